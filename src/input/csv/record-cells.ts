import { carriageReturn, isBlankByte, lineFeed, quote } from './ascii.ts';

/** What is wrong with the quotes of a record, and the byte to point at. */
export interface QuoteFault {
  readonly reason: string;
  readonly position: number;
}

/** Where the cells of a record are: first and past-the-end byte, quotes and blanks around them included. */
export interface RecordCells {
  starts: number[];
  ends: number[];
  quoted: boolean[];
  /** Behind the newline that ends the record. */
  end: number;
}

/**
 * Finds the cells of the record that begins at `start`, strictly: a cell is blanks, a quoted part, blanks, or begins with
 * a character that is no quote, and quotes behind it are characters of its text. Null where that is so, else the first
 * fault.
 */
export function findCells(
  bytes: Uint8Array,
  start: number,
  end: number,
  delimiter: number,
  into: RecordCells,
): QuoteFault | null {
  into.starts.length = into.ends.length = into.quoted.length = 0;
  const ended = (at: number) => at >= end || bytes[at] === lineFeed || bytes[at] === carriageReturn;
  const isBlank = (at: number) => at < end && isBlankByte(bytes[at]!) && bytes[at] !== delimiter;
  for (let at = start; ; at++) {
    into.starts.push(at);
    while (isBlank(at)) at++;
    const quoted = at < end && bytes[at] === quote;
    if (quoted) {
      const closing = closingQuote(bytes, at, end);
      if (closing === -1) return { reason: 'a quoted cell is never closed', position: at };
      at = closing + 1;
      while (isBlank(at)) at++;
      if (!ended(at) && bytes[at] !== delimiter) return { reason: 'text after the closing quote', position: at };
    } else {
      let isText = false;
      for (; !ended(at) && bytes[at] !== delimiter; at++) {
        if (bytes[at] !== quote || isText) continue;
        if (isWhiteSpace(bytes, into.starts.at(-1)!, at))
          return { reason: 'a quote behind a blank that is no plain one', position: at };
        isText = true;
      }
    }
    into.ends.push(at);
    into.quoted.push(quoted);
    if (ended(at)) {
      const pair = at + 1 < end && bytes[at] === carriageReturn && bytes[at + 1] === lineFeed;
      into.end = at + (pair ? 2 : 1);
      return null;
    }
  }
}

/** The quote that closes what the one at `opening` opened; -1 where none does. */
function closingQuote(bytes: Uint8Array, opening: number, end: number): number {
  for (let at = opening + 1; at < end; at++) {
    if (bytes[at] !== quote) continue;
    if (at + 1 >= end || bytes[at + 1] !== quote) return at;
    at++;
  }
  return -1;
}

/** Whether nothing but white space stands there: csv-parse takes a quote behind Unicode's for an opening one. */
const isWhiteSpace = (bytes: Uint8Array, start: number, end: number): boolean =>
  Buffer.from(bytes.subarray(start, end)).toString('utf8').trim() === '';
