import { plainText } from './plain-text.ts';

/** A stretch of a text, and whether it is to be read letter by letter: a path, a comparison, a setting. */
export interface TextPart {
  readonly text: string;
  readonly isCode: boolean;
}

/**
 * A text in parts, with the stretches of it that are code; one in backticks stands without them.
 * @example codeParts('Incidents: log.csv', ['log.csv']) // 'Incidents: ' as words, 'log.csv' as code
 */
export function codeParts(whole: string, code: readonly string[] = []): readonly TextPart[] {
  const parts: TextPart[] = [];
  const longestFirst = code.map(plainText).sort((a, b) => b.length - a.length);
  let rest = plainText(whole);
  while (rest !== '') {
    const [next, at] = earliest(rest, longestFirst);
    if (at > 0) parts.push({ text: rest.slice(0, at), isCode: false });
    if (next !== '') parts.push({ text: /^`.*`$/.test(next) ? next.slice(1, -1) : next, isCode: true });
    rest = rest.slice(at + next.length);
  }
  return parts;
}

function earliest(text: string, code: readonly string[]): readonly [found: string, at: number] {
  let found: readonly [string, number] = ['', text.length];
  for (const each of code) {
    const at = each === '' ? -1 : text.indexOf(each);
    if (at >= 0 && at < found[1]) found = [each, at];
  }
  return found;
}

/** The stretches in backticks of a text of our own. @example backticked('say `beta: 5%`') // ['`beta: 5%`'] */
export const backticked = (text: string): readonly string[] => text.match(/`[^`]+`/g) ?? [];
