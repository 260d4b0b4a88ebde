import type { Json, JsonObject } from '../core/json.ts';

/** How bad a verdict is; `ok` is for checks that are met. */
export type Level = 'error' | 'warning' | 'note' | 'ok';

/** One check, or one finding of the lint rules, as machines are told of it. */
export interface Verdict {
  readonly kind: 'check' | 'lint';
  readonly level: Level;
  /** What it is a case of: a rule of the lint, or how the check ended. */
  readonly rule: string;
  /** What is the same in every run: the expression, or what the finding is about. */
  readonly subject: string;
  /** One sentence for a person. */
  readonly message: string;
  readonly place: VerdictPlace | null;
}

export interface VerdictPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number | null;
}

/** What each rule is about that stands for an outcome of checks. */
export const checkRules: Readonly<Record<string, string>> = {
  'check-missed': 'a target, a gate or an assertion that is missed',
  'check-worse': 'a number that is worse than in the baseline, be it within its limit',
  'check-error': 'a gate that could not be judged',
  'check-warned': 'an assertion that is missed and only warns',
  'check-skipped': 'a check that could not be made with this data',
};

const rank: readonly Level[] = ['error', 'warning', 'note', 'ok'];

/** The checks and lint findings of a result, the worst first, else in their order. */
export function verdictsOf({ checks, lint }: JsonObject): readonly Verdict[] {
  const found = [...itemsOf(checks).map(checkVerdict), ...itemsOf(lint).map(lintVerdict)];
  return rank.flatMap((level) => found.filter((each) => each.level === level));
}

function checkVerdict(check: JsonObject): Verdict {
  const status = String(check['status']);
  const expression = String(check['expression']);
  return {
    kind: 'check',
    level: check['fails'] === true || status === 'error' ? 'error' : status === 'met' ? 'ok' : 'warning',
    rule: check['fails'] === true && status === 'met' ? 'check-worse' : `check-${status}`,
    subject: expression,
    message: String(check['message']),
    place: placeOf(check),
  };
}

const lintLevels: Readonly<Record<string, Level>> = { error: 'error', warning: 'warning', info: 'note' };

function lintVerdict(finding: JsonObject): Verdict {
  return {
    kind: 'lint',
    level: lintLevels[String(finding['severity'])] ?? 'note',
    rule: String(finding['rule']),
    subject: String(finding['where']),
    message: `${String(finding['message'])}; ${String(finding['remedy'])}`,
    place: placeOf(finding),
  };
}

function placeOf({ file, line, column }: JsonObject): VerdictPlace | null {
  if (typeof file !== 'string' || typeof line !== 'number') return null;
  return { file, line, column: typeof column === 'number' ? column : null };
}

function itemsOf(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? (list as readonly JsonObject[]) : [];
}
