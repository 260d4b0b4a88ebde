import { fewerWork } from '../analyze/like-parts.ts';
import type { Journey, Topology } from '../model/model.ts';
import { unanswered } from './apply-changes.ts';
import type { Change } from './changes.ts';
import { type RequiredBlock, requiredBlocks } from './required-blocks.ts';

/** Above so many replicas a block is taken as perfect: its binomial coefficients would not be exact. */
const mostReplicas = 50;

/** One step for one block: all changes of it from here on, how many more they are, and the weight that each takes away. */
export interface BlockStep {
  readonly component: string;
  readonly changes: readonly Change[];
  readonly more: number;
  readonly gainEach: number;
}

export interface ShortestBound {
  /** No list with fewer changes can meet the target; null where no list can at all. */
  readonly fewest: number | null;
  /** What each block offers, best first per change; taken in this order it is a plan for systems in series. */
  readonly steps: readonly BlockStep[];
  /** The first so many steps leave little enough of the blocks, if nothing else could fail. */
  readonly stepsAtLeast: number;
}

/**
 * A lower bound for the number of changes. A journey works only while each of its required blocks does, and these are
 * independent: A ≤ Π(1 − uᵢ). With weights wᵢ = −ln(1 − uᵢ) that is a sum; each change touches one block, and the least
 * weight that j changes leave of it is known. The convex hull over j turns the choice of k changes into the k largest
 * gains, which is the linear relaxation: no combination of k changes does better.
 */
export function shortestBound(
  topology: Topology,
  journey: Journey,
  target: number,
  changes: readonly Change[],
): ShortestBound {
  const byComponent = new Map<string, Change[]>();
  for (const change of changes)
    byComponent.set(change.component, [...(byComponent.get(change.component) ?? []), change]);
  const mayLetGo = new Set(
    changes.filter(({ kind }) => kind === 'optional' || kind === 'cache').map(({ component }) => component),
  );
  const steps: BlockStep[] = [];
  const allowed = -Math.log1p(-target);
  let least = 0;
  for (const block of requiredBlocks(topology, journey, mayLetGo)) {
    const { component } = block;
    const hull = lowerHull(optionsOf(block, byComponent.get(component) ?? [], allowed));
    least += hull[hull.length - 1]!.weight;
    for (let i = 1; i < hull.length; i++) {
      const more = hull[i]!.changes.length - hull[i - 1]!.changes.length;
      const gainEach = (hull[i - 1]!.weight - hull[i]!.weight) / more;
      steps.push({ component, changes: hull[i]!.changes, more, gainEach });
    }
  }
  steps.sort((a, b) => b.gainEach - a.gainEach || (a.component < b.component ? -1 : 1));
  return { fewest: fewestOf(steps, least, allowed), steps, stepsAtLeast: stepsFor(steps, least, allowed) };
}

/** Rounding must not prove what is not so: 5 × 1e-6 may miss 5e-6 by a last digit. */
const tolerance = 1 + 1e-12;

function fewestOf(steps: readonly BlockStep[], least: number, allowed: number): number | null {
  if (least > allowed * tolerance) return null;
  let taken = steps.reduce((total, { more }) => total + more, 0);
  // from the end, so that only positive terms are added and small rests keep their digits
  let rest = least;
  for (let i = steps.length - 1; i >= 0; i--) {
    for (let part = steps[i]!.more; part >= 1; part--) {
      rest += steps[i]!.gainEach;
      if (rest > allowed * tolerance) return taken;
      taken--;
    }
  }
  return 0;
}

/** From the end too, for the same digits. */
function stepsFor(steps: readonly BlockStep[], least: number, allowed: number): number {
  let rest = least;
  for (let i = steps.length; i > 0; i--) {
    rest += steps[i - 1]!.gainEach * steps[i - 1]!.more;
    if (rest > allowed * tolerance) return i;
  }
  return 0;
}

interface Option {
  readonly changes: readonly Change[];
  readonly weight: number;
}

/** Below this part of what is allowed a block counts as perfect: one more replica ends it, and the bound stays one. */
const negligible = 1e-9;

/** For each number of changes the combination that leaves least of a block. */
function optionsOf(block: RequiredBlock, changes: readonly Change[], allowed: number): readonly Option[] {
  const replica = changes.find(({ kind }) => kind === 'replica');
  const others = changes.filter(({ kind }) => kind === 'halveMttr' || kind === 'cache' || kind === 'optional');
  let combined: (readonly Change[])[] = [[]];
  for (const other of others) combined = combined.flatMap((list) => [list, [...list, other]]);
  const best: Option[] = [];
  const add = (list: readonly Change[], weight: number): void => {
    const known = best[list.length];
    if (!known || weight < known.weight) best[list.length] = { changes: list, weight };
  };
  for (const own of combined) {
    let list = own;
    let weight = weightLeft(block, list);
    add(list, weight);
    while (replica && weight > 0) {
      list = [replica, ...list];
      weight = weight <= negligible * allowed ? 0 : weightLeft(block, list);
      add(list, weight);
    }
  }
  return best.filter((option) => option !== undefined);
}

/** −ln(1 − u) of what a list of changes leaves of a block, at least. */
export function weightLeft(block: RequiredBlock, changes: readonly Change[]): number {
  let { replicas, unavailability, share } = block;
  for (const change of changes) {
    if (change.kind === 'optional') return 0;
    if (change.kind === 'replica') replicas++;
    if (change.kind === 'halveMttr') unavailability = block.halved;
    if (change.kind === 'cache') share *= unanswered(change.answeredShare);
  }
  if (replicas > mostReplicas) return 0;
  return -Math.log1p(-share * fewerWork(block.need, replicas, unavailability));
}

/** The options on the lower convex hull of weight over number of changes, from none on (Andrew 1979). */
function lowerHull(options: readonly Option[]): readonly Option[] {
  const hull: Option[] = [];
  for (const option of options) {
    if (hull.length > 0 && option.weight >= hull[hull.length - 1]!.weight) continue;
    while (
      hull.length > 1 &&
      slope(hull[hull.length - 2]!, hull[hull.length - 1]!) >= slope(hull[hull.length - 2]!, option)
    )
      hull.pop();
    hull.push(option);
  }
  return hull;
}

function slope(from: Option, to: Option): number {
  return (to.weight - from.weight) / (to.changes.length - from.changes.length);
}
