import type { FailureModel } from '../compile/failure-model.ts';
import { copyNames } from '../expression/walk.ts';
import { eventKey } from '../model/losses.ts';
import type { Component, Topology } from '../model/model.ts';

export type LosableKind = 'component' | 'replica' | 'machine' | 'cluster' | 'node' | 'domain' | 'region';

/** Something that a drill can take down. */
export interface Losable {
  readonly kind: LosableKind;
  readonly name: string;
  /** The component or cluster that it is one of several of. */
  readonly of: string | null;
  /** What it is called where only one thing has that name, else with its kind before it. */
  readonly label: string;
  /** The events of the fault graph that happen with it. */
  readonly events: readonly string[];
  /** Of a pair: which of its two machines it is. */
  readonly machine: { readonly component: string; readonly number: 1 | 2 } | null;
}

/** Everything that a drill can take down, by all the ways to write it. */
export interface DrillNames {
  readonly all: readonly Losable[];
  /** Several where a name is ambiguous, none where it is unknown. */
  readonly find: (text: string) => readonly Losable[];
}

type Found = Omit<Losable, 'label'> & { readonly ways: readonly string[] };

/**
 * The names of a drill: a component (all its replicas, both machines of a pair), one replica (`web#2`), one machine
 * (`db#1` the primary, `db#2` the standby), a cluster (all its nodes), a node, a domain, a region; each also with its kind
 * before it (`region:us`), a node also with its cluster (`edge/us-1`).
 * @example drillNames(topology, model).find('us-1')[0]?.kind // 'node'
 */
export function drillNames(topology: Topology, model: FailureModel): DrillNames {
  const found = [
    ...componentsOf(topology, model),
    ...(topology.clusters ?? []).flatMap(({ name, nodes }): Found[] => [
      plain(
        'cluster',
        name,
        nodes.map(({ id }) => eventKey.node(name, id)),
      ),
      ...nodes.map(({ id }): Found => {
        const node = plain('node', id, [eventKey.node(name, id)]);
        return { ...node, of: name, ways: [...node.ways, `${name}/${id}`, `node:${name}/${id}`] };
      }),
    ]),
    ...topology.domains.map(({ name }) => plain('domain', name, [eventKey.domain(name)])),
    ...(topology.regions ?? []).map(({ name }) => plain('region', name, [eventKey.region(name)])),
  ];
  const byWay = new Map<string, Found[]>();
  for (const each of found)
    for (const way of each.ways) {
      const known = byWay.get(way);
      if (known) known.push(each);
      else byWay.set(way, [each]);
    }
  const all = new Map(
    found.map((each) => {
      const { ways, ...losable } = each;
      return [each, { ...losable, label: ways.find((way) => byWay.get(way)!.length === 1) ?? ways.at(-1)! }] as const;
    }),
  );
  return { all: [...all.values()], find: (text) => (byWay.get(text) ?? []).map((each) => all.get(each)!) };
}

function plain(kind: LosableKind, name: string, events: readonly string[]): Found {
  return { kind, name, events, of: null, machine: null, ways: [name, `${kind}:${name}`] };
}

function componentsOf({ components }: Topology, model: FailureModel): readonly Found[] {
  const instances = new Map<string, Set<string>>();
  for (const { kind, component, name } of model.parts) {
    if (kind !== 'component' || component === null) continue;
    const known = instances.get(component);
    if (known) known.add(name);
    else instances.set(component, new Set([name]));
  }
  const found = components.flatMap((component): readonly Found[] => {
    const { name, replicas } = component;
    const parts = new Set([...(instances.get(name) ?? []), ...(replicas > 1 ? copyNames(name, replicas) : [name])]);
    const whole = plain('component', name, [...parts].map(eventKey.component));
    const replicaNames = [...parts].filter((part) => part !== name);
    return [
      whole,
      ...machinesOf(component),
      ...replicaNames.map((part) => ({ ...plain('replica', part, [eventKey.component(part)]), of: name })),
    ];
  });
  return [...found, ...copiedWholes(components)];
}

function machinesOf({ name, failover }: Component): readonly Found[] {
  if (!failover) return [];
  return ([1, 2] as const).map((number) => ({
    ...plain('machine', `${name}#${number}`, []),
    of: name,
    machine: { component: name, number },
  }));
}

/** `app` for the copies app#1, app#2, … that an expression makes components of. */
function copiedWholes(components: readonly Component[]): readonly Found[] {
  const names = new Set(components.map(({ name }) => name));
  const copies = new Map<string, string[]>();
  for (const { name } of components) {
    const [, base] = /^(.+)#[1-9][0-9]*$/.exec(name) ?? [];
    if (base === undefined || names.has(base)) continue;
    const own = copies.get(base);
    if (own) own.push(name);
    else copies.set(base, [name]);
  }
  return [...copies].map(([base, all]) => plain('component', base, all.map(eventKey.component)));
}
