/**
 * The equal unavailability that every part would need, so that the whole meets its target; its complement is the equal
 * availability. n parts in series: 1 − (1 − U)^(1/n), by expm1 and log1p so that no digit is lost near 0. Else the largest
 * q with `evaluateAt`(q) ≤ U, to 1e-15 of it: secants, kept in a bracket that bisections narrow.
 *
 * `evaluateAt` gives the whole's unavailability where every part has unavailability q; it must not fall as q grows (it does
 * not in coherent systems). Domain 0 ≤ U < 1. The result is in (0, 1]; 1 where even parts that never work meet it; null
 * where no q above 0 does: something that is not a part of the question, such as a domain, takes all.
 *
 * @example requiredEach({ evaluateAt, target: 0.0001, seriesParts: 5 }) // 2.0000800048003363e-5: 0.9999^(1/5) each
 */
export function requiredEach({
  evaluateAt,
  target,
  seriesParts,
}: {
  readonly evaluateAt: (unavailability: number) => number;
  readonly target: number;
  readonly seriesParts: number | null;
}): number | null {
  if (target <= 0) return null;
  if (seriesParts !== null && seriesParts >= 1) return -Math.expm1(Math.log1p(-target) / seriesParts);
  if (evaluateAt(1) <= target) return 1;
  const bracket = bracketOf(evaluateAt, target);
  return bracket && narrowed(evaluateAt, target, bracket);
}

interface Bracket {
  /** Met here. */
  readonly low: number;
  /** Missed here. */
  readonly high: number;
}

/** Smaller than any availability that somebody would ask for. */
const smallest = 1e-300;

/** Two magnitudes, a thousandth apart, between which the target is lost. */
function bracketOf(evaluateAt: (q: number) => number, target: number): Bracket | null {
  if (evaluateAt(0) > target) return null;
  let high = 1;
  for (let low = 1e-3; low >= smallest; low *= 1e-3) {
    if (evaluateAt(low) <= target) return { low, high };
    high = low;
  }
  return null;
}

const precision = 1e-15;

/**
 * Regula falsi on ln q and ln U, in which coherent systems are almost straight lines, with the Illinois weight (Dowell &
 * Jarratt 1971) against an end that stays; a bisection wherever it does not halve the bracket. The end that meets is given.
 */
function narrowed(evaluateAt: (q: number) => number, target: number, { low, high }: Bracket): number {
  const distance = (unavailability: number): number =>
    unavailability === 0 ? -1e3 : Math.log(unavailability / target);
  let left = { at: low, value: distance(evaluateAt(low)) };
  let right = { at: high, value: distance(evaluateAt(high)) };
  let lastKept = 0;
  for (let step = 0; step < 400; step++) {
    if (right.at - left.at <= precision * right.at) break;
    const width = Math.log(right.at / left.at);
    const part = step % 3 === 2 ? 0.5 : -left.value / (right.value - left.value);
    const secant = left.at * Math.exp(width * part);
    const isInside = secant > left.at && secant < right.at;
    const at = isInside ? secant : left.at + (right.at - left.at) / 2;
    if (at <= left.at || at >= right.at) break;
    const unavailability = evaluateAt(at);
    const value = distance(unavailability);
    if (unavailability <= target) {
      left = { at, value: Math.min(value, 0) };
      if (lastKept === 1) right = { ...right, value: right.value / 2 };
      lastKept = 1;
    } else {
      right = { at, value: Math.max(value, Number.MIN_VALUE) };
      if (lastKept === -1) left = { ...left, value: left.value / 2 };
      lastKept = -1;
    }
  }
  return left.at;
}
