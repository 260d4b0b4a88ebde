import { type ImpactCurve, type ImpactIntervals, impactCurve } from '../../incidents/downtime/downtime.ts';
import { selectRows } from '../../order/ascending.ts';
import { countBelow, countUpTo } from '../../order/bisection.ts';
import { type Decimal, exactly, times, toNumber } from '../../quantity/decimal.ts';
import { clockOf, type Interval, type Intervals, merged } from '../../time/intervals.ts';
import type { Consumption } from '../time/consumption.ts';
import { ErrorIntegral } from './alert-replay-integral.ts';
import { nextEnding } from './next-ending.ts';

/** A rule: it fires while both moving averages of the error ratio lie above factor × (1 − SLO). */
export interface ReplayTier {
  readonly severity: 'page' | 'ticket';
  readonly longSeconds: number;
  readonly shortSeconds: number;
  readonly factor: number;
}

export interface AlertReplayRequest {
  /** The incidents, also those from before the window: the long windows look back on them. */
  readonly impact: ImpactIntervals;
  /**
   * Time that counts; errors outside it are none: agreed maintenance, out of service hours, time that the log does not
   * cover, outages that are left out as too short.
   */
  readonly counts: Intervals;
  /** Tiers that can fire at all: the table of alerts knows. */
  readonly tiers: readonly ReplayTier[];
  /** 1 − SLO. */
  readonly unavailability: number;
  /** Alerts that fire in here are told of. `end` is how far the log is known. */
  readonly window: Interval;
  /** What the budget of the window lost, and when. */
  readonly consumption: Consumption;
  readonly budgetMilliseconds: number;
}

export interface FiredAlert {
  readonly tier: ReplayTier;
  /** Epoch milliseconds; may have a fraction. */
  readonly at: number;
  /** null where it had not reset by the end of the window. */
  readonly resetAt: number | null;
  /** Budget consumed from the window's start to `at`, as a share of the whole; null where there is no budget. */
  readonly consumedRatio: number | null;
  /** How many incidents hit while it fired. */
  readonly incidents: number;
  /** The rows of the first of them: at most `rowsShown`. */
  readonly rows: readonly number[];
}

export interface AlertReplay {
  /** By the instant at which they fired; of two at once the one whose tier stands first. */
  readonly fired: readonly FiredAlert[];
  /** Rows of incidents that hit somebody in counted time of the window, and during which no tier fired. */
  readonly missedRows: readonly number[];
}

/** A firing names so many incidents at most: one that never resets may span a log of a million. */
export const rowsShown = 100;

/**
 * Runs multiwindow burn-rate alerts over a log. The error ratio e(t) is the largest active impact, so a step function,
 * and its moving average (F(t) − F(t − W)) / W with F = ∫ e is piecewise linear with corners where a step is or was W
 * ago. On each stretch between corners of the two windows the crossings are solved: no ticks, no sampling.
 *
 * An alert fires at the first instant from which on both averages lie above the threshold, and resets at the first one
 * at which one of them no longer does; then it may fire again. An average that equals the threshold is not above it. One
 * that only touches it and rises again at once has not reset. Time before the log has no error.
 *
 * Source: B. Beyer et al., The Site Reliability Workbook (2018), ch. 5, "Multiwindow, Multi-Burn-Rate Alerts".
 * O(n log n) for n incidents, for each tier. Domain: long ≥ short > 0, factor > 0, 0 < unavailability < 1.
 * @example a full outage at 99.9 %: 1 h / 5 min at 14.4 fires after 51.84 s and resets 295.68 s after its end
 */
export function replayAlerts(request: AlertReplayRequest): AlertReplay {
  const { impact, counts, tiers, unavailability, window, consumption, budgetMilliseconds } = request;
  const errors = new ErrorIntegral(impactCurve(impact), counts);
  const consumed = new ErrorIntegral(consumptionCurve(consumption), null);
  const firings = tiers.flatMap((tier, rank) =>
    firingsOf(errors, tier, unavailability, window.end).map((stretch) => ({ ...stretch, tier, rank })),
  );
  firings.sort((a, b) => a.start - b.start || a.rank - b.rank);
  const clock = clockOf(counts);
  const order = selectRows(
    impact.order,
    (row) => impact.weight[row]! > 0 && clock(impact.end[row]!) > clock(impact.start[row]!),
  );
  const during = incidentsDuring({ ...impact, order });
  return {
    fired: firings
      // one that had fired before is not told of; the incidents that it lasts into are not missed
      .filter(({ start }) => start >= window.start)
      .map(({ tier, start, end }) => ({
        tier,
        at: start,
        resetAt: end >= window.end ? null : end,
        consumedRatio: budgetMilliseconds > 0 ? consumed.at(start) / budgetMilliseconds : null,
        ...during(start, end),
      })),
    missedRows: missedRows(firings, { ...impact, order }, clock, window),
  };
}

