import type { FailureFunction } from '../../diagram/decision/engine.ts';
import { largest } from '../../order/extremes.ts';
import { type Availability, fromUnavailability } from '../../quantity/availability.ts';
import { withoutDust } from '../../quantity/without-dust.ts';
import { type FailureModel, type ModelPart, unavailabilities } from '../compile/failure-model.ts';
import { eventKey, type Losses } from '../model/losses.ts';
import type { Component, Topology } from '../model/model.ts';
import { machineNumbers } from '../model/pair.ts';
import type { PartNumbers } from '../model/part-numbers.ts';
import type { DrillNames, Losable } from './drill-names.ts';

/**
 * The topology given that some of it is down: everything that is computed of it is then conditional on that, exactly. Of a
 * pair that has lost one machine the other counts alone; the takeover itself is not counted.
 * @example withLosses(topology, drillNames(topology, model).find('us-1'))
 */
export function withLosses(topology: Topology, down: readonly Losable[]): Topology {
  // on top of what is lost already
  const events = new Set([...(topology.losses?.events ?? []), ...down.flatMap((each) => each.events)]);
  const alone = new Map<string, PartNumbers>(topology.losses?.alone);
  for (const { failover, name } of topology.components) {
    const lost = new Set(down.flatMap(({ machine }) => (machine?.component === name ? machine.number : [])));
    if (!failover || lost.size === 0) continue;
    if (lost.size === 2) events.add(eventKey.component(name));
    else alone.set(name, leftOf(failover, lost.has(1)));
  }
  return { ...topology, losses: { events, alone } satisfies Losses };
}

/** The numbers of the machine that is left of a pair, as it serves. */
function leftOf({ primary, settings }: NonNullable<Component['failover']>, primaryIsLost: boolean): PartNumbers {
  return machineNumbers(primaryIsLost ? (settings.standby ?? primary) : primary);
}

/** What the loss of one thing does to each journey. */
export interface Drill {
  readonly down: Losable;
  /** In the order of the journeys. */
  readonly results: readonly Availability[];
}

/**
 * The loss of every single part, machine of a pair, domain and region by itself, worst first: by the least available
 * journey, then by all of them. U is linear in each event's probability, so U(q') = U + (q' − q)·B: one sweep of the
 * diagrams gives all losses, without compiling anything again.
 *
 * What stands in a group with dead members in rotation or planned work is solved anew without it: its loss changes what the
 * others lose. Source: Birnbaum (1969). Domain: the failure functions of journeys of `model`; `solveAnew` for the same ones.
 * @example drillAll(topology, model, drillNames(topology, model), [failure], solveAnew)[0].down.label // 'db'
 */
export function drillAll(
  topology: Topology,
  model: FailureModel,
  names: DrillNames,
  failures: readonly FailureFunction[],
  solveAnew: SolveAnew,
): readonly Drill[] {
  const q = unavailabilities(model);
  const nothing = new Float64Array(q.length);
  const swept = failures.map((failure) => ({ ...failure.sweep(q), alone: failure.sweep(nothing).birnbaum }));
  const components = new Map(topology.components.map((component) => [component.name, component]));
  const anew = solvedAnew(topology, model, solveAnew);
  const drills = names.all.flatMap((down): readonly Drill[] => {
    const component = components.get(down.machine?.component ?? down.name);
    if (!isSingle(down, component)) return [];
    const key = down.machine ? eventKey.component(down.machine.component) : down.events[0]!;
    if (topology.losses?.events.has(key) || (down.machine && topology.losses?.alone.has(down.machine.component)))
      return [];
    const event = model.eventNumbers.get(key);
    const again = event === undefined ? null : anew(down, event);
    if (again) return [{ down, results: again.map((unavailability) => fromUnavailability(unavailability)) }];
    const after = event === undefined ? 0 : probabilityAfter(down, component, model.parts[event]!);
    const results = swept.map(({ unavailability, birnbaum, alone }) => {
      if (event === undefined) return fromUnavailability(withoutDust(unavailability));
      // what is enough by itself takes all down, to the last digit
      if (after === 1 && alone[event] === 1) return fromUnavailability(1);
      return fromUnavailability(withoutDust(Math.min(1, unavailability + (after - q[event]!) * birnbaum[event]!)));
    });
    return [{ down, results }];
  });
  return drills
    .map((drill) => ({
      drill,
      worst: largest(drill.results.map((each) => each.unavailability)),
      sum: sumOf(drill),
    }))
    .sort((a, b) => b.worst - a.worst || b.sum - a.sum)
    .map(({ drill }) => drill);
}

/** The unavailability of each journey of a topology in which something is lost. */
export type SolveAnew = (topology: Topology) => readonly number[];

/** Losses of members and sites of groups; members that are alike are solved once. Null for all others. */
function solvedAnew(topology: Topology, { pools, parts }: FailureModel, solveAnew: SolveAnew) {
  const keys = new Map<number, string>();
  pools.forEach(({ pool, members, sites }, number) => {
    const isEven = pool.weights === null && pool.classes.length === 1;
    members.forEach(({ event, unnoticedRatio }, i) => {
      if (event === null) return;
      const kind = `${parts[event]!.unavailability} ${unnoticedRatio} ${pool.sites[i]}`;
      keys.set(event, isEven ? `${number} ${kind}` : `event ${event}`);
    });
    for (const { event } of sites) if (event !== null) keys.set(event, `event ${event}`);
  });
  const known = new Map<string, readonly number[]>();
  return (down: Losable, event: number): readonly number[] | null => {
    const key = keys.get(event);
    if (key === undefined) return null;
    const found = known.get(key) ?? solveAnew(withLosses(topology, [down]));
    known.set(key, found);
    return found;
  };
}

/** Nothing that is made of several parts: those are drilled one by one. */
function isSingle({ kind, events }: Losable, component: Component | undefined): boolean {
  if (kind === 'machine') return true;
  if (kind === 'component') return events.length === 1 && component?.replicas === 1 && !component.failover;
  return kind !== 'cluster';
}

/** 1, or what the other machine of a pair makes of the part that is not common with others. */
function probabilityAfter({ machine }: Losable, component: Component | undefined, part: ModelPart): number {
  if (!machine || !component?.failover) return 1;
  const common = component.numbers.unavailability - part.unavailability;
  return Math.max(0, leftOf(component.failover, machine.number === 1).unavailability - Math.max(0, common));
}

function sumOf({ results }: Drill): number {
  return results.reduce((sum, { unavailability }) => sum + unavailability, 0);
}
