import { nearest } from '../../core/nearest.ts';
import { type Place, problem } from '../../core/problem.ts';
import type { Copies } from '../../core/topology/expression/expression.ts';
import { copyName } from '../../core/topology/expression/walk.ts';
import type { Cluster } from '../../core/topology/model/cluster-model.ts';
import type { Component } from '../../core/topology/model/model.ts';
import { unknownName } from '../../core/unknown-name.ts';
import type { AgainstCopies } from '../../core/value-facts.ts';
import type { GatheredProblems } from '../source/problems.ts';
import type { ReadComponent } from './component.ts';
import type { Reference } from './names.ts';
import type { ReadGroup, ReadPath } from './paths.ts';

/** So many suggestions are worked out: each looks at every name, and no more problems are shown. */
const mostSuggestions = 20;

/** All names of a file. */
export interface FileNames {
  readonly components: ReadonlyMap<string, Component>;
  readonly groups: ReadonlyMap<string, ReadGroup>;
  readonly domains: ReadonlySet<string>;
  readonly clusters: ReadonlyMap<string, Cluster>;
}

/** Notes every name that stands somewhere and does not exist, and values and copies of what can have none. */
export function lookUp(
  names: FileNames,
  components: readonly ReadComponent[],
  causes: readonly { readonly components: readonly Reference[] }[],
  paths: readonly ReadPath[],
  findings: GatheredProblems,
): void {
  let suggestions = 0;
  const componentNames = [...names.components.keys()];
  const partNames = [...componentNames, ...names.groups.keys(), ...names.clusters.keys()];
  const partKinds = names.clusters.size > 0 ? 'component, group or cluster' : 'component or group';
  const domainNames = [...names.domains];
  const unknown = (what: string, name: string, known: readonly string[], place: Place): void => {
    findings.add(unknownName(what, name, known, place, suggestions++ < mostSuggestions ? nearest(name, known) : null));
  };
  const isPart = (name: string): boolean =>
    names.components.has(name) || names.groups.has(name) || names.clusters.has(name);
  for (const { dependsOn, calls, monitors, domains } of components) {
    for (const { name, node } of [...dependsOn, ...calls])
      if (!isPart(name)) unknown(partKinds, name, partNames, node.place());
    for (const { name, node } of monitors)
      if (!names.components.has(name)) unknown('component', name, componentNames, node.place());
    for (const { name, node } of domains)
      if (!names.domains.has(name)) unknown('domain', name, domainNames, node.place());
  }
  for (const { components: victims } of causes)
    for (const { name, node } of victims)
      if (!names.components.has(name)) unknown('component', name, componentNames, node.place());
  for (const { parts, placeOf } of paths) {
    for (const part of parts) {
      const { name, value, kind, span } = part;
      if (kind === 'copies' && !isPart(name) && names.components.has(copyName(name, 1))) {
        const missing = copyWithoutValue(part, names);
        if (missing && !value)
          findings.add(
            problem('partWithoutValue', { name: missing, suggestion: null, isLogRead: false }, placeOf(span)),
          );
      } else if (!isPart(name)) unknown(partKinds, name, partNames, placeOf(span));
      else if (names.groups.has(name)) {
        if (value) findings.add(problem('valueOfGroup', { name }, placeOf(span)));
        if (kind === 'copies') findings.add(problem('copiesUnfit', { name, reason: 'isGroup' }, placeOf(span)));
      } else if (names.clusters.has(name)) {
        if (value) findings.add(problem('valueOfCluster', { name }, placeOf(span)));
        if (kind === 'copies') findings.add(problem('copiesUnfit', { name, reason: 'isCluster' }, placeOf(span)));
      } else if (kind === 'copies') {
        const reason = reasonAgainstCopies(names.components.get(name)!);
        if (reason) findings.add(problem('copiesUnfit', { name, reason }, placeOf(span)));
      }
    }
  }
}

function reasonAgainstCopies({ replicas, failover, noticing, planned, isMeasured }: Component): AgainstCopies | null {
  if (isMeasured) return 'isMeasured';
  if (replicas > 1) return 'hasReplicas';
  if (failover) return 'hasStandby';
  // both are about members of one group, and copies in a path may stand in several
  if (noticing) return 'hasNoticing';
  return planned ? 'hasMaintenance' : null;
}

/** `d=8 -> 1of(2 x d=9) -> 1of(3 x d)`: the third copy would be one of d, and differ from the two that have a value. */
function mixtureIn({ name, count }: Copies, components: FileNames['components']): AgainstCopies | null {
  const unavailability = components.get(name)?.numbers.unavailability;
  if (unavailability === undefined) return null;
  let own: string | null = null;
  let like: string | null = null;
  for (let i = 1; i <= count && !(own && like); i++) {
    const copy = copyName(name, i);
    const known = components.get(copy);
    if (!known) like ??= copy;
    else if (known.numbers.unavailability !== unavailability) own ??= copy;
  }
  return own && like ? { own, like } : null;
}

/** Copies of what is not listed are components of their own, one by one: the first that is none. */
function copyWithoutValue({ name, count }: Copies, { components }: FileNames): string | null {
  for (let i = 1; i <= count; i++) if (!components.has(copyName(name, i))) return copyName(name, i);
  return null;
}

/** Notes names that are taken twice: by a component and a group, or by one of several like parts (`web#2`, or a copy). */
export function checkShared(
  names: FileNames,
  listed: ReadonlyMap<string, Component>,
  paths: readonly ReadPath[],
  findings: GatheredProblems,
): void {
  for (const [name, { entry }] of names.groups)
    if (names.components.has(name))
      findings.add(problem('nameShared', { name, kinds: ['component', 'group'] }, entry.keyPlace()));
  for (const { name, place } of names.clusters.values())
    for (const [kind, known] of [['component', names.components] as const, ['group', names.groups] as const])
      if (known.has(name)) findings.add(problem('nameShared', { name, kinds: [kind, 'cluster'] }, place));
  const copies = new Map<string, number>();
  for (const { parts, placeOf } of paths)
    for (const part of parts) {
      if (part.kind !== 'copies') continue;
      const { name, count } = part;
      if (listed.has(name)) copies.set(name, Math.max(count, copies.get(name) ?? 0));
      else {
        const reason = mixtureIn(part, names.components);
        if (reason) findings.add(problem('copiesUnfit', { name, reason }, placeOf(part.span)));
      }
    }
  const check = (name: string, kind: 'component' | 'group' | 'cluster', place: Place | null): void => {
    const [, base, number] = /^(.+)#([1-9][0-9]*)$/.exec(name) ?? [];
    if (base === undefined) return;
    const { replicas = 1, failover } = names.components.get(base) ?? {};
    const like = Math.max(failover ? 2 : replicas > 1 ? replicas : 0, copies.get(base) ?? 0);
    const other = `${failover ? 'machine' : 'replica'} of ${base}`;
    if (Number(number) <= like) findings.add(problem('nameShared', { name, kinds: [kind, other] }, place));
  };
  for (const { name, place } of names.components.values()) check(name, 'component', place);
  for (const [name, { entry }] of names.groups) check(name, 'group', entry.keyPlace());
  for (const { name, place } of names.clusters.values()) check(name, 'cluster', place);
}
