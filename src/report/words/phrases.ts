import type { Place } from '../../core/problem.ts';
import { formatCount } from '../numbers.ts';

/*
 * What many sentences share. Names and texts of users stand in here as they are: what a terminal must not see is taken out
 * where a text is shown (plain-text.ts).
 */

/** @example shortened('abcdef', 4) // 'abc…' */
export const shortened = (text: string, most = 60): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** What somebody wrote, in quotes and of one line. @example quoted('say "hi"') // '"say \"hi\""' */
export const quoted = (text: string): string => JSON.stringify(shortened(text));

/** @example notUnderstood('mttr:50%') // '"mttr:50%" is not understood' */
export const notUnderstood = (text: string): string => `${quoted(text)} is not understood`;

/** @example counted(3, 'row') // '3 rows'; counted(1, 'row') // '1 row' */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** A count with its noun and the verb that fits. @example agreeing(3, 'stamp', 'ends', 'end') // '3 stamps end' */
export const agreeing = (count: number, noun: string, one: string, many: string): string =>
  counted(count, `${noun} ${one}`, `${noun}s ${many}`);

/** @example rows(1, 'is', 'are') // '1 row is' */
export const rows = (count: number, one: string, many: string): string => agreeing(count, 'row', one, many);

export const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are');

/** All names, of very many the first. @example listed(['a', 'b']) // 'a, b' */
export const listed = (names: readonly string[], most = 12): string =>
  names.length > most ? `${names.slice(0, most).join(', ')}, …` : names.join(', ');

/** The first few of many. @example someOf(['a', 'b', 'c', 'd', 'e', 'f']) // 'a, b, c, d and 2 more' */
export const someOf = (names: readonly string[], most = 4): string =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${formatCount(names.length - most)} more`
    : names.join(', ');

/** As in a sentence; of many the first few. @example allOf(['a', 'b', 'c']) // 'a, b and c' */
export const allOf = (names: readonly string[], most = 4): string => joinedBy('and', names, most);

/** @example joinedBy('or', ['a', 'b', 'c']) // 'a, b or c' */
export function joinedBy(word: 'and' | 'or', names: readonly string[], most = Number.POSITIVE_INFINITY): string {
  if (names.length < 2 || names.length > most) return someOf(names, most);
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

/** What a misspelt name may have meant, behind a sentence; nothing where there is no guess. */
export const didYouMean = (suggestion: string | null): string =>
  suggestion === null ? '' : `; did you mean ${suggestion}?`;

/** @example placeText({ kind: 'file', file: 'log.csv', line: 3, column: 5 }) // 'log.csv:3:5' */
export function placeText(where: Place): string {
  if (where.kind === 'typed') return where.option ?? 'argument';
  return [where.file, where.line, where.column].filter((part) => part !== undefined).join(':');
}

/** What stands for a row without a name; what no row says has no line. @example lineText(3) // 'line 3' */
export const lineText = (line: number): string => (line > 0 ? `line ${line}` : '(unknown time)');
