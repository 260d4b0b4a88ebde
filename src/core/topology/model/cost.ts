import type { StandbyMode } from '../../failover/standby/settings.ts';
import { type Decimal, exactly, nothing, plus, times, toNumber } from '../../quantity/decimal.ts';
import { leavesOf } from '../expression/walk.ts';
import type { Cluster } from './cluster-model.ts';
import { type Component, expressionsOf, type Topology } from './model.ts';

/**
 * What a standby costs of its primary, where the file does not say: hot runs in step with it, warm runs idle and is taken as
 * half, cold is switched off and is taken as a tenth, for its storage. An assumption, to be printed.
 */
export const standbyShares: Readonly<Record<StandbyMode, number>> = { cold: 0.1, warm: 0.5, hot: 1 };

/** What the parts of a topology cost a month, in the currency of the file. */
export interface PartsCost {
  /** null: not known of some part, so not of all. */
  readonly perMonth: number | null;
  /** The components and nodes without a cost; a cluster of which no node has one is named as a whole. */
  readonly withoutCost: readonly string[];
  /** Components whose standby is priced by its mode. */
  readonly byMode: readonly string[];
}

/**
 * The cost of all components: of each replica the same again, of a pair both machines, of copies in a path as many as the
 * path with the most of them has, and of every node of a cluster. Exact in decimals.
 * @example costOfParts(topology).perMonth // 700 of 300 with a replica, and 100
 */
export function costOfParts(topology: Topology): PartsCost {
  const { clusters = [] } = topology;
  const copies = new Map<string, number>();
  for (const expression of expressionsOf(topology))
    for (const leaf of leavesOf(expression))
      if (leaf.kind === 'copies') copies.set(leaf.name, Math.max(leaf.count, copies.get(leaf.name) ?? 0));
  const withoutCost = [
    ...topology.components.filter(({ costPerMonth }) => costPerMonth === undefined).map(({ name }) => name),
    ...clusters.flatMap(nodesWithoutCost),
  ];
  const total = [
    ...topology.components.map((component) => costOfComponent(component, copies.get(component.name) ?? 1)),
    ...clusters.flatMap(({ nodes }) => nodes.map(({ costPerMonth = 0 }) => exactly(costPerMonth))),
  ].reduce(plus, nothing);
  const byMode = topology.components.filter(
    ({ costPerMonth, standbyCostPerMonth, failover }) =>
      failover && costPerMonth !== undefined && standbyCostPerMonth === undefined,
  );
  return {
    perMonth: withoutCost.length > 0 ? null : toNumber(total),
    withoutCost,
    byMode: byMode.map(({ name }) => name),
  };
}

function nodesWithoutCost({ name, nodes }: Cluster): readonly string[] {
  const without = nodes.filter(({ costPerMonth }) => costPerMonth === undefined);
  return without.length === nodes.length ? [name] : without.map(({ id }) => id);
}

/** What a component costs with all of its replicas and its standby, or so many copies of it; 0 where nobody says. */
export function costOfComponent(component: Component, copies = 1): Decimal {
  const { costPerMonth = 0, standbyCostPerMonth, failover, replicas } = component;
  const one = exactly(costPerMonth);
  if (!failover) return times(one, exactly(Math.max(replicas, copies)));
  const standby =
    standbyCostPerMonth === undefined
      ? times(one, exactly(standbyShares[failover.settings.mode]))
      : exactly(standbyCostPerMonth);
  return plus(one, standby);
}
