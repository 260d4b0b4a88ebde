import type { LogSpan } from '../../time/window.ts';
import { exclusionOf } from './exclusion.ts';
import { type IncidentLog, isIncident } from './log.ts';
import { incidentTest, type MaintenanceRules } from './maintenance.ts';

/** First and last instant of what a log says, of all of its files together; null where it says nothing. */
export function spanOf(log: IncidentLog, rules: MaintenanceRules): LogSpan | null {
  return joined(spansByFile(log, rules));
}

/**
 * The spans in which the files of a log say how it was, each null where its file says nothing: its incidents, and what was
 * seen up, or down still, or looked at in vain. Maintenance may be planned for years ahead: it is in only where it counts.
 */
export function spansByFile(log: IncidentLog, rules: MaintenanceRules): readonly (LogSpan | null)[] {
  const isCounted = incidentTest(log, rules);
  const says = (row: number): boolean => isCounted(row) || wasSeen(log, row);
  const files = Math.max(1, log.files.length);
  const first = new Float64Array(files).fill(Number.POSITIVE_INFINITY);
  const last = new Float64Array(files).fill(Number.NEGATIVE_INFINITY);
  const open = new Uint8Array(files);
  const columns = Object.values(log.stamps);
  for (let row = 0; row < log.count; row++) {
    if (!says(row)) continue;
    const file = log.file[row]!;
    const start = log.stamps.start[row]!;
    if (start < first[file]!) first[file] = start;
    // what was up when the file was made may be down by now: only an incident goes on
    if (Number.isNaN(log.stamps.verified[row]!) && isIncident(log, row)) open[file] = 1;
    for (const column of columns) if (column[row]! > last[file]!) last[file] = column[row]!;
  }
  return Array.from(first, (start, file) =>
    last[file] === Number.NEGATIVE_INFINITY ? null : { first: start, last: last[file]!, open: open[file] === 1 },
  );
}

const seen: readonly (string | null)[] = ['up', 'sameOutage', 'unknown'];

function wasSeen(log: IncidentLog, row: number): boolean {
  return seen.includes(exclusionOf(log.exclusion[row]!));
}

function joined(spans: readonly (LogSpan | null)[]): LogSpan | null {
  return spans.reduce(
    (all, span) =>
      all && span
        ? { first: Math.min(all.first, span.first), last: Math.max(all.last, span.last), open: all.open || span.open }
        : (all ?? span),
    null,
  );
}
