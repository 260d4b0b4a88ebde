import type { Component, Domain, Topology } from '../model/model.ts';
import type { PartNumbers } from '../model/part-numbers.ts';
import type { LintFacts } from './facts.ts';
import type { Hit } from './finding.ts';
import type { Rule } from './rule.ts';

export const mtbfMissing: Rule = {
  severity: 'warning',
  why: 'without a mean time between failures nobody can say how often the journey fails.',
  remedy: 'give `mtbf` (mean up time) and `mttr` instead of an availability.',
  find: (facts) => missing(facts, 'MTBF', ({ mtbfSeconds }) => mtbfSeconds === null),
};

export const mttrMissing: Rule = {
  severity: 'warning',
  why: 'without a mean time to repair nobody can say how long an outage lasts, nor what a faster repair would give.',
  remedy: 'give `mtbf` and `mttr` instead of an availability.',
  find: (facts) => missing(facts, 'MTTR', ({ mttrSeconds }) => mttrSeconds === null),
};

/** Components and domains that a journey's frequency would need and that lack a time, each once. */
function missing(
  { topology, journeys }: LintFacts,
  what: string,
  lacks: (numbers: PartNumbers) => boolean,
): readonly Hit[] {
  const owners = ownersByName(topology);
  const hits = new Map<string, Hit>();
  for (const { journey, parts, frequencyAsked } of journeys) {
    if (!frequencyAsked) continue;
    for (const part of parts) {
      if (part.kind !== 'component' && part.kind !== 'domain') continue;
      const name = part.component ?? part.name;
      const key = `${part.kind} ${name}`;
      const owner = owners.get(key);
      if (!owner || hits.has(key) || !lacks(owner.numbers)) continue;
      const system = topology.from === 'expression' ? 'the system' : journey.name;
      const message = `${name} has no ${what}, so the failures a year, MTBF and MTTR of ${system} are not known`;
      hits.set(key, { message, where: name, place: owner.place });
    }
  }
  return [...hits.values()];
}

function ownersByName({ components, domains }: Topology): ReadonlyMap<string, Component | Domain> {
  return new Map<string, Component | Domain>([
    ...components.map((component) => [`component ${component.name}`, component] as const),
    ...domains.map((domain) => [`domain ${domain.name}`, domain] as const),
  ]);
}
