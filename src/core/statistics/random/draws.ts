/** How many shuffles a test is usually given. */
const usual = 10_000;

/** Values to be shuffled in all, at most: a few seconds' work. */
const most = 200_000_000;

/**
 * How many shuffles of so many values to draw: 10,000, and fewer above 20,000 values, down to 200. The p-value
 * (1 + k)/(1 + draws) holds at any number of them; with fewer it is only coarser.
 *
 * Source: Phipson & Smyth (2010), as in permutation.ts. Domain: whole values ≥ 0. @example drawsFor(1_000_000) // 200
 */
export function drawsFor(values: number): number {
  return Math.max(200, Math.min(usual, Math.floor(most / Math.max(1, values))));
}
