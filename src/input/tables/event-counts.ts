import type { EventCounts } from '../../core/budget/events/events.ts';
import { fail } from '../../core/problem.ts';
import { compareDecimals, type Decimal, minus, parseDecimal, toNumber } from '../../core/quantity/decimal.ts';
import type { StampReader } from '../../core/time/stamp.ts';
import type { StandardInput } from '../source/source.ts';
import { instantOf, timeNames } from './cells.ts';
import { type Cell, type NamedField, readNamedRows } from './named-rows.ts';

const badNames = ['bad', 'bad_events', 'errors', 'error', 'error_count', 'failed', 'failures', 'failed_requests'];
const goodNames = [
  'good',
  'good_events',
  'success',
  'successes',
  'successful',
  'successful_requests',
  'ok',
  'valid_good',
];
const fields: readonly NamedField[] = [
  { what: 'time', isRequired: true, names: timeNames },
  {
    what: 'number of all events',
    isRequired: true,
    names: ['total', 'total_events', 'total_requests', 'requests', 'events', 'count', 'all'],
  },
  { what: 'number of good events', isRequired: { unless: badNames }, names: goodNames },
  { what: 'number of bad events', isRequired: false, names: badNames },
];

/**
 * Reads counts of events (`timestamp,good,total`, or `bad` instead of `good`) from CSV, JSON or JSON lines. A count is a
 * number from 0 up, also with a fraction (rates that were added up have one); more good ones than all are refused. Every
 * bad row is told with file, line and column.
 * @example await readEventCounts('requests.csv', stamps, () => process.stdin)
 */
export async function readEventCounts(
  path: string,
  stamps: StampReader,
  standardInput: StandardInput,
): Promise<EventCounts> {
  const at: number[] = [];
  const good: number[] = [];
  const total: number[] = [];
  const { rows: count } = await readNamedRows(path, standardInput, fields, ([time, totalCell, goodCell, badCell]) => {
    const instant = instantOf(time!, stamps, 'time');
    const all = countOf(totalCell!, 'total');
    const part = (goodCell ?? badCell)!;
    const name = goodCell ? 'good' : 'bad';
    const read = countOf(part, name);
    if (isMore(read, all))
      fail('partAboveTotal', { part: name, text: part.text, total: totalCell!.text }, part.place());
    at.push(instant);
    total.push(toNumber(all));
    good.push(toNumber(goodCell ? read : minus(all, read)));
  });
  const columns = { at: Float64Array.from(at), good: Float64Array.from(good), total: Float64Array.from(total) };
  return { count, ...columns };
}

/** left > right; doubles keep the order, so that only where they are equal the digits have to be looked at. */
function isMore(left: Decimal, right: Decimal): boolean {
  const difference = toNumber(left) - toNumber(right);
  return difference === 0 ? compareDecimals(left, right) > 0 : difference > 0;
}

/** In one row; no service counts so many, and sums of them stay numbers. */
const mostEvents = 1e18;

function countOf({ text, place }: Cell, field: string): Decimal {
  if (text.trim() === '') return fail('cellEmpty', { field }, place());
  const count = parseDecimal(text.trim()) ?? fail('countUnusable', { field, text }, place());
  if (toNumber(count) > mostEvents) fail('eventsTooMany', { field, text }, place());
  return count;
}
