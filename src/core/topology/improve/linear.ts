import { withoutDust } from '../../quantity/without-dust.ts';
import { leavesOf } from '../expression/walk.ts';
import type { Topology } from '../model/model.ts';
import { unanswered } from './apply-changes.ts';
import type { Change } from './changes.ts';

/** The one event that is the own failure of a component: its probability, and ∂U/∂q of the journey. */
export interface OwnEvent {
  readonly unavailability: number;
  readonly birnbaum: number;
}

/** Below this share of U a difference has lost digits, and the change is evaluated in full. */
const cancels = 0.25;

/**
 * U is a straight line in the probability of each event, so a change that only moves one event from q to q' gives
 * U' = U − (q − q')·B, exactly. True for a component with one replica and no common cause: half the MTTR, and a replica
 * beside it in the same domain (q' = q²). Where it has no domain and depends on nothing also: optional (q' = 0) and a
 * cache (q' = q × the share that is not answered). Null where that is not so or where the difference would lose digits.
 *
 * `ownEvent` must give null unless the component has exactly one event, named as itself.
 */
export function linearEvaluation(
  topology: Topology,
  unavailability: number,
  ownEvent: (component: string) => OwnEvent | null,
): (change: Change) => number | null {
  const components = new Map(topology.components.map((component) => [component.name, component]));
  const shared = new Set(topology.commonCauses.flatMap((cause) => cause.components));
  const expressions = [...topology.journeys.map(({ path }) => path), ...topology.groups.values()];
  for (const expression of expressions)
    for (const leaf of leavesOf(expression)) if (leaf.kind === 'copies') shared.add(leaf.name);
  return (change) => {
    const component = components.get(change.component);
    if (
      !component ||
      component.failover ||
      component.replicas > 1 ||
      component.domains.length > 1 ||
      shared.has(component.name)
    )
      return null;
    const own = ownEvent(component.name);
    if (!own) return null;
    const { unavailability: q, birnbaum } = own;
    const standsAlone = component.domains.length === 0 && component.dependsOn.length === 0;
    const saved = savedOf(change, q, standsAlone);
    if (saved === null) return null;
    const after = withoutDust(unavailability - saved * birnbaum);
    return after > cancels * unavailability ? after : null;
  };
}

function savedOf(change: Change, q: number, standsAlone: boolean): number | null {
  switch (change.kind) {
    case 'replica':
      return q * (1 - q);
    case 'halveMttr':
      return (q * (1 - q)) / (2 - q);
    case 'optional':
      return standsAlone ? q : null;
    case 'cache':
      return standsAlone ? q - q * unanswered(change.answeredShare) : null;
    case 'domain':
      return null;
  }
}
