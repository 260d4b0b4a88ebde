import { nearest } from '../../nearest.ts';
import { type Problem, ProblemError, problem } from '../../problem.ts';
import { unavailabilityText } from '../../quantity/availability.ts';
import type { Expression, Span, TypedValue } from '../expression/expression.ts';
import type { PlaceOf } from '../expression/reader.ts';
import { copyName, eachPart } from '../expression/walk.ts';
import { asMeasured, type MeasuredNumbers } from './measured.ts';
import type { Component, Topology } from './model.ts';
import { componentOf, plainComponent } from './plain-component.ts';

/** The one journey of an expression that was typed. */
const systemName = 'system';

/** So many names without a value are told in one run; who forgot them all need not read them all. */
const mostProblems = 10;

/** What the uses of a name say of it so far. */
interface Use {
  readonly span: Span;
  value: TypedValue | null;
}

/**
 * Makes a topology of an expression typed by itself: one journey named `system`, and a component for each name, for each
 * of several copies (`3 x app=99`: app#1, app#2, app#3) and for each bare value (#1, #2, …), in reading order of their
 * first use. A name needs a value at one of its uses, or one that was `measured`; the same value may be said again, also in
 * another form (99.9, 99.90, 0.999), but not another one. Errors: a ProblemError at the use that
 * it is about, for a name without a value (up to ten at once) or with two.
 * @example topologyOfExpression(parseExpression('a=99 -> 99.9', placeOf), placeOf).components.map(({ name }) => name) // ['a', '#1']
 */
export function topologyOfExpression(tree: Expression, placeOf: PlaceOf, measured?: MeasuredNumbers): Topology {
  const uses = usesOf(tree, placeOf);
  const missing: (readonly [string, Use])[] = [];
  const components = [...uses].flatMap((use): readonly Component[] => {
    const [name, { span, value }] = use;
    const place = placeOf(span.offset, span.length);
    if (value) return [plainComponent(name, value, place)];
    const numbers = measured?.(name);
    if (numbers) return [asMeasured(componentOf(name, numbers, place), numbers)];
    missing.push(use);
    return [];
  });
  if (missing.length > 0) throw new ProblemError(...withoutValue(missing, uses, placeOf, measured !== undefined));
  const place = placeOf(tree.span.offset, tree.span.length);
  return {
    name: null,
    components,
    domains: [],
    commonCauses: [],
    groups: new Map(),
    journeys: [{ name: systemName, path: tree, target: null, place }],
    from: 'expression',
  };
}

function usesOf(tree: Expression, placeOf: PlaceOf): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const use = (name: string, span: Span, value: TypedValue | null): void => {
    const before = uses.get(name);
    if (before === undefined) uses.set(name, { span, value });
    else if (before.value === null) before.value = value;
    else if (value !== null && !isSame(value, before.value)) {
      const facts = { name, first: before.value.text, second: value.text };
      const end = span.offset + span.length; // a value ends what it stands in
      throw new ProblemError(problem('partWithTwoValues', facts, placeOf(end - value.text.length, value.text.length)));
    }
  };
  eachPart(tree, (part) => {
    if (part.kind !== 'copies') use(part.name, part.span, part.value);
    else for (let i = 1; i <= part.count; i++) use(copyName(part.name, i), part.span, part.value);
  });
  return uses;
}

/** The same number, to the last digit that was typed; nines that are not whole have those of a double. */
function isSame(one: TypedValue, other: TypedValue): boolean {
  const [left, right] = [unavailabilityText(one.text), unavailabilityText(other.text)];
  if (left !== null && right !== null) return left === right;
  return one.availability.unavailability === other.availability.unavailability;
}

/** A name that differs in its number alone is no misspelling: db-1 and db-2 are meant to be two. */
const withoutDigits = (name: string): string => name.replace(/[0-9]+/g, '');

function withoutValue(
  missing: readonly (readonly [string, Use])[],
  uses: ReadonlyMap<string, Use>,
  placeOf: PlaceOf,
  isLogRead: boolean,
): Problem[] {
  const valued = [...uses].filter(([name, { value }]) => value !== null && !name.startsWith('#')).map(([name]) => name);
  return missing.slice(0, mostProblems).map(([name, { span }]) => {
    const others = valued.filter((each) => withoutDigits(each) !== withoutDigits(name));
    const facts = { name, suggestion: nearest(name, others), isLogRead };
    return problem('partWithoutValue', facts, placeOf(span.offset, span.length));
  });
}
