import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import type { Expression, Span } from '../../core/topology/expression/expression.ts';
import type { Cluster } from '../../core/topology/model/cluster-model.ts';
import type { MeasuredNumbers } from '../../core/topology/model/measured.ts';
import type { Component, Domain, Journey, Topology } from '../../core/topology/model/model.ts';
import { GatheredProblems } from '../source/problems.ts';
import type { StandardInput } from '../source/source.ts';
import { type Fields, fieldsOf, mapOf } from '../structured/fields.ts';
import type { FileNode, MapEntry } from '../structured/node.ts';
import { readOneDocument } from '../structured/read-file.ts';
import { type Edge, findCircles } from './circles.ts';
import { type ReadCluster, type ReadRegion, type ReadWrites, readCluster, readRegion, readWrites } from './clusters.ts';
import { checkCommonCauses, type ReadCommonCause, readCommonCause } from './common-cause.ts';
import { type ReadComponent, readComponent } from './component.ts';
import { readDomain } from './domains.ts';
import { checkShared, type FileNames, lookUp } from './lookup.ts';
import { checkName } from './names.ts';
import { pathComponents } from './path-components.ts';
import { type BareValues, type ReadGroup, type ReadJourney, readGroup, readJourney } from './paths.ts';
import { lookUpRegions } from './region-lookup.ts';
import { refuseUnfilled } from './unfilled.ts';
import { whereGiven } from './where-given.ts';

/** What may stand at the top of a topology file. */
export const topologyKeys: readonly string[] = [
  ...['name', 'description', 'components', 'domains', 'commonCause', 'groups', 'journeys'],
  ...['clusters', 'regions', 'writes', 'costPerHour'],
];

/** A topology, and what its reader must know: that a journey was assumed. */
export interface ReadTopology extends Topology {
  readonly notices: readonly Notice[];
}

/**
 * Reads a topology file (YAML or JSON; `-` is standard input). Names are looked up, circles refused, bare values in paths
 * named #1, #2, … Up to twenty problems are thrown together, each at its place.
 * @example await readTopology('shop.yaml', () => process.stdin)
 */
export async function readTopology(
  path: string,
  standardInput: StandardInput,
  measured: MeasuredNumbers | null = null,
): Promise<ReadTopology> {
  const document = await readOneDocument(path, standardInput, 'a topology', 'topology');
  if (document.kind === 'map' && !document.entries.some(({ key }) => topologyKeys.includes(key))) {
    const { sourceOf } = await import('../starters/read-sketch.ts');
    const source = sourceOf([document]);
    if (source) fail('topologyOfOther', { source, path }, document.place());
  }
  return topologyOf(document, measured);
}

/** The topology that one document describes; components without numbers take those that were measured. */
export function topologyOf(document: FileNode, measured: MeasuredNumbers | null = null): ReadTopology {
  refuseUnfilled(document);
  const findings = new GatheredProblems();
  const fields = fieldsOf(document, 'a topology', topologyKeys);
  const parts = readParts(document, fields, findings, measured);
  findings.throwIfAny(); // names that a broken part would have brought are not unknown

  const components = resolved(parts, fields, findings);
  const { name, domains, groups, journeys, regions, writes, costPerHour } = parts;
  const clusters = parts.clusters.map(({ cluster }) => cluster);
  const assumed = fields.has('journeys') ? null : assumedJourney(fields, name, components, clusters);
  return {
    name,
    components,
    domains,
    commonCauses: parts.causes.map(({ cause }) => cause),
    groups: new Map(groups.map(({ entry, tree }) => [entry.key, tree])),
    journeys: assumed ? [assumed] : journeys.map(({ journey }) => journey),
    ...(clusters.length > 0 && { clusters }),
    ...(regions.length > 0 && { regions: regions.map(({ region }) => region) }),
    ...(writes && { writes: writes.writes }),
    ...whereGiven('costPerHour', costPerHour),
    from: 'file',
    notices: assumed ? [assumedNotice(assumed, components.length + clusters.length)] : [],
  };
}

/** What stands under the keys of a file, each by itself: names are not looked up yet. */
interface Parts {
  readonly name: string | null;
  readonly costPerHour: number | null;
  readonly components: readonly ReadComponent[];
  readonly domains: readonly Domain[];
  readonly causes: readonly ReadCommonCause[];
  readonly clusters: readonly ReadCluster[];
  readonly regions: readonly ReadRegion[];
  readonly writes: ReadWrites | null;
  readonly groups: readonly ReadGroup[];
  readonly journeys: readonly ReadJourney[];
}

