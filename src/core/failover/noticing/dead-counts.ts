import type { Odds } from './odds.ts';

/** Rarer counts than this are left out: no sum of shares could show them. */
const leastProbability = 1e-40;

/**
 * How many of some independent members are dead, and how many of these are in rotation: rows[d][b] is the probability of d
 * dead, b of them in rotation. Counts above `most` dead are left out.
 * @example deadCounts([{ up: 0.99, unnoticed: 0.004, out: 0.006 }], 1) // [[0.99], [0.006, 0.004]]
 */
export function deadCounts(members: readonly Odds[], most: number): readonly Float64Array[] {
  let rows: Float64Array[] = [Float64Array.of(1)];
  for (const { up, unnoticed, out } of members) {
    const next: Float64Array[] = [];
    for (let dead = 0; dead <= Math.min(rows.length, most); dead++) {
      const row = new Float64Array(dead + 1);
      const same = rows[dead];
      const fewer = dead > 0 ? rows[dead - 1] : undefined;
      if (same) for (let b = 0; b < same.length; b++) row[b]! += same[b]! * up;
      if (fewer)
        for (let b = 0; b < fewer.length; b++) {
          row[b]! += fewer[b]! * out;
          row[b + 1]! += fewer[b]! * unnoticed;
        }
      next.push(row);
    }
    while (next.length > 1 && next[next.length - 1]!.every((each) => each < leastProbability)) next.pop();
    rows = next;
  }
  return rows;
}

/** Of some independent members, the probability that d are dead, up to `most`. */
export function deadTotals(
  members: readonly Odds[],
  most: number,
  before: Float64Array = Float64Array.of(1),
): Float64Array {
  let totals = before;
  for (const { up, unnoticed, out } of members) {
    const next = new Float64Array(Math.min(totals.length + 1, most + 1));
    for (let dead = 0; dead < next.length; dead++)
      next[dead] = (totals[dead] ?? 0) * up + (dead > 0 ? totals[dead - 1]! * (unnoticed + out) : 0);
    totals = next;
  }
  return totals;
}
