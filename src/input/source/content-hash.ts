const encoder = new TextEncoder();

/**
 * A hash of 52 bits over the cells of a row: FNV-1a twice, with different beginnings. Never 0, which stands for none.
 * @example new ContentHash().begin().addText('api').addText('2026-01-05').value
 */
export class ContentHash {
  private low = 0;
  private high = 0;

  begin(): this {
    this.low = 0x811c9dc5;
    this.high = 0x01000193;
    return this;
  }

  /** Adds one cell. */
  add(bytes: Uint8Array, start: number, end: number): this {
    let { low, high } = this;
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte ^ 0x5a, 0x01000193);
    }
    this.low = Math.imul(low ^ 0x100, 0x01000193); // no byte: cells end where they end
    this.high = Math.imul(high ^ 0x100, 0x01000193);
    return this;
  }

  /** Adds a cell by its text, with the value that its bytes in UTF-8 have. */
  addText(text: string): this {
    let { low, high } = this;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 0x7f) return this.addEncoded(text);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code ^ 0x5a, 0x01000193);
    }
    this.low = Math.imul(low ^ 0x100, 0x01000193);
    this.high = Math.imul(high ^ 0x100, 0x01000193);
    return this;
  }

  private addEncoded(text: string): this {
    const bytes = encoder.encode(text);
    return this.add(bytes, 0, bytes.length);
  }

  get value(): number {
    return (this.high >>> 12) * 2 ** 32 + (this.low >>> 0) || 1;
  }
}
