import type { IncidentLog } from './log.ts';

/** Where a row began, as people write it. @example placeOf(log, 0) // 'incidents.csv:2' */
export function placeOf(log: IncidentLog, row: number): string {
  return `${log.files[log.file[row]!]}:${log.line[row]}`;
}
