/**
 * The tokens of an expression, each with its offset in UTF-16 units. Always the longest that fits; blanks only separate.
 * Read by hand, character by character: a name of a million letters would overflow the stack of a regular expression.
 *
 *   ->  |  (  )  ,  =
 *   atLeast   [0-9]+of            before a parenthesis: `2of(`
 *   copies    [0-9]+ x            blanks on both sides of the x: `3 x app`
 *   value     [0-9]+(\.[0-9]+)?   then %, n or nothing; not followed by a letter, a digit, _ or .
 *   name      [A-Za-z_]([A-Za-z0-9_.:/$#]|-(?=[A-Za-z0-9_]))*
 */
export type TokenKind =
  | '->'
  | '|'
  | '('
  | ')'
  | ','
  | '='
  | 'atLeast'
  | 'copies'
  | 'value'
  | 'name'
  | 'end'
  | 'strange';

export interface Token {
  readonly kind: TokenKind;
  readonly offset: number;
  readonly length: number;
  /** The number in `2of` and in `3 x`, and how many digits it was written with; else 0. */
  readonly count: number;
  readonly digits: number;
}

const letter = 1; // A-Z a-z _ : what a name begins with
const digit = 2;
const inner = 4; // . : / $ # : within a name only
const classOf = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) classOf[code] = letter;
  else if (/[0-9]/.test(character)) classOf[code] = digit;
  else if (/[.:/$#]/.test(character)) classOf[code] = inner;
}

const space = 32;
const dash = 45;
const dot = 46;
const percent = 37;
const greater = 62;
const equals = 61;
const openParenthesis = 40;
const small = (character: 'f' | 'n' | 'o' | 'x'): number => character.charCodeAt(0);
const [f, n, o, x] = [small('f'), small('n'), small('o'), small('x')];

const isA = (text: string, at: number, kinds: number): boolean => {
  const code = text.charCodeAt(at); // NaN behind the end
  return code < 128 && (classOf[code]! & kinds) !== 0;
};

const otherBlank = /\s/;
const isBlank = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (code > space && code < 128) return false;
  return code === space || (at < text.length && otherBlank.test(text[at]!));
};

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text, at)) at++;
  return at;
}

function afterDigits(text: string, from: number): number {
  let at = from;
  while (isA(text, at, digit)) at++;
  return at;
}

const plain = (kind: TokenKind, offset: number, length: number): Token => ({
  kind,
  offset,
  length,
  count: 0,
  digits: 0,
});

/**
 * The first token at or after `from`. What is none comes as `strange`, with the piece that a person would call wrong;
 * behind the last token stands `end`, of length 0. @example nextToken('a->b', 1) // { kind: '->', offset: 1, length: 2, … }
 */
export function nextToken(text: string, from: number): Token {
  const offset = afterBlanks(text, from);
  if (offset >= text.length) return plain('end', text.length, 0);
  if (isA(text, offset, letter)) return plain('name', offset, afterName(text, offset) - offset);
  if (isA(text, offset, digit)) return numberAt(text, offset);
  const code = text.charCodeAt(offset);
  if (code === dash && text.charCodeAt(offset + 1) === greater) return plain('->', offset, 2);
  if (code === equals && text.charCodeAt(offset + 1) !== greater) return plain('=', offset, 1);
  const character = text[offset]!;
  if (character === '|' || character === '(' || character === ')' || character === ',')
    return plain(character, offset, 1);
  return strangeAt(text, offset);
}

function afterName(text: string, offset: number): number {
  let at = offset + 1;
  for (;;) {
    if (isA(text, at, letter | digit | inner)) at++;
    else if (text.charCodeAt(at) === dash && isA(text, at + 1, letter | digit)) at += 2;
    else return at;
  }
}

function numberAt(text: string, offset: number): Token {
  const whole = afterDigits(text, offset);
  const counted = (kind: TokenKind, end: number): Token => {
    const digits = whole - offset;
    return { kind, offset, length: end - offset, count: Number(text.slice(offset, whole)), digits };
  };
  const afterWhole = afterBlanks(text, whole);
  if (
    text.charCodeAt(whole) === o &&
    text.charCodeAt(whole + 1) === f &&
    text.charCodeAt(afterBlanks(text, whole + 2)) === openParenthesis
  )
    return counted('atLeast', whole + 2);
  if (afterWhole > whole && text.charCodeAt(afterWhole) === x && isBlank(text, afterWhole + 1))
    return counted('copies', afterWhole + 1);
  let end = whole;
  if (text.charCodeAt(end) === dot && isA(text, end + 1, digit)) end = afterDigits(text, end + 1);
  const unit = text.charCodeAt(end);
  if (unit === percent || unit === n) end++;
  if (!isA(text, end, letter | digit) && text.charCodeAt(end) !== dot) return plain('value', offset, end - offset);
  while (isA(text, end, letter | digit) || text.charCodeAt(end) === dot) end++;
  return plain('strange', offset, end - offset);
}

const combining = /^\p{M}/u;

/** A sign written twice is one mistake (`&&`), as is `=>`; a combining accent is shown with the letter that carries it. */
function strangeAt(text: string, offset: number): Token {
  const character = String.fromCodePoint(text.codePointAt(offset)!);
  if (combining.test(character) && offset > 0) return plain('strange', offset - 1, 1 + character.length);
  const next = text[offset + character.length];
  const isPair = (character === '&' && next === '&') || (character === '=' && next === '>');
  return plain('strange', offset, character.length + (isPair ? 1 : 0));
}
