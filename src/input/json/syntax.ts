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
  const stack: ('{' | '[')[] = [];
  let at = 0;
  let expected: 'value' | 'valueOrClose' | 'key' | 'keyOrClose' | 'colon' | 'commaOrClose' | 'end' = 'value';

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const wrong = (reason: string): SyntaxMistake => ({ offset: at, reason, truncated: false });
  const close = (): void => {
    at++;
    stack.pop();
    expected = stack.length === 0 ? 'end' : 'commaOrClose';
  };

  for (;;) {
    skip(blanks);
    const top = stack.at(-1);
    const found = text[at];
    if (found === undefined) return expected === 'end' ? null : endsTooEarly(text);
    const shown = show(text, at);
    switch (expected) {
      case 'end':
        return wrong(`${shown} stands behind the end of the value`);
      case 'colon':
        if (found !== ':') return wrong(`expected a colon behind the key, found ${shown}`);
        at++;
        expected = 'value';
        continue;
      case 'commaOrClose':
        if (found === ',') {
          at++;
          expected = top! === '{' ? 'key' : 'value';
        } else if (found === closing(top!)) close();
        else return wrong(`expected a comma or ${closing(top!)}, found ${shown}`);
        continue;
      case 'keyOrClose':
        if (found === '}') {
          close();
          continue;
        }
        break;
      case 'valueOrClose':
        if (found === ']') {
          close();
          continue;
        }
        break;
    }
    const wantsKey: boolean = expected === 'key' || expected === 'keyOrClose';
    if (found === '"') {
      const mistake = skipText();
      if (mistake) return mistake;
    } else if (wantsKey) return wrong(`expected a key in double quotes, found ${shown}`);
    else if (found === '{' || found === '[') {
      stack.push(found);
      at++;
      expected = found === '{' ? 'keyOrClose' : 'valueOrClose';
      continue;
    } else if (!skip(number) && !skipWord()) return wrong(`expected a value, found ${shown}`);
    expected = wantsKey ? 'colon' : stack.length === 0 ? 'end' : 'commaOrClose';
  }

  function skipWord(): boolean {
    const from = at;
    if (skip(word) && ['true', 'false', 'null'].includes(text.slice(from, at))) return true;
    at = from;
    return false;
  }

  function skipText(): SyntaxMistake | null {
    at++;
    for (;;) {
      skip(plainText);
      const found = text[at];
      if (found === undefined) return endsTooEarly(text);
      if (found === '"') {
        at++;
        return null;
      }
      if (found === '\n' || found === '\r') return wrong('a line ends inside a text: its closing quote is missing');
      if (found !== '\\') return wrong('a control character stands inside a text: it must be written as \\u00…');
      if (skip(escapeSequence)) continue;
      return at + 1 === text.length ? endsTooEarly(text) : wrong(`${text.slice(at, at + 2)} is not an escape of JSON`);
    }
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
