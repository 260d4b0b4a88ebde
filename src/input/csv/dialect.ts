import { alignedForm, drawnForm, type LineForm } from './aligned-lines.ts';

/** In the order in which a tie is decided. */
const candidates = [',', ';', '\t', '|'] as const;

/** Excel's own first line, which names the delimiter: `sep=;`, also in quotes, also behind a byte order mark. */
const separatorLine = /^(?:\xef\xbb\xbf)?(?:sep=([^\r\n])|"sep=([^\r\n])")[\r\n]/i;

/** True for the first cell of that line. */
export function isSeparatorLine(firstCell: string): boolean {
  return /^sep=.?$/i.test(firstCell);
}

/** How many lines may stand above the header. */
export const mostLinesAbove = 20;

/**
 * The delimiter of a file: that which parts the first line into a header that `isHeader` knows, among the first twenty
 * lines; else told from the first line that is no comment, the candidate that stands there most often outside quotes, the
 * comma where none does. A quoted name may hold newlines. Without any, blanks may part a line of a probe's log.
 *
 * @example detectDelimiter(encode('start;"a,b,c";end\n')) // ';'
 */
export function detectDelimiter(
  firstBytes: Uint8Array,
  isHeader: (cells: readonly string[]) => boolean = () => false,
): string {
  const named = separatorLine.exec(String.fromCharCode(...firstBytes.subarray(0, 16)));
  const namedDelimiter = candidates.find((each) => each === (named?.[1] ?? named?.[2]));
  if (namedDelimiter !== undefined) return namedDelimiter;
  const lines = firstLines(firstBytes);
  for (const line of lines) {
    const found = byCount(line).find((delimiter) => isHeader(cellsOf(line, delimiter)));
    if (found !== undefined) return found;
  }
  const first = lines.find((line) => !line.startsWith('#')) ?? new TextDecoder('utf-8').decode(firstBytes);
  const [most] = byCount(first);
  if (most !== undefined) return most;
  return / /.test(first) && isHeader(cellsOf(first, ' ')) ? ' ' : ',';
}

/** How the lines of a file become plain ones, where no delimiter parts them; null: one does, or nothing is known of them. */
export function lineFormOf(firstBytes: Uint8Array, isHeader: (cells: readonly string[]) => boolean): LineForm | null {
  const lines = firstLines(firstBytes);
  if (lines.some((line) => byCount(line).some((delimiter) => isHeader(cellsOf(line, delimiter))))) return null;
  const forms = [alignedForm(lines), ...(lines.some((line) => line.includes('│')) ? [drawnForm] : [])];
  const isParted = (cells: readonly string[]): boolean => cells.length > 1 && isHeader(cells);
  return forms.find((form) => lines.some((line) => isParted(cellsOf(form.plain(line), form.delimiter)))) ?? null;
}

/** The first lines that are not blank; a newline within quotes ends none. */
function firstLines(bytes: Uint8Array): readonly string[] {
  const lines: string[] = [];
  const text = new TextDecoder('utf-8').decode(bytes); // takes a byte order mark off
  let from = 0;
  let quoted = false;
  for (let at = 0; at <= text.length && lines.length <= mostLinesAbove; at++) {
    if (text[at] === '"') quoted = !quoted; // a doubled quote turns it twice
    if (at < text.length && (quoted || (text[at] !== '\n' && text[at] !== '\r'))) continue;
    const line = text.slice(from, at);
    if (line.trim() !== '') lines.push(line);
    from = at + 1;
  }
  return lines;
}

/** The candidates that stand in the line outside quotes, the most frequent first. */
function byCount(line: string): readonly string[] {
  const plain = line.replace(/"[^"]*"?/g, '');
  const counts = candidates.map((each) => [each, plain.split(each).length - 1] as const);
  return counts
    .filter(([, count]) => count > 0)
    .sort(([, left], [, right]) => right - left)
    .map(([each]) => each);
}

/** The cells of a line, near enough for their names. */
export function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}
