import { stirlingError } from './stirling.ts';

const halfLogTwoPi = 0.9189385332046728;
const oneMinusEuler = 0.4227843350984671;

/** (−1)^k·(ζ(k) − 1)/k for k = 2 to 30, by mpmath at 40 digits. */
const zetaTerms = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5,
  2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7,
  -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10,
  -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11, 3.1044247747322276e-11,
];

/**
 * ln Γ(x), relative error about 1e-15, at the zeros x = 1 and x = 2 too.
 *
 * Source: near 2, ln Γ(2 + z) = (1 − γ)·z + Σ (−1)^k·(ζ(k) − 1)·z^k/k (DLMF 5.7.3); elsewhere below 10 the recurrence
 * Γ(x + 1) = x·Γ(x) (DLMF 5.5.1) leads there; from 10 on Stirling's series (DLMF 5.11.1).
 * Domain: x > 0.
 *
 * @throws RangeError outside the domain
 * @example logGamma(5) // 3.1780538303479458, ln 24
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma of ${x}`);
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x);
  if (x < 0.5) return logGammaNearTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return logGammaNearTwo(x - 1) - Math.log1p(x - 1);
  let product = 1;
  let argument = x;
  while (argument > 2.5) {
    argument -= 1;
    product *= argument;
  }
  return Math.log(product) + logGammaNearTwo(argument - 2);
}

/** ln Γ(2 + z) for |z| ≤ ½. */
function logGammaNearTwo(z: number): number {
  let series = 0;
  for (let k = zetaTerms.length - 1; k >= 0; k--) series = series * z + zetaTerms[k]!;
  return z * (oneMinusEuler + z * series);
}
