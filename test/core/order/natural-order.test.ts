import { expect, it } from 'vitest';
import { compareNames } from '../../../src/core/order/natural-order.ts';

it.each([
  [
    ['#10', '#9', '#1'],
    ['#1', '#9', '#10'],
  ],
  [
    ['db-b', 'db-a2', 'db-a10', 'db'],
    ['db', 'db-a2', 'db-a10', 'db-b'],
  ],
  [
    ['a01', 'a1', 'a'],
    ['a', 'a01', 'a1'],
  ],
])('sorts %j as people count', (names, sorted) => {
  expect([...names].sort(compareNames)).toEqual(sorted);
});
