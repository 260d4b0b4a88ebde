import { isSelector } from '../../../core/prometheus/selector.ts';
import { type Query, windowPlaceholder } from '../../../core/prometheus/slo-queries.ts';
import type { FileNode } from '../../structured/node.ts';
import { valueAt } from '../keys.ts';

/*
 * Queries are read where an SLO file has them, and left alone where it has something else: what does not run them must not
 * be refused for them.
 */

/** The text of a value as a query; null where there is none. */
export function queryOf(node: FileNode | null): Query | null {
  if (node?.kind !== 'scalar' || node.type === 'null' || node.text.trim() === '') return null;
  return { text: node.text, placeAt: (offset) => node.placeAt(offset) };
}

/** The text of a value that keys lead to: `queryAt(node, 'spec', 'query')`. */
export function queryAt(node: FileNode | null, ...keys: readonly string[]): Query | null {
  return queryOf(nodeAt(node, ...keys));
}

/** The value that keys lead to; null where one of them is absent. */
export function nodeAt(node: FileNode | null, ...keys: readonly string[]): FileNode | null {
  return keys.reduce<FileNode | null>((at, key) => at && valueAt(at, key), node);
}

/** `before`, a selector over the window, `after`: its query; null where the text is no selector. @example around(query, 'sum(rate(', '))') */
export function around(selector: Query | null, before: string, after: string): Query | null {
  if (!selector || !isSelector(selector.text)) return null;
  const { text } = selector;
  return {
    text: `${before}${text.trim()}[${windowPlaceholder}]${after}`,
    placeAt: (offset) => selector.placeAt(Math.min(text.length, Math.max(0, offset - before.length))),
  };
}

/** How many by time, over the series that a selector names; one for each value of the labels `by`. */
export function ratesOf(selector: Query | null, by: readonly string[] = []): Query | null {
  return around(selector, `sum${byClause(by)}(rate(`, '))');
}

/** @example byClause(['code']) // ' by (code) ' */
export function byClause(by: readonly string[]): string {
  return by.length === 0 ? '' : ` by (${by.join(', ')}) `;
}
