import type { Place } from '../../problem.ts';
import { printExpression } from '../expression/print.ts';
import { decisiveDomains } from '../model/decisive-domains.ts';
import type { Topology } from '../model/model.ts';
import type { Hit } from './finding.ts';
import { type Redundancy, redundanciesOf, sharedBy } from './indispensable.ts';
import type { Rule } from './rule.ts';

/** What is there twice and fails at once is there once. */
export const sameDomain: Rule<'same-domain'> = {
  severity: 'warning',
  find: ({ topology }) => [
    ...topology.components.flatMap((component): readonly Hit<'same-domain'>[] => {
      const { name, replicas, need, place } = component;
      if (need === replicas) return [];
      return decisiveDomains(component, null).map((domain) => ({
        data: { kind: 'replicas', component: name, domain, need, replicas },
        where: name,
        place,
      }));
    }),
    ...alternatives(topology),
  ],
};

function alternatives(topology: Topology): readonly Hit<'same-domain'>[] {
  const hits = new Map<string, Hit<'same-domain'>>();
  for (const { gate, parts, spare } of redundanciesOf(topology)) {
    const shared = [...sharedBy(parts, spare)];
    if (shared.length === 0) continue;
    const text = short(printExpression(gate));
    hits.set(text, {
      data: {
        kind: 'alternatives',
        expression: text,
        parts: parts.length,
        spare,
        shared: shared.map((name) => name.replace(/^domain /, '')),
        areDomains: shared.every((name) => name.startsWith('domain ')),
      },
      where: text,
      place: placeIn(topology, gate),
    });
  }
  return [...hits.values()];
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
