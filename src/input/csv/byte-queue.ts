/**
 * Bytes that came and are not read yet, in one piece from index 0 to `length`. One byte behind them is always free, so
 * that a scanner can set a stop there.
 */
export class ByteQueue {
  /** A plain Uint8Array on purpose: `slice` of a Buffer would be a view, and what is interned must be a copy. */
  bytes: Uint8Array;
  /** The same memory, for decoding. */
  buffer: Buffer;
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity + 1);
    this.buffer = Buffer.from(this.bytes.buffer);
  }

  get capacity(): number {
    return this.bytes.length - 1;
  }

  get room(): number {
    return this.capacity - this.length;
  }

  append(chunk: Uint8Array): void {
    if (chunk.length > this.room) this.growTo(Math.max(this.capacity * 2, this.length + chunk.length));
    this.bytes.set(chunk, this.length);
    this.length += chunk.length;
  }

  dropFirst(count: number): void {
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
  }

  growTo(capacity: number): void {
    const larger = new Uint8Array(capacity + 1);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.buffer = Buffer.from(larger.buffer);
  }
}
