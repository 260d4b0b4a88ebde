import { looksLikeJson } from './encoding.ts';

const lineFeed = 10;
const mostHeader = 1 << 20;

/** The beginning of a file until it is clear what it is: JSON shows in its first character, a table in a whole header. */
export class FileHead {
  private readonly source: string;
  private chunks: Uint8Array[] = [];
  private length = 0;
  /** Whether it begins like JSON; null while only blanks came. */
  isJson: boolean | null = null;

  constructor(source: string) {
    this.source = source;
  }

  /** Takes a copy of the next bytes; true as soon as they are enough. */
  add(bytes: Uint8Array): boolean {
    const wasBlank = this.isJson === null;
    this.isJson ??= looksLikeJson(bytes);
    if (this.isJson === null) {
      // blanks decide nothing, but their lines count
      this.keep(bytes);
      return false;
    }
    this.keep(bytes);
    if (!['auto', 'csv'].includes(this.source) || (this.isJson && this.source === 'auto')) return true;
    return this.length > mostHeader || bytes.includes(lineFeed, wasBlank ? firstSign(bytes) : 0);
  }

  bytes(): Uint8Array {
    if (this.chunks.length !== 1) {
      const whole = new Uint8Array(this.length);
      let at = 0;
      for (const chunk of this.chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      this.chunks = [whole];
    }
    return this.chunks[0]!;
  }

  private keep(bytes: Uint8Array): void {
    this.chunks.push(new Uint8Array(bytes));
    this.length += bytes.length;
  }
}

/** Where the first byte stands that is neither blank nor a control character. */
function firstSign(bytes: Uint8Array): number {
  return Math.max(
    0,
    bytes.findIndex((byte) => byte > 32),
  );
}
