import type { Trials } from './candidate-lists.ts';
import type { Change } from './changes.ts';
import type { Attempt, PlanRules } from './find-plan.ts';
import type { RequiredBlock } from './required-blocks.ts';
import { weightLeft } from './shortest-bound.ts';

/** Lists that are looked at for one length, times the blocks that each is held against; most are not evaluated. */
const mostComparisons = 4e6;

export type Search = { readonly found: Attempt } | 'none' | 'unknown';

/**
 * All lists of `length` changes, strong ones first, until one meets the target. A list is ruled out unevaluated where the
 * blocks that it leaves (shortest-bound.ts) already miss the target. 'none' is a proof; 'unknown' where there are too many
 * lists or the budget ends.
 */
export function searchAll(
  trials: Trials,
  options: readonly Change[],
  length: number,
  blocks: readonly RequiredBlock[],
  { target }: PlanRules,
): Search {
  if (combinations(options.length + length - 1, length) * (blocks.length + 1) > mostComparisons) return 'unknown';
  const blockOf = new Map(blocks.map((block) => [block.component, block]));
  const untouched = new Map(blocks.map((block) => [block.component, weightLeft(block, [])]));
  const allowed = -Math.log1p(-target) * (1 + 1e-12);
  const isHopeless = (changes: readonly Change[]): boolean => {
    const touched = new Map<string, Change[]>();
    for (const change of changes) touched.set(change.component, [...(touched.get(change.component) ?? []), change]);
    let weight = 0;
    for (const [component, whole] of untouched) {
      const own = touched.get(component);
      weight += own ? weightLeft(blockOf.get(component)!, own) : whole;
      if (weight > allowed) return true;
    }
    return false;
  };
  let isComplete = true;
  // positions in `options`, never falling; a replica may be repeated
  const at: number[] = [0];
  while (at.length > 0) {
    const top = at[at.length - 1]!;
    if (top >= options.length) {
      at.pop();
      if (at.length > 0) at[at.length - 1]!++;
      continue;
    }
    const times = at.filter((index) => index === top).length;
    if (times > 1 && options[top]!.kind !== 'replica') {
      at[at.length - 1]!++;
      continue;
    }
    if (at.length < length) {
      at.push(top);
      continue;
    }
    const changes = at.map((index) => options[index]!);
    if (!isHopeless(changes)) {
      if (trials.isSpent()) return 'unknown';
      const before = trials.missedSome();
      const unavailability = trials.tryList(changes);
      if (unavailability !== null && unavailability <= target) return { found: { changes, unavailability } };
      if (unavailability === null && (before || trials.missedSome())) isComplete = false;
    }
    at[at.length - 1]!++;
  }
  return isComplete ? 'none' : 'unknown';
}

function combinations(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i++) count = (count * (n - k + i)) / i;
  return count;
}
