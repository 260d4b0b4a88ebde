import { Names, needsOf } from '../compile/definition-order.ts';
import { namesIn } from '../expression/walk.ts';
import { hardComponents } from '../improve/hard-components.ts';
import type { Component, Journey, Topology } from '../model/model.ts';
import { yearSeconds } from './facts.ts';
import { listed, type Rule } from './rule.ts';

/** Fewer parts than this may all be needed. */
const manyParts = 5;

export const nothingOptional: Rule = {
  severity: 'info',
  why: 'without graceful degradation each part, however small, breaks the whole journey.',
  remedy:
    'find a part that users can do without for a while, answer without it (a default, a cached or an empty answer), and mark it `optional`.',
  // an expression cannot say what is optional
  find: ({ topology, journeys }, words) =>
    topology.from === 'expression'
      ? []
      : journeys.flatMap(({ journey }) => {
          const hard = hardComponents(topology, journey);
          if (hard.length < manyParts || hasOptional(topology, journey)) return [];
          const message = `nothing in ${journey.name} is optional: it has ${words.count(hard.length)} components and no way to go on without one`;
          return [{ message, where: journey.name, place: journey.place }];
        }),
};

function hasOptional(topology: Topology, journey: Journey): boolean {
  const names = new Names(topology);
  const seen = new Set<string>();
  const open = [...namesIn(journey.path)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const meaning = names.meaningOf(name);
    if (meaning.kind === 'component' && (meaning.component.isOptional || meaning.component.optionalCalls.length > 0))
      return true;
    for (const need of needsOf(meaning)) open.push(need);
  }
  return false;
}

export const oneRegion: Rule = {
  severity: 'warning',
  why: 'redundancy inside of one domain does not outlive it.',
  remedy: 'put replicas into a second domain, at least of what everything needs.',
  find: ({ topology, journeys }, words) => {
    const placed = new Map<string, Component>();
    for (const { journey } of journeys)
      for (const component of hardComponents(topology, journey))
        if (component.domains.length > 0) placed.set(component.name, component);
    const domains = new Set([...placed.values()].flatMap((component) => component.domains));
    const [only] = domains;
    if (placed.size < 2 || domains.size !== 1 || only === undefined) return [];
    const domain = topology.domains.find(({ name }) => name === only);
    const downtime = domain
      ? `: nothing works while it is down, ${words.duration(domain.numbers.unavailability * yearSeconds)} a year`
      : '';
    const message = `all ${words.count(placed.size)} components that have a domain sit in ${only}${downtime}`;
    return [{ message, where: only, place: domain?.place ?? null }];
  },
};

/** More parts in series than this are a long chain. */
const longestChain = 10;

export const longChain: Rule = {
  severity: 'warning',
  why: 'availabilities in series multiply: at 99.9 % each, ten parts make 99 % of it.',
  remedy: 'take parts out of the way of the request (queue, cache, precompute), merge some, or make some optional.',
  find: ({ topology, journeys }, words) =>
    journeys.flatMap(({ journey, unavailability, parts }) => {
      const chain = parts.filter(({ kind, isSinglePoint }) => kind === 'component' && isSinglePoint);
      if (chain.length <= longestChain) return [];
      const worst = [...chain].sort((a, b) => b.unavailability - a.unavailability).map(({ name }) => name);
      const message =
        `${words.count(chain.length)} parts of ${topology.from === 'expression' ? 'the system' : journey.name} must all work ` +
        `(${listed(worst, 3)}): together they come to ${words.availability(unavailability)}`;
      return [{ message, where: journey.name, place: journey.place }];
    }),
};
