import type { FilePlace } from '../../core/problem.ts';

/** Gives the place of an offset (from 0, in UTF-16 units) of a file's text. */
export type PlaceFinder = (offset: number) => FilePlace;

const pair = /[\ud800-\udbff]/;

/**
 * Finds lines and columns in a text; the table of lines is made at the first question. Columns count characters (code
 * points), as editors do. @example placesIn('a: 1\nb: 2', 'shop.yaml')(5) // shop.yaml:2:1
 */
export function placesIn(text: string, file: string): PlaceFinder {
  let starts: readonly number[] | null = null;
  const hasPairs = pair.test(text);
  let counted = { line: -1, offset: 0, column: 1 }; // of one long line, places are asked for in its order
  return (offset) => {
    starts ??= lineStarts(text);
    const line = lastAtMost(starts, offset);
    const start = starts[line]!;
    const end = Math.min(offset, text.length);
    if (!hasPairs) return { kind: 'file', file, line: line + 1, column: end - start + 1 };
    if (counted.line !== line || counted.offset > end) counted = { line, offset: start, column: 1 };
    const column = counted.column + charactersIn(text, counted.offset, end);
    counted = { line, offset: end, column };
    return { kind: 'file', file, line: line + 1, column };
  };
}

function charactersIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xdc00 || unit > 0xdfff) count++; // the second half of a pair is no character of its own
  }
  return count;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last start that is at most `offset`. */
function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
