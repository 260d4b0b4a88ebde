import { regularizedGammaP } from './distributions/gamma.ts';
import { logPoissonDensity } from './distributions/stirling.ts';

/** Up and down in turn, each exponential with its mean: failures at a constant rate, repairs without memory. */
export interface Alternating {
  readonly meanUpSeconds: number;
  readonly meanDownSeconds: number;
}

/**
 * The probability that a stretch of time has at most so much downtime, where up and down times are exponential and the
 * stretch begins at a random instant (up with probability A). With n failures in h − d of uptime the downtime is at most d
 * where their repairs together last no longer than d:
 *
 * P(D ≤ d) = Σ Poisson(n; (h − d)/MTBF) · [A·P(Γₙ ≤ d/MTTR) + U·P(Γₙ₊₁ ≤ d/MTTR)], Γₙ a gamma variate of shape n, Γ₀ = 0.
 *
 * Source: L. Takács, "On certain sojourn time problems in the theory of stochastic processes", Acta Math. Acad. Sci. Hungar.
 * 8 (1957) 169; the exponential case in R. E. Barlow & F. Proschan, Mathematical Theory of Reliability (1965), ch. 3.3.
 * Exact up to terms of 10⁻³⁰; absolute error about 1e-12. Needs about 24·√n steps for n failures in the stretch.
 * Domain: meanUpSeconds > 0, meanDownSeconds ≥ 0, horizonSeconds > 0, finite.
 *
 * @throws RangeError outside the domain
 * @example downtimeAtMost({ meanUpSeconds: 720, meanDownSeconds: 0 }, 30, 0) // 1: never down
 */
export function downtimeAtMost(law: Alternating, horizonSeconds: number, downSeconds: number): number {
  const { meanUpSeconds: up, meanDownSeconds: down } = law;
  if (!(up > 0 && down >= 0 && up + down < Number.POSITIVE_INFINITY))
    throw new RangeError(`up ${up} s, down ${down} s`);
  if (!(horizonSeconds > 0 && horizonSeconds < Number.POSITIVE_INFINITY))
    throw new RangeError(`a horizon of ${horizonSeconds} s`);
  if (downSeconds < 0) return 0;
  if (downSeconds >= horizonSeconds || down === 0) return 1;
  const expected = (horizonSeconds - downSeconds) / up;
  const allowed = downSeconds / down;
  const unavailability = down / (up + down);
  const spread = 12 * Math.sqrt(expected) + 40;
  const first = Math.max(0, Math.floor(expected - spread));
  const last = Math.ceil(expected + spread);
  let repaired = first === 0 ? 1 : regularizedGammaP(first, allowed); // P(Γₙ ≤ allowed)
  let sum = 0;
  for (let n = first; n <= last; n++) {
    const next = Math.max(0, repaired - poisson(n, allowed));
    sum += poisson(n, expected) * ((1 - unavailability) * repaired + unavailability * next);
    if (next === 0) break;
    repaired = next;
  }
  return Math.min(1, sum);
}

/**
 * The downtime that a share of such stretches does not exceed: the least d with P(D ≤ d) ≥ probability, to 1e-12 of the
 * horizon. Domain: as `downtimeAtMost`, 0 < probability < 1.
 * @example downtimeQuantile({ meanUpSeconds: 720, meanDownSeconds: 1 }, 30, 0.5) // 0: most stretches see no failure
 */
export function downtimeQuantile(law: Alternating, horizonSeconds: number, probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`probability ${probability} is outside (0, 1)`);
  if (downtimeAtMost(law, horizonSeconds, 0) >= probability) return 0;
  let [low, high] = [0, horizonSeconds];
  while (high - low > horizonSeconds * 1e-12) {
    const middle = (low + high) / 2;
    if (downtimeAtMost(law, horizonSeconds, middle) >= probability) high = middle;
    else low = middle;
  }
  return high;
}

function poisson(count: number, mean: number): number {
  if (mean === 0) return count === 0 ? 1 : 0;
  return count === 0 ? Math.exp(-mean) : Math.exp(logPoissonDensity(count, mean));
}
