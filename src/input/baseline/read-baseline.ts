import type { Baseline, EarlierCheck } from '../../core/gates/change.ts';
import type { Bounds, Measure, MeasuredWindow } from '../../core/gates/comparison.ts';
import { isObject, type Json, type JsonObject } from '../../core/json.ts';
import { type FilePlace, fail, ProblemError, problem } from '../../core/problem.ts';
import type { StandardInput } from '../source/source.ts';
import { readStructuredText } from '../structured/read-file.ts';

/** What this run is: an earlier one is compared with it only where it is the same. */
export interface RunIdentity {
  /** @example 'ninefold/budget/1' */
  readonly schema: string;
  readonly version: string;
}

/**
 * Reads the JSON result of an earlier run of the same command, for its checks. What is no such result is refused: no JSON,
 * JSON of something else, another command, another form, another version (a patch aside).
 * @example await readBaseline('baseline.json', standardInput, { schema: 'ninefold/check/1', version: '0.1.0' })
 */
export async function readBaseline(path: string, input: StandardInput, run: RunIdentity): Promise<Baseline> {
  const { text, name } = await readStructuredText(path, input);
  const place: FilePlace = { kind: 'file', file: name };
  const result = parsed(text, place);
  const schema = isObject(result) ? result['schema'] : undefined;
  if (!isObject(result) || typeof schema !== 'string' || !schema.startsWith('ninefold/'))
    return fail('baselineRefused', { why: 'noResult' }, place);
  refuseOtherRun(schema, result['version'], run, place);
  const { checks } = result;
  if (!Array.isArray(checks)) return fail('baselineRefused', { why: 'noResult' }, place);
  return { place, checks: (checks as readonly Json[]).map((check) => earlierCheck(check, place)) };
}

function parsed(text: string, place: FilePlace): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    return fail('baselineRefused', { why: 'noJson', found: (error as Error).message }, place);
  }
}

function refuseOtherRun(found: string, version: Json | undefined, run: RunIdentity, place: FilePlace): void {
  const commandOf = (schema: string): string => schema.split('/')[1] ?? '';
  if (commandOf(found) !== commandOf(run.schema))
    fail('baselineRefused', { why: 'command', found: commandOf(found), wanted: commandOf(run.schema) }, place);
  if (found !== run.schema) fail('baselineRefused', { why: 'schema', found, wanted: run.schema }, place);
  if (typeof version !== 'string') throw new ProblemError(problem('baselineRefused', { why: 'noComparison' }, place));
  const line = (text: string): string => text.split('.').slice(0, 2).join('.');
  if (line(version) !== line(run.version))
    fail('baselineRefused', { why: 'version', found: version, wanted: run.version }, place);
}

function earlierCheck(check: Json, place: FilePlace): EarlierCheck {
  const known = isObject(check) && typeof check['expression'] === 'string' && 'better' in check;
  if (!known) return fail('baselineRefused', { why: 'noComparison' }, place);
  const { expression, actual = null, limit = null } = check as JsonObject;
  return { expression: String(expression), actual, limit, measure: measureOf(check as JsonObject) };
}

function measureOf({ better, interval, order, window, slo }: JsonObject): Measure {
  return {
    better: better === 'lower' || better === 'higher' ? better : null,
    interval: Array.isArray(interval) && interval.length === 2 ? boundsOf(interval as readonly Json[]) : null,
    order: Array.isArray(order) ? (order as readonly Json[]).map(String) : null,
    window: isObject(window) && typeof window['seconds'] === 'number' ? windowOf(window) : null,
    slo: typeof slo === 'number' ? slo : null,
  };
}

function boundsOf(ends: readonly Json[]): Bounds {
  const [low, high] = ends.map((end) => (typeof end === 'number' ? end : null));
  return [low!, high!];
}

function windowOf({ start, end, seconds, elapsedSeconds }: JsonObject): MeasuredWindow {
  return {
    start: typeof start === 'string' ? start : null,
    end: typeof end === 'string' ? end : null,
    seconds: seconds as number,
    elapsedSeconds: typeof elapsedSeconds === 'number' ? elapsedSeconds : null,
  };
}
