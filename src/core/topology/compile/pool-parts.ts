import type { NodeRef } from '../../diagram/graph/fault-graph.ts';
import type { Noticing } from '../../failover/noticing/noticing.ts';
import { unnoticedRatio } from '../../failover/noticing/odds.ts';
import { type PlannedWork, plannedRatio } from '../../failover/noticing/planned-work.ts';
import type { Pool } from '../../failover/noticing/pool.ts';
import { evenOrder, requestOrder } from '../../failover/noticing/request-order.ts';
import { detectionDuration } from '../../failover/standby/detection.ts';
import type { DetectionSettings } from '../../failover/standby/settings.ts';
import { fromUnavailability } from '../../quantity/availability.ts';
import { copyNames } from '../expression/walk.ts';
import type { Cluster, ClusterRegion } from '../model/cluster-model.ts';
import { eventKey } from '../model/losses.ts';
import type { Component } from '../model/model.ts';
import { plannedWorkOfPair } from '../model/pair.ts';
import type { PartNumbers } from '../model/part-numbers.ts';
import type { ModelPart } from './failure-model.ts';
import { type ModelPool, type PoolPart, type PoolSite, poolChances } from './model-pool.ts';

/** What makes events, and knows those that are there. */
export interface PoolContext {
  readonly parts: readonly ModelPart[];
  /** The number of an event that was made; null where a drill has taken it down. */
  readonly eventOf: (key: string) => number | null;
  readonly event: (key: string, part: () => ModelPart) => NodeRef;
  readonly pools: ModelPool[];
}

/** A site with its numbers. */
interface Site {
  readonly name: string;
  readonly key: string;
  readonly numbers: PartNumbers;
  readonly detection: DetectionSettings | null;
  /** It has probes of its own, the same for all that stand in it. */
  readonly isOfSite: boolean;
}

/**
 * What requests to dead replicas and planned work add to the failure of a component, as nodes to stand beside the gate of
 * its replicas, whose events exist already; none where there is neither.
 */
export function componentExtras(
  context: PoolContext,
  component: Component,
  domainNumbers: (name: string) => PartNumbers | undefined,
): readonly NodeRef[] {
  const { name, replicas, need, noticing, planned, domains, numbers } = component;
  const detection = noticing?.detection ?? null;
  if (replicas === 1) return planned ? [alone(context, component, planned)] : [];
  const used = [...new Set(domains)].flatMap((domain): Site[] => {
    const found = domainNumbers(domain);
    return found ? [{ name: domain, key: eventKey.domain(domain), numbers: found, detection, isOfSite: false }] : [];
  });
  const siteNumbers = new Map(used.map((site, i) => [site.name, i]));
  const numberOf = (index: number): number =>
    domains.length === 0 ? -1 : (siteNumbers.get(domains[index % domains.length]!) ?? -1);
  return poolExtras(context, {
    name,
    kind: 'component',
    pool: {
      ...evenOrder(replicas),
      sites: Array.from({ length: replicas }, (_, i) => numberOf(i)),
      siteCount: used.length,
      need,
      retries: noticing?.retries ?? 0,
    },
    members: copyNames(name, replicas).map((copy) => ({ key: eventKey.component(copy), numbers })),
    sites: used,
    noticing: noticing ?? null,
    planned: planned ?? null,
  });
}

/** The same for a cluster. */
export function clusterExtras(
  context: PoolContext,
  cluster: Cluster,
  regions: readonly ClusterRegion[],
): readonly NodeRef[] {
  const { name, nodes, need, routing, noticing, planned } = cluster;
  const used = regions.filter((region) => nodes.some((node) => node.region === region.name));
  const siteNumbers = new Map(used.map((region, i) => [region.name, i]));
  return poolExtras(context, {
    name,
    kind: 'cluster',
    pool: {
      ...requestOrder(routing, nodes, regions),
      sites: nodes.map(({ region }) => (region === null ? -1 : (siteNumbers.get(region) ?? -1))),
      siteCount: used.length,
      need,
      retries: noticing?.retries ?? 0,
    },
    members: nodes.map(({ id, numbers }) => ({ key: eventKey.node(name, id), numbers })),
    sites: used.map((region) => ({
      name: region.name,
      key: eventKey.region(region.name),
      numbers: region.numbers,
      detection: region.detection ?? noticing?.detection ?? null,
      isOfSite: region.detection !== undefined,
    })),
    noticing: noticing ?? null,
    planned: planned ?? null,
  });
}

