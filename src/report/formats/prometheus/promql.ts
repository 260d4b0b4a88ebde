import { jsonText } from '../json-text.ts';

const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text in quotes as PromQL and YAML both read it: every sign that is not plain is escaped. @example quotedText('a"b') // '"a\\"b"' */
export function quotedText(text: string): string {
  return jsonText(text.replace(loneSurrogates, '\ufffd'), 0).replace(
    /[\ufffe\uffff]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16)}`,
  );
}

/** Series of a metric: `a{b="c"}`. */
export function selector(metric: string, labels: Readonly<Record<string, string>>): string {
  const matchers = Object.entries(labels).map(([name, value]) => `${name}=${quotedText(value)}`);
  return `${metric}{${matchers.join(', ')}}`;
}

/** A query in parentheses that its own comments do not swallow. */
export function enclosed(query: string): string {
  const text = query.trim();
  return /[\n#]/.test(text) ? `(\n${text}\n)` : `(${text})`;
}

/** Lines set in by four blanks. */
export function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}
