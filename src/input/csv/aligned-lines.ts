const newline = 0x0a;

/**
 * Lines whose columns are lined up with blanks (what a terminal prints, what stands in a mail), as lines parted by tabs: two
 * blanks or more part them. An empty cell cannot be told from a longer gap: such a row has too few cells, and is refused.
 */
export class AlignedLines {
  private held: Uint8Array = new Uint8Array(0);

  /** The lines that are whole by now. */
  take(bytes: Uint8Array): Uint8Array {
    const all = new Uint8Array(this.held.length + bytes.length);
    all.set(this.held);
    all.set(bytes, this.held.length);
    const end = all.lastIndexOf(newline) + 1;
    this.held = all.slice(end);
    return parted(all.subarray(0, end));
  }

  /** The last line, where no newline ends it. */
  end(): Uint8Array {
    return parted(this.held);
  }
}

function parted(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder('utf-8').decode(bytes);
  return new TextEncoder().encode(text.replace(/^ +| +$/gm, '').replace(/ {2,}/g, '\t'));
}
