const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Words of four bytes: texts begin at one, so that 31 bits of position reach over 8 GB. */
const pageBits = 14;
const pageWords = 1 << pageBits;
/** Shorter texts are copied byte by byte: cheaper than making a view of them. */
const shortText = 64;

/** The same memory as words and as bytes. */
interface Page {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
}

/**
 * Texts that are kept but rarely read (ids, titles), as bytes in pages: a million titles cost their bytes, not a million
 * strings. A text is known by the number that `append…` gave: the word in the pages that holds its length; its bytes
 * follow. Text 0 is the empty one.
 */
export class TextArena {
  /** A text longer than a page has a longer one, and empty ones stand for the rest of it, to keep the count. */
  private readonly pages: Page[] = [];
  private page: Page = emptyPage;
  /** Words used of the current page, and the number of its first word. */
  private used = 0;
  private first = 0;

  appendText(text: string): number {
    const bytes = encoder.encode(text);
    return this.appendBytes(bytes, 0, bytes.length);
  }

  appendBytes(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length === 0) return 0;
    const words = 1 + ((length + 3) >>> 2);
    if (this.used + words > this.page.words.length) this.addPage(words);
    const { page, used } = this;
    page.words[used] = length;
    const at = (used + 1) << 2;
    if (length < shortText) for (let i = 0; i < length; i++) page.bytes[at + i] = bytes[start + i]!;
    else page.bytes.set(bytes.subarray(start, end), at);
    // behind a text that is longer than a page the next begins a new one: its number must lead to the page it lies in
    this.used = used + words > pageWords ? page.words.length : used + words;
    return this.first + used;
  }

  text(index: number): string {
    return decoder.decode(this.bytes(index));
  }

  /** FNV-1a over the bytes: equal texts have equal hashes. */
  hash(index: number): number {
    const { bytes } = this.pageOf(index);
    const start = startOf(index);
    const end = start + this.byteLength(index);
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  equal(left: number, right: number): boolean {
    if (left === right) return true;
    const length = this.byteLength(left);
    if (length !== this.byteLength(right)) return false;
    const a = this.pageOf(left).bytes;
    const b = this.pageOf(right).bytes;
    const from = startOf(left);
    const shift = startOf(right) - from;
    for (let at = from; at < from + length; at++) if (a[at] !== b[at + shift]) return false;
    return true;
  }

  bytes(index: number): Uint8Array {
    const start = startOf(index);
    return this.pageOf(index).bytes.subarray(start, start + this.byteLength(index));
  }

  byteLength(index: number): number {
    return index === 0 ? 0 : this.pageOf(index).words[index & (pageWords - 1)]!;
  }

  private pageOf(index: number): Page {
    return this.pages[index >>> pageBits] ?? emptyPage;
  }

  private addPage(words: number): void {
    const count = Math.max(1, Math.ceil((words + 1) / pageWords));
    this.first = this.pages.length * pageWords;
    if (this.first + count * pageWords > 2 ** 31) throw new RangeError('more than 8 GB of ids or titles');
    const buffer = new ArrayBuffer(count * pageWords * 4);
    this.page = { words: new Int32Array(buffer), bytes: new Uint8Array(buffer) };
    this.pages.push(this.page);
    for (let i = 1; i < count; i++) this.pages.push(emptyPage);
    this.used = this.first === 0 ? 1 : 0; // word 0 is the empty text
  }
}

const emptyPage: Page = { words: new Int32Array(0), bytes: new Uint8Array(0) };

/** The first byte of a text in its page. */
function startOf(index: number): number {
  return ((index & (pageWords - 1)) + 1) << 2;
}
