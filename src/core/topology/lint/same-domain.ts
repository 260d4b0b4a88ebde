import type { Place } from '../../problem.ts';
import { printExpression } from '../expression/print.ts';
import { decisiveDomains } from '../model/decisive-domains.ts';
import type { Topology } from '../model/model.ts';
import type { Hit } from './finding.ts';
import { type Redundancy, redundanciesOf, sharedBy } from './indispensable.ts';
import { listed, type Rule } from './rule.ts';

export const sameDomain: Rule = {
  severity: 'warning',
  why: 'what is there twice and fails at once is there once.',
  remedy: 'spread it over domains, and give each alternative what it depends on of its own.',
  find: ({ topology }, words) => [
    ...topology.components.flatMap((component): readonly Hit[] => {
      const { name, replicas, need, place } = component;
      if (need === replicas) return [];
      return decisiveDomains(component, null).map((domain) => ({
        message:
          `the loss of ${domain} leaves ${name} with fewer than the ${words.count(need)} of ${words.count(replicas)} replicas that it needs: ` +
          'they share its fate',
        remedy: 'list more domains for it; replicas go round them.',
        where: name,
        place,
      }));
    }),
    ...alternatives(topology),
  ],
};

function alternatives(topology: Topology): readonly Hit[] {
  const hits = new Map<string, Hit>();
  for (const { gate, parts, spare } of redundanciesOf(topology)) {
    const shared = [...sharedBy(parts, spare)];
    if (shared.length === 0) continue;
    const text = short(printExpression(gate));
    const names = shared.map((name) => name.replace(/^domain /, ''));
    const how = shared.every((name) => name.startsWith('domain ')) ? 'sit in one domain' : 'need the same part';
    hits.set(text, {
      message: `the alternatives of ${text} ${how}: ${howMany(parts, spare)} go down with ${listed(names)}`,
      where: text,
      place: placeIn(topology, gate),
    });
  }
  return [...hits.values()];
}

function howMany(parts: Redundancy['parts'], spare: number): string {
  return parts.length - spare === 1 ? `all ${parts.length}` : `more than the ${spare} of ${parts.length} that may fail`;
}

/** The journey that the alternatives stand in; groups have no place of their own. */
function placeIn(topology: Topology, gate: Redundancy['gate']): Place | null {
  return (
    topology.journeys.find(({ path }) => path === gate || ('parts' in path && path.parts.includes(gate)))?.place ?? null
  );
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
