import type { Random } from './random.ts';

/**
 * The sums of bootstrap samples: each of `resamples` sums adds as many values as there are, drawn with replacement.
 *
 * Source: B. Efron, "Bootstrap Methods: Another Look at the Jackknife", Annals of Statistics 7 (1979) 1.
 * Domain: 1 to 2^21 values, whole resamples ≥ 1.
 *
 * @throws RangeError outside the domain
 * @example resampledSums(Float64Array.of(5, 5), 3, createRandom(1)) // [10, 10, 10]
 */
export function resampledSums(values: Float64Array, resamples: number, random: Random): Float64Array {
  const count = values.length;
  if (count === 0) throw new RangeError('a bootstrap of no values');
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) throw new RangeError(`${resamples} resamples`);
  const sums = new Float64Array(resamples);
  const drawn = new Uint32Array(count);
  for (let i = 0; i < resamples; i++) {
    random.fillBelow(count, drawn);
    let sum = 0;
    for (let j = 0; j < count; j++) sum += values[drawn[j]!]!;
    sums[i] = sum;
  }
  return sums;
}
