import { compareNames } from '../../order/natural-order.ts';
import { copyName } from '../expression/walk.ts';
import type { Journey, Topology } from '../model/model.ts';
import { applyChange } from './apply-changes.ts';
import { type Change, compareChanges, thinkableChanges } from './changes.ts';
import type { QuickEvaluation } from './quick-evaluation.ts';

/** A journey's exact unavailability in a topology; null where the engine gave up. */
export type Evaluate = (topology: Topology) => number | null;

/** What one change gives. */
export interface RankedChange {
  readonly change: Change;
  readonly unavailability: number;
  /** Unavailability that it takes away. */
  readonly gain: number;
  readonly met: boolean;
}

export interface Ranking {
  /** Best first. */
  readonly ranked: readonly RankedChange[];
  /** Components that matter less than those looked at. */
  readonly componentsLeftOut: number;
  /** Changes that gain nothing. */
  readonly withoutGain: number;
  /** Changes for which the engine gave up. */
  readonly notComputed: number;
}

export interface RankRequest {
  readonly topology: Topology;
  readonly journey: Journey;
  /** The unavailability that the journey may have. */
  readonly target: number;
  /** Its unavailability as it is. */
  readonly unavailability: number;
  /** How much each component matters, for example its criticality; what is not in it counts 0. */
  readonly criticality: ReadonlyMap<string, number>;
  readonly evaluate: Evaluate;
  /** The most components whose changes are computed: those that matter most. Default 20. */
  readonly components?: number;
  /** Saves evaluations where a change moves probabilities only; see quick-evaluation.ts. */
  readonly quick?: QuickEvaluation;
}

const componentsByDefault = 20;

/**
 * The thinkable single changes of a journey, each with the exact unavailability that it gives, best first (ties by name).
 * None is estimated: each topology is evaluated as if it were the user's, or on the diagram that is there.
 * @example rankChanges({ topology, journey, target: 1e-4, unavailability, criticality, evaluate }).ranked[0]
 */
export function rankChanges(request: RankRequest): Ranking {
  const { topology, journey, target, unavailability, criticality, evaluate } = request;
  const all = thinkableChanges(topology, journey);
  const names = [...new Set(all.map(({ component }) => component))];
  const weight = (name: string): number => criticality.get(name) ?? criticality.get(copyName(name, 1)) ?? 0;
  const chosen = names
    .sort((a, b) => weight(b) - weight(a) || compareNames(a, b))
    .slice(0, request.components ?? componentsByDefault);
  const looked = new Set(chosen);
  const ranked: RankedChange[] = [];
  let withoutGain = 0;
  let notComputed = 0;
  for (const change of all) {
    if (!looked.has(change.component)) continue;
    const after = request.quick?.([change]) ?? evaluate(applyChange(topology, change));
    if (after === null) notComputed++;
    else if (after >= unavailability) withoutGain++;
    else ranked.push({ change, unavailability: after, gain: unavailability - after, met: after <= target });
  }
  ranked.sort((a, b) => a.unavailability - b.unavailability || compareChanges(a.change, b.change));
  return { ranked, componentsLeftOut: names.length - chosen.length, withoutGain, notComputed };
}
