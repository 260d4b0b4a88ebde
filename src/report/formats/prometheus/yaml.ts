import { quotedText } from './promql.ts';

/** Signs that YAML has no raw form of, or that a terminal would obey. */
const hidden =
  /[^\n\x20-\x7e\xa0-\u061b\u061d-\u200a\u2010-\u2027\u202f-\u205f\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** A key with an expression: its lines as they are, where YAML keeps them so, else in quotes. */
export function expressionLines(key: string, text: string): readonly string[] {
  if (hidden.test(text) || /^\s|\s$/.test(text)) return [`${key}: ${quotedText(text)}`];
  return [`${key}: |-`, ...text.split('\n').map((line) => (line === '' ? '' : `  ${line}`))];
}

/** A key with texts by their names. */
export function mapLines(key: string, texts: Readonly<Record<string, string>>): readonly string[] {
  const lines = Object.entries(texts).map(([name, text]) => `  ${name}: ${quotedText(text)}`);
  return lines.length === 0 ? [] : [`${key}:`, ...lines];
}

/** Lines as one item of a list. */
export function itemLines(lines: readonly string[]): readonly string[] {
  return lines.map((line, i) => (line === '' ? '' : `${i === 0 ? '- ' : '  '}${line}`));
}

/** Lines set in by so many blanks. */
export function setIn(lines: readonly string[], blanks: number): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(blanks)}${line}`));
}
