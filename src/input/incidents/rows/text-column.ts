import type { DimensionColumn } from '../../../core/incidents/log/builder.ts';
import { isUnknownText } from '../../../core/time/stamp.ts';

/** What a text is: a placeholder, a name, or a word for agreed maintenance. */
export const textVerdicts = { unknown: 0, name: 1, maintenance: 2 } as const;

/** Texts of one dimension, and whether each different text means "unknown" or "maintenance": asked once a text. */
export class TextColumn {
  readonly column: DimensionColumn;
  private readonly keepsNone: boolean;
  private verdicts = new Uint8Array(64);

  constructor(column: DimensionColumn, keepsNone = false) {
    this.column = column;
    this.keepsNone = keepsNone;
  }

  verdict(index: number): number {
    if (index >= this.verdicts.length) {
      const larger = new Uint8Array(Math.max(index + 1, this.verdicts.length * 2));
      larger.set(this.verdicts);
      this.verdicts = larger;
    }
    if (this.verdicts[index] === 0) this.verdicts[index] = 1 + this.judge(index);
    return this.verdicts[index]! - 1;
  }

  private judge(index: number): number {
    const { dictionary } = this.column;
    const text = dictionary.text(index);
    if (text === null || (isUnknownText(text) && !(this.keepsNone && text.toLowerCase() === 'none')))
      return textVerdicts.unknown;
    return dictionary.names(index).some(saysMaintenance) ? textVerdicts.maintenance : textVerdicts.name;
  }
}

const maintenance =
  /^(maintenance|scheduled|scheduled maintenance|planned|planned maintenance|planned outage|maintenance window)$/i;

/** True where the text is, as a whole, a word for agreed maintenance; `_` and `-` count as blanks. */
export function saysMaintenance(text: string): boolean {
  return maintenance.test(text.trim().replaceAll(/[\s_-]+/g, ' '));
}
