import type { Token } from './tokens.ts';

/** What the grammar allows at a place, in the words of a message. */
export type Expected =
  | 'a part'
  | 'a part or copies'
  | 'a value'
  | 'a name'
  | '"->", "|" or the end'
  | '"->", "|" or ")"'
  | '"->", "|", "," or ")"'
  | '"," or ")"'
  | '"," or the end';

const arrows = /^[→⟶⇒➔>]$|^=>$/u;
const dashes = /^[-‐‑‒–—―−]$/u;
const byText: readonly (readonly [RegExp, string])[] = [
  [arrows, '-> joins parts that must all work: a -> b'],
  [/^(&&?|and|then)$/i, 'parts that must all work are joined by ->: a -> b'],
  [/^(or)$/i, 'parts of which any may work are joined by |: a | b'],
  [/^["'`“”‘’]$/u, 'names and values are written without quotes'],
  [/^[{}[\]<]$/, 'parts are grouped by parentheses: a -> (b | c)'],
  [/^[;]$/, 'parts are joined by -> (all must work) or | (any may work)'],
  [/^%$/, 'the % stands right behind the number: 99.9%'],
  [/^\.$/, 'a number begins with a digit: 0.999'],
  [/^[0-9]+of$/i, 'at least so many of several: 2of(a, b, c)'],
  [/^of$/i, 'at least so many of several, without a blank: 2of(a, b, c)'],
  [/^[0-9]+x$/i, 'copies have blanks around the x: 3 x app'],
  [/^[*×xX]$/u, 'like parts stand in k-of: 2of(3 x app=99.9)'],
  [/^[0-9]+(\.[0-9]+)?[eE][0-9]*$/, 'a value has no exponent: 99.9, 99.9%, 0.999 or 3n'],
  [/^[0-9]+\.$/, 'after the point stands a digit: 99.9'],
  [/^[0-9.]+$/, 'a value has one point: 99.9'],
  [/^[0-9]/, 'a name begins with a letter or _; a value is 99.9, 99.9%, 0.999 or 3n'],
  [/^[^\0-\x7f]/u, 'names have the letters A to Z, digits and _ . : / $ # -'],
  [/^.[^\0-\x7f]/u, 'names have the letters A to Z, digits and _ . : / $ # -'],
];

/** What to write instead, where the mistake is a known one; null where only the grammar can be told. */
export function hintFor(text: string, found: Token, before: Token | null, expected: Expected): string | null {
  const piece = text.slice(found.offset, found.offset + found.length);
  const fallback =
    expected === 'a value' ? 'write 99.9, 99.9%, a ratio below 1 such as 0.999, or nines such as 3n' : null;
  const follows = text.slice(found.offset + found.length, found.offset + found.length + 1);
  if (expected === 'a name') return 'copies need a name: 3 x app=99.9';
  const wantsPart = expected.startsWith('a ');
  if (found.kind === 'strange' && (dashes.test(piece) || piece === '+')) return hintForSign(piece, follows, wantsPart);
  if (found.kind === '|' && before?.kind === '|') return 'any may work is a single |: a | b';
  if (found.kind === '->' && before?.kind === '->') return 'one -> joins two parts; a part is missing between these';
  if (found.kind === '=' && before?.kind === '=') return 'a value follows a single =: a=99.9';
  if (found.kind === '=' && before?.kind === 'value') return 'the name stands first: a=99.9';
  if (found.kind === ',' && !wantsPart) return hintForComma(text, found, before);
  if (found.kind === 'value' && before?.kind === 'name') return 'a value follows its name by =: a=99.9';
  if (found.kind === '(' && before?.kind === 'name') return 'parts are joined by -> or |; k-of is written 2of(a, b, c)';
  if (found.kind === 'strange' || found.kind === 'name' || (found.kind === 'value' && !wantsPart))
    return byText.find(([form]) => form.test(piece))?.[1] ?? fallback;
  return fallback;
}

function hintForSign(piece: string, follows: string, wantsPart: boolean): string {
  if (wantsPart && /[0-9.]/.test(follows)) return 'a value has no sign: it lies from 0 to 100 %';
  if (piece === '+') return 'parts are joined by -> (all must work) or | (any may work)';
  return '-> joins parts that must all work: a -> b; a name does not begin or end with a dash';
}

function hintForComma(text: string, found: Token, before: Token | null): string {
  const isDecimal =
    before?.kind === 'value' && before.offset + before.length === found.offset && /[0-9]/.test(text[found.offset + 1]!);
  return isDecimal
    ? 'decimals follow a point: 99.9'
    : 'parts are joined by -> (all must work) or | (any may work); commas stand in k-of alone: 2of(a, b, c)';
}
