import { fail, type TypedPlace } from '../../core/problem.ts';
import { looksLikeDecimal, parseDecimal, toNumber } from '../../core/quantity/decimal.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import type { Given } from './given.ts';

/** Reads one of a few words; `what` they are is said where it is another. */
export function wordOf<const W extends string>(
  known: readonly W[],
  what: string,
): ((text: string, place: TypedPlace) => W) & { readonly words: readonly W[] } {
  const read = (text: string, place: TypedPlace): W =>
    known.find((each) => each === text) ?? failUnknownName(what, text, known, place);
  return Object.assign(read, { words: known });
}

/**
 * Reads a count as people type it: `10`, `1e9`, any whole number that a double holds exactly.
 * @example parseCount('1e9', place) // 1000000000
 */
export function parseCount(text: string, place: TypedPlace): number {
  const trimmed = text.trim();
  const value = parseDecimal(trimmed);
  if (!value && !looksLikeDecimal(trimmed)) return fail('countUnreadable', { text }, place);
  const unit = value ? 10n ** BigInt(value.scale) : 1n;
  if (value && value.digits % unit !== 0n) return fail('countUnreadable', { text }, place);
  if (value && BigInt(toNumber(value)) === value.digits / unit) return toNumber(value);
  return fail('countTooLarge', { text }, place);
}

/** A count that is safe to count with, up to 2^53. */
export function parseWhole(text: string, place: TypedPlace): number {
  const value = parseDecimal(text);
  const number = value ? toNumber(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : fail('countUnreadable', { text }, place);
}

/** `a=1,b=2` and repeated options: pairs in order, each with its place. */
export function pairsOf(given: readonly Given[], expected: string): readonly (readonly [string, string, TypedPlace])[] {
  return given.flatMap((each) =>
    each.text.split(',').map((part) => {
      const at = part.indexOf('=');
      const place = each.place(part);
      if (at <= 0 || at === part.length - 1) return fail('pairUnreadable', { text: part, expected }, place);
      return [part.slice(0, at).trim(), part.slice(at + 1).trim(), place] as const;
    }),
  );
}
