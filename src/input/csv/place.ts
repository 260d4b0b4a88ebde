import { carriageReturn, lineFeed } from './ascii.ts';

export interface LinePlace {
  line: number;
  column: number;
}

/** What a reader did not read: the bytes from the beginning of a record on, and the line on which they begin. */
export interface HandOver {
  readonly bytes: Uint8Array;
  readonly line: number;
}

/** True where a line ends with the byte at `at`: a line feed, or a carriage return without one behind it. */
export const endsLine = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed);

/** How many lines end within these bytes; CRLF ends one. */
export function countLineEnds(bytes: Uint8Array, start: number, end: number): number {
  const part = bytes.subarray(start, end);
  let count = 0;
  for (let at = 0; at < part.length; at++) if (endsLine(part, at)) count++;
  return count;
}

/**
 * The place of the byte at `position`, where `start` is the first byte of line `line`. Columns count characters, that
 * is Unicode code points (every byte that does not continue another one in UTF-8), from 1.
 */
export function placeOf(bytes: Uint8Array, start: number, position: number, line: number): LinePlace {
  const place = { line, column: 1 };
  for (let at = start; at < position; at++) {
    if (endsLine(bytes, at)) {
      place.line++;
      place.column = 1;
    } else if ((bytes[at]! & 0xc0) !== 0x80) place.column++;
  }
  return place;
}
