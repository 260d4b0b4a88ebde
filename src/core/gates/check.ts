import type { Json, JsonObject } from '../json.ts';
import type { PartOfWhole } from '../notice.ts';
import { type FilePlace, fail, type Place } from '../problem.ts';
import { type Decimal, subtractedFrom } from '../quantity/decimal.ts';
import { comparePortion, type Portion, toldApart } from '../quantity/portion.ts';
import type { Assertion, Operator } from './assertion.ts';
import type { Change, Measure } from './comparison.ts';
import { ambiguityAt, valueAtPath } from './metric-path.ts';

/** `error`: of a gate that could not be judged at all; what is wrong is said beside it. */
export type CheckStatus = 'met' | 'missed' | 'skipped' | 'warned' | 'error';

/** Why a check could not be made, where it is not that the data lack a number. */
export type Doubt =
  /** Nobody knows of some of the time; what the check would be, were all of it down, and up. */
  | { readonly kind: 'unknown'; readonly worst: Check | null; readonly best: Check | null }
  /** The log says nothing of so much of the window. */
  | { readonly kind: 'uncovered'; readonly milliseconds: number }
  | { readonly kind: 'notBegun' }
  /** Files that are parts of what they should be. */
  | { readonly kind: 'partial'; readonly files: readonly ({ readonly file: string } & PartOfWhole)[] }
  /** Incidents that begin after now by so much at most, in a zone that was taken for granted. */
  | { readonly kind: 'ahead'; readonly rows: number; readonly milliseconds: number; readonly zone: string }
  /** Rows that could not be read, and were left out. */
  | { readonly kind: 'unread'; readonly rows: number }
  /** No incident of the log has both a length and a weight. */
  | { readonly kind: 'lengthless'; readonly rows: number }
  /** A server has counts of all events, and never one of those that are bad. */
  | { readonly kind: 'neverCounted' }
  /** An earlier run made it, and this one does not. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'nameAbsent'; readonly suggestion: string | null };

/** What a check is about, where that says it better than the two paths that it compares. */
export type CheckSubject = {
  /** Whose it is: a service, an objective; null where there is but one. */
  readonly of: string | null;
  /** The service of an objective. */
  readonly service?: string | null;
} & (
  | { readonly kind: 'availability'; readonly of: string; readonly target: string }
  /** `slo`: as unavailability. */
  | { readonly kind: 'budget'; readonly slo: number }
  | { readonly kind: 'state'; readonly gate: string }
);

/** The outcome of one target or assertion. `actual` is null where this data has no such number. */
export interface Check {
  readonly expression: string;
  readonly actual: Json;
  readonly status: CheckStatus;
  /** For showing availabilities: both sides as unavailability. */
  readonly unavailability?: { readonly actual: number; readonly wanted: number };
  /** For showing other numbers: both sides, and whether they are seconds. */
  readonly numbers?: { readonly actual: number; readonly wanted: number; readonly areSeconds: boolean };
  /** The actual availability with all of its digits, where a double has not those that tell it from the target. */
  readonly exact?: Decimal;
  /** What it is compared with, where that is neither an availability nor a number. */
  readonly text?: string | boolean;
  /** Why it could not be judged, where it is an error. */
  readonly because?: string;
  readonly subject?: CheckSubject;
  /** The line of a file that asks for it. */
  readonly place?: FilePlace;
  /** Why one is skipped, where that is not that the data lack a number. */
  readonly doubt?: Doubt;
  /** It stands against no build, not even where it was skipped. */
  readonly onlyWarns?: true;
  /** The gate of a project file that it belongs to. */
  readonly gate?: string;
  /** What must be known of its number to compare it with another run. */
  readonly measure?: Measure;
  /** What became of it since an earlier run, where one is named. */
  readonly change?: Change;
}

/** A check of what this data does not have: a strict run must not take it for met. */
export const skippedCheck = (expression: string, doubt?: Doubt): Check => ({
  ...{ expression, actual: null, status: 'skipped' },
  ...(doubt && { doubt }),
});

/**
 * Compares an assertion with a result, unrounded. What is undefined for this data is skipped; what could be more than one
 * item of a list is refused, with the ways to tell them apart.
 */
