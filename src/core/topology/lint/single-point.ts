import type { Place } from '../../problem.ts';
import { type LintFacts, type LintPart, type NumberWords, yearSeconds } from './facts.ts';
import type { Hit } from './finding.ts';
import { listed, type Rule } from './rule.ts';

interface Found {
  readonly part: LintPart;
  readonly journeys: string[];
  /** Replicas of the component that are single points each. */
  readonly names: Set<string>;
}

export const singlePointOfFailure: Rule = {
  severity: 'warning',
  why: 'nothing stands in for it: whenever it fails, the journey fails.',
  remedy: 'add a replica or an alternative beside it, or make it optional where the journey can do without.',
  find: (facts, words) => {
    const found = new Map<string, Found>();
    for (const { journey, parts } of facts.journeys)
      for (const part of parts) {
        if (!part.isSinglePoint || part.kind === 'need') continue;
        const key = `${part.kind} ${part.kind === 'node' ? part.name : (part.component ?? part.name)}`;
        const known = found.get(key) ?? { part, journeys: [], names: new Set() };
        if (!known.journeys.includes(journey.name)) known.journeys.push(journey.name);
        known.names.add(part.name);
        found.set(key, known);
      }
    const { components, domains } = facts.topology;
    const places = new Map<string, Place | null>([
      ...components.map(({ name, place }) => [`component ${name}`, place] as const),
      ...domains.map(({ name, place }) => [`domain ${name}`, place] as const),
      ...(facts.topology.regions ?? []).map(({ name, place }) => [`region ${name}`, place] as const),
    ]);
    return [...found].map(([key, each]) => ({ place: places.get(key) ?? null, ...hitOf(facts, each, words) }));
  },
};

function hitOf(facts: LintFacts, { part, journeys, names }: Found, words: NumberWords): Omit<Hit, 'place'> {
  const downtime = words.duration(part.unavailability * yearSeconds);
  const what = facts.topology.from === 'expression' ? 'the system' : listed(journeys);
  if (part.kind === 'commonCause')
    return {
      message: `the ${part.name} takes down ${what} by itself: ${downtime} a year, however many replicas there are`,
      remedy: 'let its members fail apart: other versions, providers, racks or rollouts, so that beta falls.',
      where: part.name,
    };
  if (part.kind === 'domain')
    return {
      message: `the domain ${part.name} takes down ${what} by itself: ${downtime} a year, whatever sits in it`,
      remedy: 'spread what sits in it over another domain.',
      where: part.name,
    };
  if (part.kind === 'region')
    return {
      message: `the region ${part.name} takes down ${what} by itself: ${downtime} a year, with all nodes in it`,
      remedy: 'put nodes into another region, so that `need` of them are left without it.',
      where: part.name,
    };
  if (part.kind === 'node')
    return {
      message: `the node ${part.name} takes down ${what} by itself: ${downtime} a year`,
      remedy: 'add a node to its cluster: fewer than `need` are left without it.',
      where: part.name,
    };
  const owner = part.component ?? part.name;
  const each = names.size > 1 ? `each of ${words.count(names.size)} replicas of ${owner}` : owner;
  return {
    message: `${each} takes down ${what} by itself: ${downtime} a year${names.size > 1 ? ' each' : ''}, with nothing to stand in`,
    where: owner,
  };
}
