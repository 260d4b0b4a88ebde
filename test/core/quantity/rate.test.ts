import { expect, it } from 'vitest';
import { periodSeconds } from '../../../src/core/quantity/allowance.ts';
import { parseRate } from '../../../src/core/quantity/rate.ts';

// a year of 365 d = 31,536,000 s, a month a twelfth of it = 2,628,000 s, a quarter a fourth = 7,884,000 s
it.each([
  ['40/h', { count: 40, perSeconds: 3_600 }],
  ['1e6/d', { count: 1e6, perSeconds: 86_400 }],
  [' 0.5 / s ', { count: 0.5, perSeconds: 1 }],
  ['300/min', { count: 300, perSeconds: 60 }],
  ['300/m', { count: 300, perSeconds: 60 }], // as in every duration, m is minutes
  ['40/w', { count: 40, perSeconds: 604_800 }],
  ['12/y', { count: 12, perSeconds: 31_536_000 }],
  ['12/year', { count: 12, perSeconds: 31_536_000 }],
  ['1/mo', { count: 1, perSeconds: 2_628_000 }],
  ['2/quarter', { count: 2, perSeconds: 7_884_000 }],
  ['3/90d', { count: 3, perSeconds: 7_776_000 }],
  ['1/0.5y', { count: 1, perSeconds: 15_768_000 }],
])('reads %s', (text, rate) => expect(parseRate(text)).toEqual(rate));

it('with a year of another length', () =>
  expect(parseRate('12/y', periodSeconds({ yearSeconds: 31_557_600, monthSeconds: 1 }))?.perSeconds).toBe(31_557_600));

it.each(['0/h', '40', '3/0d', '/h', '-1/h', 'x/h', 'NaN/h', '1/fortnight', '1/constructor', '12/y/d', '12 y'])(
  'refuses %s',
  (text) => expect(parseRate(text)).toBeNull(),
);
