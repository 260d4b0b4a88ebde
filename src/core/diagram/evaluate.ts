import type { Compiled } from './compiled.ts';
import type { FailureFunction } from './engine.ts';

/** The failure function over its diagrams. */
export function failureFunction(compiled: Compiled): FailureFunction {
  return {
    nodes: compiled.variable.length - 2,
    unavailability: (q) => probabilityOf(compiled, q),
    sweep: (q) => sweep(compiled, q),
  };
}

/** The probability of the root, children first: q·high + (1 − q)·low. */
export function probabilityOf(compiled: Compiled, q: Float64Array): number {
  return valuesOf(compiled, q).leading[compiled.root]!;
}

/**
 * U, and ∂U/∂q for every event: the chance to reach a node that asks for it, times what its answer changes, summed over
 * such nodes; a module passes on what its own answer changes. One pass down the nodes for all events together.
 */
function sweep(compiled: Compiled, q: Float64Array): { unavailability: number; birnbaum: Float64Array } {
  const { variable, low, high, root, eventCount } = compiled;
  const { leading, trailing } = valuesOf(compiled, q);
  const reach = new Float64Array(leading.length);
  const birnbaum = new Float64Array(eventCount);
  reach[root] = 1;
  for (let node = leading.length - 1; node > 1; node--) {
    const here = reach[node]!;
    if (here === 0) continue;
    const asked = variable[node]!;
    const x = asked >= 0 ? q[asked]! : leading[~asked]!;
    const up = high[node]!;
    const down = low[node]!;
    reach[up]! += here * x;
    reach[down]! += here * (1 - x);
    const change = leading[up]! - leading[down]! + (trailing[up]! - trailing[down]!);
    // what cannot be told from the last digits of the values is no change
    if (change <= leading[up]! * noise) continue;
    if (asked >= 0) birnbaum[asked]! += here * change;
    else reach[~asked]! += here * change;
  }
  return { unavailability: leading[root]!, birnbaum };
}

/** Of a value of two doubles: what its last digits may be wrong by. */
const noise = 2 ** -96;
/** Splits a double into two halves of 26 bits (Dekker 1971). */
const splitter = 2 ** 27 + 1;

/**
 * The probability of every node as the sum of two doubles, about 31 digits: U is then right to its last digit, and the
 * small differences that the importance of an event is made of keep 12 digits and more. All terms are positive.
 */
function valuesOf(compiled: Compiled, q: Float64Array): { leading: Float64Array; trailing: Float64Array } {
  const { variable, low, high } = compiled;
  const leading = new Float64Array(variable.length);
  const trailing = new Float64Array(variable.length);
  leading[1] = 1;
  for (let node = 2; node < leading.length; node++) {
    const asked = variable[node]!;
    const x = asked >= 0 ? q[asked]! : leading[~asked]!;
    const xRest = asked >= 0 ? 0 : trailing[~asked]!;
    // y = 1 − x
    const y = 1 - x;
    const yRest = 1 - y - x - xRest;
    const a = leading[high[node]!]!;
    const b = leading[low[node]!]!;
    const first = x * a;
    const second = y * b;
    const sum = first + second;
    const back = sum - first;
    const rest =
      productRest(x, a, first) +
      productRest(y, b, second) +
      (first - (sum - back) + (second - back)) +
      (x * trailing[high[node]!]! + xRest * a + y * trailing[low[node]!]! + yRest * b);
    const value = sum + rest;
    leading[node] = value;
    trailing[node] = rest - (value - sum);
  }
  return { leading, trailing };
}

/** left · right − product, exactly, where product is left · right rounded. */
function productRest(left: number, right: number, product: number): number {
  const leftScaled = splitter * left;
  const leftHigh = leftScaled - (leftScaled - left);
  const leftLow = left - leftHigh;
  const rightScaled = splitter * right;
  const rightHigh = rightScaled - (rightScaled - right);
  const rightLow = right - rightHigh;
  return leftLow * rightLow - (product - leftHigh * rightHigh - leftLow * rightHigh - leftHigh * rightLow);
}
