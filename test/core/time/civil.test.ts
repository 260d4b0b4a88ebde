import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysFromCivil, daysInMonth } from '../../../src/core/time/civil.ts';

describe('daysFromCivil', () => {
  // Python: (date(y, m, d) - date(1970, 1, 1)).days
  it.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 3, 1, 11_017],
    [2024, 2, 29, 19_782],
    [1900, 3, 1, -25_508],
    [1, 1, 1, -719_162],
    [9999, 12, 31, 2_932_896],
  ])('%i-%i-%i is day %i', (year, month, day, days) => expect(daysFromCivil(year, month, day)).toBe(days));

  it('agrees with Date on any date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 2_900_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        expect(daysFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(days);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('daysInMonth', () => {
  // the Gregorian rule: centuries are leap years only by 400
  it.each([
    [2024, 2, 29],
    [2023, 2, 28],
    [1900, 2, 28],
    [2000, 2, 29],
    [2024, 4, 30],
    [2024, 12, 31],
  ])('%i-%i has %i', (year, month, days) => expect(daysInMonth(year, month)).toBe(days));
});
