import type { Place } from '../../problem.ts';
import type { LintFacts } from './facts.ts';
import type { Finding, RuleName, Severity } from './finding.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';

export type { LintFacts, LintJourney, LintPart } from './facts.ts';
export type { Finding, LintFindingFacts, RuleName, Severity } from './finding.ts';
export { ruleNames, rules } from './rules.ts';

/**
 * What is wrong with a topology, or costly, by all rules: worst severity first, then by place in the file; without a
 * place in the order of the rules. Facts are computed before.
 * @example lintTopology(facts).map(({ rule }) => rule) // ['slo-above-ceiling', 'single-point-of-failure']
 */
export function lintTopology(facts: LintFacts): readonly Finding[] {
  const found = Object.entries<Rule<RuleName>>(rules).flatMap(([rule, { severity, find }]) =>
    find(facts).map((hit) => ({ ...hit, rule, severity }) as Finding),
  );
  return found.sort((a, b) => ranks[a.severity] - ranks[b.severity] || comparePlaces(a.place, b.place));
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function comparePlaces(a: Place | null, b: Place | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (a.kind === 'file' && b.kind === 'file') {
    if (a.file !== b.file) return a.file < b.file ? -1 : 1;
    return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  }
  if (a.kind === 'typed' && b.kind === 'typed') return (a.offset ?? 0) - (b.offset ?? 0);
  return a.kind === 'file' ? -1 : 1;
}
