import type { Network } from '../graph/network.ts';
import type { ModulePart } from './module-part.ts';

/** Rounds of moving nodes, and the arguments that all of them together may look at. */
const mostRounds = 60;
const mostSteps = 1_000_000;

/**
 * An order in which what belongs to one gate lies close together: in rounds, every gate pulls itself and its arguments to
 * the middle of their places, every node moves to the mean of where it is pulled. The round with the least sum of
 * distances is kept. From an order to start with (FORCE: Aloul, Markov & Sakallah 2003, with the gates as nodes).
 */
export function gathered(network: Network, part: ModulePart, start: readonly number[]): readonly number[] {
  const groups = part.gates.map((gate) => [gate, ...network.args[gate]!]);
  const place = new Map<number, number>(start.map((leaf, at) => [leaf, at]));
  for (const group of groups) place.set(group[0]!, meanOf(group.slice(1), place));
  const steps = groups.reduce((sum, group) => sum + group.length, 0);
  let best = start;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < Math.min(mostRounds, mostSteps / steps); round++) {
    const pull = new Map<number, { sum: number; count: number }>();
    for (const group of groups) {
      const middle = meanOf(group, place);
      for (const node of group) {
        const own = pull.get(node);
        if (own === undefined) pull.set(node, { sum: middle, count: 1 });
        else {
          own.sum += middle;
          own.count++;
        }
      }
    }
    const moved = [...pull].map(([node, { sum, count }]) => ({ node, to: sum / count })).sort((a, b) => a.to - b.to);
    moved.forEach(({ node }, at) => {
      place.set(node, at);
    });
    const distance = groups.reduce((sum, group) => sum + spanOf(group, place), 0);
    if (distance >= least) continue;
    least = distance;
    best = [...start].sort((a, b) => place.get(a)! - place.get(b)!);
  }
  return best;
}

function meanOf(nodes: readonly number[], place: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const node of nodes) sum += place.get(node)!;
  return sum / nodes.length;
}

function spanOf(nodes: readonly number[], place: ReadonlyMap<number, number>): number {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const node of nodes) {
    const at = place.get(node)!;
    if (at < least) least = at;
    if (at > most) most = at;
  }
  return most - least;
}
