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

/** What a query has in place of a window's length: of Go's templates, as Sloth has it. */
export const windowPlaceholder = '{{.window}}';
