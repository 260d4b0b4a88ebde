import { carriageReturn, isBlankByte, lineFeed, quote } from './ascii.ts';

/** In the order in which a tie is decided. */
const candidates = [',', ';', '\t', '|'] as const;

/**
 * The delimiter of a file, told from its header: the candidate that stands there most often outside quotes, the comma
 * where none does. Blank lines before the header are passed over; a quoted name may hold newlines.
 *
 * @example detectDelimiter(encode('start;"a,b,c";end\n')) // ';'
 */
export function detectDelimiter(firstBytes: Uint8Array): string {
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
