import type { IncidentLog } from '../log/log.ts';
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

/** The incidents that lasted longest, longest first, whatever their impact. */
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
  let shortest = Number.NEGATIVE_INFINITY; // what a row must exceed to be among the longest so far
  const cut = (): void => {
    kept.sort((left, right) => lasted(right) - lasted(left)); // stable: of equal ones the earlier stays ahead
    kept = kept.slice(0, top);
    if (kept.length === top && top > 0) shortest = lasted(kept[top - 1]!);
  };
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    if (lasted(row) <= shortest) continue;
    if (kept.push(row) >= 2 * top + 16) cut(); // now and then, so that a large `top` costs no more than a sort
  }
  cut();
  const text = (key: string, row: number): string | null => {
    const dimension = log.dimensions.get(key);
    return dimension ? dimension.dictionary.text(dimension.values[row]!) : null;
  };
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
