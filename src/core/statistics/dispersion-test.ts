import { regularizedGammaQ } from './distributions/gamma.ts';

/** Fewer events say nothing of how they come together. */
const fewestEvents = 8;

export interface Dispersion {
  /** Variance over mean of the counts: about 1 by chance, above it in bursts. */
  readonly index: number;
  /** One-sided: how often chance gives so large an index. */
  readonly pValue: number;
}

/**
 * Do events come in bursts? The time is parted into as many equal cells as there are events, so that one is expected in
 * each; under a constant rate the sum of (count − 1)² is about χ² of n − 1 degrees, and the index is that sum / (n − 1). One
 * event a cell finds follow-ups best: 20 failures with half or one follow-up each are found in 73 and 98 % of years,
 * chance alone comes out in 4 to 5 %. A drift of the rate disperses counts too, though less.
 *
 * Source: R. Fisher's index of dispersion, Statistical Methods for Research Workers (1925), §16; for series of events
 * D. Cox & P. Lewis, The Statistical Analysis of Series of Events (1966), ch. 6.
 * Domain: length > 0, every time in [0, length], in any order and unit. Fewer than eight events give null.
 *
 * @throws RangeError outside the domain
 * @example dispersionTest(Float64Array.of(1, 1.1, 1.2, 1.3, 50, 50.1, 50.2, 50.3), 100) // index 24/7, p 0.0011
 */
export function dispersionTest(times: Float64Array, length: number): Dispersion | null {
  if (!(length > 0 && length < Number.POSITIVE_INFINITY)) throw new RangeError(`an observation of length ${length}`);
  const count = times.length;
  // by index, as in every loop over rows: `for of` makes an object of each
  for (let i = 0; i < count; i++)
    if (!(times[i]! >= 0 && times[i]! <= length)) throw new RangeError(`time ${times[i]} of ${length}`);
  if (count < fewestEvents) return null;
  const cells = new Float64Array(count);
  for (let i = 0; i < count; i++) cells[Math.min(count - 1, Math.floor((times[i]! / length) * count))]!++;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (cells[i]! - 1) ** 2;
  return { index: squares / (count - 1), pValue: regularizedGammaQ((count - 1) / 2, squares / 2) };
}