interface PoolRequest {
  readonly name: string;
  readonly kind: ModelPool['kind'];
  readonly pool: Pool;
  readonly members: readonly { readonly key: string; readonly numbers: PartNumbers }[];
  readonly sites: readonly Site[];
  readonly noticing: Noticing | null;
  readonly planned: PlannedWork | null;
}

function poolExtras(context: PoolContext, request: PoolRequest): readonly NodeRef[] {
  const { name, kind, pool, noticing, planned } = request;
  const detection = noticing?.detection ?? null;
  const members = request.members.map((each) => poolPart(context, each.key, each.numbers, detection));
  const sites = request.sites.map((each) => siteOf(context, each));
  const isUnnoticed = [...members, ...sites].some((part) => part.unnoticedRatio > 0);
  if (!isUnnoticed && !planned) return [];
  const q = context.parts.map(({ unavailability }) => unavailability);
  const frequencies = context.parts.map(({ failuresPerSecond }) => failuresPerSecond);
  const group = { name, kind, pool, members, sites, planned };
  const chances = poolChances(group, q, frequencies);
  const nodes: NodeRef[] = [];
  const add = (kindOfEvent: 'planned' | 'unnoticed', probability: number, perSecond: number | null): number => {
    const node = context.event(`${kindOfEvent} ${kind} ${name}`, () => ({
      name: extraName[kindOfEvent](name),
      kind: kindOfEvent,
      component: name,
      ...fromUnavailability(probability),
      failuresPerSecond: perSecond,
    }));
    nodes.push(node);
    return context.eventOf(`${kindOfEvent} ${kind} ${name}`)!;
  };
  const events = {
    planned: planned ? add('planned', chances.planned, chances.plannedPerSecond) : null,
    // where all are needed there is no dead one that the others stand in for
    unnoticed: isUnnoticed && pool.need < members.length ? add('unnoticed', chances.unnoticed, null) : null,
  };
  if (!context.pools.some((known) => known.kind === kind && known.name === name))
    context.pools.push({ ...group, events });
  return nodes;
}

/** Work on the only part there is takes it down; of a pair it takes one machine after the other. */
function alone(context: PoolContext, component: Component, planned: PlannedWork): NodeRef {
  const { name, failover, bridge } = component;
  return context.event(`planned component ${name}`, () => {
    const common = { name: extraName.planned(name), kind: 'planned', component: name } as const;
    if (failover) {
      const { unavailability, failuresPerSecond } = plannedWorkOfPair(failover, planned);
      return { ...common, ...fromUnavailability(unavailability), failuresPerSecond };
    }
    // a queue that spans outages spans the first of this one as well
    const lastsSeconds = Math.max(0, planned.lastsSeconds - (bridge?.seconds ?? 0));
    return {
      ...common,
      ...fromUnavailability(plannedRatio({ ...planned, lastsSeconds })),
      failuresPerSecond: lastsSeconds > 0 ? 1 / planned.everySeconds : 0,
    };
  });
}

/** What these events are called. */
export const extraName = {
  planned: (name: string): string => `planned work on ${name}`,
  unnoticed: (name: string): string => `unnoticed in ${name}`,
} as const;

/** One member or site. */
export function poolPart(
  context: PoolContext,
  key: string,
  { mttrSeconds }: PartNumbers,
  detection: DetectionSettings | null,
): PoolPart {
  const isTimed = detection !== null && mttrSeconds !== null && mttrSeconds > 0;
  return {
    event: context.eventOf(key),
    unnoticedRatio: isTimed ? unnoticedRatio(detectionDuration(detection), mttrSeconds) : 0,
  };
}

function siteOf(context: PoolContext, { name, key, numbers, detection, isOfSite }: Site): PoolSite {
  const { mttrSeconds } = numbers;
  const isTimed = detection !== null && mttrSeconds !== null && mttrSeconds > 0;
  return {
    name,
    ...poolPart(context, key, numbers, detection),
    noticed: isTimed ? { detection: detectionDuration(detection), mttrSeconds, isOfSite } : null,
  };
}
