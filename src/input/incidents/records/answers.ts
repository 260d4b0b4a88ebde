import { isObject, type Json, type JsonObject } from '../../../core/json.ts';
import type { PartOfWhole } from '../../../core/notice.ts';
import { valueAtPath } from '../../json/nested.ts';
import type { JsonAnswer } from '../../json/record.ts';

/** Where answers say that more is to come: true, a page, a token or an address. */
const moreKeys: readonly string[] = [
  ...['more', 'has_more', 'hasMore', 'has_next', 'next', 'next_page', 'nextPage', 'next_cursor', 'next_page_token'],
  ...['nextPageToken', 'nextToken', 'NextToken', 'next_token', 'nextLink', '@odata.nextLink', 'nextId'],
  ...['links.next', 'paging.next', 'pagination.next', 'pagination.next_page', 'pagination.has_more'],
  ...['pagination.next_cursor', 'pagination.next_page_token', 'pagination.links.next', 'meta.next', 'meta.next_page'],
  ...['meta.has_more', 'meta.next_cursor', 'meta.pagination.next', 'meta.pagination.next_page'],
  ...['meta.pagination.links.next', 'pageInfo.hasNextPage', 'pagination_meta.after', 'cursor.hasMore', 'page.next'],
  ...['incomplete_results', 'truncatedAlerts'],
];

/** Where they say how many there are in all. */
const totalKeys: readonly string[] = [
  ...['total', 'total_count', 'totalCount', 'total_records', 'total_entries', 'totalResults', 'totalRecords', 'count'],
  ...['meta.total', 'meta.total_count', 'meta.count', 'meta.pagination.total', 'pagination.total'],
  ...['pagination.total_count', 'pagination.total_entries', 'pagination.count', 'pagination_meta.total_record_count'],
  ...['meta.page.total', 'page.totalElements', 'hits.total', 'hits.total.value'],
];

const offsetKeys: readonly string[] = ['offset', 'startAt', 'skip', 'meta.pagination.offset', 'pagination.offset'];
const pageKeys: readonly string[] = [
  ...['page', 'current_page', 'current_page_number', 'pagination.page', 'pagination.current_page', 'meta.current_page'],
  ...['meta.pagination.current_page'],
];

/** One answer of an interface that gives its list in pages. */
export interface AnswerPage {
  readonly read: number;
  readonly hasMore: boolean;
  /** Something is missing in it, by the word of its tool. */
  readonly isIncomplete?: boolean;
  readonly total: number | null;
  readonly offset: number | null;
  readonly page: number | null;
}

/** What an answer says of how much of the whole it holds. */
export function pageOf({ members, elements }: JsonAnswer): AnswerPage {
  const numberAt = (keys: readonly string[]): number | null => {
    const found = keys.map((key) => at(members, key)).find((value) => typeof value === 'number');
    return (found as number | undefined) ?? null;
  };
  return {
    read: elements,
    hasMore: moreKeys.some((key) => saysMore(at(members, key))) || datadogHasMore(members, elements),
    total: numberAt(totalKeys),
    offset: numberAt(offsetKeys),
    page: numberAt(pageKeys),
  };
}

const at = (members: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(members, key) ? members[key] : valueAtPath(members, key.split('.'));

function saysMore(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return (
    value === true || (typeof value === 'number' && value > 0) || (isObject(value) && Object.keys(value).length > 0)
  );
}

/** Datadog names the next offset on the last page too: there is one only where this page is full. */
function datadogHasMore(members: JsonObject, elements: number): boolean {
  const next = at(members, 'meta.pagination.next_offset');
  const size = at(members, 'meta.pagination.size');
  return typeof next === 'number' && next > 0 && (typeof size !== 'number' || elements >= size);
}

/**
 * Whether pages are only a part of a whole: how many of how many rows, null for a whole. A page that says there is more is
 * followed by the one that begins where it ends, or by the next in the file.
 */
export function partOf(pages: readonly AnswerPage[], elsewhere: readonly AnswerPage[]): PartOfWhole | null {
  const read = pages.reduce((sum, page) => sum + page.read, 0);
  const totals = pages.flatMap(({ total }) => (total === null ? [] : [total]));
  const total = totals.length > 0 ? Math.max(...totals) : null;
  const last = pages.at(-1);
  const isFollowed = (page: AnswerPage): boolean =>
    elsewhere.some(
      (next) =>
        (page.offset !== null && next.offset === page.offset + page.read && next.read > 0) ||
        (page.page !== null && next.page === page.page + 1),
    );
  if (pages.some(({ isIncomplete }) => isIncomplete)) return { read, total: null, isIncomplete: true };
  const isCut = last?.hasMore === true && !isFollowed(last);
  const readAnywhere = read + elsewhere.reduce((sum, page) => sum + page.read, 0);
  if (!isCut && (total === null || total <= (last?.offset != null || last?.page != null ? readAnywhere : read)))
    return null;
  return { read, total: total !== null && total > read ? total : null };
}

/** What an answer says of an error; null where it says none. An empty list beside an error is no quiet time. */
export function errorIn(members: JsonObject): string | null {
  for (const key of ['error', 'errors', 'Error', 'Errors', 'error_message', 'errorMessages']) {
    const text = textOf(members[key]);
    if (text !== null) return text;
  }
  for (const key of ['status', 'stat', 'result'])
    if (/^(error|fail|failed|failure)$/i.test(String(members[key] ?? ''))) return `${key}: ${members[key]}`;
  for (const key of ['success', 'ok']) if (members[key] === false) return textOf(members['message']) ?? `${key}: false`;
  return null;
}

function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return null;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? null : textOf((value as readonly Json[])[0]);
  const object = value as JsonObject;
  const inner = ['message', 'detail', 'title', 'code'].map((key) => textOf(object[key])).find((text) => text !== null);
  return inner ?? (Object.keys(object).length === 0 ? null : JSON.stringify(object));
}
