const mark = [0xef, 0xbb, 0xbf];
const nothing = new Uint8Array(0);

/** Takes UTF-8's byte order mark off the front of a file, also where it comes in pieces. */
export class ByteOrderMarkFilter {
  private held: Uint8Array | null = nothing;

  /** What of the file is known not to be the mark, this chunk included; the chunk itself from the second call on. */
  pass(chunk: Uint8Array): Uint8Array {
    if (this.held === null) return chunk;
    const front = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    const beginning = mark.slice(0, front.length).every((byte, i) => front[i] === byte);
    if (beginning && front.length < mark.length) {
      this.held = Uint8Array.from(front);
      return nothing;
    }
    this.held = null;
    return beginning ? front.subarray(mark.length) : front;
  }

  /** At the end of the file: what was held back and is no mark after all. */
  rest(): Uint8Array {
    const rest = this.held ?? nothing;
    this.held = null;
    return rest;
  }
}
