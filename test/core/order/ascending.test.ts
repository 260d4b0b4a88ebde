import { describe, expect, it } from 'vitest';
import { ascendingOrder, ascendingWhole } from '../../../src/core/order/ascending.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';

/** Whole numbers below a bound, some of them alike. The comparing sort of the language is the oracle. */
function numbers(count: number, below: number): Float64Array {
  const random = createRandom(count);
  const values = new Float64Array(count).map(() => Math.floor(random.uniform() * below));
  for (let i = 0; i + 100 < count; i += 7) values[i] = values[i + 100]!;
  return values;
}

const counts = [0, 1, 2, 4_095, 4_096, 10_000];
const bounds = [1, 2, 65_536, 65_537, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 47, 2 ** 53];
const cases = counts.flatMap((count) => bounds.map((below) => [count, below] as const));

describe('whole numbers sorted by their digits', () => {
  it.each(cases)('%i below %i', (count, below) => {
    const values = numbers(count, below);
    const expected = [...values].sort((a, b) => a - b);
    expect([...ascendingWhole(values, new Float64Array(count + 3))]).toEqual(expected);
  });
});

describe('the order of keys', () => {
  it.each(cases)('%i below %i, equal ones as they came', (count, below) => {
    const keys = numbers(count, below).map((key) => key - below / 2);
    const expected = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
    expect([...ascendingOrder(keys)]).toEqual(expected);
  });
});

it.each(counts)('%i keys ascend among rows that have none', (count) => {
  const keys = numbers(count, 1_000).map((key, i) => (i % 3 === 1 ? Number.NaN : key));
  const order = [...ascendingOrder(keys)];
  expect(order.toSorted((a, b) => a - b)).toEqual([...keys.keys()]); // each row once
  const found = order.filter((row) => !Number.isNaN(keys[row]));
  expect(found).toEqual([...keys.keys()].filter((i) => i % 3 !== 1).sort((a, b) => keys[a]! - keys[b]! || a - b));
});
