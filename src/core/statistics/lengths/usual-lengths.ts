import { normalCdf, normalQuantile } from '../distributions/normal.ts';

/** The deviation of the logarithm of an exponential length, π/√6 = 1.28: what field data of repairs show too, 1 to 1.5. */
export const usualSpread = Math.PI / Math.sqrt(6);

/** Variance over squared mean of the usual law, e^σ² − 1 = 4.18. */
export const usualVariation = Math.expm1(usualSpread * usualSpread);

/**
 * So many lengths' worth is put on the usual law, beside those that were seen. Chosen by the coverage that it gives
 * (bench/calibration.mjs): fewer make promises of few outages too sure, more widen those of alike ones for longer.
 */
export const usualCount = 4;

/**
 * The law of lengths before any is seen, in `cells` parts of equal probability: log-normal of mean 1 with the spread above,
 * each part by its mean, T·(Φ(z₊ − σ) − Φ(z₋ − σ)), so that the mean of them all is 1.
 *
 * Source: J. Aitchison & J. Brown, The Lognormal Distribution (1957), §2.4 (moment distributions); that repair times are
 * about log-normal: MIL-HDBK-472 (1966). Domain: whole cells ≥ 1. @example usualLengths(2) // [0.1997, 1.8003]
 */
export function usualLengths(cells: number): Float64Array {
  const found = new Float64Array(cells);
  let before = 0;
  for (let cell = 1; cell <= cells; cell++) {
    const share = cell === cells ? 1 : normalCdf(normalQuantile(cell / cells) - usualSpread);
    found[cell - 1] = cells * (share - before);
    before = share;
  }
  return found;
}
