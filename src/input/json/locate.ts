import { type Position, positionInText } from './position.ts';

const blanks = /[ \t\r\n]*/y;
const text = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const word = /[^\s,\]}]+/y;

/**
 * Where in a record's own text the value at a path begins; `origin` is where the record begins in its file. Called only
 * for a message, so it walks the text again instead of burdening every record with places. Of a key that stands twice
 * it takes the last, as JSON.parse does. Falls back to the record's beginning.
 */
export function locateValue(source: string, path: readonly (string | number)[], origin: Position): Position {
  const offset = offsetOf(source, path);
  return offset < 0 ? { line: origin.line, column: origin.column } : positionInText(source, offset, origin);
}

/** The value at a path as it is written there; null where the path leads nowhere. @example '1e999' */
export function writtenValue(source: string, path: readonly (string | number)[]): string | null {
  const offset = offsetOf(source, path);
  return offset < 0 ? null : source.slice(offset, skipValue(source, offset));
}

/** The elements of the array at a path, each with its own text and place, in one walk. */
export function* elementsAt(
  source: string,
  path: readonly (string | number)[],
  origin: Position,
): Generator<{ readonly source: string } & Position> {
  const array = offsetOf(source, path);
  if (array < 0 || source[array] !== '[') return;
  let place = positionInText(source, array, origin);
  let placed = array;
  let at = skipBlanks(source, array + 1);
  while (source[at] !== ']' && at < source.length) {
    const end = skipValue(source, at);
    place = positionInText(source.slice(placed, at), at - placed, place);
    placed = at;
    yield { source: source.slice(at, end), ...place };
    at = behindComma(source, end);
  }
}

function offsetOf(source: string, path: readonly (string | number)[]): number {
  let offset = skipBlanks(source, 0);
  for (const step of path) {
    offset = typeof step === 'number' ? findElement(source, offset, step) : findMember(source, offset, step);
    if (offset < 0) return -1;
  }
  return offset;
}

function findElement(source: string, array: number, index: number): number {
  if (source[array] !== '[') return -1;
  let at = skipBlanks(source, array + 1);
  for (let i = 0; source[at] !== ']' && at < source.length; i++) {
    if (i === index) return at;
    at = behindComma(source, skipValue(source, at));
  }
  return -1;
}

function findMember(source: string, object: number, key: string): number {
  if (source[object] !== '{') return -1;
  let found = -1;
  let at = skipBlanks(source, object + 1);
  while (source[at] === '"') {
    const end = skipValue(source, at);
    const value = skipBlanks(source, skipBlanks(source, end) + 1);
    if (JSON.parse(source.slice(at, end)) === key) found = value;
    at = behindComma(source, skipValue(source, value));
  }
  return found;
}

/** The offset behind the value that begins at `from`. */
function skipValue(source: string, from: number): number {
  let at = from;
  let depth = 0;
  do {
    const found = source[at];
    if (found === '{' || found === '[') depth++;
    else if (found === '}' || found === ']') depth--;
    if (found === '"') at = match(text, source, at);
    else if (depth > 0 || found === '}' || found === ']') at++;
    else at = match(word, source, at);
  } while (depth > 0 && at < source.length);
  return at;
}

function behindComma(source: string, from: number): number {
  const at = skipBlanks(source, from);
  return source[at] === ',' ? skipBlanks(source, at + 1) : at;
}

const skipBlanks = (source: string, from: number): number => match(blanks, source, from);

function match(pattern: RegExp, source: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(source) ? pattern.lastIndex : source.length;
}
