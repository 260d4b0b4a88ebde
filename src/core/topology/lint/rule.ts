import type { LintFacts } from './facts.ts';
import type { Hit, RuleName, Severity } from './finding.ts';

/** One thing that is looked for. */
export interface Rule<Name extends RuleName> {
  readonly severity: Severity;
  readonly find: (facts: LintFacts) => readonly Hit<Name>[];
}
