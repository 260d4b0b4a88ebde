import { fail } from '../../problem.ts';
import { parseDecimal, toNumber } from '../../quantity/decimal.ts';
import type { Expression, ValuePart } from './expression.ts';
import { mostCopies } from './parse.ts';
import { type PlaceOf, parseValues } from './reader.ts';

/** The short ways to ask about like parts, as they were typed. */
export interface QuickFormOptions {
  readonly series?: string | undefined;
  readonly parallel?: string | undefined;
  readonly each?: string | undefined;
  readonly count?: string | number | undefined;
}

/**
 * Makes of `--series 99.9,99.9`, of `--parallel 99,99` or of `--each 99.9 --count 10` (in series) the tree that the
 * expression would give, and tells where its pieces were typed; null where none of them was given. One of them at a time;
 * one value alone is that part. Values are as in an expression. @example quickForm({ parallel: '99,99' })!.tree.kind // 'parallel'
 */
export function quickForm(options: QuickFormOptions): { readonly tree: Expression; readonly placeOf: PlaceOf } | null {
  const { series, parallel, each, count } = options;
  const given = [
    ...(series === undefined ? [] : ['--series']),
    ...(parallel === undefined ? [] : ['--parallel']),
    ...(each === undefined && count === undefined ? [] : [each === undefined ? '--count' : '--each']),
  ];
  if (given.length > 1)
    return fail('usage', { message: `${given.join(' and ')} say different things`, hint: 'give one of them' });
  if (series !== undefined) return listed('series', '--series', series);
  if (parallel !== undefined) return listed('parallel', '--parallel', parallel);
  if (each === undefined && count === undefined) return null;
  if (each === undefined || count === undefined) {
    const message = each === undefined ? '--count needs --each' : '--each needs --count';
    return fail('usage', { message, hint: 'write --each 99.9 --count 10' });
  }
  return repeated(each, String(count));
}

const placesIn =
  (option: string, text: string): PlaceOf =>
  (offset, length) => ({ kind: 'typed', option, text, offset, length });

function listed(kind: 'series' | 'parallel', option: string, text: string): { tree: Expression; placeOf: PlaceOf } {
  const placeOf = placesIn(option, text);
  return { tree: chainOf(kind, parseValues(text, placeOf), text), placeOf };
}

function repeated(text: string, countText: string): { tree: Expression; placeOf: PlaceOf } {
  const placeOf = placesIn('--each', text);
  const values = parseValues(text, placeOf);
  if (values.length > 1) {
    const { offset } = values[1]!.span;
    const hint = 'values that differ are written --series 99.9,99.5';
    const facts = { found: values[1]!.value.text, expected: 'the end', hint };
    return fail('expressionUnreadable', facts, placeOf(offset, values[1]!.span.length));
  }
  const whole = placesIn('--count', countText)(0, Math.max(1, countText.length));
  const decimal = parseDecimal(countText.trim());
  const count = decimal === null ? Number.NaN : toNumber(decimal);
  if (!Number.isSafeInteger(count)) return fail('countUnreadable', { text: countText }, whole);
  if (count < 1 || count > mostCopies) return fail('copiesOutOfRange', { most: mostCopies }, whole);
  return { tree: chainOf('series', copiesOf(values[0]!, count), text), placeOf };
}

function copiesOf(value: ValuePart, count: number): readonly ValuePart[] {
  return Array.from({ length: count }, (_, i) => ({ ...value, name: `#${i + 1}` }));
}

function chainOf(kind: 'series' | 'parallel', parts: readonly ValuePart[], text: string): Expression {
  return parts.length === 1 ? parts[0]! : { kind, parts, span: { offset: 0, length: text.length } };
}
