import { formatProgress } from '../report/numbers.ts';
import type { Output } from './io.ts';

const firstAfterMilliseconds = 1_000;
const everyMilliseconds = 200;

/** A line on a terminal's standard error while a large input is read; gone before anything else is written. */
export class Progress {
  private readonly output: Output;
  private readonly elapsed: () => number;
  private next: number;
  private shown = false;

  constructor(output: Output, elapsed: () => number) {
    this.output = output;
    this.elapsed = elapsed;
    this.next = elapsed() + firstAfterMilliseconds;
  }

  readonly update = (bytes: number, size: number | null): void => {
    this.tell(() => readingText(bytes, size));
  };

  /** Shows a text, where some time has passed since the last. */
  readonly tell = (say: () => string): void => {
    const now = this.elapsed();
    if (now < this.next || !this.output.isTty) return;
    this.next = now + everyMilliseconds;
    this.shown = true;
    void this.output.write(`\r\u001b[K${say()}`);
  };

  async clear(): Promise<void> {
    if (this.shown) await this.output.write('\r\u001b[K');
    this.shown = false;
  }
}

function readingText(bytes: number, size: number | null): string {
  const megabytes = (value: number): string => `${Math.round(value / 1e6)} MB`;
  const of = size === null ? '' : ` of ${megabytes(size)} (${formatProgress(bytes / size)})`;
  return `reading: ${megabytes(bytes)}${of}`;
}
