import { fail } from '../../../core/problem.ts';
import type { JsonAnswer } from '../../json/record.ts';
import type { JsonAdapter } from '../incident-fields.ts';
import type { LogReading, LogSource } from '../log-reading.ts';
import { type AnswerPage, errorIn, pageOf, partOf } from './answers.ts';

/** The answers that one file holds: how much of a whole they are, and until when they speak. */
export class Answers {
  readonly pages: AnswerPage[] = [];
  /** As the source writes it; the latest of several answers. */
  speaksUntil: number | null = null;
  /** True where an answer holds as many rows as its tool gives at most. */
  isFull = false;
  private readonly file: string;
  private readonly reading: LogReading;

  constructor(file: string, reading: LogReading) {
    this.file = file;
    this.reading = reading;
    reading.answers.push(this.pages);
  }

  /** Takes what an answer says beside its list; one that says that it failed is refused. */
  add(answer: JsonAnswer, adapter: JsonAdapter | null): void {
    const error = errorIn(answer.members);
    if (error !== null) {
      const where = { kind: 'file', file: this.file, line: answer.line, column: answer.column } as const;
      fail('answerIsError', { text: error }, where);
    }
    const page = pageOf(answer);
    this.pages.push(adapter?.isPart?.(answer.members) ? { ...page, isIncomplete: true } : page);
    if (adapter?.mostRows !== undefined && answer.elements >= adapter.mostRows) this.isFull = true;
    const until = adapter?.speaksUntil?.(answer.members);
    const instant = until ? this.reading.stampsOf(null).read(String(until.value)) : Number.NaN;
    if (!Number.isNaN(instant)) this.speaksUntil = Math.max(instant, this.speaksUntil ?? instant);
  }

  part(): LogSource['partial'] {
    if (this.pages.length === 0) return null;
    const elsewhere = this.reading.answers.filter((each) => each !== this.pages).flat();
    return partOf(this.pages, elsewhere);
  }
}
