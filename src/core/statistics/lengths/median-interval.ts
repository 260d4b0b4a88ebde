import { firstPlace } from '../../order/bisection.ts';
import { tailProbability } from '../confidence.ts';
import { regularizedBeta } from '../distributions/beta.ts';

export interface MedianInterval {
  readonly low: number;
  readonly high: number;
  /** How often it covers, exactly, if no two values can be alike; else at least so often. */
  readonly coverage: number;
}

/**
 * The exact interval of a median: from the r-th smallest value to the r-th largest, r the largest with
 * P(K < r) ≤ α/2, K binomial (n, ½). It covers with 1 − 2·P(K < r), at least 1 − α, whatever the law of the values is.
 * null where even the smallest and the largest do not reach so far: below six values for 95 %.
 *
 * Source: W. Thompson (1936) and K. Nair, Sankhyā 4 (1940) 551; H. David & H. Nagaraja, Order Statistics (2003), §7.1.
 * Domain: finite values, 0 < confidence < 1.
 *
 * @throws RangeError outside the domain
 * @example medianInterval(Float64Array.of(6, 1, 5, 2, 4, 3)) // { low: 1, high: 6, coverage: 0.96875 }
 */
export function medianInterval(values: Float64Array, confidence = 0.95): MedianInterval | null {
  return medianIntervalSorted(values.toSorted(), confidence);
}

/** The same of values that ascend already: sorting a million of them once is enough. */
export function medianIntervalSorted(sorted: Float64Array, confidence = 0.95): MedianInterval | null {
  const tail = tailProbability(confidence);
  const count = sorted.length;
  // what is not finite stands at an end
  if (count > 0 && !(Number.isFinite(sorted[0]) && Number.isFinite(sorted[count - 1])))
    throw new RangeError('the median of values that are not finite');
  // P(K < r) = P(K ≤ r − 1) = I(½; n − r + 1, r)
  const below = (rank: number): number => regularizedBeta(0.5, count - rank + 1, rank, 0.5);
  const rank = firstPlace(count >>> 1, (place) => below(place + 1) > tail);
  if (rank === 0) return null;
  return { low: sorted[rank - 1]!, high: sorted[count - rank]!, coverage: 1 - 2 * below(rank) };
}
