import type { IncidentLog } from './log.ts';

/** Where a row began, as people write it, and its id where it has one. @example placeOf(log, 0) // 'incidents.csv:2 INC-1' */
export function placeOf(log: IncidentLog, row: number): string {
  const id = log.ids.text(log.id[row]!);
  return `${log.files[log.file[row]!]}:${log.line[row]}${id === '' ? '' : ` ${id}`}`;
}
