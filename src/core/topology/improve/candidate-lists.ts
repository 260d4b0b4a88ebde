import type { Journey, Topology } from '../model/model.ts';
import { applyChanges } from './apply-changes.ts';
import { type Change, changeKey } from './changes.ts';
import { entryComponents } from './hard-components.ts';
import type { QuickEvaluation } from './quick-evaluation.ts';
import type { Evaluate } from './rank.ts';

/** What a list of changes gives; null where the engine gave up, the budget is spent, or nothing hard would be left. */
export type TryList = (changes: readonly Change[]) => number | null;

export interface Trials {
  readonly tryList: TryList;
  readonly evaluations: () => number;
  readonly isSpent: () => boolean;
  /** So many evaluations with a new diagram are left. */
  readonly left: () => number;
  /** True where some list could not be computed for another reason than that it is not allowed. */
  readonly missedSome: () => boolean;
}

/** What an evaluation on the diagram that is there costs of one that builds a new one. */
const quickCost = 1 / 16;

/** Evaluates lists of changes, each once, within a budget. `known` are lists of one change that were computed before. */
export function makeTrials(
  topology: Topology,
  journey: Journey,
  evaluate: Evaluate,
  budget: number,
  known: Iterable<readonly [Change, number]>,
  quick: QuickEvaluation | null = null,
): Trials {
  const memory = new Map<string, number | null>();
  for (const [change, unavailability] of known) memory.set(changeKey(change), unavailability);
  const entries = entryComponents(topology, journey).map(({ name }) => name);
  let evaluations = 0;
  let spent = 0;
  let missed = false;
  return {
    tryList: (changes) => {
      if (leavesNothing(entries, changes)) return null;
      const key = changes.map(changeKey).sort().join('\n');
      const found = memory.get(key);
      if (found !== undefined) return found;
      if (spent >= budget) {
        missed = true;
        return null;
      }
      evaluations++;
      const quickly = quick?.(changes) ?? null;
      spent += quickly === null ? 1 : quickCost;
      const unavailability = quickly ?? evaluate(applyChanges(topology, changes));
      if (unavailability === null) missed = true;
      memory.set(key, unavailability);
      return unavailability;
    },
    evaluations: () => evaluations,
    isSpent: () => spent >= budget,
    left: () => budget - spent,
    missedSome: () => missed,
  };
}

/** A journey in which everything is optional is met by doing nothing: no answer. */
function leavesNothing(entries: readonly string[], changes: readonly Change[]): boolean {
  const optional = new Set(changes.filter(({ kind }) => kind === 'optional').map(({ component }) => component));
  return optional.size > 0 && entries.every((name) => optional.has(name));
}

/** So many replicas are tried for one component. Nobody wants more; what is proven is proven for any number. */
const mostReplicasAdded = 48;

/** The changes of `all` that may still be added to a list: replicas again and again, the others once. */
export function stillOpen(all: readonly Change[], taken: readonly Change[]): readonly Change[] {
  const counts = new Map<string, number>();
  const optional = new Set<string>();
  for (const change of taken) {
    const key = changeKey(change);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (change.kind === 'optional') optional.add(change.component);
  }
  return all.filter((change) => {
    if (optional.has(change.component)) return false;
    return (counts.get(changeKey(change)) ?? 0) < (change.kind === 'replica' ? mostReplicasAdded : 1);
  });
}
