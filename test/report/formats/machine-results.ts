import type { JsonObject } from '../../../src/core/json.ts';

type Status = 'met' | 'missed' | 'skipped' | 'warned';

interface Place {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

const nowhere: Place = { file: null, line: null, column: null };

/** A check as JSON has it. */
export const check = (expression: string, status: Status, place: Place = nowhere) => ({
  expression,
  actual: null,
  status,
  limit: null,
  fails: status === 'missed',
  message: `${expression} is ${status}`,
  ...place,
});

/** A lint finding as JSON has it. */
export const finding = (severity: 'error' | 'warning' | 'info', rule: string, place: Place = nowhere) => ({
  rule,
  severity,
  message: `${rule} of web`,
  remedy: 'add a replica.',
  where: 'web',
  ...place,
});

/** What the formats for machines look at of a result. */
export const result = (
  checks: readonly ReturnType<typeof check>[],
  lint: readonly ReturnType<typeof finding>[] = [],
): JsonObject => ({ schema: 'ninefold/budget/1', checks, lint });
