import type { ScalarNode } from './node.ts';
import type { PlaceFinder } from './places.ts';

/** Where a scalar stands in its file: `start` with its quotes or block sign, `content` without, `end` behind it. */
export interface ScalarSpan {
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

/** Makes a scalar of the text that it means and the place where it is written. */
export function scalarNode(
  text: string,
  type: ScalarNode['type'],
  source: string,
  { start, content, end }: ScalarSpan,
  placeOf: PlaceFinder,
): ScalarNode {
  return {
    kind: 'scalar',
    text,
    type,
    place: () => placeOf(start),
    placeAt: (offset) => placeOf(offsetInSource(text, offset, source, content, end) ?? start),
  };
}

/**
 * Where a character of the text stands in the source. Folding and indentation change blanks alone, so the n-th other
 * character of the text is the n-th of the source; null where an escape makes them differ.
 */
function offsetInSource(text: string, offset: number, source: string, from: number, end: number): number | null {
  if (source.startsWith(text, from)) return from + offset;
  let at = from;
  let last = from;
  for (let i = 0; i <= offset; i++) {
    const behind = i >= text.length;
    if (!behind && isBlank(text, i)) continue;
    if (behind) return at;
    while (at < end && isBlank(source, at)) at++;
    if (source[at] !== text[i]) return null;
    last = at++;
    if (i === offset) return last;
  }
  return at;
}

const isBlank = (text: string, at: number): boolean => text.charCodeAt(at) <= 32;
