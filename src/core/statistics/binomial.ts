import { tailProbability } from './confidence.ts';
import { regularizedBeta } from './distributions/beta.ts';
import { betaQuantile } from './distributions/beta-quantile.ts';

/**
 * The exact (Clopper–Pearson) interval of a probability after k successes in n trials: from the α/2 quantile of
 * Beta(k, n − k + 1) to the 1 − α/2 quantile of Beta(k + 1, n − k), α = 1 − confidence; 0 at k = 0, 1 at k = n.
 * It covers at least as often as it says.
 *
 * Source: C. J. Clopper & E. S. Pearson, Biometrika 26 (1934) 404; the beta form in Brown, Cai & DasGupta, Statistical
 * Science 16 (2001), §4.2.1. Domain: whole 0 ≤ successes ≤ trials, trials ≥ 1, 0 < confidence < 1.
 *
 * @throws RangeError outside the domain
 * @example binomialInterval(0, 10) // { low: 0, high: 0.308497107818761 }
 */
export function binomialInterval(successes: number, trials: number, confidence = 0.95): { low: number; high: number } {
  if (!(Number.isSafeInteger(trials) && trials >= 1)) throw new RangeError(`${trials} trials`);
  if (!(Number.isSafeInteger(successes) && successes >= 0 && successes <= trials)) {
    throw new RangeError(`${successes} successes in ${trials} trials`);
  }
  const tail = tailProbability(confidence);
  const failures = trials - successes;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  };
}

/**
 * The probability of at least so many successes in n independent trials: I_p(k, n − k + 1), 1 for k ≤ 0, 0 for k > n.
 * Source: DLMF 8.17.5. Domain: whole successes, whole trials ≥ 1, 0 ≤ probability ≤ 1.
 *
 * @throws RangeError outside the domain
 * @example atLeastSuccesses(1, 20, 0.05) // 0.6415140775914581, 1 − 0.95^20
 */
export function atLeastSuccesses(successes: number, trials: number, probability: number): number {
  if (!(Number.isSafeInteger(trials) && trials >= 1)) throw new RangeError(`${trials} trials`);
  if (!(Number.isSafeInteger(successes) && probability >= 0 && probability <= 1))
    throw new RangeError(`${successes} successes at ${probability}`);
  if (successes <= 0) return 1;
  if (successes > trials) return 0;
  return regularizedBeta(probability, successes, trials - successes + 1);
}
