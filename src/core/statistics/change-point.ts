import { createRandom } from './random.ts';
import { mean, sum } from './sum.ts';

export interface ChangePoint {
  /** How many of the values lie before the change. */
  readonly index: number;
  readonly pValue: number;
}

/** Fewer values say nothing of a change within them. */
export const fewestForChange = 8;

/**
 * Where a sequence of values changes its level: the k at which the cumulated deviations from the mean, |Σ(xᵢ − x̄)| over
 * i ≤ k, are largest, with the p-value of that maximum among `draws` shuffles of the sequence, (1 + count)/(1 + draws).
 * Says where one change is likeliest; not that there is only one. Fewer than eight values give null.
 *
 * Source: E. Page, "A Test for a Change in a Parameter Occurring at an Unknown Point", Biometrika 42 (1955) 523; by
 * shuffling: W. Taylor, "Change-Point Analysis" (2000). Domain: finite values in the order of time.
 *
 * @example levelChange(Float64Array.of(9, 8, 9, 8, 9, 2, 1, 2, 1, 2), { seed: 1 })?.index // 5
 */
export function levelChange(
  values: Float64Array,
  { seed, draws = 10_000 }: { readonly seed: number; readonly draws?: number },
): ChangePoint | null {
  if (values.length < fewestForChange) return null;
  const center = mean(values);
  const deviations = values.map((value) => value - center);
  const rounding = sum(values.map(Math.abs)) * 1e-13;
  const seen = largestPartialSum(deviations);
  if (seen.height <= rounding) return { index: seen.index, pValue: 1 };
  const random = createRandom(seed);
  let asHigh = 0;
  for (let i = 0; i < draws; i++) {
    let partial = 0;
    let highest = 0;
    for (let j = 0; j < deviations.length - 1; j++) {
      const at = j + random.below(deviations.length - j);
      const value = deviations[at]!;
      deviations[at] = deviations[j]!;
      deviations[j] = value;
      partial += value;
      highest = Math.max(highest, Math.abs(partial));
    }
    if (highest >= seen.height - rounding) asHigh++;
  }
  return { index: seen.index, pValue: (1 + asHigh) / (1 + draws) };
}

/**
 * Where the rate of events changes: the event at which the share of events so far is farthest from the share of time so
 * far, with the p-value of that distance among `draws` sets of as many uniform times (which events of a constant rate
 * are, given their number). `index` events lie before the change. Fewer than eight events give null.
 *
 * Source: the statistic of Kolmogorov (1933), as Cox & Lewis, The Statistical Analysis of Series of Events (1966), §6.2
 * use it. Domain: times in [0, length], ascending.
 *
 * @example rateChange(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), 100, { seed: 1 })?.index // 8
 */
export function rateChange(
  times: Float64Array,
  length: number,
  { seed, draws = 10_000 }: { readonly seed: number; readonly draws?: number },
): ChangePoint | null {
  const count = times.length;
  if (count < fewestForChange) return null;
  const shares = times.map((time) => time / length);
  const seen = farthest(shares);
  const random = createRandom(seed);
  const drawn = new Float64Array(count);
  let asFar = 0;
  for (let i = 0; i < draws; i++) {
    // sorted uniform numbers are partial sums of exponential gaps over their total
    let total = 0;
    for (let j = 0; j < count; j++) {
      total += random.exponential();
      drawn[j] = total;
    }
    total += random.exponential();
    for (let j = 0; j < count; j++) drawn[j] = drawn[j]! / total;
    if (farthest(drawn).distance >= seen.distance) asFar++;
  }
  return { index: seen.index, pValue: (1 + asFar) / (1 + draws) };
}

function largestPartialSum(deviations: Float64Array): { index: number; height: number } {
  let partial = 0;
  let best = { index: 1, height: 0 };
  for (let i = 0; i < deviations.length - 1; i++) {
    partial += deviations[i]!;
    if (Math.abs(partial) > best.height) best = { index: i + 1, height: Math.abs(partial) };
  }
  return best;
}

/** The largest distance between the share of events and the share of time, just before or at an event. */
function farthest(shares: Float64Array): { index: number; distance: number } {
  const count = shares.length;
  let index = 0;
  let distance = 0;
  for (let i = 0; i < count; i++) {
    const at = (i + 1) / count - shares[i]!; // more events than time: the change comes after this event
    const before = shares[i]! - i / count; // fewer: it comes before it
    if (at > distance) {
      distance = at;
      index = i + 1;
    }
    if (before > distance) {
      distance = before;
      index = i;
    }
  }
  return { index, distance };
}
