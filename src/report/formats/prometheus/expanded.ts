import type { Texts } from '../../../core/prometheus/alerting.ts';

const label = /\{\{\s*\$labels\.([a-zA-Z_][a-zA-Z0-9_]*)\s*\}\}/g;

/** Two braces, of which Prometheus makes no template. */
const braces = '{{"{{"}}';

/** A text that is data where Prometheus takes templates. @example literal('a {{b}}') // 'a {{"{{"}}b}}' */
export function literal(text: string): string {
  return text.replaceAll('{{', braces);
}

/** A text with the labels put in that its template names; null where it asks for more than labels. */
export function expanded(text: string, labels: Texts): string | null {
  if (text.replace(label, '').replaceAll(braces, '').includes('{{')) return null;
  return text
    .split(braces)
    .map((part) => part.replace(label, (_, name: string) => (Object.hasOwn(labels, name) ? labels[name]! : '')))
    .join('{{');
}

/** All texts; null where one of them asks for more than labels. */
export function allExpanded(texts: Texts, labels: Texts): Texts | null {
  const found: [string, string][] = [];
  for (const [name, text] of Object.entries(texts)) {
    const value = expanded(text, labels);
    if (value === null) return null;
    found.push([name, value]);
  }
  return Object.fromEntries(found);
}
