import type { Place } from '../problem.ts';

/** A query as it stands in a file: `{{.window}}` in it stands for the length of a window, `5m`. */
export interface Query {
  readonly text: string;
  /** Where the character at an offset of the text stands. */
  placeAt(offset: number): Place;
}

/**
 * What an SLO is measured by, in PromQL: bad events, or good ones, and all of them, by time; or the ratio of bad ones itself.
 * The names are those that formats of SLO files give them: `error_query`, `good`, `error_ratio_query`.
 */
export type SloQueries =
  | { readonly kind: 'bad'; readonly bad: Query; readonly total: Query }
  | { readonly kind: 'good'; readonly good: Query; readonly total: Query }
  | { readonly kind: 'ratio'; readonly ratio: Query };

/** What is put in for a window: of Go's templates, as Sloth has it. */
const placeholder = /\{\{-?\s*\.window\s*-?\}\}/g;

export const windowPlaceholder = '{{.window}}';

/** True where a query is told for which window it is asked. @example hasWindow('rate(a[{{ .window }}])') // true */
export function hasWindow(text: string): boolean {
  return text.search(placeholder) >= 0;
}

/** The query for a window. @example filledQuery('rate(a[{{.window}}])', '5m') // 'rate(a[5m])' */
export function filledQuery(text: string, window: string): string {
  return text.replace(placeholder, () => window);
}

/** The query for a window of 5 minutes, each of its characters where it was: for what looks at its grammar. */
export function sampleQuery(text: string): string {
  return text.replace(placeholder, (whole) => '5m'.padEnd(whole.length));
}

/**
 * Where a character of the filled query stands in the query as it was written.
 * @example writtenOffset('a[{{.window}}])', '5m', 5) // 14, the closing parenthesis
 */
export function writtenOffset(text: string, window: string, offset: number): number {
  let shift = 0;
  for (const { 0: found, index } of text.matchAll(placeholder)) {
    if (index + window.length + shift > offset) break;
    shift += window.length - found.length;
  }
  return Math.min(text.length, offset - shift);
}
