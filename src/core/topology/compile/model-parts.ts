import { always, type FaultGraphBuilder, type NodeRef, never } from '../../diagram/graph/fault-graph.ts';
import type { ClusterNodes } from '../../failover/routing/request-nodes.ts';
import { type Availability, fromUnavailability } from '../../quantity/availability.ts';
import { decimalText, exactly } from '../../quantity/decimal.ts';
import type { Cluster, ClusterNode, ClusterRegion } from '../model/cluster-model.ts';
import { eventKey, type Losses } from '../model/losses.ts';
import type { CommonCause, Component, Topology } from '../model/model.ts';
import type { PartNumbers } from '../model/part-numbers.ts';
import type { ModelPart } from './failure-model.ts';
import type { ModelPool, PoolPart } from './model-pool.ts';
import { clusterExtras, componentExtras, type PoolContext, poolPart } from './pool-parts.ts';

/** Makes the events of a topology as they are asked for, each once. */
export class ModelParts {
  readonly parts: ModelPart[] = [];
  readonly eventNumbers = new Map<string, number>();
  readonly pools: ModelPool[] = [];
  readonly #builder: FaultGraphBuilder;
  readonly #events = new Map<string, NodeRef>();
  readonly #domains: ReadonlyMap<string, PartNumbers>;
  readonly #causes: ReadonlyMap<string, readonly CommonPart[]>;
  readonly #regions: ReadonlyMap<string, ClusterRegion>;
  readonly #sharedIds: ReadonlySet<string>;
  readonly #losses: Losses | undefined;

  constructor(builder: FaultGraphBuilder, topology: Topology) {
    this.#builder = builder;
    this.#domains = new Map(topology.domains.map(({ name, numbers }) => [name, numbers]));
    this.#causes = commonPartsByComponent(topology);
    this.#regions = new Map(topology.regions?.map((region) => [region.name, region]));
    this.#sharedIds = sharedIds(topology.clusters ?? []);
    this.#losses = topology.losses;
  }

  /**
   * The failure of one instance (from 0) of a component without what it depends on: its own part, its domain, its
   * common causes.
   */
  instance(component: Component, index: number, name: string): NodeRef {
    const common = this.#causes.get(component.name) ?? [];
    const own = this.#ownPart(component, common);
    const args = [
      this.#event(eventKey.component(name), () => ({ name, kind: 'component', component: component.name, ...own })),
    ];
    if (component.domains.length > 0) args.push(this.#domain(component.domains[index % component.domains.length]!));
    for (const cause of common) args.push(this.#event(`cause ${cause.number}`, () => cause.part));
    return this.#builder.or(args);
  }

  /** The nodes of a cluster and their regions. */
  cluster(cluster: Cluster): ClusterNodes {
    const named = cluster.nodes.flatMap(({ region }) => region ?? []);
    return {
      nodes: cluster.nodes.map((node) => ({ region: node.region, failure: this.#node(cluster, node) })),
      regions: new Map(named.map((name) => [name, this.region(name)])),
    };
  }

  /** The failure of a region, without its nodes. */
  region(name: string): NodeRef {
    const region = this.#regions.get(name);
    if (!region) return never;
    return this.#event(eventKey.region(name), () => ({
      name,
      kind: 'region',
      component: null,
      ...ownPart(region.numbers, []),
    }));
  }

  /** What planned work and requests to dead replicas add to the failure of a component, beside its instances. */
  extrasOfComponent(component: Component): readonly NodeRef[] {
    return componentExtras(this.#poolContext(), component, (name) => this.#domains.get(name));
  }

  /** The same for a cluster. */
  extrasOfCluster(cluster: Cluster): readonly NodeRef[] {
    return clusterExtras(this.#poolContext(), cluster, [...this.#regions.values()]);
  }

  /** The nodes of a cluster as events that requests may meet dead. */
  membersOf({ name, nodes, noticing }: Cluster): readonly PoolPart[] {
    const context = this.#poolContext();
    return nodes.map(({ id, numbers }) =>
      poolPart(context, eventKey.node(name, id), numbers, noticing?.detection ?? null),
    );
  }

  #poolContext(): PoolContext {
    return {
      parts: this.parts,
      pools: this.pools,
      event: (key, part) => this.#event(key, part),
      eventOf: (key) => this.eventNumbers.get(key) ?? null,
    };
  }

  #node(cluster: Cluster, { id, numbers }: ClusterNode): NodeRef {
    return this.#event(eventKey.node(cluster.name, id), () => ({
      name: this.#sharedIds.has(id) ? `${cluster.name}/${id}` : id,
      kind: 'node',
      component: cluster.name,
      ...ownPart(numbers, []),
    }));
  }

  /** That a request needs the component at all; `share` is the probability of it. */
  need(component: Component): NodeRef {
    return this.#event(`need ${component.name}`, () => ({
      name: `${component.name} needed`,
      kind: 'need',
      component: component.name,
      ...fromUnavailability(component.share),
      exactUnavailability: decimalText(exactly(component.share)),
      failuresPerSecond: null,
    }));
  }

  #ownPart(component: Component, common: readonly CommonPart[]): OwnPart {
    const left = this.#losses?.alone.get(component.name);
    const own = ownPart(left ?? component.numbers, common);
    if (left || !component.failover) return own;
    const { failuresPerSecond } = common.length > 0 ? own : component.failover.result;
    return { ...own, exactUnavailability: null, failuresPerSecond, hasStandby: true };
  }

  #domain(name: string): NodeRef {
    const numbers = this.#domains.get(name);
    if (!numbers) return never;
    return this.#event(eventKey.domain(name), () => ({
      name,
      kind: 'domain',
      component: null,
      ...ownPart(numbers, []),
    }));
  }

  #event(key: string, part: () => ModelPart): NodeRef {
    if (this.#losses?.events.has(key)) return always;
    let node = this.#events.get(key);
    if (node === undefined) {
      node = this.#builder.event();
      this.#events.set(key, node);
      this.eventNumbers.set(key, this.parts.length);
      this.parts.push(part());
    }
    return node;
  }
}