/** What was consumed as a curve, its rate as the weight. */
function consumptionCurve({ count, start, end, rate, scale }: Consumption): ImpactCurve {
  const weights = new Map<bigint, number>(); // a log has few different ones
  const weightOf = (digits: bigint): number => {
    const weight = weights.get(digits) ?? toNumber({ digits, scale });
    weights.set(digits, weight);
    return weight;
  };
  return { count, start, end, weight: Float64Array.from(rate, weightOf) };
}

/** Closer to the threshold than this share of the window is on it: sums of weights such as 0.3 leave dust. */
const dust = 1e-10;

/** When a tier fires, up to `until`: stretches in order, apart. */
function firingsOf(errors: ErrorIntegral, tier: ReplayTier, unavailability: number, until: number): Interval[] {
  const threshold = times(exactly(tier.factor), exactly(unavailability));
  const long = average(errors, tier.longSeconds, threshold);
  const short = average(errors, tier.shortSeconds, threshold);
  const found: { start: number; end: number }[] = [];
  let from = Number.NEGATIVE_INFINITY; // before the first step both averages are 0
  const corners = errors.corners([0, long.milliseconds, short.milliseconds]);
  for (let i = 0; i < corners.length && from < until; i++) {
    const to = Math.min(corners[i]!, until);
    const previous = from;
    from = to;
    if (!Number.isFinite(previous) || !(to > previous)) continue;
    const above = both(long.above(previous, to), short.above(previous, to));
    if (!above) continue;
    const last = found.at(-1);
    if (last && last.end === above.start) last.end = above.end;
    else found.push({ ...above });
  }
  return found;
}

interface MovingAverage {
  readonly milliseconds: number;
  /** The part of a stretch without corners in which the average lies above the threshold. */
  readonly above: (from: number, to: number) => Interval | null;
}

function average(errors: ErrorIntegral, seconds: number, threshold: Decimal): MovingAverage {
  const milliseconds = seconds * 1_000;
  const needed = toNumber(times(threshold, exactly(milliseconds)));
  const lead = errors.cursor();
  const tail = errors.cursor();
  return {
    milliseconds,
    above(from, to) {
      // the errors inside the window, less what is needed to fire, at both ends of the stretch
      const slope = lead.ratioOn(from, to) - tail.ratioOn(from - milliseconds, to - milliseconds);
      const first = snapped(lead.integralAt(from) - tail.integralAt(from - milliseconds) - needed, milliseconds);
      const last = snapped(lead.integralAt(to) - tail.integralAt(to - milliseconds) - needed, milliseconds);
      if (first <= 0 && last <= 0) return null;
      const crossing = Math.min(to, Math.max(from, from - first / slope));
      return { start: first > 0 ? from : crossing, end: last > 0 ? to : crossing };
    },
  };
}

function snapped(value: number, scale: number): number {
  return Math.abs(value) <= dust * scale ? 0 : value;
}

function both(left: Interval | null, right: Interval | null): Interval | null {
  if (!left || !right) return null;
  const start = Math.max(left.start, right.start);
  const end = Math.min(left.end, right.end);
  return end > start ? { start, end } : null;
}

/** The incidents that hit in a stretch of time: how many, by binary search, and the first of them by their start. */
function incidentsDuring({ order, start, end }: ImpactIntervals) {
  const starts = Float64Array.from(order, (row) => start[row]!);
  const ends = Float64Array.from(order, (row) => end[row]!);
  const sortedEnds = ends.slice().sort();
  const next = nextEnding(ends);
  return (from: number, to: number): Pick<FiredAlert, 'incidents' | 'rows'> => {
    const begun = countBelow(starts, starts.length, to);
    const rows: number[] = [];
    for (let i = next(0, from); i < begun && rows.length < rowsShown; i = next(i + 1, from)) rows.push(order[i]!);
    return { incidents: begun - countUpTo(sortedEnds, sortedEnds.length, from), rows };
  };
}

/** Those that hit in counted time of the window and overlap no stretch of firing. */
function missedRows(
  firings: readonly Interval[],
  { order, start, end }: ImpactIntervals,
  clock: (instant: number) => number,
  window: Interval,
): readonly number[] {
  const stretches = merged(firings);
  const missed: number[] = [];
  let next = 0; // incidents come by their start: stretches that ended before it are done with
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    while (next < stretches.length && stretches[next]!.end <= start[row]!) next++;
    if (next < stretches.length && stretches[next]!.start < end[row]!) continue;
    if (clock(Math.min(end[row]!, window.end)) > clock(Math.max(start[row]!, window.start))) missed.push(row);
  }
  return missed;
}
