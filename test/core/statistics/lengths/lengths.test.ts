import { describe, expect, it } from 'vitest';
import { lengthTable } from '../../../../src/core/statistics/lengths/length-table.ts';
import { logMeanError, relativeSquares, studentizedMeans } from '../../../../src/core/statistics/lengths/mean-draws.ts';
import { usualLengths, usualVariation } from '../../../../src/core/statistics/lengths/usual-lengths.ts';
import { mean, sum } from '../../../../src/core/statistics/sum.ts';
import { relativeError } from '../relative-error.ts';

describe('usualLengths', () => {
  it('are the means of parts of equal probability of a log-normal law of mean 1', () => {
    // scipy 1.17.1: 2·norm.cdf(−π/√6) below the median, the rest of 2 above it
    const [below, above] = usualLengths(2);
    expect(relativeError(below!, 0.19964983654250645)).toBeLessThan(1e-12);
    expect(relativeError(above!, 2 - 0.19964983654250645)).toBeLessThan(1e-12);
    expect(Math.abs(sum(usualLengths(1_024)) - 1_024)).toBeLessThan(1e-9);
  });
  it('vary nearly as they should, but for the ends of the parts', () => {
    // e^(π²/6) − 1 = 4.1806; parts by their means leave out what varies within them
    expect(usualVariation).toBeCloseTo(4.180668317897116, 12); // Python: math.expm1(math.pi**2/6)
    const squares = mean(usualLengths(100_000).map((length) => length * length)) - 1;
    expect(squares).toBeGreaterThan(0.95 * usualVariation);
    expect(squares).toBeLessThan(usualVariation);
  });
});

describe('lengthTable', () => {
  it.each([
    [2, 4 / 5],
    [10, 4 / 13],
    [1_000, 4 / 1_003],
    [20_000, 4 / 20_003],
  ])('of %d lengths gives the usual law a weight of 4/(n + 3), and keeps the mean', (count, weight) => {
    const lengths = Float64Array.from({ length: count }, (_, i) => 1 + (i % 7));
    const table = lengthTable(lengths);
    const whole = lengths.reduce((found, each) => found.add(each), new Set<number>());
    const seen = table.filter((each) => whole.has(each)).length;
    expect(Math.abs((table.length - seen) / table.length / weight - 1)).toBeLessThan(0.01);
    expect(relativeError(mean(table), mean(lengths))).toBeLessThan(1e-9);
  });
});

describe('studentizedMeans', () => {
  it('agree with an independent simulation', () => {
    // numpy, 400,000 draws of samples of twelve from the mixture itself: its 2.5 % and 97.5 % quantiles and se
    const lengths = Float64Array.of(600, 1_800, 300, 7_200, 45, 900, 120, 60, 2_400, 15, 3_600, 480);
    const draws = studentizedMeans(lengths, 100_000, 1);
    expect(relativeError(logMeanError(12, relativeSquares(lengths)), 0.47171817474865857)).toBeLessThan(1e-12);
    expect(Math.abs(draws[2_500]! - -2.50655439)).toBeLessThan(0.06);
    expect(Math.abs(draws[97_500]! - 1.59703975)).toBeLessThan(0.03);
  });
  it('do not hang on the order of rows', () => {
    const lengths = Float64Array.of(5, 1, 9, 100, 3);
    expect(studentizedMeans(lengths.toReversed(), 500, 3)).toEqual(studentizedMeans(lengths, 500, 3));
  });
});
