import { describe, expect, it } from 'vitest';
import { requiredEach } from '../../../../src/core/topology/improve/required.ts';
import { relativeError } from '../../statistics/relative-error.ts';

const notNeeded = (): number => {
  throw new Error('the closed form needs no evaluation');
};

describe('requiredEach', () => {
  // 1 − (1 − U)^(1/n) with mpmath at 50 digits
  it.each([
    [5, 1e-4, 2.0000800048003363e-5],
    [5, 1e-12, 2.0000000000008e-13],
    [10, 1e-3, 0.00010004502852067863],
    [1, 0.25, 0.25],
  ])('%i parts in series at U = %f', (seriesParts, target, expected) => {
    expect(relativeError(requiredEach({ evaluateAt: notNeeded, target, seriesParts })!, expected)).toBeLessThan(2e-16);
  });

  // the same without the closed form, and others with one: q² of a pair is √U, 3q² − 2q³ of 2 of 3 from mpmath's findroot
  it.each([
    ['five in series', (q: number) => -Math.expm1(5 * Math.log1p(-q)), 1e-4, 2.0000800048003363e-5],
    ['a pair', (q: number) => q * q, 1e-4, 0.01],
    ['a pair, far out', (q: number) => q * q, 1e-30, 1e-15],
    ['2 of 3', (q: number) => 3 * q * q * (1 - q) + q * q * q, 1e-4, 0.0057846675928877695],
    ['five pairs', (q: number) => -Math.expm1(5 * Math.log1p(-q * q)), 1e-4, 0.004472225402191101],
    ['ten in parallel', (q: number) => q ** 10, 1e-9, 0.12589254117941673],
    ['with a floor that leaves room', (q: number) => 1e-5 + (1 - 1e-5) * q, 1e-4, 9.00009000090001e-5],
  ])('%s', (_, evaluateAt, target, expected) => {
    const found = requiredEach({ evaluateAt, target, seriesParts: null })!;
    expect(relativeError(found, expected)).toBeLessThan(4e-15);
    expect(evaluateAt(found)).toBeLessThanOrEqual(target);
  });

  it('gives nothing where perfect parts would not do', () => {
    expect(requiredEach({ evaluateAt: (q) => 1e-3 + q, target: 1e-4, seriesParts: null })).toBeNull();
    expect(requiredEach({ evaluateAt: (q) => q, target: 0, seriesParts: 3 })).toBeNull();
  });
  it('gives 1 where parts that never work would do', () => {
    expect(requiredEach({ evaluateAt: (q) => 0.2 * q, target: 0.5, seriesParts: null })).toBe(1);
  });
  it('asks little of the diagram', () => {
    let asked = 0;
    const evaluateAt = (q: number): number => {
      asked++;
      return -Math.expm1(5 * Math.log1p(-(q ** 3)));
    };
    requiredEach({ evaluateAt, target: 1e-7, seriesParts: null });
    expect(asked).toBeLessThan(60);
  });
});
