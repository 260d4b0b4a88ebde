import { looksLikeJson } from './encoding.ts';

const lineFeed = 10;
const mostHeader = 1 << 20;

/** A title and remarks may stand above the header of a table. */
const enoughLines = 21;

/** The beginning of a file until it is clear what it is: JSON shows in its first character, a table in its first lines. */
export class FileHead {
  private readonly source: string;
  private chunks: Uint8Array[] = [];
  private length = 0;
  private lines = 0;
  /** Whether it begins like JSON; null while only blanks came. */
  isJson: boolean | null = null;

  constructor(source: string) {
    this.source = source;
  }

  /** Takes a copy of the next bytes; true as soon as they are enough. */
  add(bytes: Uint8Array): boolean {
    this.isJson ??= looksLikeJson(bytes);
    this.keep(bytes);
    if (this.isJson === null) return false; // blanks decide nothing, but their lines count
    if (!['auto', 'csv'].includes(this.source) || (this.isJson && this.source === 'auto')) return true;
    for (let at = bytes.indexOf(lineFeed); at >= 0 && this.lines < enoughLines; at = bytes.indexOf(lineFeed, at + 1))
      this.lines++;
    return this.length > mostHeader || this.lines >= enoughLines;
  }

  bytes(): Uint8Array {
    if (this.chunks.length !== 1) {
      const whole = new Uint8Array(this.length);
      let at = 0;
      for (const chunk of this.chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      this.chunks = [whole];
    }
    return this.chunks[0]!;
  }

  private keep(bytes: Uint8Array): void {
    this.chunks.push(new Uint8Array(bytes));
    this.length += bytes.length;
  }
}
