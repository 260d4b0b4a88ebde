import { countUpTo } from '../../core/order/bisection.ts';
import type { FilePlace } from '../../core/problem.ts';

/** Gives the place of an offset (from 0, in UTF-16 units) of a file's text. */
export type PlaceFinder = (offset: number) => FilePlace;

/**
 * Finds lines and columns in a text; the tables for it are made at the first question, since most files need none. Columns
 * count characters (code points), as editors do. @example placesIn('a: 1\nb: 2', 'shop.yaml')(5) // shop.yaml:2:1
 */
export function placesIn(text: string, file: string): PlaceFinder {
  let tables: { readonly starts: readonly number[]; readonly halves: readonly number[] } | null = null;
  return (offset) => {
    tables ??= { starts: lineStarts(text), halves: secondHalves(text) };
    const { starts, halves } = tables;
    const line = countUpTo(starts, starts.length, offset) - 1;
    const start = starts[line]!;
    const end = Math.min(offset, text.length);
    // the second half of a pair is no character of its own
    const pairs =
      halves.length === 0 ? 0 : countUpTo(halves, halves.length, end - 1) - countUpTo(halves, halves.length, start - 1);
    return { kind: 'file', file, line: line + 1, column: end - start - pairs + 1 };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Offsets of the second halves of characters beyond 16 bits. */
function secondHalves(text: string): readonly number[] {
  return Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), ({ index }) => index + 1);
}
