import type { Place } from '../../problem.ts';
import { type LintFacts, type LintPart, yearSeconds } from './facts.ts';
import type { Hit, LintFindingFacts } from './finding.ts';
import type { Rule } from './rule.ts';

type MachineKind = LintFindingFacts['single-point-of-failure']['kind'];

/** What can have another beside it. */
function isMachine(kind: LintPart['kind']): kind is MachineKind {
  return kind !== 'need' && kind !== 'planned' && kind !== 'unnoticed';
}

interface Found {
  readonly part: LintPart & { readonly kind: MachineKind };
  readonly journeys: string[];
  /** Replicas of the component that are single points each. */
  readonly names: Set<string>;
}

/** Nothing stands in for it: whenever it fails, the journey fails. */
export const singlePointOfFailure: Rule<'single-point-of-failure'> = {
  severity: 'warning',
  find: (facts) => {
    const found = new Map<string, Found>();
    for (const { journey, parts } of facts.journeys)
      for (const part of parts) {
        const { kind } = part;
        if (!part.isSinglePoint || !isMachine(kind)) continue;
        const key = `${part.kind} ${part.kind === 'node' ? part.name : (part.component ?? part.name)}`;
        const known: Found = found.get(key) ?? { part: { ...part, kind }, journeys: [], names: new Set() };
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
    return [...found].map(([key, each]) => ({ place: places.get(key) ?? null, ...hitOf(facts, each) }));
  },
};

function hitOf(
  { topology }: LintFacts,
  { part, journeys, names }: Found,
): Omit<Hit<'single-point-of-failure'>, 'place'> {
  const name = part.kind === 'component' ? (part.component ?? part.name) : part.name;
  return {
    data: {
      kind: part.kind,
      name,
      replicas: names.size,
      journeys: topology.from === 'expression' ? null : journeys,
      downtimeSeconds: part.unavailability * yearSeconds,
    },
    where: name,
  };
}
