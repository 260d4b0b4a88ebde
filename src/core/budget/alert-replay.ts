import { type ImpactIntervals, impactCurve } from '../incidents/downtime.ts';
import type { Decimal } from '../quantity/decimal.ts';
import { toNumber } from '../quantity/decimal.ts';
import type { Interval, Intervals } from '../time/intervals.ts';
import { ErrorIntegral } from './alert-replay-integral.ts';
import { exactly, times } from './exact.ts';

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
  /** Time that counts; errors outside it are none (agreed maintenance, out of service hours). null: all time. */
  readonly counts: Intervals | null;
  /** Tiers that can fire at all: the table of alerts knows. */
  readonly tiers: readonly ReplayTier[];
  /** 1 − SLO. */
  readonly unavailability: number;
  /** Alerts that fire in here are told of; consumption is counted from its start. `end` is how far the log is known. */
  readonly window: Interval;
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
  /** Rows of the incidents that hit while it fired. */
  readonly rows: readonly number[];
}

export interface AlertReplay {
  /** By the instant at which they fired; of two at once the one whose tier stands first. */
  readonly fired: readonly FiredAlert[];
  /** Rows of incidents that lie in the window and hit somebody, during which no tier fired. */
  readonly missedRows: readonly number[];
}

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
  const { impact, tiers, unavailability, window, budgetMilliseconds } = request;
  const errors = new ErrorIntegral(impactCurve(impact), request.counts);
  const consumedBefore = errors.at(window.start);
  const firings = tiers.flatMap((tier, rank) =>
    firingsOf(errors, tier, unavailability, window.end).map((stretch) => ({ ...stretch, tier, rank })),
  );
  firings.sort((a, b) => a.start - b.start || a.rank - b.rank);
  const { rowsOf, missedRows } = rowsDuring(firings, impact, window);
  const fired: FiredAlert[] = [];
  firings.forEach(({ tier, start, end }, i) => {
    if (start < window.start) return; // it had fired before; the incidents that it lasts into are not missed
    fired.push({
      tier,
      at: start,
      resetAt: end >= window.end ? null : end,
      consumedRatio: budgetMilliseconds > 0 ? (errors.at(start) - consumedBefore) / budgetMilliseconds : null,
      rows: rowsOf[i]!,
    });
  });
  return { fired, missedRows };
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

/** Which incidents hit during which firing (both in order of start), and which during none. */
function rowsDuring(firings: readonly Interval[], { order, start, end, weight }: ImpactIntervals, window: Interval) {
  const rowsOf: number[][] = firings.map(() => []);
  const missedRows: number[] = [];
  let open: number[] = []; // firings that have not ended before the incident at hand begins
  let next = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const from = start[row]!;
    const to = end[row]!;
    while (next < firings.length && firings[next]!.start <= from) open.push(next++);
    open = open.filter((firing) => firings[firing]!.end > from);
    if (!(weight[row]! > 0)) continue;
    for (const firing of open) rowsOf[firing]!.push(row);
    let isCaught = open.length > 0;
    for (let later = next; later < firings.length && firings[later]!.start < to; later++) {
      rowsOf[later]!.push(row);
      isCaught = true;
    }
    const isInside = from < window.end && (to > window.start || from >= window.start);
    if (!isCaught && isInside) missedRows.push(row);
  }
  return { rowsOf, missedRows };
}
