import type { Place } from '../../problem.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What a rule found in one place. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What is so and why it matters, with its numbers. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The component, journey, domain or expression that it is about. */
  readonly where: string;
  readonly place: Place | null;
}

/** A finding before its rule is put to it; `remedy` where there is a better one than that of the rule. */
export interface Hit {
  readonly message: string;
  readonly where: string;
  readonly place: Place | null;
  readonly remedy?: string;
}
