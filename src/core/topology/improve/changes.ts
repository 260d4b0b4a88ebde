import { compareNames } from '../../order/natural-order.ts';
import { decisiveDomains } from '../model/decisive-domains.ts';
import type { Component, Domain, Journey, Topology } from '../model/model.ts';
import { copiesIn } from './copied-components.ts';
import { entryComponents, hardComponents } from './hard-components.ts';
import { requiredBlocks } from './required-blocks.ts';

/** One thing that somebody could do about one component. */
export type Change =
  /** One more like replica; as many as before must work. Beside what is somebody else's it is an alternative, as good. */
  | { readonly kind: 'replica'; readonly component: string; readonly isAlternative?: true }
  /** Its repair takes half as long. */
  | { readonly kind: 'halveMttr'; readonly component: string }
  /** Another domain: for more replicas (`need` below their number) one more, a single part moves there (`isMove`). */
  | { readonly kind: 'domain'; readonly component: string; readonly domain: string; readonly isMove?: true }
  /** A cache before it answers so large a share of the requests that need it. */
  | { readonly kind: 'cache'; readonly component: string; readonly answeredShare: number }
  /** Its failure degrades and no longer breaks: a decision about the product, not about machines. */
  | { readonly kind: 'optional'; readonly component: string };

export type ChangeKind = Change['kind'];

/** In the order in which they are preferred among equals: what gives least up first. */
export const changeKinds: readonly ChangeKind[] = ['replica', 'halveMttr', 'domain', 'cache', 'optional'];

/** The share of requests that a cache is taken to answer; 80 % is a common hit ratio, an assumption to be printed. */
const cacheAnsweredShare = 0.8;

/** Of the domains that exist the best so many are offered to a component. */
const domainsOffered = 2;

/**
 * The single changes that make sense for a journey, component by component in reading order: no second cache, nothing for
 * what cannot break the journey, no repair of what never fails, no domain where no domain decides; optional only what the
 * journey cannot do without (of alternatives one is no more optional than the other) and never all that it names. Copies
 * of an expression get a replica together: `2of(3 x app)` is one of app. Whether a change gains anything is for rank.ts.
 * @example thinkableChanges(topology, journey).filter(({ component }) => component === 'db')
 */
export function thinkableChanges(topology: Topology, journey: Journey): readonly Change[] {
  const entries = entryComponents(topology, journey);
  const mayBeOptional = new Set(requiredBlocks(topology, journey, new Set()).map(({ component }) => component));
  if (entries.length === 1) mayBeOptional.delete(entries[0]!.name);
  const copied = copiesIn(topology);
  const done = new Set<string>();
  return hardComponents(topology, journey).flatMap((component) => {
    const changes = changesFor(topology, component, mayBeOptional.has(component.name));
    const base = copied.get(component.name);
    if (base === undefined) return changes;
    const isFirst = !done.has(base);
    done.add(base);
    return changes.flatMap((change): readonly Change[] =>
      change.kind !== 'replica' ? [change] : isFirst ? [{ ...change, component: base }] : [],
    );
  });
}

function changesFor(topology: Topology, component: Component, mayBeOptional: boolean): readonly Change[] {
  const name = component.name;
  const fails = component.numbers.unavailability > 0;
  if (component.isExternal)
    return fails && !component.failover ? [{ kind: 'replica', component: name, isAlternative: true }] : [];
  const needsOthers = component.dependsOn.length > 0 || component.domains.length > 0;
  const changes: Change[] = [];
  // a pair is two machines already, and has no replicas
  if (!component.failover && (fails || component.domains.length > 1))
    changes.push({ kind: 'replica', component: name });
  if (fails) changes.push({ kind: 'halveMttr', component: name });
  const move = component.replicas === 1 ? ({ isMove: true } as const) : {};
  for (const domain of otherDomains(topology, component))
    changes.push({ kind: 'domain', component: name, domain, ...move });
  if (component.share === 1 && (fails || needsOthers))
    changes.push({ kind: 'cache', component: name, answeredShare: cacheAnsweredShare });
  if (mayBeOptional && (fails || needsOthers)) changes.push({ kind: 'optional', component: name });
  return changes;
}

/**
 * Where a component could go whose domain alone can take it down: the best existing domains that it is not in, or a new
 * one where there is no other.
 */
function otherDomains(topology: Topology, component: Component): readonly string[] {
  if (!hasDecisiveDomain(component)) return [];
  const others = topology.domains.filter(({ name }) => !component.domains.includes(name));
  if (others.length === 0) return [newDomainName(topology, component.domains[0]!)];
  return others
    .map((domain, i) => ({ domain, i }))
    .sort((a, b) => unavailabilityOf(a.domain) - unavailabilityOf(b.domain) || a.i - b.i)
    .slice(0, domainsOffered)
    .map(({ domain }) => domain.name);
}

/**
 * True where losing one domain leaves too few replicas, and another domain could change that.
 * @example hasDecisiveDomain({ …, replicas: 2, need: 1, domains: ['a', 'a'] }) // true
 */
function hasDecisiveDomain(component: Component): boolean {
  const { replicas, need } = component;
  return (replicas === 1 || need < replicas) && decisiveDomains(component, null).length > 0;
}

function unavailabilityOf({ numbers }: Domain): number {
  return numbers.unavailability;
}

function newDomainName(topology: Topology, like: string): string {
  const taken = new Set(topology.domains.map(({ name }) => name));
  for (let number = 2; ; number++) if (!taken.has(`${like}-${number}`)) return `${like}-${number}`;
}

/** A text for each change, the same for the same change: for ties, sets and memory. @example changeKey(c) // 'db replica' */
export function changeKey(change: Change): string {
  return change.kind === 'domain'
    ? `${change.component} domain ${change.domain}`
    : `${change.component} ${change.kind}`;
}

/** Orders changes by component, then by preference of their kind. */
export function compareChanges(a: Change, b: Change): number {
  if (a.component !== b.component) return compareNames(a.component, b.component);
  const kinds = changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind);
  if (kinds !== 0) return kinds;
  const [left, right] = [changeKey(a), changeKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
