import { fail } from '../../problem.ts';
import type { ExpressionExpected } from '../../typed-facts.ts';
import type { Copies, Expression, NamedPart } from './expression.ts';
import { type PlaceOf, Reader, readBareValue, readValue } from './reader.ts';
import { nextToken, type Token } from './tokens.ts';

/** More copies than this are a slip of the finger, and would only fill the memory. */
export const mostCopies = 100_000;

/** A parenthesis that is open (or the text itself), with what was read in it so far. */
interface Frame {
  readonly kind: 'text' | 'group' | 'atLeast';
  /** The token that opened it; of `2of(` the number, `open` is its parenthesis. */
  readonly from: Token;
  readonly open: Token;
  /** Parts of the parallel and of the series that are being read; from `…Start` on. */
  parallel: Expression[];
  parallelStart: number;
  series: Expression[];
  seriesStart: number;
  readonly parts: Expression[];
  positions: number;
}

/**
 * Reads an expression, such as `web=99.9 -> (db-a=99.5 | db-b=99.5)`, into a tree.
 *
 *   series   = parallel ( "->" parallel )*
 *   parallel = unit ( "|" unit )*
 *   unit     = value | name [ "=" value ] | k "of(" argument ( "," argument )* ")" | "(" series ")"
 *   argument = series | n " x " name [ "=" value ]
 *
 * `|` binds tighter than `->`. Parentheses that change nothing leave no trace; `(a -> b) -> c` stays a series whose first
 * part is a series. Bare values are called `#1`, `#2` … in reading order, from `firstUnnamed` on.
 * Domain: any text, values from 0 to 100 %. Errors: a ProblemError with the first mistake at its place (nothing there, a
 * sign that does not belong, a parenthesis without its other, k below 1 or above its arguments, a value out of range).
 * Linear in the length, with a stack of its own.
 * @example
 * const at = (offset, length) => ({ kind: 'typed', option: null, text: 'a=99 | b=90', offset, length });
 * parseExpression('a=99 | b=90', at).kind // 'parallel'
 */
export function parseExpression(text: string, placeOf: PlaceOf, firstUnnamed = 1): Expression {
  if (nextToken(text, 0).kind === 'end') return fail('expressionEmpty', {}, placeOf(0, Math.max(1, text.length)));
  const reader = new Reader(text, placeOf, firstUnnamed);
  const frames: Frame[] = [newFrame('text', reader.token, reader.token)];
  for (;;) {
    openFrames(reader, frames);
    let frame = frames.at(-1)!;
    const start = reader.token.offset;
    const isArgument = frame.kind === 'atLeast' && frame.series.length === 0 && frame.parallel.length === 0;
    if (reader.token.kind === 'copies') {
      const copies = readCopies(reader, isArgument);
      frame.parts.push(copies);
      frame.positions += copies.count;
    } else {
      addUnit(frame, readPart(reader, isArgument), start);
    }
    // what may follow a unit; a parenthesis that closes is itself a unit of the frame around it
    let wantsUnit = false;
    while (!wantsUnit) {
      frame = frames.at(-1)!;
      const { kind } = reader.token;
      switch (kind) {
        case '|':
          if (isAfterCopies(frame)) return reader.refuse(afterUnit(frame));
          wantsUnit = true;
          reader.next();
          break;
        case '->':
          if (isAfterCopies(frame)) return reader.refuse(afterUnit(frame));
          endParallel(frame, reader.lastEnd);
          wantsUnit = true;
          reader.next();
          break;
        case ',':
          if (frame.kind !== 'atLeast') return reader.refuse(afterUnit(frame));
          endArgument(frame, reader.lastEnd);
          wantsUnit = true;
          reader.next();
          break;
        case ')': {
          if (frame.kind === 'text')
            return fail('parenthesisUnbalanced', { isOpen: false }, placeOf(reader.token.offset, 1));
          frames.pop();
          const closed = closeFrame(frame, reader, placeOf);
          addUnit(frames.at(-1)!, closed, frame.from.offset);
          break;
        }
        case 'end':
          if (frame.kind !== 'text')
            return fail('parenthesisUnbalanced', { isOpen: true }, placeOf(frame.open.offset, 1));
          return endSeries(frame, reader.lastEnd);
        default:
          return reader.refuse(afterUnit(frame));
      }
    }
  }
}

