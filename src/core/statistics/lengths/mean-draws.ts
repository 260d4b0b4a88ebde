import { createRandom, type Random } from '../random/random.ts';
import { mean, sum } from '../sum.ts';
import { lengthTable } from './length-table.ts';
import { usualCount, usualVariation } from './usual-lengths.ts';

/** From here on T is normal to within its own Monte Carlo error. */
export const largestBootstrap = 5_000;

/**
 * The standard error of the logarithm of a mean: √(v/n) with v = (Σ(x/x̄ − 1)² + a·v₀)/(n − 1 + a), the squared coefficient
 * of variation, drawn towards the usual one, v₀, as if a = 4 lengths of it had been seen.
 * Domain: n ≥ 1 lengths with Σ(x/x̄ − 1)² = squares. @example logMeanError(1, 0) // 2.0456, that of the usual law
 */
export function logMeanError(count: number, squares: number): number {
  return Math.sqrt((squares + usualCount * usualVariation) / (count - 1 + usualCount) / count);
}

/** Σ(x/x̄ − 1)²; 0 where all of them are 0. */
export function relativeSquares(lengths: Float64Array): number {
  const center = mean(lengths);
  return center === 0 ? 0 : sum(lengths.map((length) => (length / center - 1) ** 2));
}

/**
 * Draws of T = (ln x̄* − ln x̄)/se*, of means x̄* of samples of the same size from the table of lengths: how far the
 * logarithm of a mean is off, in its own standard errors. Ascending. More than 5,000 lengths give normal draws.
 *
 * Source: the studentized bootstrap (bootstrap-t) by B. Efron (1982) and P. Hall, Annals of Statistics 16 (1988) 927; on the
 * log scale as in T. DiCiccio & B. Efron, Statistical Science 11 (1996) 189, §5; samples from a mixture with a first guess as
 * in length-table.ts. Domain: at least one finite length ≥ 0, not all 0; whole draws ≥ 1.
 *
 * @example studentizedMeans(Float64Array.of(60, 600), 4_000, 1)[3_900] // the 97.5 % quantile
 */
export function studentizedMeans(lengths: Float64Array, draws: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const count = lengths.length;
  if (count > largestBootstrap) return new Float64Array(draws).map(() => random.normal()).sort();
  const table = lengthTable(lengths.toSorted()); // in no order of rows
  const center = sum(lengths);
  const found = new Float64Array(draws);
  const places = new Uint32Array(count);
  for (let i = 0; i < draws; i++) found[i] = studentizedMean(table, places, center, random);
  return found.sort();
}

function studentizedMean(table: Float64Array, places: Uint32Array, center: number, random: Random): number {
  const count = places.length;
  random.fillBelow(table.length, places);
  let total = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const value = table[places[i]!]!;
    total += value;
    squares += value * value;
  }
  const relative = total === 0 ? 0 : Math.max(0, (squares * count * count) / (total * total) - count);
  return Math.log(total / center) / logMeanError(count, relative);
}
