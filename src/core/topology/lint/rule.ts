import type { LintFacts, NumberWords } from './facts.ts';
import type { Hit, Severity } from './finding.ts';

/** One thing that is looked for. */
export interface Rule {
  readonly severity: Severity;
  /** Why it matters. */
  readonly why: string;
  readonly remedy: string;
  readonly find: (facts: LintFacts, words: NumberWords) => readonly Hit[];
}

/** @example listed(['a', 'b', 'c']) // 'a, b and c' */
export function listed(names: readonly string[], most = 4): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
