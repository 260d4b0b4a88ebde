import type { Json, JsonObject } from '../json.ts';
import type { Assertion, Operator } from './assertion.ts';
import { valueAtPath } from './metric-path.ts';

export type CheckStatus = 'met' | 'missed' | 'skipped' | 'warned';

/** The outcome of one target or assertion. `actual` is null where this data has no such number. */
export interface Check {
  readonly expression: string;
  readonly actual: Json;
  readonly status: CheckStatus;
  /** For showing availabilities: both sides as unavailability. */
  readonly unavailability?: { readonly actual: number; readonly wanted: number };
  /** For showing other numbers: both sides, and whether they are seconds. */
  readonly numbers?: { readonly actual: number; readonly wanted: number; readonly areSeconds: boolean };
  /** From `--warn`: it stands against no build, not even where it was skipped. */
  readonly onlyWarns?: true;
}

/** Compares an assertion with a result, unrounded. What is undefined for this data is skipped. */
export function checkAssertion(assertion: Assertion, result: JsonObject): Check {
  const check = compared(assertion, result);
  return assertion.onlyWarns ? { ...check, onlyWarns: true } : check;
}

function compared({ expression, path, by, operator, value, onlyWarns }: Assertion, result: JsonObject): Check {
  const actual = valueAtPath(result, path) ?? null;
  const miss: CheckStatus = onlyWarns ? 'warned' : 'missed';
  if (actual === null) return { expression, actual: null, status: 'skipped' };
  if (by === 'availability') {
    const unavailability = valueAtPath(result, [...path.slice(0, -1), { key: 'unavailability' }]);
    if (typeof unavailability !== 'number') return { expression, actual, status: 'skipped' };
    const met = compares(value as number, operator, unavailability); // sides swapped: less unavailable is more available
    return {
      expression,
      actual,
      status: met ? 'met' : miss,
      unavailability: { actual: unavailability, wanted: value as number },
    };
  }
  if (by === 'number') {
    if (typeof actual !== 'number') return { expression, actual, status: 'skipped' };
    const areSeconds = path.some((step) => 'key' in step && step.key.endsWith('Seconds'));
    const numbers = { actual, wanted: value as number, areSeconds };
    return { expression, actual, status: compares(actual, operator, value as number) ? 'met' : miss, numbers };
  }
  if (typeof actual === 'object') return { expression, actual: null, status: 'skipped' };
  const equal = actual === value;
  return { expression, actual, status: (operator === '==') === equal ? 'met' : miss };
}

/** `--target`: a subject's unavailability may be at most the target's. */
export function checkTarget(name: string, unavailability: number | null, wanted: number, shown: string): Check {
  const expression = `${name} >= ${shown}`;
  if (unavailability === null) return { expression, actual: null, status: 'skipped' };
  return {
    expression,
    actual: 1 - unavailability,
    status: unavailability <= wanted ? 'met' : 'missed',
    unavailability: { actual: unavailability, wanted },
  };
}

/** True where a check stands against a build: one missed, or (when strict) one that could not be made. */
export function anyFails(checks: readonly Check[], strict: boolean): boolean {
  return checks.some(
    ({ status, onlyWarns }) => !onlyWarns && (status === 'missed' || (strict && status === 'skipped')),
  );
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
