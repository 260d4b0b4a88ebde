import { atLeastPositive } from './p-value.ts';
import { createRandom } from './random/random.ts';
import { mean, sum } from './sum.ts';

export interface ChangePoint {
  /** How many of the values lie before the change. */
  readonly index: number;
  readonly pValue: number;
}

/** Where a rate changes: `index` events lie before `time`, which is that of the event at the change. */
export interface RateChange extends ChangePoint {
  readonly time: number;
}

/** Fewer values say nothing of a change within them. */
const fewestForChange = 8;

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
 * far. The p-value is that of this distance D for uniform times, which events of a constant rate are, given their number:
 * 2·Σ(−1)^(k−1)·exp(−2k²λ²), λ = (√n + 0.12 + 0.11/√n)·D; from 0.01 on it is right to 6 % at eight events and to 2 % at
 * twenty. `index` events lie before the change. It is at the `time` of an event: of the last one before it where the rate falls
 * (that event counts as before), of the first one after it where the rate rises. So the rates on both sides are
 * index/time and (n − index)/(length − time). Fewer than eight events give null.
 *
 * Source: A. Kolmogorov (1933); M. Stephens, JRSS B 32 (1970) 115 for finite n; for series of events Cox & Lewis, The
 * Statistical Analysis of Series of Events (1966), §6.2. Domain: times in [0, length], ascending.
 *
 * @example rateChange(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), 20) // { index: 8, time: 8, pValue: 0.0034 }
 */
export function rateChange(times: Float64Array, length: number): RateChange | null {
  const count = times.length;
  if (count < fewestForChange) return null;
  const { event, index, distance } = farthest(times.map((time) => time / length));
  const time = times[event]!;
  const root = Math.sqrt(count);
  const lambda = (root + 0.12 + 0.11 / root) * distance;
  if (lambda < 0.3) return { index, time, pValue: 1 }; // and the series would need very many terms
  let tail = 0;
  for (let k = 1; k <= 20; k++) tail += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
  return { index, time, pValue: atLeastPositive(Math.min(1, tail)) };
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
function farthest(shares: Float64Array): { event: number; index: number; distance: number } {
  const count = shares.length;
  let event = 0;
  let index = 0;
  let distance = 0;
  for (let i = 0; i < count; i++) {
    const at = (i + 1) / count - shares[i]!; // more events than time: the change comes after this event
    const before = shares[i]! - i / count; // fewer: it comes before it
    if (at > distance) {
      distance = at;
      event = i;
      index = i + 1;
    }
    if (before > distance) {
      distance = before;
      event = i;
      index = i;
    }
  }
  return { event, index, distance };
}
