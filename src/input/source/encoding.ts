import { fail, type StructuredContent } from '../../core/problem.ts';

const encoder = new TextEncoder();

/** How many bytes decide what a file is. */
const lookedAt = 65_536;

const magic: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a gzip archive; try `gunzip -c FILE | ninefold incidents -`', [0x1f, 0x8b]],
  ['a zip archive or an Excel workbook; save it as CSV', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel workbook; save it as CSV', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a Parquet file; export it as CSV or JSON', [0x50, 0x41, 0x52, 0x31]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
];

/** A page, or a feed: what a browser saves, or a wrong address answers. */
const markup = /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|html|rss|feed)\b/i;

/** Turns chunks into UTF-8: UTF-16 with a byte order mark (Excel's "Unicode text") is decoded, binary is refused. */
export class Utf8Chunks {
  private decoder: InstanceType<typeof TextDecoder> | null = null;
  private first = true;
  private readonly file: string;
  private readonly content: StructuredContent | null;

  constructor(file: string, content: StructuredContent | null = null) {
    this.file = file;
    this.content = content;
  }

  take(chunk: Uint8Array): Uint8Array {
    if (this.first) {
      this.first = false;
      if (chunk[0] === 0xff && chunk[1] === 0xfe) this.decoder = new TextDecoder('utf-16le');
      else if (chunk[0] === 0xfe && chunk[1] === 0xff) this.decoder = new TextDecoder('utf-16be');
      else this.refuseBinary(chunk);
    }
    return this.decoder ? encoder.encode(this.decoder.decode(chunk, { stream: true })) : chunk;
  }

  private refuseBinary(chunk: Uint8Array): void {
    if (markup.test(Buffer.from(chunk.subarray(0, 200)).toString('latin1')))
      fail('inputMarkup', { ...(this.content && { content: this.content }) }, { kind: 'file', file: this.file });
    const known = magic.find(([, bytes]) => bytes.every((byte, i) => chunk[i] === byte));
    if (known || chunk.subarray(0, lookedAt).includes(0))
      fail(
        'inputBinary',
        { looksLike: known?.[0] ?? null, ...(this.content && { content: this.content }) },
        { kind: 'file', file: this.file },
      );
  }
}

/** True where the text begins, after blanks and a byte order mark, like JSON. null: only blanks so far. */
export function looksLikeJson(bytes: Uint8Array): boolean | null {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 32 || byte === 9 || byte === 10 || byte === 13) continue;
    return byte === 0x7b || byte === 0x5b;
  }
  return null;
}
