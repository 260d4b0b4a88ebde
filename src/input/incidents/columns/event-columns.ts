import { aliases, comparable } from './columns.ts';
import { lengthHeading } from './length-column.ts';

const totals = ['total', 'totalevents', 'totalrequests', 'requests', 'events', 'count', 'all'];
const parts = [
  'good',
  'goodevents',
  'success',
  'successes',
  'successful',
  'successfulrequests',
  'ok',
  'bad',
  'badevents',
];
const failures = ['errors', 'error', 'errorcount', 'failed', 'failures', 'failedrequests'];
/** A log of incidents may count failed requests too, but then it says when each incident ended, or how long it took. */
const ends = [...aliases.fixed, ...aliases.verified];

/** Whether columns are those of counts of events: a total and its good or bad part, and no end of an incident. */
export function areEventColumns(names: readonly string[]): boolean {
  const known = new Set(names.map(comparable));
  const has = (list: readonly string[]): boolean => list.some((name) => known.has(comparable(name)));
  const hasLength = names.some((name) => lengthHeading(name) !== null);
  return has(totals) && (has(parts) || has(failures)) && !has(ends) && !hasLength;
}
