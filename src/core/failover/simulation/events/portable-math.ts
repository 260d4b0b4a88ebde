/**
 * Logarithm and exponential out of sums, products and quotients alone. Math.log and Math.exp may differ in the last digit
 * between versions of an engine; these give the same digits everywhere, so that a seed gives the same simulation.
 */

const ln2High = 0.6931471805598903; // 40 bits, so that its product with an exponent is exact
const ln2Low = 5.497923018708371e-14; // ln 2 − ln2High

/** 2^−k for k = 0 … 1074, exactly. */
const halves = Float64Array.from({ length: 1075 });
halves[0] = 1;
for (let k = 1; k < halves.length; k++) halves[k] = halves[k - 1]! / 2;

/**
 * ln(m / 2^53) for whole 1 ≤ m ≤ 2^53, given as upper · 2^26 + lower + 1. Within 2 units in the last place.
 *
 * Formula: m = 2^k·y with √½ ≤ y < √2; ln y = 2 artanh((y − 1)/(y + 1)) by its series.
 */
export function logOfFraction(upper: number, lower: number): number {
  const m = upper * 67_108_864 + (lower + 1);
  let k = upper === 0 ? 31 - Math.clz32(lower + 1) : 57 - Math.clz32(upper);
  let y = m * halves[k]!;
  if (y > Math.SQRT2) {
    y *= 0.5;
    k++;
  }
  return logNear1(y, k - 53);
}

/** ln x. Domain: x > 0, finite. @example logarithm(2) // 0.6931471805599453 */
export function logarithm(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) throw new RangeError(`the logarithm of ${x}`);
  let y = x;
  let k = 0;
  for (; y > Math.SQRT2; k++) y *= 0.5;
  for (; y < Math.SQRT1_2; k--) y *= 2;
  return logNear1(y, k);
}

/** k·ln 2 + ln y, y near 1. The series is summed in pairs, which can be worked out side by side. */
function logNear1(y: number, k: number): number {
  const s = (y - 1) / (y + 1);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const first = 1 / 3 + (1 / 5) * z + (1 / 7 + (1 / 9) * z) * z2;
  const second = 1 / 11 + (1 / 13) * z + (1 / 15 + (1 / 17) * z) * z2;
  const series = first + (second + (1 / 19 + (1 / 21) * z) * z4) * z4;
  return k * ln2High + (2 * s + (2 * s * z * series + k * ln2Low));
}

/** e^x, 0 below the smallest double, for x up to 709. @example exponential(2) // 7.38905609893065 */
export function exponential(x: number): number {
  if (!(x <= 709)) throw new RangeError(`e^${x}`);
  if (x < -745) return 0;
  const k = Math.round(x * Math.LOG2E);
  const r = x - k * ln2High - k * ln2Low;
  let series = 1;
  for (let n = 14; n >= 1; n--) series = 1 + (r / n) * series;
  return k <= 0 ? series * halves[-k]! : series / halves[k]!;
}
