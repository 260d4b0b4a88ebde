import { fail, type Place } from '../../../core/problem.ts';
import { filledQuery, hasWindow, type Query, writtenOffset } from '../../../core/prometheus/slo-queries.ts';
import { parseQuery } from '../promql/parse-query.ts';

/** A query as it is asked for counts, each over the length of a step. */
export interface CountQuery {
  readonly text: string;
  /** What its values are multiplied by: a rate is of one second, and stands for all of the step. */
  readonly factor: number;
  placeAt(offset?: number): Place;
}

/** Rates of a second, which come to a count when they are multiplied by their window. */
const rates = ['rate'];
/** What looks at the last two samples alone, however long the step is. */
const momentary = ['irate', 'idelta', 'deriv', 'delta'];

/**
 * A query for counts over steps of so many seconds: `{{.window}}` is filled in, and a counter alone is asked by how much it
 * grew. Ranges that are written out must be as long as the step, so that nothing counts twice or is left out.
 * @example countQuery({ text: 'sum(rate(a[{{.window}}]))', … }, 300) // { text: 'sum(rate(a[300s]))', factor: 300 }
 */
export function countQuery(query: Query, stepSeconds: number): CountQuery {
  const milliseconds = Math.round(stepSeconds * 1_000);
  const window = milliseconds % 1_000 === 0 ? `${milliseconds / 1_000}s` : `${milliseconds}ms`;
  const isFilled = hasWindow(query.text);
  const text = filledQuery(query.text, window);
  /** Behind what was filled in, an offset is another one in the text as it was written. */
  const placeAt = (offset?: number): Place =>
    query.placeAt(offset === undefined ? 0 : writtenOffset(query.text, window, offset));
  if (text.trim() === '') return fail('queryUnreadable', { found: 'nothing' }, placeAt());
  const { selector, rangeAt, ranges, rangeFunctions, mistakeAt } = parseQuery(text);
  if (selector !== null) return { text: `sum(increase(${selector}[${window}]))`, factor: 1, placeAt: () => placeAt() };
  if (rangeAt !== null) return fail('queryOfRange', {}, placeAt(rangeAt));
  const whereWrong = (offset?: number): Place => placeAt(offset ?? mistakeAt ?? undefined);
  if (mistakeAt !== null) return { text, factor: 1, placeAt: whereWrong }; // the server knows more, or says what is wrong
  if (ranges.length === 0) return fail('countsWithoutWindow', {}, placeAt());
  const other = isFilled ? undefined : ranges.find((each) => lengthOf(each.text) !== stepSeconds);
  if (other) return fail('countsOfOtherWindow', { range: other.text, stepSeconds }, placeAt(other.offset));
  const moment = rangeFunctions.find((name) => momentary.includes(name));
  if (moment) return fail('countsOfMoment', { name: moment }, placeAt(text.indexOf(moment)));
  const ofRates = rangeFunctions.filter((name) => rates.includes(name)).length;
  if (ofRates > 0 && ofRates < rangeFunctions.length) return fail('countsMixed', { names: rangeFunctions }, placeAt());
  return { text, factor: ofRates > 0 ? stepSeconds : 1, placeAt: whereWrong };
}

/** True for a query that can be asked for a window of any length. @example takesAnyWindow({ text: 'a_total', … }) // true */
export function takesAnyWindow({ text }: Query): boolean {
  return hasWindow(text) || parseQuery(text).selector !== null;
}

/** The ranges that a query has written out, in seconds: the step may follow them. */
export function writtenRanges({ text }: Query): readonly number[] {
  if (hasWindow(text)) return [];
  return parseQuery(text).ranges.map((range) => lengthOf(range.text));
}

const unitSeconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** A range of PromQL in seconds, `1h30m`; NaN for one that has to be worked out. */
function lengthOf(text: string): number {
  if (!/^(?:\d+(?:ms|[smhdwy]))+$/.test(text)) return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return [...text.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * unitSeconds[unit!]!,
    0,
  );
}
