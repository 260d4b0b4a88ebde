import type { Availability } from '../../quantity/availability.ts';

/** Where a piece of an expression stands in the text that it was read from: an offset from 0, in UTF-16 units. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** A value as it was typed and what it means. */
export interface TypedValue {
  readonly text: string;
  readonly availability: Availability;
}

/** A part by its name; the same name is the same part, wherever it stands. */
export interface NamedPart {
  readonly kind: 'name';
  readonly name: string;
  readonly value: TypedValue | null;
  readonly span: Span;
}

/** A bare value: an unnamed part of its own, called `#1`, `#2` … in reading order. */
export interface ValuePart {
  readonly kind: 'value';
  readonly name: string;
  readonly value: TypedValue;
  readonly span: Span;
}

/** `3 x app=99`: independent parts app#1 … app#3. Stands only as an argument of k-of. */
export interface Copies {
  readonly kind: 'copies';
  readonly count: number;
  readonly name: string;
  readonly value: TypedValue | null;
  readonly span: Span;
}

/** `a -> b`: all must work; `a | b`: any may work. Two parts or more. */
export interface Chain {
  readonly kind: 'series' | 'parallel';
  readonly parts: readonly Expression[];
  readonly span: Span;
}

/** `2of(a, b, c)`: at least `need` of the arguments work; copies count as so many arguments. */
export interface AtLeast {
  readonly kind: 'atLeast';
  readonly need: number;
  readonly parts: readonly Expression[];
  readonly span: Span;
}

/** What works, as a tree that prints itself back (print.ts): parse ∘ print is the identity. */
export type Expression = NamedPart | ValuePart | Copies | Chain | AtLeast;
