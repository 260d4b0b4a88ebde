import { detectDelimiter } from '../csv/dialect.ts';
import { areEventColumns } from '../incidents/columns/event-columns.ts';
import { openSource, type StandardInput } from '../source/source.ts';

/** What a first line may take; 64 KiB, so that a stream without line ends is not gathered whole. */
const mostHead = 65_536;

/**
 * Tells counts of events (`timestamp,good,total`) from a log of incidents by the names of the first row. Standard input
 * is read as far as that takes, and given back whole.
 */
export async function sniffEvents(
  paths: readonly string[],
  standardInput: StandardInput,
): Promise<{ readonly areEvents: boolean; readonly isEmpty: boolean; readonly standardInput: StandardInput }> {
  const [path] = paths;
  if (path === undefined) return { areEvents: false, isEmpty: true, standardInput };
  if (path !== '-') {
    const source = openSource(path, standardInput);
    if (source.size === null) return { areEvents: false, isEmpty: false, standardInput }; // a pipe: what is read is gone
    const head = await firstChunk(source.chunks);
    return { areEvents: looksLikeEvents(head), isEmpty: head.length === 0, standardInput };
  }
  const source = standardInput()[Symbol.asyncIterator]();
  const head = await headOf(source);
  async function* again(): AsyncIterable<Uint8Array> {
    if (head.length > 0) yield head;
    for (;;) {
      const next = await source.next();
      if (next.done) return;
      yield next.value;
    }
  }
  return { areEvents: looksLikeEvents(head), isEmpty: head.length === 0, standardInput: again };
}

async function firstChunk(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of chunks) return Uint8Array.from(chunk.subarray(0, mostHead));
  return new Uint8Array(0);
}

/** As many chunks as hold the first line, or the first object of JSON: a slow writer sends a few bytes at a time. */
async function headOf(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head = new Uint8Array(0);
  while (head.length < mostHead && !isTold(head)) {
    const next = await source.next();
    if (next.done) break;
    const longer = new Uint8Array(head.length + next.value.length);
    longer.set(head);
    longer.set(next.value, head.length);
    head = longer;
  }
  return head;
}

function isTold(head: Uint8Array): boolean {
  const text = beginning(head);
  return (/^[[{]/.test(text) ? /\}/ : /[\r\n]/).test(text);
}

function beginning(head: Uint8Array): string {
  return new TextDecoder('utf-8').decode(head.subarray(0, mostHead)).trimStart();
}

/** True where the first row, or the first object, names a total and its good or bad part, and no end of an incident. */
export function looksLikeEvents(head: Uint8Array): boolean {
  const text = beginning(head);
  const names = /^[[{]/.test(text) ? firstKeys(text) : firstCells(head, text);
  return areEventColumns(names);
}

function firstKeys(text: string): readonly string[] {
  const end = text.indexOf('}');
  return [...text.slice(0, end < 0 ? text.length : end).matchAll(/"([^"\\]*)"\s*:/g)].map(([, key]) => key!);
}

function firstCells(head: Uint8Array, text: string): readonly string[] {
  const line = text.split(/\r?\n|\r/, 1)[0]!;
  return line.split(detectDelimiter(head)).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}