export function checkAssertion(assertion: Assertion, result: JsonObject): Check {
  const ambiguity = ambiguityAt(result, assertion.path);
  if (ambiguity) {
    const { expression: text, option } = assertion;
    const offset = Math.max(0, text.indexOf(`[${ambiguity.name}`) + 1);
    const { length } = ambiguity.name;
    return fail('nameAmbiguous', ambiguity, {
      kind: 'typed',
      option,
      text,
      offset,
      length,
    });
  }
  const check = compared(assertion, result);
  return assertion.onlyWarns ? { ...check, onlyWarns: true } : check;
}

function compared({ expression, path, by, operator, value, printed, onlyWarns }: Assertion, result: JsonObject): Check {
  const actual = valueAtPath(result, path) ?? null;
  const miss: CheckStatus = onlyWarns ? 'warned' : 'missed';
  if (actual === null) return skippedCheck(expression);
  if (by === 'availability') {
    const unavailability = valueAtPath(result, [...path.slice(0, -1), { key: 'unavailability' }]);
    if (typeof unavailability !== 'number') return { expression, actual, status: 'skipped' };
    const wanted = actual === printed ? unavailability : (value as number); // a value that was printed equals itself
    const met = compares(wanted, operator, unavailability); // sides swapped: less unavailable is more available
    return {
      expression,
      actual,
      status: met ? 'met' : miss,
      unavailability: { actual: unavailability, wanted },
    };
  }
  if (by === 'number') {
    if (typeof actual !== 'number') return { expression, actual, status: 'skipped' };
    const areSeconds = path.some((step) => 'key' in step && step.key.endsWith('Seconds'));
    const numbers = { actual, wanted: value as number, areSeconds };
    return { expression, actual, status: compares(actual, operator, value as number) ? 'met' : miss, numbers };
  }
  if (typeof actual === 'object') return skippedCheck(expression);
  const equal = actual === value;
  return {
    expression,
    actual,
    status: (operator === '==') === equal ? 'met' : miss,
    text: value as string | boolean,
  };
}

/** What a target is compared with. `exact` is null where the unavailability is known to the 15 digits of a double alone. */
export interface TargetSubject {
  readonly name: string;
  /** The name in a sentence, where it is another. */
  readonly label?: string;
  /** null where it could not be computed. */
  readonly unavailability: number | null;
  readonly exact: Portion | null;
}

/** A target as it is compared; `exact` is null for nines that no decimal is. */
export interface ComparedTarget {
  readonly shown: string;
  readonly unavailability: number;
  readonly exact: Decimal | null;
}

/**
 * A target: a subject's unavailability may be at most the target's. Where both are known exactly, all of their digits
 * decide, else doubles.
 */
export function checkTarget({ name, unavailability, exact }: TargetSubject, target: ComparedTarget): Check {
  const expression = `${name} >= ${target.shown}`;
  if (unavailability === null) return skippedCheck(expression);
  const isMet =
    exact && target.exact ? comparePortion(exact, target.exact) <= 0 : unavailability <= target.unavailability;
  const isBeyondDoubles = isMet !== unavailability <= target.unavailability;
  return {
    expression,
    actual: 1 - unavailability,
    status: isMet ? 'met' : 'missed',
    unavailability: { actual: unavailability, wanted: target.unavailability },
    ...(isBeyondDoubles && { exact: subtractedFrom(1, toldApart(exact!, target.exact!)) }),
  };
}

/** The check with what it is about. */
export function about(check: Check, subject: CheckSubject): Check {
  return { ...check, subject };
}

/** The check with the line of a file that asks for it; as it is where no file does. */
export function askedAt(check: Check, place: Place | null | undefined): Check {
  return place?.kind === 'file' ? { ...check, place } : check;
}

/**
 * True where a check stands against a build: one missed, or (when strict) one that could not be made. Where only what is
 * worse than before fails, that alone decides of what could be compared.
 */
export function anyFails(checks: readonly Check[], strict: boolean): boolean {
  return checks.some(({ status, onlyWarns, change }) => {
    if (onlyWarns) return false;
    if (change && change.verdict !== 'notCompared' && change.decides) return change.verdict === 'worse';
    return status === 'missed' || (strict && status === 'skipped');
  });
}

/** How a check stands: where only worse fails, worse is a miss, and a miss that is no worse only warns. */
export function standingOf(check: Check): CheckStatus {
  const { change, status } = check;
  if (!change || change.verdict === 'notCompared' || !change.decides || check.onlyWarns) return status;
  if (change.verdict === 'worse') return 'missed';
  return status === 'missed' ? 'warned' : status;
}

function compares(left: number, operator: Operator, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
  }
}
