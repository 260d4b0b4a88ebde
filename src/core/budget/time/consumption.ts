import { type ImpactIntervals, impactCurve } from '../../incidents/downtime/downtime.ts';
import { countedOutages, type OutageRules, outageIntervals } from '../../incidents/downtime/measure.ts';
import { keptPieces } from '../../incidents/downtime/service-cuts.ts';
import { ascendingOrder, selectRows } from '../../order/ascending.ts';
import { type Decimal, digitsAt, exactly } from '../../quantity/decimal.ts';
import { type Intervals, intersection } from '../../time/intervals.ts';

/**
 * How fast a budget was consumed, as a step function inside the time that counts: pieces in ascending order. `rate` is
 * consumption per millisecond, exactly, as a whole number × 10^−`scale`; `active` is how many incidents share the piece.
 */
export interface Consumption {
  readonly count: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly rate: readonly bigint[];
  readonly active: Uint32Array;
  readonly scale: number;
}

/**
 * The consumption of incidents: at each instant the largest active impact weighs (`sum`: all of them added). Incidents of
 * no length or no weight consume nothing and share nothing. One sweep over starts and ends: O(n log n).
 */
export function consumptionOf(incidents: ImpactIntervals, rules: OutageRules, counts: Intervals): Consumption {
  const impact = keptPieces(incidents);
  const order = selectRows(
    impact.order,
    (row) => impact.end[row]! > impact.start[row]! && impact.weight[row]! > 0 && mayCount(impact, row, rules, counts),
  );
  const curve = impactCurve({ ...impact, order });
  const kept = keptTime(incidents, rules, counts);
  const { scaled, scale } = scaledWeights(impact, order);
  const ends = ascendingOrder(Float64Array.from(order, (row) => impact.end[row]!));
  const ending = ends.map((i) => order[i]!);
  const start: number[] = [];
  const end: number[] = [];
  const rate: bigint[] = [];
  const active: number[] = [];
  let begun = 0;
  let ended = 0;
  let piece = 0; // of the curve
  let together = 0n; // the weights of all that are active
  let interval = 0; // of `kept`
  while (ended < ending.length) {
    const now = Math.min(
      begun < order.length ? impact.start[order[begun]!]! : Number.POSITIVE_INFINITY,
      impact.end[ending[ended]!]!,
    );
    while (begun < order.length && impact.start[order[begun]!]! === now)
      together += scaled(impact.weight[order[begun++]!]!);
    while (ended < ending.length && impact.end[ending[ended]!]! === now)
      together -= scaled(impact.weight[ending[ended++]!]!);
    const open = begun - ended;
    if (open === 0) continue;
    const next = Math.min(
      begun < order.length ? impact.start[order[begun]!]! : Number.POSITIVE_INFINITY,
      impact.end[ending[ended]!]!,
    );
    while (curve.end[piece]! <= now) piece++;
    const here = rules.mode === 'union' ? scaled(curve.weight[piece]!) : together;
    while (interval < kept.length && kept[interval]!.end <= now) interval++;
    for (let k = interval; k < kept.length && kept[k]!.start < next; k++) {
      start.push(Math.max(now, kept[k]!.start));
      end.push(Math.min(next, kept[k]!.end));
      rate.push(here);
      active.push(open);
    }
  }
  return {
    count: start.length,
    start: Float64Array.from(start),
    end: Float64Array.from(end),
    rate,
    active: Uint32Array.from(active),
    scale,
  };
}

/** The time that counts, less outages that are too short to count; all of it where none is. */
export function keptTime(impact: ImpactIntervals, rules: OutageRules, counts: Intervals): Intervals {
  const shortest = rules.shortestOutageMilliseconds;
  return shortest > 0 ? intersection(counts, outageIntervals(countedOutages(impact, counts, shortest))) : counts;
}

/** False for rows that end before, or begin after, all that counts; where short outages are left out they may lengthen one. */
function mayCount({ start, end }: ImpactIntervals, row: number, rules: OutageRules, counts: Intervals): boolean {
  if (counts.length === 0) return false;
  if (rules.shortestOutageMilliseconds > 0) return true;
  return end[row]! > counts[0]!.start && start[row]! < counts.at(-1)!.end;
}

/** All that was consumed in [from, to), in milliseconds × weight, exactly. Domain: whole milliseconds. */
export function consumedIn(
  { count, start, end, rate, scale }: Consumption,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
): Decimal {
  let digits = 0n;
  for (let i = 0; i < count; i++) {
    const length = Math.min(end[i]!, to) - Math.max(start[i]!, from);
    if (length > 0) digits += BigInt(length) * rate[i]!;
  }
  return { digits, scale };
}

/**
 * The first instant at which consumption reached the budget, rounded up to a whole millisecond; null where it never did.
 * Domain: budget > 0, in milliseconds; pieces of whole milliseconds.
 */
export function reachedAt({ count, start, end, rate, scale }: Consumption, budget: Decimal): number | null {
  const places = Math.max(scale, budget.scale);
  const wanted = digitsAt(budget, places);
  const factor = 10n ** BigInt(places - scale);
  let gone = 0n;
  for (let i = 0; i < count; i++) {
    const each = rate[i]! * factor;
    const after = gone + each * BigInt(end[i]! - start[i]!);
    if (after >= wanted) return start[i]! + Number((wanted - gone + each - 1n) / each);
    gone = after;
  }
  return null;
}

/** Weights as whole numbers of one scale; a log has few different ones. */
function scaledWeights(
  { weight }: ImpactIntervals,
  order: Uint32Array,
): { readonly scaled: (weight: number) => bigint; readonly scale: number } {
  const decimals = new Map<number, Decimal>();
  let scale = 0;
  for (let i = 0; i < order.length; i++) {
    const value = weight[order[i]!]!;
    if (decimals.has(value)) continue;
    const decimal = exactly(value);
    decimals.set(value, decimal);
    scale = Math.max(scale, decimal.scale);
  }
  const whole = new Map([...decimals].map(([value, decimal]) => [value, digitsAt(decimal, scale)]));
  return { scaled: (value) => whole.get(value)!, scale };
}