/** Ids that nodes of several clusters have. */
function sharedIds(clusters: readonly Cluster[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { nodes } of clusters)
    for (const { id } of nodes) {
      if (seen.has(id)) shared.add(id);
      seen.add(id);
    }
  return shared;
}

interface CommonPart {
  readonly number: number;
  readonly unavailability: number;
  readonly part: ModelPart;
}

type OwnPart = Availability & Pick<ModelPart, 'exactUnavailability' | 'failuresPerSecond' | 'hasStandby'>;

/**
 * What is left to a part of its unavailability once its common causes stand apart: q − Σ common. The frequency follows
 * as q / MTTR, which is 1 / (MTBF + MTTR) where nothing is common.
 */
function ownPart(numbers: PartNumbers, common: readonly CommonPart[]): OwnPart {
  const { mtbfSeconds, mttrSeconds } = numbers;
  const isTimed = mtbfSeconds !== null && mttrSeconds !== null;
  if (common.length === 0)
    return {
      availability: numbers.availability,
      unavailability: numbers.unavailability,
      nines: numbers.nines,
      exactUnavailability: numbers.exactUnavailability ?? null,
      failuresPerSecond: isTimed ? 1 / (mtbfSeconds + mttrSeconds) : null,
    };
  let unavailability = numbers.unavailability;
  for (const cause of common) unavailability -= cause.unavailability;
  unavailability = Math.max(0, unavailability);
  return {
    ...fromUnavailability(unavailability),
    failuresPerSecond: isTimed && mttrSeconds > 0 ? unavailability / mttrSeconds : null,
  };
}

/** The beta-factor model: the common part of a group is β × the smallest q of it, repaired as fast as that part is. */
function commonPartsByComponent(topology: Topology): ReadonlyMap<string, readonly CommonPart[]> {
  const components = new Map(topology.components.map((component) => [component.name, component]));
  const found = new Map<string, CommonPart[]>();
  topology.commonCauses.forEach((cause, number) => {
    const numbers = cause.components.map((name) => components.get(name)!.numbers);
    const least = numbers.reduce((a, b) => (b.unavailability < a.unavailability ? b : a));
    const unavailability = cause.beta * least.unavailability;
    if (unavailability === 0) return; // a cause that never strikes is no part
    const isTimed = numbers.every(({ mttrSeconds, mtbfSeconds }) => mttrSeconds !== null && mtbfSeconds !== null);
    const part: ModelPart = {
      name: commonCauseName(cause),
      kind: 'commonCause',
      component: null,
      ...fromUnavailability(unavailability),
      failuresPerSecond: isTimed && least.mttrSeconds! > 0 ? unavailability / least.mttrSeconds! : null,
    };
    for (const name of cause.components)
      found.set(name, [...(found.get(name) ?? []), { number, unavailability, part }]);
  });
  return found;
}

/** What the common part of a group is called. @example commonCauseName({ components: ['a', 'b'], … }) // 'common cause of a and b' */
export function commonCauseName({ components }: CommonCause): string {
  return `common cause of ${listed(components)}`;
}

function listed(names: readonly string[]): string {
  if (names.length === 1) return `the replicas of ${names[0]}`;
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
