import { normalCdf } from './distributions/normal.ts';
import { sum } from './sum.ts';

/**
 * Laplace's test for a trend in the rate of events over an observation of fixed length L: under a constant rate the
 * times are uniform, and z = (mean t − L/2) / (L·√(1/(12n))) is about standard normal. Positive: the events come more
 * often toward the end. The p-value is two-sided, 2·Φ(−|z|). Fewer than four events give null: the normal law of the
 * mean is too rough then.
 *
 * Source: Cox & Lewis, The Statistical Analysis of Series of Events (1966), §3.3; NIST/SEMATECH e-Handbook 8.2.3.4.
 * Domain: length > 0, every time in [0, length], in any order and unit.
 *
 * @throws RangeError outside the domain
 * @example laplaceTrend(Float64Array.of(10, 20, 30, 40), 100) // { statistic: −1.7320508075688772, pValue: 0.0833 }
 */
export function laplaceTrend(times: Float64Array, length: number): { statistic: number; pValue: number } | null {
  if (!(length > 0 && length < Number.POSITIVE_INFINITY)) throw new RangeError(`an observation of length ${length}`);
  for (const time of times) if (!(time >= 0 && time <= length)) throw new RangeError(`time ${time} of ${length}`);
  const count = times.length;
  if (count < 4) return null;
  const statistic = ((2 * sum(times)) / count / length - 1) * Math.sqrt(3 * count);
  return { statistic, pValue: Math.min(1, 2 * normalCdf(-Math.abs(statistic))) };
}
