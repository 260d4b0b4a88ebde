const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Keeps a stretch of bytes that may straddle chunks, and gives it as text. Only the stretch is held, not the file. */
export class ByteCapture {
  private kept: Uint8Array[] = [];
  private from = -1;
  private keptLength = 0;

  get active(): boolean {
    return this.from >= 0;
  }

  /** Bytes held of earlier chunks. */
  get held(): number {
    return this.keptLength;
  }

  begin(offset: number): void {
    this.discard();
    this.from = offset;
  }

  /** Called at the end of each chunk: copies what the capture needs of it, since the caller may use the chunk again. */
  keep(chunk: Uint8Array): void {
    if (this.from < 0) return;
    if (this.from < chunk.length) {
      this.kept.push(chunk.slice(this.from));
      this.keptLength += chunk.length - this.from;
    }
    this.from = 0;
  }

  /** The text from the beginning up to, not including, `end` of this chunk. The capture goes on. */
  textUntil(chunk: Uint8Array, end: number): string {
    const last = chunk.subarray(this.from, end);
    if (this.kept.length === 0) return decoder.decode(last);
    const whole = new Uint8Array(this.keptLength + last.length);
    let at = 0;
    for (const piece of this.kept) {
      whole.set(piece, at);
      at += piece.length;
    }
    whole.set(last, at);
    return decoder.decode(whole);
  }

  /** The same, and ends the capture. */
  finish(chunk: Uint8Array, end: number): string {
    const text = this.textUntil(chunk, end);
    this.discard();
    return text;
  }

  discard(): void {
    this.kept = [];
    this.keptLength = 0;
    this.from = -1;
  }
}
