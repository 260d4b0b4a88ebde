import { nearest } from '../core/nearest.ts';
import { fail, type TypedPlace } from '../core/problem.ts';
import { looksLikeDecimal, parseDecimal, toNumber } from '../core/quantity/decimal.ts';

/** Options as commander gives them: texts, lists of texts, true. Every reader here names the option in its problem. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** Gathers a repeatable option, for commander. */
export const repeated = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export function optionText(options: RawOptions, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

export function optionList(options: RawOptions, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** `mergeWithin` → `--merge-within`. */
function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Those of the options that were given, as they are typed. @example givenFlags(options, ['upTimes']) // ['--up-times'] */
export function givenFlags(options: RawOptions, names: readonly string[]): readonly string[] {
  return names.filter((name) => options[name] !== undefined).map(flagOf);
}

export function typed(name: string, text: string, part?: string): TypedPlace {
  const place = { kind: 'typed', option: flagOf(name), text } as const;
  return part === undefined
    ? place
    : { ...place, offset: Math.max(0, text.indexOf(part)), length: Math.max(1, part.length) };
}

/** Reads an option with a parser that takes text and place; undefined where the option was not given. */
export function readOption<T>(
  options: RawOptions,
  name: string,
  parse: (text: string, place: TypedPlace) => T,
): T | undefined {
  const text = optionText(options, name);
  return text === undefined ? undefined : parse(text, typed(name, text));
}

/** One of a few words. */
export function choice<T extends string>(options: RawOptions, name: string, known: readonly T[], what: string): T {
  const text = optionText(options, name) ?? known[0]!;
  const found = known.find((each) => each === text);
  return found ?? fail('nameUnknown', { what, name: text, known, suggestion: nearest(text, known) }, typed(name, text));
}

export function wholeNumber(options: RawOptions, name: string): number {
  const text = optionText(options, name) ?? '';
  const value = parseDecimal(text);
  const number = value ? toNumber(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : fail('countUnreadable', { text }, typed(name, text));
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
  return fail('usage', { message: `${text} is too large to count exactly`, hint: 'write 10 or 1e6' }, place);
}

/** `a=1,b=2` and repeated options: pairs in order. */
export function pairs(
  options: RawOptions,
  name: string,
  expected: string,
): readonly (readonly [string, string, TypedPlace])[] {
  return optionList(options, name).flatMap((text) =>
    text.split(',').map((part) => {
      const at = part.indexOf('=');
      const place = typed(name, text, part);
      if (at <= 0 || at === part.length - 1) return fail('pairUnreadable', { text: part, expected }, place);
      return [part.slice(0, at).trim(), part.slice(at + 1).trim(), place] as const;
    }),
  );
}
