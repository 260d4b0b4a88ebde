import { describe, expect, it } from 'vitest';
import { studentQuantile } from '../../../../src/core/statistics/distributions/student.ts';
import { relativeError } from '../relative-error.ts';

describe('studentQuantile', () => {
  // scipy 1.17.1: stats.t.ppf(probability, degrees)
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 10, 2.228138851986274],
    [0.8, 8, 0.8888895177670202],
    [0.995, 3.7, 4.8692522532278275],
    [0.025, 30, -2.042272456301238],
  ])('at %d with %d degrees', (probability, degrees, expected) => {
    expect(relativeError(studentQuantile(probability, degrees), expected)).toBeLessThan(1e-11);
  });
  it('is 0 in the middle, and refuses what is outside', () => {
    expect(studentQuantile(0.5, 3)).toBe(0);
    expect(() => studentQuantile(1, 3)).toThrow(RangeError);
    expect(() => studentQuantile(0.9, 0)).toThrow(RangeError);
  });
});
