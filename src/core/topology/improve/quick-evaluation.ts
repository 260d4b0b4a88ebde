import type { FailureFunction } from '../../diagram/decision/engine.ts';
import { withoutDust } from '../../quantity/without-dust.ts';
import { type FailureModel, unavailabilities } from '../compile/failure-model.ts';
import { leavesOf } from '../expression/walk.ts';
import { type Component, expressionsOf, type Topology } from '../model/model.ts';
import { unanswered } from './apply-changes.ts';
import type { Change } from './changes.ts';
import { isMoreThanOneEvent } from './special.ts';

/** What a list of changes gives, without a new diagram; null where it takes one. */
export type QuickEvaluation = (changes: readonly Change[]) => number | null;

/**
 * Changes that only move probabilities of events, exactly, on the diagram that is there: half the MTTR moves the own part
 * of each replica; a replica beside a single one, in the same domain, makes its own part q²; where it depends on nothing
 * and has no domain, optional makes it 0 and a cache multiplies it by what is not answered. All that holds for components
 * without common cause or standby and not for copies, whose number stands in the expression.
 */
export function quickEvaluation(
  topology: Topology,
  model: FailureModel,
  failure: Pick<FailureFunction, 'unavailability'>,
): QuickEvaluation {
  const components = new Map(topology.components.map((component) => [component.name, component]));
  const shared = new Set(topology.commonCauses.flatMap((cause) => cause.components));
  for (const expression of expressionsOf(topology))
    for (const leaf of leavesOf(expression)) if (leaf.kind === 'copies') shared.add(leaf.name);
  const events = new Map<string, number[]>();
  model.parts.forEach(({ kind, component }, i) => {
    if (kind !== 'component' || component === null) return;
    const known = events.get(component);
    if (known) known.push(i);
    else events.set(component, [i]);
  });
  const base = unavailabilities(model);
  return (changes) => {
    const q = Float64Array.from(base);
    for (const [name, own] of byComponent(changes)) {
      const component = components.get(name);
      const at = events.get(name);
      if (!component || !at || shared.has(name) || isMoreThanOneEvent(component)) return null;
      const isSingle = component.replicas === 1 && at.length === 1 && model.parts[at[0]!]!.name === name;
      const moved = movedTo(component, own, base[at[0]!]!, isSingle);
      if (moved === null) return null;
      for (const event of at) q[event] = moved;
    }
    return withoutDust(failure.unavailability(q));
  };
}

function byComponent(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const known = found.get(change.component);
    if (known) known.push(change);
    else found.set(change.component, [change]);
  }
  return found;
}

function movedTo(component: Component, changes: readonly Change[], own: number, isSingle: boolean): number | null {
  const standsAlone = isSingle && component.domains.length === 0 && component.dependsOn.length === 0;
  let each = own;
  let replicas = 1;
  let answered = 1;
  let isNeeded = 1;
  for (const change of changes) {
    if (change.kind === 'halveMttr') each /= 2 - each;
    else if (change.kind === 'replica' && isSingle && component.domains.length < 2) replicas++;
    else if (change.kind === 'cache' && standsAlone) answered *= unanswered(change.answeredShare);
    else if (change.kind === 'optional' && standsAlone) isNeeded = 0;
    else return null;
  }
  return isNeeded * answered * each ** replicas;
}
