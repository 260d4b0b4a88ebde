import { fail, type TypedPlace } from '../../problem.ts';
import { parseDecimal, toNumber } from '../../quantity/decimal.ts';
import type { Expression, ValuePart } from './expression.ts';
import { mostCopies } from './parse.ts';
import { type PlaceOf, parseValues } from './reader.ts';

/** The short ways to ask about like parts, each as it was typed. */
export type QuickForm =
  | { readonly kind: 'series' | 'parallel'; readonly values: TypedPlace }
  | { readonly kind: 'copies'; readonly value: TypedPlace; readonly count: TypedPlace };

/**
 * Makes of a list in series or parallel (`99.9,99.9`), or of a value and how many there are of it in series, the tree that
 * the expression would give, and tells where its pieces were typed. One value alone is that part. Values are as in an
 * expression. @example quickForm({ kind: 'parallel', values: { kind: 'typed', option: null, text: '99,99' } }).tree.kind // 'parallel'
 */
export function quickForm(form: QuickForm): { readonly tree: Expression; readonly placeOf: PlaceOf } {
  if (form.kind === 'copies') return repeated(form.value, form.count);
  const placeOf = placesIn(form.values);
  const { text } = form.values;
  return { tree: chainOf(form.kind, parseValues(text, placeOf), text), placeOf };
}

const placesIn =
  (where: TypedPlace): PlaceOf =>
  (offset, length) => ({ ...where, offset, length });

function repeated(value: TypedPlace, counted: TypedPlace): { tree: Expression; placeOf: PlaceOf } {
  const placeOf = placesIn(value);
  const values = parseValues(value.text, placeOf);
  if (values.length > 1) {
    const { value: second, span } = values[1]!;
    const facts = { found: second.text, expected: 'end', hint: 'valuesDiffer' } as const;
    return fail('expressionUnreadable', facts, placeOf(span.offset, span.length));
  }
  const { text } = counted;
  const whole = placesIn(counted)(0, Math.max(1, text.length));
  const decimal = parseDecimal(text.trim());
  const count = decimal === null ? Number.NaN : toNumber(decimal);
  if (!Number.isSafeInteger(count)) return fail('countUnreadable', { text }, whole);
  if (count < 1 || count > mostCopies) return fail('copiesOutOfRange', { most: mostCopies }, whole);
  return { tree: chainOf('series', copiesOf(values[0]!, count), value.text), placeOf };
}

function copiesOf(value: ValuePart, count: number): readonly ValuePart[] {
  return Array.from({ length: count }, (_, i) => ({ ...value, name: `#${i + 1}` }));
}

function chainOf(kind: 'series' | 'parallel', parts: readonly ValuePart[], text: string): Expression {
  return parts.length === 1 ? parts[0]! : { kind, parts, span: { offset: 0, length: text.length } };
}
