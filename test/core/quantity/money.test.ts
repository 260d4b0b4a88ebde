import { expect, it } from 'vitest';
import { costOf } from '../../../src/core/quantity/money.ts';

it.each([
  [7_200, 50, 100], // two hours at 50
  [262.8, 5_000, 365], // 0.073 h at 5000; in doubles 262.8 / 3600 × 5000 is 365.00000000000006
  [-1_800, 0.3, -0.15], // half an hour less at 30 cents
  [0, 5_000, 0],
])('%d s at %d an hour cost %d', (seconds, price, cost) => expect(costOf(seconds, price)).toBe(cost));

it('is not known where the time or the price is not', () => {
  expect([costOf(null, 5_000), costOf(3_600, null)]).toEqual([null, null]);
});
