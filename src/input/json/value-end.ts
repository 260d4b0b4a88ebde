const quote = 34;
const backslash = 92;

/** Blank, tab, line feed, carriage return: what JSON takes for whitespace (RFC 8259 §2). */
export const isBlank = (byte: number): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9;

/** What can stand behind a number or a word: whitespace, `,`, `]`, `}`. */
const isDelimiter = (byte: number): boolean => isBlank(byte) || byte === 44 || byte === 93 || byte === 125;

/**
 * Finds where one value ends, over chunks: it counts brackets outside of texts and nothing more, so that its memory does
 * not grow with the nesting. Whether the value is valid JSON (that each bracket has its own partner, for one) is for
 * JSON.parse to say.
 */
export class ValueEndFinder {
  open = false;
  private depth = 0;
  private inText = false;
  private escaped = false;
  /** True for a number or a word, which end only with what stands behind them, or with the file. */
  isWord = false;

  /** A value begins whose first byte is `first`; scan from that byte. */
  begin(first: number): void {
    this.open = true;
    this.depth = 0;
    this.inText = false;
    this.escaped = false;
    this.isWord = first !== quote && first !== 123 && first !== 91;
  }

  /** An array was entered whose `[` has already been read; scan from behind it. */
  beginInsideArray(): void {
    this.begin(91);
    this.depth = 1;
  }

  /** The offset behind the value, or -1 where it goes on in the next chunk. */
  scan(bytes: Uint8Array, from: number): number {
    const end = this.isWord ? this.scanWord(bytes, from) : this.scanBrackets(bytes, from);
    if (end >= 0) this.open = false;
    return end;
  }

  private scanWord(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) if (isDelimiter(bytes[at]!)) return at;
    return -1;
  }

  private scanBrackets(bytes: Uint8Array, from: number): number {
    const length = bytes.length;
    let at = from;
    while (at < length) {
      if (this.escaped) {
        this.escaped = false;
        at++;
      }
      if (this.inText) {
        while (at < length) {
          const byte = bytes[at++];
          if (byte === quote) {
            this.inText = false;
            if (this.depth === 0) return at;
            break;
          }
          if (byte === backslash) {
            this.escaped = true;
            break;
          }
        }
        continue;
      }
      const byte = bytes[at++];
      if (byte === quote) this.inText = true;
      else if (byte === 123 || byte === 91) this.depth++;
      else if ((byte === 125 || byte === 93) && --this.depth === 0) return at;
    }
    return -1;
  }
}
