import { type DoubleDouble, nought, oneMinus, over, plus, times, unity } from '../../quantity/double-double.ts';
import { type CountedEvents, classesOf, stepsOfLike, stepsOfUnlike } from '../decision/counted-events.ts';
import { decidesEach, enoughWithoutEach, probabilityOfUnlike } from './unlike-events.ts';

/** The probability that at least `threshold` of them happen. */
export function probabilityOfCount(counted: CountedEvents, q: Float64Array): DoubleDouble {
  const classes = [...classesOf(counted.events, q)];
  const others = counted.events.length - classes[0]![1];
  if (others * others > stepsOfUnlike(counted)) return probabilityOfUnlike(counted, q);
  return countOf(classes, counted.threshold).atLeast;
}

/** Of each event, in their order, the probability that all others are enough. */
export function enoughWithout(counted: CountedEvents, q: Float64Array): readonly DoubleDouble[] {
  return ofEach(counted, q, enoughWithoutEach, (others) => countOf(others, counted.threshold).atLeast);
}

/** Of each event the probability that it decides: exactly one fewer than the threshold of the others happen. */
export function decides(counted: CountedEvents, q: Float64Array): readonly DoubleDouble[] {
  return ofEach(counted, q, decidesEach, (others) => countOf(others, counted.threshold - 1).exactly);
}

/** The cheaper of two ways: for each class of like events what the others do, or one event after the other. */
function ofEach(
  counted: CountedEvents,
  q: Float64Array,
  unlike: typeof decidesEach,
  ofOthers: (others: readonly (readonly [number, number])[]) => DoubleDouble,
): readonly DoubleDouble[] {
  const classes = [...classesOf(counted.events, q)];
  if (stepsOfLike(classes.map(([, size]) => size)) > stepsOfUnlike(counted)) return unlike(counted, q);
  const seen = new Map(
    classes.map(([x]) => [x, ofOthers(classes.map(([y, size]) => [y, y === x ? size - 1 : size]))] as const),
  );
  return counted.events.map((event) => seen.get(q[event]!)!);
}

/** P(exactly k) and P(at least k) of classes of [probability, how many], the first the largest. */
function countOf(
  [main, ...others]: readonly (readonly [number, number])[],
  k: number,
): { exactly: DoubleDouble; atLeast: DoubleDouble } {
  // P(exactly j) of those outside of the largest class
  let outside: DoubleDouble[] = [unity];
  for (const [x, size] of others) {
    const [happens, not] = [{ leading: x, trailing: 0 }, oneMinus(x)];
    for (let i = 0; i < size; i++)
      outside = Array.from({ length: outside.length + 1 }, (_, j) =>
        plus(times(outside[j] ?? nought, not), times(outside[j - 1] ?? nought, happens)),
      );
  }
  const [x, size] = main!;
  const inside = binomial(size, x);
  let exactly = nought;
  let atLeast = nought;
  // P(at least k − j) grows with j
  let tail = nought;
  let next = size;
  for (let j = 0; j < outside.length; j++) {
    for (; next >= Math.max(0, k - j); next--) tail = plus(tail, inside(next));
    atLeast = plus(atLeast, times(outside[j]!, tail));
    if (k - j >= 0 && k - j <= size) exactly = plus(exactly, times(outside[j]!, inside(k - j)));
  }
  return { exactly, atLeast };
}

/**
 * P(exactly j of n), each with probability x: from the likeliest j on by the ratio of neighbours, then divided by the
 * sum of all. All terms are positive, so that each has 25 digits and more, wherever it lies.
 */
function binomial(n: number, x: number): (j: number) => DoubleDouble {
  const rest = oneMinus(x);
  if (x === 0 || rest.leading === 0) return (j) => (j === (x === 0 ? 0 : n) ? unity : nought);
  const leading = new Float64Array(n + 1);
  const trailing = new Float64Array(n + 1);
  const odds = over({ leading: x, trailing: 0 }, rest);
  const inverse = over(rest, { leading: x, trailing: 0 });
  const mode = Math.min(n, Math.floor((n + 1) * x));
  let total = nought;
  const set = (j: number, value: DoubleDouble): void => {
    leading[j] = value.leading;
    trailing[j] = value.trailing;
    total = plus(total, value);
  };
  const scaled = (value: DoubleDouble, by: number, through: number): DoubleDouble =>
    over(times(value, { leading: by, trailing: 0 }), { leading: through, trailing: 0 });
  set(mode, unity);
  let value = unity;
  for (let j = mode; j < n && value.leading > 0; j++) {
    value = scaled(times(value, odds), n - j, j + 1);
    set(j + 1, value);
  }
  value = unity;
  for (let j = mode; j > 0 && value.leading > 0; j--) {
    value = scaled(times(value, inverse), j, n - j + 1);
    set(j - 1, value);
  }
  return (j) => over({ leading: leading[j]!, trailing: trailing[j]! }, total);
}
