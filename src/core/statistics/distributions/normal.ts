/** Wichura's coefficients of the three ranges, from the highest power to the constant. */
const centralNumerator = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const centralDenominator = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1.0,
];
const nearNumerator = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const nearDenominator = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1.0,
];
const farNumerator = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const farDenominator = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1.0,
];

/** Cody's coefficients of erfc(x)·e^(x²) for x from 0.47 to 4, and from 4 on (with 1/x²), from the highest power to the constant. */
const middleNumerator = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769,
  1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
];
const middleDenominator = [
  1.0, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
];
const tailNumerator = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
];
const tailDenominator = [
  1.0, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
];

/**
 * The standard normal distribution function Φ(z), with its own digits in the lower tail. Relative error about 1e-15.
 *
 * Source: |z| < 0.66: Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …) (Marsaglia, J. Stat. Software 11(4), 2004); beyond, the
 * tail ½·erfc(z/√2) by rational approximations (W. J. Cody, Mathematics of Computation 23 (1969) 631, as in SPECFUN).
 * Domain: any number but NaN.
 *
 * @throws RangeError for NaN
 * @example normalCdf(-1.96) // 0.0249978951482204
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('normalCdf of NaN');
  const size = Math.abs(z);
  if (size > 40) return z < 0 ? 0 : 1;
  if (size < 0.66) {
    let term = z;
    let series = z;
    for (let odd = 3; Math.abs(term) > Math.abs(series) * 1e-18; odd += 2) {
      term *= (z * z) / odd;
      series += term;
    }
    return 0.5 + density(size) * series;
  }
  const tail = density(size) * Math.sqrt(Math.PI / 2) * scaledErfc(size * Math.SQRT1_2);
  return z < 0 ? tail : 1 - tail;
}

/** erfc(x)·e^(x²) for x ≥ 0.46875. */
function scaledErfc(x: number): number {
  if (x <= 4) return polynomial(middleNumerator, x) / polynomial(middleDenominator, x);
  const square = 1 / (x * x);
  const rest = (square * polynomial(tailNumerator, square)) / polynomial(tailDenominator, square);
  return (1 / Math.sqrt(Math.PI) - rest) / x;
}

/** φ(z) = e^(−z²/2)/√2π; z² is split so that its rounding does not grow with z (Cody). */
function density(z: number): number {
  const coarse = Math.round(z * 16) / 16;
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (z - coarse) * (z + coarse)) * 0.3989422804014327;
}

/**
 * The standard normal quantile Φ⁻¹(probability). Relative error about 1e-15.
 *
 * Source: M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37
 * (1988) 477, PPND16. Domain: 0 < probability < 1.
 *
 * @throws RangeError outside the domain
 * @example normalQuantile(0.975) // 1.95996398454005
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`probability ${probability} is outside (0, 1)`);
  const offset = probability - 0.5;
  if (Math.abs(offset) <= 0.425) {
    const r = 0.180625 - offset * offset;
    return (offset * polynomial(centralNumerator, r)) / polynomial(centralDenominator, r);
  }
  const r = Math.sqrt(-Math.log(offset < 0 ? probability : 1 - probability));
  const size =
    r <= 5
      ? polynomial(nearNumerator, r - 1.6) / polynomial(nearDenominator, r - 1.6)
      : polynomial(farNumerator, r - 5) / polynomial(farDenominator, r - 5);
  return offset < 0 ? -size : size;
}

/** By index: a table of lengths is made as a program starts, before its functions are compiled, and an iterator costs most. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = coefficients[0]!;
  for (let i = 1; i < coefficients.length; i++) value = value * x + coefficients[i]!;
  return value;
}
