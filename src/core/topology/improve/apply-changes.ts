import { parseDecimal, subtractedFrom, toNumber } from '../../quantity/decimal.ts';
import type { Expression } from '../expression/expression.ts';
import { leavesOf } from '../expression/walk.ts';
import type { Component, Domain, Topology } from '../model/model.ts';
import { type Change, changeKinds } from './changes.ts';
import { causesOfCopies, withCopies, withMoreCopies } from './copied-components.ts';
import { withHalfTheRepair } from './half-repair.ts';

/**
 * The topology after one change; what does not change is shared with the old one.
 * @example applyChange(topology, { kind: 'replica', component: 'db' }).components.find(({ name }) => name === 'db')?.replicas // 2
 */
export function applyChange(topology: Topology, change: Change): Topology {
  return applyChanges(topology, [change]);
}

/**
 * The topology after several changes. Their order does not matter: replicas come first, so that another domain spreads
 * them. The same replica twice is two replicas.
 *
 * A new replica shares the domains (they go round) and the common causes of its component. Errors: none for components
 * that exist; changes of others do nothing. @example applyChanges(topology, [{ kind: 'replica', component: 'db' }])
 */
export function applyChanges(topology: Topology, changes: readonly Change[]): Topology {
  if (changes.length === 0) return topology;
  const byComponent = new Map<string, Change[]>();
  for (const change of changes) {
    const list = byComponent.get(change.component);
    if (list) list.push(change);
    else byComponent.set(change.component, [change]);
  }
  const added: Domain[] = [];
  const known = new Map(topology.domains.map((domain) => [domain.name, domain]));
  const components = topology.components.map((component) => {
    const own = byComponent.get(component.name);
    if (!own) return component;
    for (const change of own) {
      if (change.kind !== 'domain' || known.has(change.domain)) continue;
      const like = known.get(component.domains[0] ?? '');
      if (!like) continue;
      const domain = { name: change.domain, numbers: like.numbers, place: null };
      known.set(domain.name, domain);
      added.push(domain);
    }
    return ordered(own).reduce(changed, component);
  });
  const copies = new Map<string, number>();
  for (const { kind, component } of changes)
    if (kind === 'replica') copies.set(component, (copies.get(component) ?? 0) + 1);
  const grown = withCopies(components, copies);
  return {
    ...topology,
    components: grown,
    ...(grown !== components && {
      commonCauses: causesOfCopies(topology.commonCauses, grown.slice(components.length)),
    }),
    ...(added.length > 0 && { domains: [...topology.domains, ...added] }),
    ...(copies.size > 0 && withReplicasInExpressions(topology, copies)),
  };
}

/** Replicas before domains. */
function ordered(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind));
}

function changed(component: Component, change: Change): Component {
  switch (change.kind) {
    case 'replica':
      return { ...component, replicas: component.replicas + 1 };
    case 'halveMttr':
      return withHalfTheRepair(component);
    case 'optional':
      return { ...component, isOptional: true };
    case 'domain': {
      const domains = component.replicas === 1 ? [change.domain] : [...component.domains, change.domain];
      return { ...component, domains };
    }
    case 'cache':
      return { ...component, share: component.share * unanswered(change.answeredShare) };
  }
}

/** 1 − share, as decimals. @example unanswered(0.8) // 0.2, not 0.19999999999999996 */
export function unanswered(answeredShare: number): number {
  const share = parseDecimal(String(answeredShare));
  return share ? toNumber(subtractedFrom(1, share)) : 1 - answeredShare;
}

/** `2of(3 x app)` with one more replica of app is `2of(4 x app)`: copies stand in the expressions, so they grow there. */
function withReplicasInExpressions(
  topology: Topology,
  more: ReadonlyMap<string, number>,
): Pick<Topology, 'journeys' | 'groups'> {
  const grown = (expression: Expression): Expression =>
    leavesOf(expression).some((leaf) => leaf.kind === 'copies' && more.has(leaf.name))
      ? withMoreCopies(expression, more)
      : expression;
  return {
    journeys: topology.journeys.map((journey) => {
      const path = grown(journey.path);
      return path === journey.path ? journey : { ...journey, path };
    }),
    groups: new Map([...topology.groups].map(([name, expression]) => [name, grown(expression)])),
  };
}
