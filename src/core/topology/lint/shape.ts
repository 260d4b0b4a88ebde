import { Names, needsOf } from '../compile/definition-order.ts';
import { namesIn } from '../expression/walk.ts';
import { hardComponents } from '../improve/hard-components.ts';
import type { Component, Journey, Topology } from '../model/model.ts';
import { systemOf, yearSeconds } from './facts.ts';
import type { Rule } from './rule.ts';

/** Fewer parts than this may all be needed. */
const manyParts = 5;

/** Without graceful degradation each part, however small, breaks the whole journey. */
export const nothingOptional: Rule<'nothing-optional'> = {
  severity: 'info',
  // an expression cannot say what is optional
  find: ({ topology, journeys }) =>
    topology.from === 'expression'
      ? []
      : journeys.flatMap(({ journey }) => {
          const hard = hardComponents(topology, journey);
          if (hard.length < manyParts || hasOptional(topology, journey)) return [];
          const data = { journey: journey.name, components: hard.length };
          return [{ data, where: journey.name, place: journey.place }];
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

/** Redundancy inside of one domain does not outlive it. */
export const oneRegion: Rule<'one-region'> = {
  severity: 'warning',
  find: ({ topology, journeys }) => {
    const placed = new Map<string, Component>();
    for (const { journey } of journeys)
      for (const component of hardComponents(topology, journey))
        if (component.domains.length > 0) placed.set(component.name, component);
    const domains = new Set([...placed.values()].flatMap((component) => component.domains));
    const [only] = domains;
    if (placed.size < 2 || domains.size !== 1 || only === undefined) return [];
    const domain = topology.domains.find(({ name }) => name === only);
    const downtimeSeconds = domain ? domain.numbers.unavailability * yearSeconds : null;
    return [
      { data: { domain: only, components: placed.size, downtimeSeconds }, where: only, place: domain?.place ?? null },
    ];
  },
};

/** More parts in series than this are a long chain. */
const longestChain = 10;

/** Availabilities in series multiply: at 99.9 % each, ten parts make 99 % of it. */
export const longChain: Rule<'long-chain'> = {
  severity: 'warning',
  find: ({ topology, journeys }) =>
    journeys.flatMap(({ journey, unavailability, parts }) => {
      const chain = parts.filter(({ kind, isSinglePoint }) => kind === 'component' && isSinglePoint);
      if (chain.length <= longestChain) return [];
      const worst = [...chain].sort((a, b) => b.unavailability - a.unavailability).map(({ name }) => name);
      const data = { system: systemOf(topology, journey), parts: worst, unavailability };
      return [{ data, where: journey.name, place: journey.place }];
    }),
};
