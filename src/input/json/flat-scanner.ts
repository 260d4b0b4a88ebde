const quote = 34;
const backslash = 92;
const comma = 44;
const colon = 58;
const open = 123;
const close = 125;
const zero = 48;

/** The longest number that a double gives back as it was written. */
const mostDigits = 15;
/** Below 0.000001 a double is written with an exponent. */
const mostLeadingZeros = 6;

const firstHash = 0x811c9dc5;
/** No byte: where one key ends and the next begins. */
const endOfKey = 0x100;

/** How a value stands in the file. */
export const valueForms = { text: 0, number: 1, word: 2, nothing: 3 } as const;

/**
 * Finds the keys and values of a flat record: an object whose values are texts without escapes, numbers as a double gives
 * them back, `true`, `false` or `null`, all in ASCII. Such a record says the same whether it is parsed or read where it stands.
 * Anything else is left to JSON.parse, as is every mistake.
 */
export class FlatScanner {
  count = 0;
  /** Of each member: the bytes of its key and of its value, without quotes. */
  keyStarts = new Int32Array(32);
  keyEnds = new Int32Array(32);
  starts = new Int32Array(32);
  ends = new Int32Array(32);
  forms = new Uint8Array(32);
  /** A hash of the keys in their order. */
  keyHash = 0;

  /** The offset behind the record that begins at `from`; −1 where it is not flat, or goes on in the next chunk. */
  scan(bytes: Uint8Array, from: number): number {
    this.count = 0;
    this.keyHash = firstHash;
    if (bytes[from] !== open) return -1;
    for (let at = from + 1; ; ) {
      if (this.count === this.starts.length) this.grow();
      at = this.scanKey(bytes, skipBlanks(bytes, at));
      if (at < 0) return -1;
      at = this.scanValue(bytes, at);
      if (at < 0) return -1;
      this.count++;
      at = skipBlanks(bytes, at);
      if (bytes[at] === close) return at + 1;
      if (bytes[at++] !== comma) return -1;
    }
  }

  /** The offset of the value behind a key. */
  private scanKey(bytes: Uint8Array, from: number): number {
    if (bytes[from] !== quote) return -1;
    const end = textEnd(bytes, from + 1);
    if (end < 0) return -1;
    let hash = this.keyHash;
    for (let i = from + 1; i < end; i++) hash = hashed(hash, bytes[i]!);
    this.keyHash = hashed(hash, endOfKey);
    this.keyStarts[this.count] = from + 1;
    this.keyEnds[this.count] = end;
    const at = skipBlanks(bytes, end + 1);
    return bytes[at] === colon ? skipBlanks(bytes, at + 1) : -1;
  }

  /** The offset behind a value. */
  private scanValue(bytes: Uint8Array, from: number): number {
    const { count } = this;
    if (bytes[from] === quote) {
      const end = textEnd(bytes, from + 1);
      this.starts[count] = from + 1;
      this.ends[count] = end;
      this.forms[count] = valueForms.text;
      return end < 0 ? -1 : end + 1;
    }
    let at = from;
    while (isOfWord(bytes[at]!)) at++;
    if (at === bytes.length) return -1; // the word may go on
    const form = formOf(bytes, from, at);
    if (form < 0) return -1;
    this.starts[count] = from;
    this.ends[count] = at;
    this.forms[count] = form;
    return at;
  }

  private grow(): void {
    const larger = <A extends Int32Array | Uint8Array>(array: A, copy: A): A => {
      copy.set(array);
      return copy;
    };
    const size = this.starts.length * 2;
    this.keyStarts = larger(this.keyStarts, new Int32Array(size));
    this.keyEnds = larger(this.keyEnds, new Int32Array(size));
    this.starts = larger(this.starts, new Int32Array(size));
    this.ends = larger(this.ends, new Int32Array(size));
    this.forms = larger(this.forms, new Uint8Array(size));
  }
}

/** The hash that a record with these keys in this order has. */
export function keyHashOf(keys: readonly Uint8Array[]): number {
  let hash = firstHash;
  for (const key of keys) {
    for (const byte of key) hash = hashed(hash, byte);
    hash = hashed(hash, endOfKey);
  }
  return hash;
}

/** FNV-1a: which keys these are is compared afterwards. */
function hashed(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** The offset of the closing quote; −1 where the text has an escape, is not ASCII, or goes on behind the chunk. */
function textEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at++) {
    const byte = bytes[at]!;
    if (byte === quote) return at;
    if (!(byte >= 32 && byte < 127) || byte === backslash) return -1; // undefined, too: behind the chunk
  }
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9) at++;
  return at;
}

/** A letter, a digit, `-`, `.`, `+`. */
function isOfWord(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 45 && byte <= 57 && byte !== 47) || byte === 43 || byte === 69;
}

function formOf(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from]!;
  if (first === 110) return spells(bytes, from, to, 'null') ? valueForms.nothing : -1;
  if (first === 116) return spells(bytes, from, to, 'true') ? valueForms.word : -1;
  if (first === 102) return spells(bytes, from, to, 'false') ? valueForms.word : -1;
  return isPlainNumber(bytes, from, to) ? valueForms.number : -1;
}

function spells(bytes: Uint8Array, from: number, to: number, word: string): boolean {
  if (to - from !== word.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[from + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** `-12.5`: no exponent, no zero at either end that a double would not give back, at most 15 digits. */
function isPlainNumber(bytes: Uint8Array, from: number, to: number): boolean {
  let at = bytes[from] === 45 ? from + 1 : from;
  const whole = at;
  while (at < to && isDigit(bytes[at]!)) at++;
  const wholeDigits = at - whole;
  if (wholeDigits === 0 || (wholeDigits > 1 && bytes[whole] === zero)) return false;
  if (at === to) return wholeDigits <= mostDigits && !(bytes[whole] === zero && whole > from); // -0 is 0
  if (bytes[at++] !== 46) return false;
  const fraction = at;
  let zeros = 0;
  while (at < to && isDigit(bytes[at]!)) if (bytes[at++] === zero && zeros === at - 1 - fraction) zeros++;
  const digits = at - fraction;
  if (at !== to || digits === 0 || bytes[to - 1] === zero) return false;
  return wholeDigits + digits <= mostDigits && (bytes[whole] !== zero || zeros < mostLeadingZeros);
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= zero + 9;
}
