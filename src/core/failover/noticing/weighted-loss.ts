import type { Odds } from './odds.ts';

/** The step in x, and where x begins and ends. */
const [step, least, farthest] = [1 / 10, -4.5, 24];

/**
 * The probability that the first `draws` different members, drawn by weight from those in rotation, are all dead while some
 * member works and d of all are dead; by d, up to `most`.
 *
 * Every member in rotation rings after an exponential time of a rate as its weight: that is the order of such draws. The
 * first that works rings at t; until then at least `draws` dead ones have. So the sum over all states is an integral over
 * t of a product over members, computed with t = e^(x − e^(−x)) by the trapezoidal rule, to about 1e-14.
 * Source: A. Rényi, "On the theory of order statistics", Acta Math. Acad. Sci. Hung. 4 (1953) 191; H. Takahasi & M. Mori,
 * "Double exponential formulas for numerical integration", Publ. RIMS 9 (1974) 721. Domain: weights above 0.
 * @example weightedLoss([{ up: 0.5, unnoticed: 0.5, out: 0 }, { up: 1, unnoticed: 0, out: 0 }], [1, 3], 1, 1) // [0, 0.125]
 */
export function weightedLoss(
  members: readonly Odds[],
  weights: readonly number[],
  draws: number,
  most: number,
): Float64Array {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const rates = weights.map((weight) => weight / mean);
  const total = new Float64Array(most + 1);
  for (let x = least; x <= farthest; x += step) {
    const at = Math.exp(x - Math.exp(-x));
    const width = step * at * (1 + Math.exp(-x));
    const found = densityAt(at, members, rates, draws, most);
    for (let dead = 0; dead <= most; dead++) total[dead]! += width * found[dead]!;
  }
  return total;
}

/** That the first member that works rings at t, with at least `draws` dead ones before; by how many are dead. */
function densityAt(
  t: number,
  members: readonly Odds[],
  rates: readonly number[],
  draws: number,
  most: number,
): Float64Array {
  const width = most + 1;
  // by (has one that works rung, dead ones that rang up to `draws`, dead ones)
  const index = (rung: number, heard: number, dead: number): number => (rung * (draws + 1) + heard) * width + dead;
  let now = new Float64Array(2 * (draws + 1) * width);
  now[0] = 1;
  members.forEach(({ up, unnoticed, out }, i) => {
    const rate = rates[i]!;
    const silent = Math.exp(-rate * t);
    const heardAlready = -Math.expm1(-rate * t);
    const next = new Float64Array(now.length);
    for (let rung = 0; rung < 2; rung++)
      for (let heard = 0; heard <= draws; heard++)
        for (let dead = 0; dead <= most; dead++) {
          const value = now[index(rung, heard, dead)]!;
          if (value === 0) continue;
          next[index(rung, heard, dead)]! += value * up * silent;
          if (rung === 0) next[index(1, heard, dead)]! += value * up * rate * silent;
          if (dead === most) continue;
          next[index(rung, heard, dead + 1)]! += value * (out + unnoticed * silent);
          next[index(rung, Math.min(draws, heard + 1), dead + 1)]! += value * unnoticed * heardAlready;
        }
    now = next;
  });
  return now.slice(index(1, draws, 0), index(1, draws, 0) + width);
}