const newFrame = (kind: Frame['kind'], from: Token, open: Token): Frame => ({
  kind,
  from,
  open,
  parallel: [],
  parallelStart: 0,
  series: [],
  seriesStart: 0,
  parts: [],
  positions: 0,
});

function openFrames(reader: Reader, frames: Frame[]): void {
  for (;;) {
    if (reader.token.kind === '(') {
      const open = reader.next();
      frames.push(newFrame('group', open, open));
    } else if (reader.token.kind === 'atLeast') {
      const from = reader.next();
      frames.push(newFrame('atLeast', from, reader.next())); // the tokens see to it that a parenthesis follows
    } else return;
  }
}

function readPart(reader: Reader, mayBeCopies: boolean): Expression {
  const { offset } = reader.token;
  if (reader.token.kind === 'value') return readBareValue(reader);
  if (reader.token.kind !== 'name') return reader.refuse(mayBeCopies ? 'partOrCopies' : 'part');
  return { kind: 'name', ...readNamed(reader), span: { offset, length: reader.lastEnd - offset } };
}

function readNamed(reader: Reader): Pick<NamedPart, 'name' | 'value'> {
  const name = reader.textOf(reader.next());
  if (reader.token.kind !== '=') return { name, value: null };
  reader.next();
  return { name, value: readValue(reader) };
}

function readCopies(reader: Reader, isArgument: boolean): Copies {
  const { offset, length, count, digits } = reader.token;
  if (!isArgument) return fail('copiesMisplaced', {}, reader.placeOf(offset, length));
  if (count < 1 || count > mostCopies)
    return fail('copiesOutOfRange', { most: mostCopies }, reader.placeOf(offset, digits));
  reader.next();
  if (reader.token.kind !== 'name') return reader.refuse('name');
  return { kind: 'copies', count, ...readNamed(reader), span: { offset, length: reader.lastEnd - offset } };
}

function addUnit(frame: Frame, unit: Expression, start: number): void {
  if (frame.parallel.length === 0) frame.parallelStart = start;
  frame.parallel.push(unit);
}

function endParallel(frame: Frame, end: number): void {
  const { parallel, parallelStart: offset } = frame;
  if (frame.series.length === 0) frame.seriesStart = offset;
  if (parallel.length === 1) {
    frame.series.push(parallel.pop()!);
    return;
  }
  frame.series.push({ kind: 'parallel', parts: parallel, span: { offset, length: end - offset } });
  frame.parallel = [];
}

function endSeries(frame: Frame, end: number): Expression {
  endParallel(frame, end);
  const { series, seriesStart: offset } = frame;
  if (series.length === 1) return series.pop()!;
  frame.series = [];
  return { kind: 'series', parts: series, span: { offset, length: end - offset } };
}

function endArgument(frame: Frame, end: number): void {
  if (isAfterCopies(frame)) return;
  frame.parts.push(endSeries(frame, end));
  frame.positions++;
}

/** Takes the closing parenthesis. */
function closeFrame(frame: Frame, reader: Reader, placeOf: PlaceOf): Expression {
  if (frame.kind === 'group') {
    const inside = endSeries(frame, reader.lastEnd);
    reader.next();
    return inside;
  }
  endArgument(frame, reader.lastEnd);
  reader.next();
  const { offset, count: need, digits } = frame.from;
  const { positions, parts } = frame;
  if (need < 1 || need > positions)
    return fail(
      'needOutOfRange',
      { need: reader.text.slice(offset, offset + digits), positions },
      placeOf(offset, digits),
    );
  return { kind: 'atLeast', need, parts, span: { offset, length: reader.lastEnd - offset } };
}

/** Copies are an argument of their own and stand in the parts already. */
const isAfterCopies = (frame: Frame): boolean => frame.parallel.length === 0;

function afterUnit(frame: Frame): ExpressionExpected {
  if (isAfterCopies(frame)) return 'commaOrClose';
  if (frame.kind === 'text') return 'joinOrEnd';
  return frame.kind === 'group' ? 'joinOrClose' : 'joinCommaOrClose';
}
