import type { JsonObject } from '../json.ts';
import { nearest } from '../nearest.ts';
import { fail, type TypedPlace } from '../problem.ts';
import { parseAvailability, parseShare } from '../quantity/availability.ts';
import { decimalText, looksLikeDecimal, parseDecimal, shifted, toNumber } from '../quantity/decimal.ts';
import { parseDuration } from '../quantity/duration.ts';
import type { AssertionRefusal } from '../typed-facts.ts';
import {
  type MetricStep,
  metricPathForm,
  parseMetricPath,
  schemaAtPath,
  schemaPaths,
  typesAtPath,
} from './metric-path.ts';

const operators = ['<=', '>=', '==', '!=', '<', '>'] as const;
export type Operator = (typeof operators)[number];

/** `METRIC OP VALUE`, read and checked against the schema of the result; nothing is rounded. */
export interface Assertion {
  readonly expression: string;
  /** The option that it was typed behind, for messages. */
  readonly option: string;
  readonly path: readonly MetricStep[];
  /** How the two sides compare: an availability is compared by its unavailability, where the digits are. */
  readonly by: 'availability' | 'number' | 'text';
  readonly operator: Operator;
  readonly value: number | string | boolean;
  /** A ratio just as JSON prints one: equal to every availability that is printed so, whatever its further digits. */
  readonly printed?: number;
  /** A miss is reported, and fails nothing. */
  readonly onlyWarns: boolean;
}

const rest = '\\s*(<=|>=|==|!=|<|>)\\s*(.*?)\\s*$';
const wellFormed = new RegExp(`^\\s*(${metricPathForm})${rest}`, 's'); // what stands in brackets may hold any sign
const anyForm = new RegExp(`^\\s*(.+?)${rest}`, 's');

/**
 * Reads an assertion. Values of `…Seconds` are durations (`1h`) or seconds; availability and unavailability take the percent
 * shorthand, and a `1` as JSON prints it is all; every other number is literal, with `%` for hundredths (a ratio above 10 is refused without); the rest is
 * text. A metric that no result of this command can have is refused, and so is one of `checks`. @example parseAssertion('mttrSeconds <= 1h', schema, '--assert', false)
 */
export function parseAssertion(text: string, schema: JsonObject, option: string, onlyWarns: boolean): Assertion {
  const match = wellFormed.exec(text) ?? anyForm.exec(text);
  const whole: TypedPlace = { kind: 'typed', option, text };
  if (!match) return fail('assertionUnreadable', { text, reason: 'form' }, whole);
  const [, metric, operator, value] = match as unknown as [string, string, Operator, string];
  const offset = text.indexOf(metric);
  const metricPlace: TypedPlace = { ...whole, offset, length: metric.length };
  const path = parseMetricPath(metric);
  if (!path || !schemaAtPath(schema, path)) {
    return fail('metricUnknown', { metric, suggestion: nearest(metric, schemaPaths(schema)) }, metricPlace);
  }
  if (path[0] && 'key' in path[0] && path[0].key === 'checks') return fail('metricOfChecks', {}, metricPlace);
  const valuePlace: TypedPlace = { ...whole, offset: text.lastIndexOf(value), length: Math.max(1, value.length) };
  if (value === '') return fail('assertionUnreadable', { text, reason: 'valueMissing' }, valuePlace);
  return {
    expression: text.trim(),
    option,
    path,
    operator,
    onlyWarns,
    ...readValue(schema, path, value, text, valuePlace, operator),
  };
}

/** A ratio above it was meant as a percentage: ten budgets are seldom spent, 80 % often. */
const mostBareRatio = 10;

function readValue(
  schema: JsonObject,
  path: readonly MetricStep[],
  value: string,
  text: string,
  place: TypedPlace,
  operator: Operator,
): Pick<Assertion, 'by' | 'value' | 'printed'> {
  const keys = path.filter((step) => 'key' in step).map((step) => step.key);
  const last = keys.at(-1)!;
  const ordered = operator !== '==' && operator !== '!=';
  if (last === 'availability') {
    const { unavailability } = parseAvailability(value === '1' ? '100%' : value, place);
    return { by: 'availability', value: unavailability, ...printedRatio(value) };
  }
  if (last === 'unavailability') {
    // "<= 1" would always be met where 1 % was meant; the other operators leave no doubt
    const isWhole = value === '1' && (!ordered || operator === '>=');
    return { by: 'number', value: isWhole ? 1 : parseShare(value, place) };
  }
  const refuse = (reason: AssertionRefusal, ratio: { readonly ratio?: string } = {}): never =>
    fail('assertionUnreadable', { text, reason, value, ...ratio }, place);
  const types = typesAtPath(schema, path);
  const isNumber = types.has('number') || types.has('integer');
  const quoted = /^(["'])(.*)\1$/s.exec(value);
  if (types.has('string') && !isNumber) {
    if (ordered) return refuse('metricUnordered');
    return { by: 'text', value: quoted ? quoted[2]! : value }; // an id may look like a number
  }
  const negative = value.startsWith('-');
  const digits = negative ? value.slice(1) : value;
  const number = parseDecimal(digits.replace(/\s*%$/, ''));
  if (number) {
    const exact = toNumber(digits.endsWith('%') ? shifted(number, 2) : number);
    if (/(Ratio|Share)$/.test(last) && !digits.endsWith('%') && exact > mostBareRatio)
      return refuse('ratioTooLarge', { ratio: `${negative ? '-' : ''}${decimalText(shifted(number, 2))}` });
    return { by: 'number', value: negative ? -exact : exact };
  }
  if (isNumber && looksLikeDecimal(digits.replace(/\s*%$/, ''))) return refuse('numberTooLarge');
  if (keys.some((key) => key.endsWith('Seconds'))) return { by: 'number', value: parseDuration(value, place) };
  if (isNumber && !types.has('string')) return refuse('noNumber');
  if (ordered) return refuse('valueUnordered');
  if (!quoted && (value === 'true' || value === 'false')) return { by: 'text', value: value === 'true' };
  return { by: 'text', value: quoted ? quoted[2]! : value };
}

/**
 * The ratio, where the text is what JSON and CSV print for it: no `%`, no nines, every digit of the double and no more.
 * Programs that read JSON may print the same double with 17 digits.
 */
function printedRatio(text: string): { readonly printed?: number } {
  const number = Number(text);
  const isShortest = number <= 1 && String(number) === text;
  const isLong = number < 1 && /^0\.0*[1-9][0-9]{15,16}$/.test(text);
  return isShortest || isLong ? { printed: number } : {};
}
