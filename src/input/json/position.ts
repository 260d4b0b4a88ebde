/** A place in a file: line and column from 1, the column in characters (code points), as editors count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const newline = 10;

/** Follows line and column along UTF-8 bytes that come in chunks; a continuation byte (10xxxxxx) is not a character. */
export class ByteCursor {
  line = 1;
  column = 1;

  /** Moves over the bytes from `from` up to, not including, `to`. */
  advance(bytes: Uint8Array, from: number, to: number): void {
    let { line, column } = this;
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      if (byte === newline) {
        line++;
        column = 1;
      } else if ((byte & 0xc0) !== 0x80) column++;
    }
    this.line = line;
    this.column = column;
  }

  position(): Position {
    return { line: this.line, column: this.column };
  }
}

/** The place of the character at `offset` (in UTF-16 units) of a text that itself begins at `origin`. */
export function positionInText(text: string, offset: number, origin: Position): Position {
  let line = origin.line;
  let column = origin.column;
  for (let at = 0; at < offset && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === newline) {
      line++;
      column = 1;
    } else if (code < 0xdc00 || code > 0xdfff) column++; // the second half of a pair is not a character of its own
  }
  return { line, column };
}
