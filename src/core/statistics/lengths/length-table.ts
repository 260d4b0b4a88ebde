import { mean } from '../sum.ts';
import { usualCount, usualLengths } from './usual-lengths.ts';

/** Cells of the usual law where it weighs most, for one length. */
const mostCells = 1_024;
const tableSize = 16_384;

/**
 * Lengths to draw from, each as likely: those that were seen, and the usual law scaled to their mean, with the weight
 * a/(a + n − 1) of a = 4 lengths. So one length says how long outages are and nothing of how they vary, and hundreds speak
 * for themselves; there is no number of lengths at which a rule changes. The mean of the table is that of the lengths.
 *
 * Source: a Dirichlet process around a first guess, T. Ferguson, Annals of Statistics 1 (1973) 209; resampled in place of the
 * sample by P. Muliere & P. Secchi, "Bayesian nonparametric predictive inference and bootstrap techniques", Annals of the
 * Institute of Statistical Mathematics 48 (1996) 663.
 * Domain: at least one finite length ≥ 0. @example lengthTable(Float64Array.of(600)).length // 1024, all of the usual law
 */
export function lengthTable(lengths: Float64Array): Float64Array {
  const count = lengths.length;
  const repeats = count === 1 ? 0 : Math.max(1, Math.min(mostCells / usualCount, Math.ceil(tableSize / count)));
  const cells = count === 1 ? mostCells : Math.round((repeats * count * usualCount) / (count - 1));
  const table = new Float64Array(repeats * count + cells);
  for (let i = 0; i < repeats; i++) table.set(lengths, i * count);
  const center = mean(lengths);
  table.set(
    usualLengths(cells).map((each) => each * center),
    repeats * count,
  );
  return table;
}
