import type { ExpressionExpected, ExpressionHint } from '../../typed-facts.ts';
import type { Token } from './tokens.ts';

const arrows = /^[→⟶⇒➔>]$|^=>$/u;
const dashes = /^[-‐‑‒–—―−]$/u;
const byText: readonly (readonly [RegExp, ExpressionHint])[] = [
  [arrows, 'series'],
  [/^(&&?|and|then)$/i, 'seriesWord'],
  [/^(or)$/i, 'parallel'],
  [/^["'`“”‘’]$/u, 'quotes'],
  [/^[{}[\]<]$/, 'parentheses'],
  [/^[;]$/, 'join'],
  [/^%$/, 'percentSign'],
  [/^\.$/, 'leadingDigit'],
  [/^[0-9]+of$/i, 'atLeast'],
  [/^of$/i, 'atLeastJoined'],
  [/^[0-9]+x$/i, 'copiesApart'],
  [/^[*×xX]$/u, 'copiesInside'],
  [/^[0-9]+(\.[0-9]+)?[eE][0-9]*$/, 'exponent'],
  [/^[0-9]+\.$/, 'trailingDigit'],
  [/^[0-9.]+$/, 'onePoint'],
  [/^[0-9]/, 'nameOrValue'],
  [/^[^\0-\x7f]/u, 'nameLetters'],
  [/^.[^\0-\x7f]/u, 'nameLetters'],
];

/** What to write instead, where the mistake is a known one; null where only the grammar can be told. */
export function hintFor(
  text: string,
  found: Token,
  before: Token | null,
  expected: ExpressionExpected,
): ExpressionHint | null {
  const piece = text.slice(found.offset, found.offset + found.length);
  const fallback: ExpressionHint | null = expected === 'value' ? 'valueForms' : null;
  const follows = text.slice(found.offset + found.length, found.offset + found.length + 1);
  if (expected === 'name') return 'copiesNamed';
  const wantsPart = expected === 'part' || expected === 'partOrCopies' || expected === 'value';
  if (found.kind === 'strange' && (dashes.test(piece) || piece === '+')) return hintForSign(piece, follows, wantsPart);
  if (found.kind === '|' && before?.kind === '|') return 'parallelOnce';
  if (found.kind === '->' && before?.kind === '->') return 'seriesOnce';
  if (found.kind === '=' && before?.kind === '=') return 'equalsOnce';
  if (found.kind === '=' && before?.kind === 'value') return 'nameFirst';
  if (found.kind === ',' && !wantsPart) return hintForComma(text, found, before);
  if (found.kind === 'value' && before?.kind === 'name') return 'equals';
  if (found.kind === '(' && before?.kind === 'name') return 'joinOrAtLeast';
  if (found.kind === 'strange' || found.kind === 'name' || (found.kind === 'value' && !wantsPart))
    return byText.find(([form]) => form.test(piece))?.[1] ?? fallback;
  return fallback;
}

function hintForSign(piece: string, follows: string, wantsPart: boolean): ExpressionHint {
  if (wantsPart && /[0-9.]/.test(follows)) return 'sign';
  if (piece === '+') return 'join';
  return 'seriesNotDash';
}

function hintForComma(text: string, found: Token, before: Token | null): ExpressionHint {
  const isDecimal =
    before?.kind === 'value' && before.offset + before.length === found.offset && /[0-9]/.test(text[found.offset + 1]!);
  return isDecimal ? 'decimalPoint' : 'joinNotComma';
}
