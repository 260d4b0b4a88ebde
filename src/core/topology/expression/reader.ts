import { fail, type Place } from '../../problem.ts';
import { parseAvailability } from '../../quantity/availability.ts';
import type { ExpressionExpected } from '../../typed-facts.ts';
import type { TypedValue, ValuePart } from './expression.ts';
import { hintFor } from './hints.ts';
import { nextToken, type Token, type TokenKind } from './tokens.ts';

/** Where a piece of the text stands, for a message: offset from 0 and length, in UTF-16 units. */
export type PlaceOf = (offset: number, length: number) => Place;

/** Tokens one at a time, with the one before, for messages. */
export class Reader {
  readonly text: string;
  readonly placeOf: PlaceOf;
  token: Token;
  before: Token | null = null;
  /** The number of the next bare value. */
  unnamed: number;

  constructor(text: string, placeOf: PlaceOf, firstUnnamed = 1) {
    this.unnamed = firstUnnamed;
    this.text = text;
    this.placeOf = placeOf;
    this.token = nextToken(text, 0);
  }

  /** Takes the token and gives it. */
  next(): Token {
    const taken = this.token;
    this.before = taken;
    this.token = nextToken(this.text, taken.offset + taken.length);
    return taken;
  }

  /** Where the last token taken ends. */
  get lastEnd(): number {
    return this.before === null ? 0 : this.before.offset + this.before.length;
  }

  isAt(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }

  textOf({ offset, length }: Token): string {
    return this.text.slice(offset, offset + length);
  }

  refuse(expected: ExpressionExpected): never {
    const { token, before } = this;
    const hint = hintFor(this.text, token, before, expected);
    const found = token.kind === 'end' ? null : this.textOf(token);
    return fail(
      'expressionUnreadable',
      { found, expected, hint },
      this.placeOf(token.offset, Math.max(1, token.length)),
    );
  }
}

/** A value is expected here. */
export function readValue(reader: Reader): TypedValue {
  if (reader.token.kind !== 'value') return reader.refuse('value');
  const token = reader.next();
  const text = reader.textOf(token);
  return { text, availability: parseAvailability(text, reader.placeOf(token.offset, token.length)) };
}

/** A value that stands by itself is a part, called by its number. */
export function readBareValue(reader: Reader): ValuePart {
  const { offset } = reader.token;
  const value = readValue(reader);
  const name = `#${reader.unnamed++}`;
  return { kind: 'value', name, value, span: { offset, length: reader.lastEnd - offset } };
}

/** Reads bare values parted by commas, as in `99.9,99.5`; one at least. */
export function parseValues(text: string, placeOf: PlaceOf): readonly ValuePart[] {
  const reader = new Reader(text, placeOf);
  const values: ValuePart[] = [];
  for (;;) {
    values.push(readBareValue(reader));
    if (reader.isAt('end')) return values;
    if (!reader.isAt(',')) return reader.refuse('commaOrEnd');
    reader.next();
  }
}
