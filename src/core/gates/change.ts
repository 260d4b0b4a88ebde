import type { Json } from '../json.ts';
import { type FilePlace, fail } from '../problem.ts';
import { type Check, skippedCheck } from './check.ts';
import { comparedPart } from './compared-part.ts';
import type { Bounds, Change, Measure, MeasuredWindow, NoCounterpart } from './comparison.ts';

/** A check of an earlier run, as its result has it. */
export interface EarlierCheck extends Pick<Check, 'expression' | 'actual'> {
  readonly limit: Json;
  readonly measure: Measure;
}

/** An earlier run. */
export interface Baseline {
  readonly place: FilePlace;
  readonly checks: readonly EarlierCheck[];
}

/**
 * Compares each check with that of an earlier run. A number is worse, or better, where the two intervals have nothing in
 * common; of a number without one (computed, counted) where it differs. What is gone in a window is compared only with a
 * window of its length, of which as much has passed; a check with another target, or that the earlier run did not make, stands
 * for itself. What only the earlier run checked is added as skipped. Where none can be compared, the baseline is refused with
 * the reason.
 * @example compareWithBaseline(checks, baseline, true)[0].change // { verdict: 'worse', was: 0.9995, decides: true }
 */
export function compareWithBaseline(
  checks: readonly Check[],
  { place, checks: earlier }: Baseline,
  onlyWorseFails: boolean,
): readonly Check[] {
  if (checks.length === 0) return fail('baselineRefused', { why: 'nothingGated' }, place);
  const compared = checks.map((check) => {
    if (check.change || check.actual === null || check.status === 'skipped' || !check.measure) return check;
    return { ...check, change: changeOf(check, check.measure, earlier, onlyWorseFails) };
  });
  const reasons = compared.flatMap(({ change }) => (change?.verdict === 'notCompared' ? [change.why] : []));
  const parts = new Set(checks.map(({ expression }) => comparedPart(expression)));
  const gone = earlier.filter(({ expression }) => !parts.has(comparedPart(expression)));
  if (reasons.length > 0 && !compared.some(({ change }) => change && change.verdict !== 'notCompared'))
    return fail('baselineRefused', { why: reasons.find((why) => why !== 'absent') ?? 'absent' }, place);
  return [...compared, ...gone.map(goneCheck)];
}

/** What was gated earlier and is not any more, which nobody would miss: it is said, and stands against no build. */
const goneCheck = ({ expression }: EarlierCheck): Check => ({
  ...skippedCheck(expression, { kind: 'gone' }),
  onlyWarns: true,
});

function changeOf(check: Check, measure: Measure, earlier: readonly EarlierCheck[], decides: boolean): Change {
  const like = earlier.filter((each) => comparedPart(each.expression) === comparedPart(check.expression));
  const counterpart =
    like.find(({ expression }) => expression === check.expression) ?? (like.length === 1 ? like[0] : undefined);
  if (!counterpart) return { verdict: 'notCompared', why: like.length > 0 ? 'target' : 'absent' };
  const why = obstacleTo(check, measure, counterpart);
  if (why) return { verdict: 'notCompared', why };
  return { verdict: verdictOf(check.actual, measure, counterpart), was: counterpart.actual, decides };
}

function obstacleTo(check: Check, measure: Measure, earlier: EarlierCheck): NoCounterpart | null {
  if (typeof earlier.actual !== typeof check.actual) return 'number';
  if (!sameWindow(measure.window, earlier.measure.window)) return 'window';
  const isOfOneTarget = earlier.expression === check.expression && limitOf(check) === earlier.limit;
  if (!isOfOneTarget || measure.slo !== earlier.measure.slo) return 'target';
  const { order } = measure;
  const isOrdered = order === null || (order.includes(String(check.actual)) && order.includes(String(earlier.actual)));
  return isOrdered ? null : 'order';
}

/** What a check is compared with, as its result has it. */
export function limitOf({ unavailability, numbers, text }: Check): Json {
  if (unavailability) return 1 - unavailability.wanted;
  return numbers?.wanted ?? text ?? null;
}

/** From the shortest month to the longest: months are compared with each other, and quarters, and years. */
const mostStretch = 31 / 28;
/** Clocks are set forward and back by an hour, so that a week may be longer by one. */
const clockChangeSeconds = 3_600;
/** No zone is further from UTC. */
const furthestZoneMilliseconds = 14 * 3_600_000;

/** Whether an instant may be the beginning of a month, in some zone. */
function beginsMonth(text: string | null): boolean {
  const instant = text === null ? Number.NaN : Date.parse(text);
  const near = new Date(instant + furthestZoneMilliseconds);
  const first = Date.UTC(near.getUTCFullYear(), near.getUTCMonth(), 1);
  return Math.abs(instant - first) <= furthestZoneMilliseconds;
}

const isOfMonths = ({ start, end }: MeasuredWindow): boolean => beginsMonth(start) && beginsMonth(end);

/** The same one, or two of one length of which as much has passed. */
function sameWindow(one: MeasuredWindow | null, other: MeasuredWindow | null): boolean {
  if (!one || !other) return one === other;
  if (one.start === other.start && one.end === other.end && one.start !== null) return true;
  const alike = (a: number, b: number): boolean => Math.max(a, b) <= mostStretch * Math.min(a, b);
  const passed = (window: MeasuredWindow): number => window.elapsedSeconds ?? window.seconds;
  const isOfOneLength =
    isOfMonths(one) && isOfMonths(other)
      ? alike(one.seconds, other.seconds)
      : Math.abs(one.seconds - other.seconds) <= clockChangeSeconds;
  return isOfOneLength && alike(passed(one), passed(other));
}

type Verdict = 'better' | 'worse' | 'same' | 'cannotTell';

function verdictOf(actual: Json, { better, interval, order }: Measure, earlier: EarlierCheck): Verdict {
  if (order) {
    const [now, was] = [order.indexOf(String(actual)), order.indexOf(String(earlier.actual))];
    return now === was ? 'same' : now > was ? 'worse' : 'better';
  }
  if (typeof actual !== 'number' || typeof earlier.actual !== 'number' || better === null)
    return actual === earlier.actual ? 'same' : 'cannotTell';
  if (isDust(actual, earlier.actual)) return 'same';
  const now = interval ?? [actual, actual];
  const was = earlier.measure.interval ?? [earlier.actual, earlier.actual];
  const [falls, rises] = [isBelow(now, was), isBelow(was, now)];
  if (!falls && !rises) return 'cannotTell';
  return falls === (better === 'lower') ? 'better' : 'worse';
}

const isBelow = ([, high]: Bounds, [low]: Bounds): boolean => high !== null && low !== null && high < low;

/** Another order of the same sums changes last digits; of a ratio near 1 those of its complement count. */
function isDust(one: number, other: number): boolean {
  const size = Math.max(Math.abs(one), Math.abs(other));
  const scale = one <= 1 && other <= 1 ? Math.min(size, Math.max(1 - one, 1 - other)) : size;
  return Math.abs(one - other) <= Math.max(1e-9 * scale, 2 ** -52 * size);
}
