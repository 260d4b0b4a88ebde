import { carriageReturn, lineFeed } from './ascii.ts';
import { cellsOf } from './dialect.ts';

/** So much of the end of a file tells how its rows usually end. */
const lookedAt = 1 << 15;

/** A last cell that is only the beginning of what such cells hold. */
export interface CutCell {
  readonly text: string;
  /** A whole one, for comparison. */
  readonly whole: string;
}

/**
 * Keeps the end of a table while its bytes go by. A download that broke off ends anywhere, most often within a row, which
 * then has too few cells; where it ends within the last one, nothing but the form of that cell shows it.
 */
export class FileEnd {
  private kept: Uint8Array = new Uint8Array(0);
  private isWhole = true;

  take(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const isEnough = bytes.length >= lookedAt;
    this.isWhole &&= this.kept.length + bytes.length <= lookedAt;
    this.kept = isEnough // copies: the source uses its buffer again
      ? Uint8Array.from(bytes.subarray(-lookedAt))
      : Uint8Array.from(Buffer.concat([this.kept, bytes]).subarray(-lookedAt));
  }

  /**
   * The last cell, where the file ends without a newline, and it is the beginning of a stamp like those that end the other
   * rows (or that stand in its own row, where it is the only one), and is none of their forms itself.
   */
  cutStamp(
    delimiter: string,
    isStamp: (text: string) => boolean,
    isStampCell: (cell: number) => boolean,
  ): CutCell | null {
    const last = this.kept.at(-1);
    if (last === undefined || last === lineFeed || last === carriageReturn) return null;
    const lines = new TextDecoder().decode(this.kept).split(/\r\n?|\n/);
    const rows = (this.isWhole ? lines : lines.slice(1)).map((line) => cellsOf(line, delimiter));
    const own = rows.pop();
    const text = own?.at(-1) ?? '';
    if (!own || text === '' || !isStampCell(own.length - 1)) return null;
    const ends = rows.map((cells) => cells.at(-1) ?? '').filter(isStamp);
    const others = ends.length > 0 ? ends : own.slice(0, -1).filter(isStamp);
    const form = formOf(text);
    if (others.some((other) => formOf(other) === form)) return null;
    const whole = others.findLast((other) => formOf(other).startsWith(form));
    return whole === undefined ? null : { text, whole };
  }
}

/** @example formOf('2026-05-06T10:05Z') // '0000-00-00A00:00A' */
const formOf = (text: string): string => text.replace(/[0-9]/g, '0').replace(/[A-Za-z]/g, 'A');
