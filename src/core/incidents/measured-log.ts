import { selectRows } from '../order/ascending.ts';
import { type Intervals, totalMilliseconds } from '../time/intervals.ts';
import type { Window } from '../time/window.ts';
import { type Coverage, coveredIn, uncoveredIn } from './coverage.ts';
import type { Outages } from './downtime/downtime.ts';
import { costTest, type Failures, failuresOf } from './downtime/failures.ts';
import type { Downtime, DowntimeMode, DowntimeRules } from './downtime/measure.ts';
import { type Selection, type SelectionRequest, selectIncidents } from './downtime/selection.ts';
import type { Filters } from './filters.ts';
import { type Condition, rowFilter } from './log/filter.ts';
import type { IncidentLog } from './log/log.ts';
import { measureKnown } from './measured-time.ts';
import type { UnknownHandling } from './unknown-handling.ts';

/** What decides which part of a log is looked at, and how it is measured. */
export interface MeasureRequest extends SelectionRequest {
  /** Time that counts inside the window: service hours less exclusions; null: all of it. */
  readonly inService: Intervals | null;
  readonly downtimeMode: DowntimeMode;
  readonly shortestOutageSeconds: number;
  /** Incidents of a service that follow so closely are one failure; null: each is one. */
  readonly mergeWithinSeconds: number | null;
  readonly coverage: Coverage;
  readonly unknown: UnknownHandling;
  /** What of this was set, for the result to say. */
  readonly filters: Filters;
}

/** A log over a window, measured: what `incidents`, `project` and `budget` all start from. */
export interface MeasuredLog extends Selection {
  readonly log: IncidentLog;
  readonly request: MeasureRequest;
  readonly window: Window;
  /** How downtime is counted, and in which time. */
  readonly rules: DowntimeRules;
  /** All time that could count, and the part of it in which nobody knows: what `rules` count is the rest, or all of it. */
  readonly time: Intervals;
  readonly unknown: Intervals;
  readonly countedMilliseconds: number;
  /** The part of that time of which the log speaks, and how much it says nothing of: in all, and of what has passed. */
  readonly covered: Intervals;
  readonly uncovered: ReturnType<typeof uncoveredIn>;
  readonly downtime: Downtime;
  readonly failures: Failures;
}

/** Measures a log once: which rows count, the time that counts, the downtime in it, the failures. */
export function measureLog(log: IncidentLog, request: MeasureRequest): MeasuredLog {
  return measureSelection(log, request, selectIncidents(log, request));
}

/** The same log without the incidents that any of the conditions names, as if they had not happened. */
export function measureWithout(measured: MeasuredLog, removed: readonly Condition[]): MeasuredLog {
  const { log, request, impact } = measured;
  if (removed.length === 0) return measured;
  const order = selectRows(impact.order, rowFilter(log, removed));
  const where = [...request.where, ...removed]; // what nobody knows of their services has gone with them
  return measureSelection(log, { ...request, where }, { ...measured, impact: { ...impact, order } });
}

/** The same log with overlaps counted once, however it is to be counted. */
export function measureUnion(measured: MeasuredLog): MeasuredLog {
  const { log, request } = measured;
  return request.downtimeMode === 'union'
    ? measured
    : measureSelection(log, { ...request, downtimeMode: 'union' }, measured);
}

/** The failures of some of its rows, whose outages are `outages`; merged as for the whole log. */
export function failuresAmong(
  { log, request, impact, window, rules }: Pick<MeasuredLog, 'log' | 'request' | 'impact' | 'window' | 'rules'>,
  order: Uint32Array,
  outages: Outages,
): Failures {
  const own = { ...impact, order };
  return failuresOf(log, own, {
    window,
    mergeWithinMilliseconds: request.mergeWithinSeconds === null ? null : request.mergeWithinSeconds * 1_000,
    costs: costTest(own, outages, rules.counts, { window, isCut: rules.shortestOutageMilliseconds > 0 }),
  });
}

/** Closed incidents that start in the window, in the order of their starts: what averages are made of. */
export function closedRows({ log, impact, window }: MeasuredLog): Uint32Array {
  const { verified } = log.stamps;
  return selectRows(impact.order, (row) => impact.start[row]! >= window.start && !Number.isNaN(verified[row]!));
}

function measureSelection(log: IncidentLog, request: MeasureRequest, selection: Selection): MeasuredLog {
  const { classified, weights, impact, fixMissing } = selection;
  const { window } = request;
  const time = request.inService ?? [window];
  const { rules, unknown, downtime } = measureKnown(log, impact, { ...request, time });
  return {
    ...{ log, request, window, classified, weights, impact, fixMissing, rules, time, unknown, downtime },
    countedMilliseconds: totalMilliseconds(rules.counts),
    covered: coveredIn(rules.counts, request.coverage),
    uncovered: uncoveredIn(time, request.coverage),
    failures: failuresAmong({ log, request, impact, window, rules }, impact.order, downtime.outages),
  };
}
