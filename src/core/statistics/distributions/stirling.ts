const halfLogTwoPi = 0.9189385332046728;

/** B(2k) / (2k·(2k − 1)), k = 1, 2, …: DLMF 5.11.1. From x = 10 on, ten of them leave an error below 1e-19. */
const correctionTerms = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
  -174611 / 125400,
];

/**
 * What Stirling's formula leaves out: δ(x) = ln Γ(x + 1) − (x + ½)·ln x + x − ½·ln 2π. Absolute error about 1e-15.
 *
 * Source: DLMF 5.11.1 for x ≥ 10; below, δ(x) = δ(x + 1) + (x + ½)·ln(1 + 1/x) − 1 (from DLMF 5.5.1) leads there.
 * Domain: x > 0, not so small that 1/x overflows.
 *
 * @throws RangeError outside the domain
 * @example stirlingError(1) // 0.08106146679532726
 */
export function stirlingError(x: number): number {
  if (!(x > 0)) throw new RangeError(`stirlingError of ${x}`);
  if (x === Number.POSITIVE_INFINITY) return 0;
  let shifted = 0;
  let argument = x;
  for (; argument < 10; argument++) shifted += (argument + 0.5) * Math.log1p(1 / argument) - 1;
  const inverseSquare = 1 / (argument * argument);
  let series = 0;
  for (let k = correctionTerms.length - 1; k >= 0; k--) series = series * inverseSquare + correctionTerms[k]!;
  return series / argument + shifted;
}

/**
 * The deviance part x·ln(x/m) + m − x ≥ 0, without the cancellation that the plain formula has near x = m.
 *
 * Source: C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000): with v = (x − m)/(x + m),
 * it is (x − m)·v + 2x·Σ v^(2j+1)/(2j+1), j ≥ 1. Taken for |v| < ½, where the plain formula loses digits.
 * `difference` is x − m, for callers who know it better than x − m does. Domain: x > 0, m > 0, finite.
 *
 * @throws RangeError outside the domain
 * @example deviance(3, 2) // 0.216395324324493, 3·ln 1.5 − 1
 */
export function deviance(x: number, m: number, difference = x - m): number {
  if (!(x > 0 && m > 0)) throw new RangeError(`deviance of ${x} from ${m}`);
  const v = difference / (x + m);
  if (Math.abs(v) >= 0.5) return x * Math.log(x / m) - difference;
  const square = v * v;
  let power = 2 * x * v;
  let series = difference * v;
  for (let odd = 3; ; odd += 2) {
    power *= square;
    const next = series + power / odd;
    if (next === series) return series;
    series = next;
  }
}

/**
 * ln(m^x·e^−m / Γ(x + 1)): the logarithm of the Poisson probability of x at mean m, and of the factor before the
 * series of the incomplete gamma function, for x that need not be whole.
 *
 * Source: Loader (2000): −δ(x) − deviance(x, m) − ½·ln(2πx). No large terms cancel, at a million as at one.
 * Domain: x > 0, m > 0.
 *
 * @throws RangeError outside the domain
 * @example Math.exp(logPoissonDensity(2, 3)) // 0.22404180765538775, 9/2·e^−3
 */
export function logPoissonDensity(x: number, m: number): number {
  return -stirlingError(x) - deviance(x, m) - halfLogTwoPi - 0.5 * Math.log(x);
}
