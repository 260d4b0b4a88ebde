import { type Notice, notice } from '../notice.ts';
import { formatInstant } from '../time/instant.ts';
import { clockOf, intersection, totalMilliseconds } from '../time/intervals.ts';
import type { ImpactIntervals } from './downtime/downtime.ts';
import { type Downtime, measureDowntime, outageIntervals } from './downtime/measure.ts';
import type { UnweightedDowntime } from './downtime/unweighted.ts';
import type { Classified } from './log/classify.ts';
import { isLesserSeverity } from './log/impact.ts';
import { type IncidentLog, rowFlags } from './log/log.ts';
import { placeOf } from './log/place.ts';
import type { PhasesResult } from './phases.ts';
import type { IncidentRequest } from './request.ts';

/** What of a request the rows are judged by. */
type NoticeRequest = Omit<IncidentRequest, 'phaseTargets' | 'groupKeys' | 'top' | 'seed'>;

/** What a reader must know about the rows behind the numbers. */
export function noticesOf(
  log: IncidentLog,
  request: NoticeRequest,
  facts: {
    readonly classified: Classified;
    readonly phases: Pick<PhasesResult, 'negative'>;
    readonly fixMissing: number;
    readonly downtime: Downtime;
    readonly impact: ImpactIntervals;
    readonly unweighted: UnweightedDowntime;
  },
): readonly Notice[] {
  const { classified, phases, unweighted, downtime } = facts;
  const windowSeconds = totalMilliseconds(request.inService ?? [request.window]) / 1_000;
  const { counts } = classified;
  const found: Notice[] = [];
  const places = (rows: readonly number[]): string[] => rows.slice(0, 3).map((row) => placeOf(log, row));
  if (counts.duplicate > 0) found.push(notice('duplicates', { rows: counts.duplicate, rule: request.duplicateRule }));
  const sameId = classified.sameIdRows;
  if (sameId.length > 0) found.push(notice('sameId', { rows: sameId.length, places: places(sameId) }));
  const { window: _, where: __, ...because } = counts.excludedBecause;
  if (Object.keys(because).length > 0) found.push(notice('notIncidents', { because }));
  const backPosted = countRows(facts.impact.order, (row) => (log.flags[row]! & rowFlags.backPosted) !== 0);
  if (backPosted > 0) found.push(notice('backPosted', { rows: backPosted }));
  if (counts.open > 0)
    found.push(
      notice('open', {
        rows: counts.open,
        until: formatInstant(request.openUntil),
        places: places(classified.openRows),
      }),
    );
  if (request.openUntil < request.window.end) {
    const later = countRows(facts.impact.order, (row) => facts.impact.start[row]! >= request.openUntil);
    if (later > 0) found.push(notice('afterNow', { rows: later, now: formatInstant(request.openUntil) }));
  }
  const uncounted = uncountedFailures(request, facts.impact, downtime);
  if (uncounted.failures > 0) found.push(notice('failuresUncounted', uncounted));
  if (counts.zeroLength > 0)
    found.push(notice('zeroLength', { rows: counts.zeroLength, places: places(classified.zeroLengthRows) }));
  if (counts.outOfOrder > 0)
    found.push(notice('outOfOrder', { rows: counts.outOfOrder, places: places(classified.outOfOrderRows) }));
  for (const [phase, { count, rows }] of phases.negative)
    found.push(notice('negativePhase', { phase, rows: count, places: places(rows) }));
  if (facts.fixMissing > 0) found.push(notice('fixMissing', { rows: facts.fixMissing }));
  if (request.shortestOutageSeconds > 0) {
    const all = measureDowntime(facts.impact, {
      mode: 'union',
      counts: request.inService ?? [request.window],
      shortestOutageMilliseconds: 0,
    }).outages.count;
    const outages = all - downtime.outages.count;
    if (outages > 0) found.push(notice('shortOutages', { outages, shortestSeconds: request.shortestOutageSeconds }));
  }
  if (unweighted.lesserDowntimeSeconds > 0) {
    const severity = log.dimensions.get('severity')!;
    const seen = new Uint8Array(severity.dictionary.size);
    const words: string[] = [];
    const { order } = facts.impact;
    for (let i = 0; i < order.length; i++) {
      const row = order[i]!;
      const index = severity.values[row]!;
      if (seen[index] === 1) continue;
      seen[index] = 1;
      const word = severity.dictionary.text(index);
      if (isLesserSeverity(word)) words.push(word!);
    }
    found.push(
      notice('lesserCountsWhole', {
        rows: unweighted.lesserIncidents,
        downtimeSeconds: unweighted.lesserDowntimeSeconds,
        totalSeconds: downtime.milliseconds / 1_000,
        severities: words,
      }),
    );
  }
  const downtimeSeconds = downtime.milliseconds / 1_000;
  if (downtimeSeconds > windowSeconds) found.push(notice('sumExceedsWindow', { downtimeSeconds, windowSeconds }));
  return found;
}

/** Failures that last some time of which nothing counts: cut out, out of hours, too short, or of no weight. */
function uncountedFailures(
  { window, inService, shortestOutageSeconds }: NoticeRequest,
  { order, start, end, weight }: ImpactIntervals,
  { outages }: Downtime,
): { readonly failures: number; readonly of: number } {
  const starts = (row: number): boolean => start[row]! >= window.start;
  const isCut = inService !== null || shortestOutageSeconds > 0 || countRows(order, (row) => weight[row] === 0) > 0;
  if (!isCut) return { failures: 0, of: 0 };
  const clock = clockOf(intersection(outageIntervals(outages), inService ?? [window]));
  const costsNothing = (row: number): boolean =>
    end[row]! > start[row]! && (weight[row] === 0 || clock(end[row]!) === clock(start[row]!));
  return { failures: countRows(order, (row) => starts(row) && costsNothing(row)), of: countRows(order, starts) };
}

function countRows(rows: Uint32Array, holds: (row: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (holds(rows[i]!)) count++;
  return count;
}
