import { yamlText } from '../formats/slo-text.ts';
import { plainText } from '../plain-text.ts';

/** Words that YAML readers take for something else than a text. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i;

/** A text as a key or a value of YAML: without quotes where it needs none. @example yamlWord('a: b') // '"a: b"' */
export function yamlWord(text: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(text) && !reserved.test(text) ? text : yamlText(text);
}

/** A comment: one line, whatever the text has in it. */
export const comment = (text: string): string => `# ${plainText(text)}`;

/** A line with what it says behind it. */
export const said = (line: string, words: string): string => `${line} ${comment(words)}`;

/** Lines as they are, or each in a comment at `indent`. */
export function commentedOut(lines: readonly string[], indent: string): readonly string[] {
  return lines.map((line) => `${indent}# ${line.slice(indent.length)}`);
}
