import type { Json, JsonObject } from '../../../core/json.ts';
import type { PartOfWhole } from '../../../core/notice.ts';
import type { JsonAnswer } from '../../json/record.ts';
import { type Paging, pagingIn } from './paging.ts';

/** One answer of an interface that gives its list in pages. */
export interface AnswerPage extends Paging {
  readonly read: number;
  /** Something is missing in it, by the word of its tool. */
  readonly isIncomplete?: boolean;
}

/** What an answer says of how much of the whole it holds. */
export function pageOf({ members, elements }: JsonAnswer): AnswerPage {
  return { read: elements, ...pagingIn(members, elements) };
}

/**
 * Whether pages are only a part of a whole: how many of how many rows, null for a whole. A page that says there is more is
 * followed by the one that begins where it ends, or by the next in the file; the first has no page before it.
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
  const [first] = pages;
  const isBegun = (page: AnswerPage): boolean =>
    page.read > 0 &&
    ((page.page !== null && page.page > 1 && !elsewhere.some((each) => each.page === page.page! - 1)) ||
      (page.offset !== null &&
        page.offset > 0 &&
        !elsewhere.some(({ offset, read }) => offset !== null && offset + read === page.offset)));
  const readAnywhere = read + elsewhere.reduce((sum, page) => sum + page.read, 0);
  if (first && isBegun(first)) return { read, total: total !== null && total > read ? total : null };
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