function readParts(
  document: FileNode,
  fields: Fields,
  findings: GatheredProblems,
  measured: MeasuredNumbers | null,
): Parts {
  const name = findings.attempt(() => fields.text('name'));
  findings.attempt(() => fields.text('description'));
  const costPerHour = findings.attempt(() => fields.money('costPerHour')) ?? null;

  const entries = (key: string): readonly MapEntry[] => findings.attempt(() => entriesOf(fields, key)) ?? [];
  const each = <T, R>(items: readonly T[], read: (item: T) => R): readonly R[] =>
    items.flatMap((item) => findings.attempt(() => read(item)) ?? []);
  const named = <R>(kind: 'component' | 'cluster' | 'group', key: string, read: (entry: MapEntry) => R): readonly R[] =>
    each(entries(key), (entry) => {
      checkName(kind, entry, findings);
      return read(entry);
    });

  const components = named('component', 'components', (entry) => readComponent(entry, measured));
  const domains = each(entries('domains'), readDomain);
  const causes = each(findings.attempt(() => fields.list('commonCause')) ?? [], readCommonCause);
  const clusters = named('cluster', 'clusters', readCluster);
  const regions = each(entries('regions'), readRegion);
  const writesNode = fields.optional('writes');
  const writes = writesNode && findings.attempt(() => readWrites(writesNode));

  const bare: BareValues = { count: 0 };
  let groups: readonly ReadGroup[] = [];
  let journeys: readonly ReadJourney[] = [];
  // in the order of the file, since bare values are numbered in it
  for (const { key } of mapOf(document, 'a topology').entries) {
    if (key === 'groups') groups = named('group', key, (entry) => readGroup(entry, bare));
    if (key === 'journeys') journeys = each(entries(key), (entry) => readJourney(entry, bare, findings));
  }
  return { name, costPerHour, components, domains, causes, clusters, regions, writes, groups, journeys };
}

/** All components, also those that paths bring; every name is looked up, and what does not fit together is thrown. */
function resolved(parts: Parts, fields: Fields, findings: GatheredProblems): readonly Component[] {
  const paths = [...parts.groups, ...parts.journeys];
  const listed = new Map(parts.components.map(({ component }) => [component.name, component]));
  const groups = new Map(parts.groups.map((group) => [group.entry.key, group]));
  const clusters = new Map(parts.clusters.map(({ cluster }) => [cluster.name, cluster]));
  const others = new Set([...groups.keys(), ...clusters.keys()]);
  const components = [...listed.values(), ...pathComponents(paths, listed, others, findings)];
  const names: FileNames = {
    components: new Map(components.map((component) => [component.name, component])),
    groups,
    domains: new Set(parts.domains.map((domain) => domain.name)),
    clusters,
  };
  if (components.length + clusters.size === 0)
    fail('keyMissing', { what: 'the topology', key: 'components' }, fields.place);
  lookUp(names, parts.components, parts.causes, paths, findings);
  checkShared(names, listed, paths, findings);
  lookUpRegions(parts.clusters, parts.regions, parts.writes, fields, findings);
  findings.throwIfAny();
  findCircles(edgesOf(parts.components, parts.groups), findings);
  checkCommonCauses(parts.causes, names.components, findings);
  findings.throwIfAny();
  return components;
}

/** The entries of a map at the top; a map that is there and empty is a slip. */
function entriesOf(fields: Fields, key: string): readonly MapEntry[] {
  const node = fields.optional(key);
  if (!node) return [];
  const { entries } = mapOf(node, key);
  if (entries.length === 0 && keysOfSome.includes(key)) return fail('mapEmpty', { what: key }, fields.keyPlace(key));
  return entries;
}

/** Maps in which nothing makes no sense. */
const keysOfSome: readonly string[] = ['components', 'journeys', 'clusters', 'regions'];

function edgesOf(
  components: readonly ReadComponent[],
  groups: readonly ReadGroup[],
): ReadonlyMap<string, readonly Edge[]> {
  const edges = new Map<string, readonly Edge[]>();
  // optional calls too: what works fully would rest on itself
  for (const { component, dependsOn, calls } of components)
    edges.set(
      component.name,
      [...dependsOn, ...calls].map(({ name, node }) => ({ to: name, place: () => node.place() })),
    );
  for (const { entry, parts, placeOf } of groups)
    edges.set(
      entry.key,
      parts.map(({ name, span }) => ({ to: name, place: () => placeOf(span) })),
    );
  return edges;
}

/** Without journeys the system is all components that are not optional and all clusters, in series, in this order. */
function assumedJourney(
  fields: Fields,
  name: string | null,
  components: readonly Component[],
  clusters: readonly Cluster[],
): Journey {
  const span: Span = { offset: 0, length: 0 };
  const parts = [...components.filter((component) => !component.isOptional), ...clusters].map(
    (each): Expression => ({ kind: 'name', name: each.name, value: null, span }),
  );
  if (parts.length === 0) return fail('allOptional', {}, fields.keyPlace('components'));
  const path: Expression = parts.length === 1 ? parts[0]! : { kind: 'series', parts, span };
  return { name: name ?? 'system', path, target: null, place: null };
}

function assumedNotice({ name, path }: Journey, all: number): Notice {
  const needed = 'parts' in path ? path.parts.length : 1;
  return notice('journeyAssumed', { name, components: needed, optional: all - needed });
}
