import { routingStrategies } from '../../core/failover/routing/routing.ts';
import { fail } from '../../core/problem.ts';
import {
  type Cluster,
  type ClusterNode,
  type ClusterRegion,
  type RequestTargets,
  requestKinds,
  type Writes,
} from '../../core/topology/model/cluster-model.ts';
import { type Fields, fieldsOf, mapOf } from '../structured/fields.ts';
import type { FileNode, MapEntry } from '../structured/node.ts';
import { listOf, percentOf, textOf } from '../structured/values.ts';
import { choiceOf } from './choices.ts';
import { readDetection } from './detection.ts';
import { namesOf, type Reference } from './names.ts';
import { noticingKeys, readNoticing, refuseWithoutRepair } from './noticing.ts';
import { numberKeys, partNumbersOf } from './part-numbers.ts';
import { readPlannedWork } from './planned.ts';
import { whereGiven } from './where-given.ts';

const mostNodes = 1000;
const mostWeight = 1_000_000;
const usualWeight = 100;

/** A cluster, and the regions in it that are still to be looked up. */
export interface ReadCluster {
  readonly cluster: Cluster;
  readonly regions: readonly Reference[];
}

/** Reads one entry of `clusters`: nodes behind one routing. */
export function readCluster(entry: MapEntry): ReadCluster {
  const { key: name, value } = entry;
  const fields = fieldsOf(value, `the cluster ${name}`, [
    ...['routing', 'need', 'nodes', ...noticingKeys],
    ...['maintenance', 'description'],
  ]);
  const routing = fields.optional('routing');
  const { entries } = mapOf(fields.required('nodes'), 'nodes');
  if (entries.length === 0) fail('mapEmpty', { what: 'nodes' }, fields.keyPlace('nodes'));
  if (entries.length > mostNodes)
    fail(
      'valueKind',
      { what: 'nodes', expected: { mostNodes }, found: { number: String(entries.length) } },
      fields.keyPlace('nodes'),
    );
  const nodes = entries.map((each) => readNode(each, name));
  const need = fields.wholeNumber('need', 1, mostNodes) ?? 1;
  if (need > nodes.length) fail('needAboveNodes', { need, nodes: nodes.length }, fields.required('need').place());
  const noticing = readNoticing(fields);
  for (const { node } of nodes)
    refuseWithoutRepair(noticing, `the node ${node.id} of ${name}`, node.numbers, node.place ?? fields.place);
  const planned = readPlannedWork(fields, nodes.length);
  fields.text('description');
  return {
    cluster: {
      name,
      routing: routing ? choiceOf(routing, 'routing', routingStrategies) : 'round_robin',
      need,
      nodes: nodes.map(({ node }) => node),
      ...(noticing && { noticing }),
      ...(planned && { planned }),
      place: entry.keyPlace(),
    },
    regions: nodes.flatMap(({ region }) => region ?? []),
  };
}

function readNode(entry: MapEntry, cluster: string): { readonly node: ClusterNode; readonly region: Reference | null } {
  const { key: id, value } = entry;
  const fields = fieldsOf(value, `the node ${id} of ${cluster}`, [
    'region',
    'weight',
    ...numberKeys,
    'cost',
    'description',
  ]);
  const numbers = partNumbersOf(fields);
  const region = referenceOf(fields.optional('region'), 'region');
  const weight = fields.wholeNumber('weight', 1, mostWeight) ?? usualWeight;
  const cost = whereGiven('costPerMonth', fields.money('cost'));
  fields.text('description');
  return { node: { id, region: region?.name ?? null, weight, numbers, ...cost, place: entry.keyPlace() }, region };
}

/** A region, and those near it that are still to be looked up. */
export interface ReadRegion {
  readonly region: ClusterRegion;
  readonly near: readonly Reference[];
}

/** Reads one entry of `regions`: a percentage, or a map. */
export function readRegion(entry: MapEntry): ReadRegion {
  const { key: name, value } = entry;
  const what = `the region ${name}`;
  const place = entry.keyPlace();
  if (value.kind !== 'map') {
    const numbers = { ...percentOf(value, what), mtbfSeconds: null, mttrSeconds: null };
    return { region: { name, numbers, clients: 0, near: [], lagSeconds: 0, place }, near: [] };
  }
  const fields = fieldsOf(value, what, [...numberKeys, 'clients', 'near', 'lag', 'probe', 'detect', 'description']);
  const near = fields.has('near') ? otherRegions(fields.required('near'), 'near', name) : [];
  const numbers = partNumbersOf(fields);
  const detection = readDetection(fields);
  refuseWithoutRepair(detection && { detection, retries: 0 }, what, numbers, place);
  fields.text('description');
  return {
    region: {
      name,
      numbers,
      ...(detection && { detection }),
      clients: fields.share('clients') ?? 0,
      near: namesOf(near),
      lagSeconds: fields.duration('lag') ?? 0,
      place,
    },
    near,
  };
}

/** The write region, and the names in it that are still to be looked up. */
export interface ReadWrites {
  readonly writes: Writes;
  readonly region: Reference;
  readonly order: readonly Reference[];
}

/** Reads `writes`: who takes them, who takes over, and how requests divide. */
export function readWrites(node: FileNode): ReadWrites {
  const fields = fieldsOf(node, 'writes', [
    'region',
    'order',
    'promotion',
    'maxLag',
    'reads',
    'strongReads',
    'targets',
    'description',
  ]);
  const region = referenceOf(fields.required('region'), 'region')!;
  const order = fields.has('order') ? otherRegions(fields.required('order'), 'order', region.name) : [];
  // a promotion that is not said to take any time would be a promise that nobody made
  if (order.length > 0) fields.required('promotion');
  fields.text('description');
  const writes: Writes = {
    region: region.name,
    order: namesOf(order),
    promotionSeconds: fields.duration('promotion') ?? 0,
    maxLagSeconds: fields.duration('maxLag') ?? Number.POSITIVE_INFINITY,
    reads: fields.share('reads'),
    strongReads: fields.share('strongReads') ?? 0,
    ...whereGiven('targets', requestTargetsOf(fields)),
    place: node.place(),
  };
  return { writes, region, order };
}

/** What reads and writes are to reach, each by its kind; null where the file does not say. */
function requestTargetsOf(writes: Fields): RequestTargets | null {
  const node = writes.optional('targets');
  if (!node) return null;
  const fields = fieldsOf(node, 'targets of writes', requestKinds);
  const targets = requestKinds.flatMap((kind) => {
    const availability = fields.percent(kind);
    return availability ? [[kind, { text: fields.text(kind)!, availability }] as const] : [];
  });
  return Object.fromEntries(targets);
}

/** Regions in the order in which they are turned to, each once and none of them the one that they stand in for. */
function otherRegions(node: FileNode, key: 'near' | 'order', own: string): readonly Reference[] {
  const seen = new Set<string>();
  return listOf(node, key).map((item): Reference => {
    const name = textOf(item, key);
    if (name === own) fail('regionOfItself', { name, key }, item.place());
    if (seen.has(name)) fail('regionTwice', { name, key }, item.place());
    seen.add(name);
    return { name, node: item };
  });
}

function referenceOf(node: FileNode | null, what: string): Reference | null {
  return node && { name: textOf(node, what), node };
}
