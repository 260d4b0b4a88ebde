import type { Component, Domain, Topology } from '../model/model.ts';
import type { PartNumbers } from '../model/part-numbers.ts';
import { type LintFacts, systemOf } from './facts.ts';
import type { Hit } from './finding.ts';
import type { Rule } from './rule.ts';

/** Without a mean time between failures nobody can say how often the journey fails. */
export const mtbfMissing: Rule<'mtbf-missing'> = {
  severity: 'warning',
  find: (facts) => missing(facts, ({ mtbfSeconds }) => mtbfSeconds === null),
};

/** Without a mean time to repair nobody can say how long an outage lasts, nor what a faster repair would give. */
export const mttrMissing: Rule<'mttr-missing'> = {
  severity: 'warning',
  find: (facts) => missing(facts, ({ mttrSeconds }) => mttrSeconds === null),
};

/** What both rules find; a plain type, since either's `Hit` is this. */
type TimeHit = Pick<Hit<'mtbf-missing'>, 'data' | 'where' | 'place'>;

/** Components and domains that a journey's frequency would need and that lack a time, each once. */
function missing({ topology, journeys }: LintFacts, lacks: (numbers: PartNumbers) => boolean): readonly TimeHit[] {
  const owners = ownersByName(topology);
  const hits = new Map<string, TimeHit>();
  for (const { journey, parts, frequencyAsked } of journeys) {
    if (!frequencyAsked) continue;
    for (const part of parts) {
      if (part.kind !== 'component' && part.kind !== 'domain') continue;
      const name = part.component ?? part.name;
      const key = `${part.kind} ${name}`;
      const owner = owners.get(key);
      if (!owner || hits.has(key) || !lacks(owner.numbers)) continue;
      hits.set(key, { data: { name, system: systemOf(topology, journey) }, where: name, place: owner.place });
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
