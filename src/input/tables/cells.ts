import { fail } from '../../core/problem.ts';
import { isUnknownText, type StampReader } from '../../core/time/stamp.ts';
import type { Cell } from './named-rows.ts';

/** Names of the column that says when. */
export const timeNames = [
  ...['timestamp', 'time', 'at', 'datetime', 'date_time', 'ts', 'start', 'started_at', 'start_time', 'bucket', 'date'],
] as const;

/** The instant of a cell, in epoch milliseconds; refused at its place where it is none. */
export function instantOf({ text, place }: Cell, stamps: StampReader, field: string): number {
  const instant = stamps.read(text);
  if (!Number.isNaN(instant)) return instant;
  switch (stamps.trouble.kind) {
    case 'unknown':
      return fail('cellEmpty', { field }, place());
    case 'ambiguous':
      return fail('rowStampAmbiguous', { field, text }, place());
    case 'abbreviation':
      return fail('rowStampZoneAbbreviation', { field, text, abbreviation: stamps.trouble.abbreviation }, place());
    default:
      return fail('rowStampUnreadable', { field, text }, place());
  }
}

/** The text of a cell; null where there is none, or a word for unknown. */
export function knownText(cell: Cell | null | undefined): string | null {
  const text = cell?.text.trim() ?? '';
  return isUnknownText(text) ? null : text;
}
