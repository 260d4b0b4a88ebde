import { carriageReturn, isBlankByte, lineFeed, quote } from './ascii.ts';

/** In the order in which a tie is decided. */
const candidates = [',', ';', '\t', '|'] as const;

/** Excel's own first line, which names the delimiter: `sep=;`, also in quotes, also behind a byte order mark. */
const separatorLine = /^(?:\xef\xbb\xbf)?(?:sep=([^\r\n])|"sep=([^\r\n])")[\r\n]/i;

/** True for the first cell of that line. */
export function isSeparatorLine(firstCell: string): boolean {
  return /^sep=.?$/i.test(firstCell);
}

/**
 * The delimiter of a file, told from its header: the candidate that stands there most often outside quotes, the comma
 * where none does. Blank lines before the header are passed over; a quoted name may hold newlines.
 *
 * @example detectDelimiter(encode('start;"a,b,c";end\n')) // ';'
 */
export function detectDelimiter(firstBytes: Uint8Array): string {
  const named = separatorLine.exec(String.fromCharCode(...firstBytes.subarray(0, 16)));
  const namedDelimiter = candidates.find((each) => each === (named?.[1] ?? named?.[2]));
  if (namedDelimiter !== undefined) return namedDelimiter;
  const counts = candidates.map(() => 0);
  let quoted = false;
  let begun = false;
  for (const byte of firstBytes) {
    if (byte === quote) quoted = !quoted; // a doubled quote turns it twice
    if (!quoted) {
      if (begun && (byte === lineFeed || byte === carriageReturn)) break;
      const candidate = candidates.findIndex((each) => each.charCodeAt(0) === byte);
      if (candidate >= 0) counts[candidate]!++;
    }
    begun ||= byte !== lineFeed && byte !== carriageReturn && !isBlankByte(byte);
  }
  const most = Math.max(...counts);
  return most === 0 ? ',' : candidates[counts.indexOf(most)]!;
}
