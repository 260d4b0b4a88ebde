/** What is wrong with a text that should be JSON, and at which offset (UTF-16 units). */
export interface SyntaxMistake {
  readonly offset: number;
  readonly reason: string;
  /** True where the text is right so far and only ends too early. */
  readonly truncated: boolean;
}

const blanks = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z_$][\w$]*/y;
const plainText = /[^"\\\u0000-\u001f]*/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

/**
 * Finds the first mistake in one JSON value (RFC 8259), or null. Called only when JSON.parse has refused a text, because
 * the place in its message differs from one version of Node.js to the next. It keeps its own stack of brackets.
 */
export function findSyntaxMistake(text: string): SyntaxMistake | null {
  return new MistakeFinder(text).find();
}

type Expected = 'value' | 'valueOrClose' | 'key' | 'keyOrClose' | 'colon' | 'commaOrClose' | 'end';

class MistakeFinder {
  private readonly text: string;
  private readonly stack: ('{' | '[')[] = [];
  private at = 0;
  private expected: Expected = 'value';

  constructor(text: string) {
    this.text = text;
  }

  find(): SyntaxMistake | null {
    for (;;) {
      this.skip(blanks);
      if (this.at === this.text.length) return this.expected === 'end' ? null : endsTooEarly(this.text);
      const mistake = this.step(this.text[this.at]!);
      if (mistake) return mistake;
    }
  }

  /** Takes a sign, or a whole text, number or word. */
  private step(found: string): SyntaxMistake | null {
    switch (this.expected) {
      case 'end':
        return this.wrong((shown) => `${shown} stands behind the end of the value`);
      case 'colon':
        if (found !== ':') return this.wrong((shown) => `expected a colon behind the key, found ${shown}`);
        return this.go('value');
      case 'commaOrClose':
        return this.behindValue(found, this.stack.at(-1)!);
      case 'keyOrClose':
        return found === '}' ? this.close() : this.key(found);
      case 'key':
        return this.key(found);
      case 'valueOrClose':
        return found === ']' ? this.close() : this.value(found);
      case 'value':
        return this.value(found);
    }
  }

  private behindValue(found: string, bracket: '{' | '['): SyntaxMistake | null {
    if (found === ',') return this.go(bracket === '{' ? 'key' : 'value');
    if (found === closing(bracket)) return this.close();
    return this.wrong((shown) => `expected a comma or ${closing(bracket)}, found ${shown}`);
  }

  private key(found: string): SyntaxMistake | null {
    if (found !== '"') return this.wrong((shown) => `expected a key in double quotes, found ${shown}`);
    this.expected = 'colon';
    return this.skipText();
  }

  private value(found: string): SyntaxMistake | null {
    if (found === '{' || found === '[') {
      this.stack.push(found);
      return this.go(found === '{' ? 'keyOrClose' : 'valueOrClose');
    }
    if (found !== '"' && !this.skip(number) && !this.skipWord())
      return this.wrong((shown) => `expected a value, found ${shown}`);
    this.expected = this.stack.length === 0 ? 'end' : 'commaOrClose';
    return found === '"' ? this.skipText() : null;
  }

  private go(expected: Expected): null {
    this.at++;
    this.expected = expected;
    return null;
  }

  private close(): null {
    this.stack.pop();
    return this.go(this.stack.length === 0 ? 'end' : 'commaOrClose');
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private skipWord(): boolean {
    const from = this.at;
    if (this.skip(word) && ['true', 'false', 'null'].includes(this.text.slice(from, this.at))) return true;
    this.at = from;
    return false;
  }

  private skipText(): SyntaxMistake | null {
    const { text } = this;
    this.at++;
    for (;;) {
      this.skip(plainText);
      const found = text[this.at];
      if (found === undefined) return endsTooEarly(text);
      if (found === '"') {
        this.at++;
        return null;
      }
      if (found === '\n' || found === '\r')
        return this.wrong(() => 'a line ends inside a text: its closing quote is missing');
      if (found !== '\\')
        return this.wrong(() => 'a control character stands inside a text: it must be written as \\u00…');
      if (this.skip(escapeSequence)) continue;
      if (this.at + 1 === text.length) return endsTooEarly(text);
      return this.wrong(() => `${text.slice(this.at, this.at + 2)} is not an escape of JSON`);
    }
  }

  private wrong(reason: (shown: string) => string): SyntaxMistake {
    return { offset: this.at, reason: reason(show(this.text, this.at)), truncated: false };
  }
}

const closing = (bracket: '{' | '['): string => (bracket === '{' ? '}' : ']');

function endsTooEarly(text: string): SyntaxMistake {
  return { offset: text.length, reason: 'it ends in the middle', truncated: true };
}

/** The word or character at an offset, as a message shows it. */
export function show(text: string, at: number): string {
  word.lastIndex = at;
  const found = word.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at)!);
  if (found === '"') return 'a double quote';
  const code = found.codePointAt(0)!;
  return code < 32
    ? `the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    : `"${found.slice(0, 20)}"`;
}
