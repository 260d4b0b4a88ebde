import { isObject, type Json, type JsonObject } from '../../../core/json.ts';

/** What an answer says beside its list of how much of a whole it is. */
export interface Paging {
  readonly hasMore: boolean;
  readonly total: number | null;
  readonly offset: number | null;
  /** From 1. */
  readonly page: number | null;
}

/** Names as they are compared: `@odata.nextLink` is odatanextlink. */
const plainName = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '');

const names = (...list: readonly string[]): ReadonlySet<string> => new Set(list);

/** Where answers say that more is to come: true, a page, a token or an address. */
const more = names(
  ...['more', 'hasmore', 'hasmoreitems', 'moreavailable', 'hasnext', 'hasnextpage', 'next', 'nextpage', 'nextpageurl'],
  ...['nextcursor', 'nextpagetoken', 'nexttoken', 'nextlink', 'odatanextlink', 'nextid', 'nexturl', 'nextmarker'],
  ...[
    'continuationtoken',
    'incompleteresults',
    'truncatedalerts',
    'istruncated',
    'truncated',
    'morerecords',
    'timedout',
  ],
);
/** Where false says so. */
const last = names('islast', 'islastpage', 'last', 'lastpage');
const totals = names(
  ...['totalcount', 'totalrecords', 'totalrecordcount', 'totalentries', 'totalresults', 'totalelements', 'totalitems'],
  ...['totalhits', 'resulttotal', 'odatacount', 'numfound', 'recordstotal', 'recordsfiltered'],
);
const offsets = names('offset', 'startat', 'skip');
const pageNumbers = names('page', 'currentpage', 'currentpagenumber', 'pagenumber');
/** Counted from 0. */
const pageIndices = names('number', 'pageindex');
const pageCounts = names('totalpages', 'pagecount', 'lastpage', 'numpages', 'numberofpages', 'pagestotal');

/** Members about pages alone, in which short names can mean nothing else. */
const pagingParents = names(
  'pagination',
  'paginationmeta',
  'paging',
  'pageinfo',
  'page',
  'meta',
  'metadata',
  'hits',
  'cursor',
);
/** Members that hold what somebody else named. */
const foreign = names('labels', 'annotations', 'metric', 'attributes', 'filters', 'commonlabels', 'commonannotations');
const deepest = 5;

/** Finds them wherever answers put them: beside the list, in `meta` or `pagination`, as links, or deep in a graph's answer. */
export function pagingIn(members: JsonObject, elements: number): Paging {
  const found: { -readonly [K in keyof Paging]: Paging[K] } = { hasMore: false, total: null, offset: null, page: null };
  let pages: number | null = null;
  let pagesOfAnswer: number | null = null; // beside the list, where "pages" may be anything
  const number = (value: Json): number | null =>
    typeof value === 'number' ? value : typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : null;
  const visit = (object: JsonObject, parent: string, depth: number): void => {
    const isPaging = parent === '' || pagingParents.has(parent);
    for (const [key, value] of Object.entries(object)) {
      const name = plainName(key);
      if (more.has(name) && saysMore(value)) found.hasMore = true;
      if (last.has(name) && value === false) found.hasMore = true;
      if (name === 'after' && parent === 'paginationmeta' && saysMore(value)) found.hasMore = true;
      if (name === 'nextoffset' && datadogHasMore(value, object, elements)) found.hasMore = true;
      if (
        Array.isArray(value) &&
        value.some((link) => isObject(link as Json) && (link as JsonObject)['rel'] === 'next')
      )
        found.hasMore = true;
      if (totals.has(name) || (isPaging && (name === 'total' || name === 'count'))) found.total ??= number(value);
      if (parent === 'total' && name === 'value') found.total ??= number(value); // of Elasticsearch
      if (offsets.has(name)) found.offset ??= number(value);
      if (pageNumbers.has(name)) found.page ??= number(value);
      if (pageIndices.has(name) && isPaging && typeof value === 'number') found.page ??= value + 1;
      if (pageCounts.has(name) || (isPaging && parent !== '' && (name === 'pages' || name === 'last')))
        pages ??= number(value);
      if (name === 'pages' && parent === '') pagesOfAnswer ??= number(value);
      if (isObject(value) && depth < deepest && !foreign.has(name)) visit(value, name, depth + 1);
    }
  };
  visit(members, '', 0);
  if (found.page !== null) pages ??= pagesOfAnswer;
  if (pages !== null && pages > (found.page ?? 1)) found.hasMore = true;
  return found;
}

function saysMore(value: Json): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return (
    value === true || (typeof value === 'number' && value > 0) || (isObject(value) && Object.keys(value).length > 0)
  );
}

/** Datadog names the next offset on the last page too: there is one only where this page is full. */
function datadogHasMore(next: Json, { size }: JsonObject, elements: number): boolean {
  return typeof next === 'number' && next > 0 && (typeof size !== 'number' || elements >= size);
}
