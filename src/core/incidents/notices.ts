import { type Notice, notice } from '../notice.ts';
import { firstPlace } from '../order/bisection.ts';
import { formatEnds, formatInstant } from '../time/instant.ts';
import { difference, intersection, totalMilliseconds } from '../time/intervals.ts';
import { uncoveredIn } from './coverage.ts';
import { measureDowntime } from './downtime/measure.ts';
import { isLesserSeverity } from './log/impact.ts';
import { rowFlags } from './log/log.ts';
import { placeOf } from './log/place.ts';
import type { MeasuredLog } from './measured-log.ts';
import type { PhasesResult } from './phases.ts';
import { unknownNotices } from './unknown.ts';
import type { UnweightedDowntime } from './unweighted.ts';

/** What a reader must know about the rows behind the numbers. */
export function noticesOf(
  measured: MeasuredLog,
  facts: {
    readonly negative: PhasesResult['negative'];
    readonly unweighted: UnweightedDowntime;
  },
): readonly Notice[] {
  const { log, request, rules, classified, impact, fixMissing, downtime } = measured;
  const { negative, unweighted } = facts;
  const windowSeconds = measured.countedMilliseconds / 1_000;
  const { counts } = classified;
  const found: Notice[] = [];
  const places = (rows: readonly number[]): string[] => rows.slice(0, 3).map((row) => placeOf(log, row));
  if (counts.duplicate > 0) found.push(notice('duplicates', { rows: counts.duplicate, rule: request.duplicateRule }));
  const sameId = classified.sameIdRows;
  if (sameId.length > 0) found.push(notice('sameId', { rows: sameId.length, places: places(sameId) }));
  const { window: _, where: __, ...because } = counts.excludedBecause;
  if (Object.keys(because).length > 0) found.push(notice('notIncidents', { because }));
  const backPosted = countRows(impact.order, (row) => (log.flags[row]! & rowFlags.backPosted) !== 0);
  if (backPosted > 0) found.push(notice('backPosted', { rows: backPosted }));
  const endsAtFix = (row: number): boolean =>
    request.downtimeUntil === 'fixed' && impact.end[row] === log.stamps.fixed[row];
  const openFixed = countRows(impact.order, (row) => Number.isNaN(log.stamps.verified[row]!) && endsAtFix(row));
  if (counts.open > openFixed)
    found.push(
      notice('open', {
        rows: counts.open - openFixed,
        until: formatInstant(request.openUntil, request.window.zone),
        places: places(classified.openRows.filter((row) => !endsAtFix(row))),
      }),
    );
  if (openFixed > 0)
    found.push(notice('openFixed', { rows: openFixed, places: places(classified.openRows.filter(endsAtFix)) }));
  if (request.openUntil < request.window.end) {
    const later = countRows(impact.order, (row) => impact.start[row]! >= request.openUntil);
    if (later > 0)
      found.push(notice('afterNow', { rows: later, now: formatInstant(request.openUntil, request.window.zone) }));
  }
  const uncovered = uncoveredNotice(measured);
  if (uncovered) found.push(uncovered);
  const { where, coverage, serviceCuts, unknown: handling } = request;
  const asked = { where, now: coverage.now, serviceCuts, handling };
  found.push(...unknownNotices(log, measured.unknown, measured.time, asked));
  const shared = outagesOfSeveralFiles(measured);
  if (shared > 0 && request.mergeWithinSeconds === null) {
    const { outages } = downtime;
    found.push(notice('filesOverlap', { shared, outages: outages.count, failures: measured.failures.starts.length }));
  }
  if (counts.zeroLength > 0)
    found.push(notice('zeroLength', { rows: counts.zeroLength, places: places(classified.zeroLengthRows) }));
  if (counts.outOfOrder > 0)
    found.push(notice('outOfOrder', { rows: counts.outOfOrder, places: places(classified.outOfOrderRows) }));
  for (const [phase, { count, rows }] of negative)
    found.push(notice('negativePhase', { phase, rows: count, places: places(rows) }));
  if (fixMissing > 0) found.push(notice('fixMissing', { rows: fixMissing }));
  if (request.shortestOutageSeconds > 0) {
    const all = measureDowntime(impact, { ...rules, mode: 'union', shortestOutageMilliseconds: 0 }).outages.count;
    const outages = all - downtime.outages.count;
    if (outages > 0) found.push(notice('shortOutages', { outages, shortestSeconds: request.shortestOutageSeconds }));
  }
  if (unweighted.lesserDowntimeSeconds > 0) {
    const severity = log.dimensions.get('severity')!;
    const seen = new Uint8Array(severity.dictionary.size);
    const words: string[] = [];
    const { order } = impact;
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

/** Of time that counts as up because no row speaks of it; what is unknown is said as that. */
function uncoveredNotice({ time, unknown, request }: MeasuredLog): Notice | null {
  const { interval, by, now } = request.coverage;
  const uncovered = uncoveredIn(difference(time, unknown), request.coverage);
  if (uncovered.passedMilliseconds === 0) return null;
  const passed = intersection(time, [{ start: Number.NEGATIVE_INFINITY, end: now }]);
  return notice('logUncovered', {
    seconds: uncovered.passedMilliseconds / 1_000,
    passedSeconds: totalMilliseconds(passed) / 1_000,
    effect: 'countsAsUp',
    covered: interval && formatEnds(interval, request.window.zone),
    by,
  });
}

function countRows(rows: Uint32Array, holds: (row: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (holds(rows[i]!)) count++;
  return count;
}

/** Outages that incidents of more than one file make: tools that saw the same. */
function outagesOfSeveralFiles({ log, impact, downtime: { outages } }: MeasuredLog): number {
  if (log.files.length < 2) return 0;
  const several = -2;
  const fileOf = new Int32Array(outages.count).fill(-1);
  for (const row of impact.order) {
    const first = firstPlace(outages.count, (place) => outages.end[place]! > impact.start[row]!);
    for (let i = first; i < outages.count && outages.start[i]! < impact.end[row]!; i++) {
      const file = log.file[row]!;
      fileOf[i] = fileOf[i] === -1 || fileOf[i] === file ? file : several;
    }
  }
  return fileOf.reduce((count, file) => (file === several ? count + 1 : count), 0);
}
