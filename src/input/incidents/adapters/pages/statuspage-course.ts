import type { JsonObject } from '../../../../core/json.ts';
import type { FoundValue } from '../../../json/values.ts';
import { find, textAt } from '../found.ts';
import { instantOf, type Moment, plain } from '../moments.ts';

const ends = new Set(['resolved', 'completed']);
const work = new Set(['investigating', 'identified', 'monitoring', 'in_progress', 'verifying']);
const closedStatuses = new Set(['resolved', 'postmortem', 'completed']);

/** When it was seen: at the first `investigating`. One behind a resolution saw it come back, not begin. */
export function detectionOf(history: readonly Moment[]): FoundValue | undefined {
  const firstEnd = history.findIndex(({ what }) => ends.has(what));
  const seen = history.findIndex(({ what }) => what === 'investigating');
  return seen >= 0 && (firstEnd < 0 || seen < firstEnd) ? history[seen]!.at : undefined;
}

/**
 * When the incident was over: at its last `resolved` (maintenance: `completed`) update. One that was resolved and then
 * reopened ends at the last of them, and is open while nothing has ended it again. `updated_at` is never the end: it
 * moves when a post-mortem is published.
 */
export function resolutionOf(record: JsonObject, history: readonly Moment[]): FoundValue | undefined {
  const status = plain(textAt(record, 'status') ?? '');
  const isClosed = closedStatuses.has(status);
  if (status !== '' && !isClosed) return undefined;
  const last = history.findLast(({ what }) => ends.has(what));
  const lastWork = history.findLast(({ what }) => work.has(what));
  const field = find(record, 'resolved_at');
  const reopened = last && lastWork && history.indexOf(lastWork) > history.indexOf(last) ? lastWork : undefined;
  if (!last) return field;
  if (!reopened) return last.at;
  if (instantOf(field) >= reopened.milliseconds) return field;
  return isClosed ? last.at : undefined;
}

/**
 * When the fix was in: at the first `monitoring` update that held, else at `monitoring_at`. One that another
 * `investigating` or `identified` followed, or a resolution that was reopened, did not hold.
 */
export function fixOf(record: JsonObject, history: readonly Moment[]): FoundValue | undefined {
  const lastWork = history.findLastIndex(({ what }) => work.has(what));
  const reopening = history.slice(0, Math.max(lastWork, 0)).findLastIndex(({ what }) => ends.has(what));
  const setback = history.findLastIndex(({ what }) => what === 'investigating' || what === 'identified');
  const fix = history.slice(Math.max(reopening, setback) + 1).find(({ what }) => what === 'monitoring');
  if (fix) return fix.at;
  const field = find(record, 'monitoring_at');
  const last = Math.max(reopening, setback);
  return last < 0 || instantOf(field) >= history[last]!.milliseconds ? field : undefined;
}
