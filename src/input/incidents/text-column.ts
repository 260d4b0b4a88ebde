import type { DimensionColumn } from '../../core/incidents/log/log.ts';
import { isUnknownText } from '../../core/time/stamp.ts';

/** Texts of one dimension, and whether each different text means "unknown" or "maintenance": asked once a text. */
export class TextColumn {
  readonly column: DimensionColumn;
  private readonly keepsNone: boolean;
  private verdicts = new Uint8Array(64);

  constructor(column: DimensionColumn, keepsNone = false) {
    this.column = column;
    this.keepsNone = keepsNone;
  }

  /** 0: unknown; 1: a text; 2: a text with the word maintenance in it. */
  verdict(index: number): number {
    if (index >= this.verdicts.length) {
      const larger = new Uint8Array(Math.max(index + 1, this.verdicts.length * 2));
      larger.set(this.verdicts);
      this.verdicts = larger;
    }
    if (this.verdicts[index] === 0) this.verdicts[index] = 1 + this.judge(this.column.dictionary.text(index));
    return this.verdicts[index]! - 1;
  }

  private judge(text: string | null): number {
    if (text === null || (isUnknownText(text) && !(this.keepsNone && text.toLowerCase() === 'none'))) return 0;
    return saysMaintenance(text) ? 2 : 1;
  }
}

/** True where the text has the word "maintenance" in it. */
export function saysMaintenance(text: string): boolean {
  return /(^|[^a-z])maintenance($|[^a-z])/i.test(text);
}

/** True for a status of an incident that is over. */
export function saysClosed(status: string): boolean {
  return /^(resolved|closed|done|completed|fixed|ended)\b/i.test(status);
}
