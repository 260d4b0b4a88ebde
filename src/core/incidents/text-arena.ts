const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const pageSize = 1 << 16;
/** A start is page × span + offset: both fit into one double. */
const pageSpan = 2 ** 31;

/**
 * Texts that are kept but rarely read (ids, titles), as bytes in pages: a million titles cost their bytes, not a million
 * strings. Text 0 is the empty one; a text is known by the number that `append…` gave.
 */
export class TextArena {
  private readonly pages: Uint8Array[] = [];
  private page = new Uint8Array(0);
  private used = 0;
  private starts = new Float64Array(1024);
  private lengths = new Int32Array(1024);
  private count = 1;

  appendText(text: string): number {
    if (text === '') return 0;
    const bytes = encoder.encode(text);
    return this.appendBytes(bytes, 0, bytes.length);
  }

  appendBytes(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length === 0) return 0;
    if (this.used + length > this.page.length) {
      this.page = new Uint8Array(Math.max(pageSize, length));
      this.pages.push(this.page);
      this.used = 0;
    }
    if (length < 32) {
      for (let i = 0; i < length; i++) this.page[this.used + i] = bytes[start + i]!; // cheaper than a subarray
    } else {
      this.page.set(bytes.subarray(start, end), this.used);
    }
    if (this.count === this.starts.length) {
      this.starts = grownTo(new Float64Array(this.count * 2), this.starts);
      this.lengths = grownTo(new Int32Array(this.count * 2), this.lengths);
    }
    this.starts[this.count] = (this.pages.length - 1) * pageSpan + this.used;
    this.lengths[this.count] = length;
    this.used += length;
    return this.count++;
  }

  text(index: number): string {
    return index === 0 ? '' : decoder.decode(this.bytes(index));
  }

  /** FNV-1a over the bytes: equal texts have equal hashes. */
  hash(index: number): number {
    const length = index === 0 ? 0 : this.lengths[index]!;
    const { page, offset } = this.locate(index);
    let hash = 0x811c9dc5;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ page[offset + i]!, 0x01000193);
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  equal(left: number, right: number): boolean {
    if (left === right) return true;
    const length = left === 0 ? 0 : this.lengths[left]!;
    if (length !== (right === 0 ? 0 : this.lengths[right]!)) return false;
    const a = this.locate(left);
    const b = this.locate(right);
    for (let i = 0; i < length; i++) if (a.page[a.offset + i] !== b.page[b.offset + i]) return false;
    return true;
  }

  bytes(index: number): Uint8Array {
    const { page, offset } = this.locate(index);
    return page.subarray(offset, offset + (index === 0 ? 0 : this.lengths[index]!));
  }

  private locate(index: number): { page: Uint8Array; offset: number } {
    const start = this.starts[index]!;
    return { page: this.pages[Math.floor(start / pageSpan)] ?? this.page, offset: start % pageSpan };
  }
}

function grownTo<A extends Float64Array | Int32Array>(larger: A, smaller: A): A {
  larger.set(smaller);
  return larger;
}
