import { compareNames } from '../../order/natural-order.ts';
import type { IncidentLog } from '../log/log.ts';
import { textAt } from '../log/names.ts';
import type { ImpactIntervals } from './downtime.ts';

export interface LongestIncident {
  readonly id: string | null;
  readonly title: string | null;
  readonly service: string | null;
  readonly cause: string | null;
  readonly severity: string | null;
  readonly start: number;
  /** null: still open. */
  readonly end: number | null;
  /** From start to verified, whole and unclipped; of an open one, up to where it counts as down. */
  readonly durationSeconds: number;
  readonly impact: number;
  readonly file: string;
  readonly line: number;
}

/** The incidents that lasted longest, longest first, whatever their impact; of equal ones the earlier, then by what they are called. */
export function longestIncidents(
  log: IncidentLog,
  impact: ImpactIntervals,
  top: number,
  openUntil: number,
): readonly LongestIncident[] {
  const { verified } = log.stamps;
  const lasted = (row: number): number =>
    (Number.isNaN(verified[row]!) ? Math.max(impact.start[row]!, openUntil) : verified[row]!) - impact.start[row]!;
  const { order } = impact;
  let kept: number[] = [];
  let last = -1; // what a row must come before to be among the longest so far
  const text = (key: string, row: number): string | null => textAt(log, key, row);
  const nameOf = (row: number): string =>
    JSON.stringify([
      ...[text('service', row), log.ids.text(log.id[row]!), log.titles.text(log.title[row]!), text('cause', row)],
      text('severity', row),
    ]);
  const byLength = (left: number, right: number): number =>
    lasted(right) - lasted(left) || impact.start[left]! - impact.start[right]!;
  // no order of rows or files counts
  const byAll = (left: number, right: number): number =>
    byLength(left, right) || compareNames(nameOf(left), nameOf(right));
  const cut = (): void => {
    kept = kept.sort(byAll).slice(0, top);
    last = kept.length === top ? (kept.at(-1) ?? -1) : -1;
  };
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    if (last >= 0 && byLength(last, row) < 0) continue;
    if (kept.push(row) >= 2 * top + 16) cut(); // now and then, so that a large `top` costs no more than a sort
  }
  cut();
  return kept.map((row) => ({
    id: log.ids.text(log.id[row]!) || null,
    title: log.titles.text(log.title[row]!) || null,
    service: text('service', row),
    cause: text('cause', row),
    severity: text('severity', row),
    start: impact.start[row]!,
    end: Number.isNaN(log.stamps.verified[row]!) ? null : log.stamps.verified[row]!,
    durationSeconds: lasted(row) / 1_000,
    impact: impact.weight[row]!,
    file: log.files[log.file[row]!]!,
    line: log.line[row]!,
  }));
}
