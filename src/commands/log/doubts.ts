import { type Check, skippedCheck } from '../../core/gates/check.ts';
import { rowWeights } from '../../core/incidents/log/impact.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { incidentTest } from '../../core/incidents/log/maintenance.ts';
import type { LogSource } from '../../input/incidents/log-reading.ts';
import {
  incidentLastsText,
  logCoversText,
  logIsWholeText,
  nothingAheadText,
  rowsReadText,
} from '../../report/words/check-text.ts';
import type { LogRequest } from './request.ts';

/*
 * Ways in which a gate could be met by not knowing: each is a check of its own, which is skipped, says why, and fails under
 * --strict.
 */

/** The log says nothing of some of the window. */
export function coverageDoubts(uncoveredMilliseconds: number): readonly Check[] {
  return uncoveredMilliseconds > 0
    ? [skippedCheck(logCoversText, { kind: 'uncovered', milliseconds: uncoveredMilliseconds })]
    : [];
}

/** A file says itself that it is a part: what it leaves out may be the outage. */
export function partDoubts(sources: readonly LogSource[]): readonly Check[] {
  const files = sources.flatMap(({ file, partial }) => (partial ? [{ file, ...partial }] : []));
  return files.length > 0 ? [skippedCheck(logIsWholeText, { kind: 'partial', files })] : [];
}

/** Rows are left out that could not be read, or the columns that are read as times and weights make all incidents nothing. */
export function rowDoubts(
  log: IncidentLog,
  invalidRows: number,
  { weightRules, maintenance }: Pick<LogRequest, 'weightRules' | 'maintenance'>,
): readonly Check[] {
  const { start, verified } = log.stamps;
  const { weight } = rowWeights(log, weightRules);
  const isIncident = incidentTest(log, maintenance);
  let rows = 0;
  let lasting = 0;
  for (let row = 0; row < log.count && lasting === 0; row++) {
    if (!isIncident(row)) continue;
    rows++;
    if (weight[row]! > 0 && verified[row] !== start[row]) lasting++;
  }
  return [
    ...(invalidRows > 0 ? [skippedCheck(rowsReadText, { kind: 'unread', rows: invalidRows })] : []),
    ...(rows > 0 && lasting === 0 ? [skippedCheck(incidentLastsText, { kind: 'lengthless', rows })] : []),
  ];
}

/** The farthest that the clocks of two zones are apart, from UTC. */
const farthestZone = 14 * 3_600_000;

/**
 * Incidents that begin just after now, and were read in a zone that nobody named: the clocks they were written by are ahead, and
 * what happens now lies outside of the window. Where rows lie beyond all clocks, the log goes on after the now that was given.
 */
export function zoneDoubts(
  log: IncidentLog,
  now: number,
  assumedZone: string | null,
  { maintenance }: Pick<LogRequest, 'maintenance'>,
): readonly Check[] {
  if (assumedZone === null) return [];
  const isIncident = incidentTest(log, maintenance);
  const { start } = log.stamps;
  let rows = 0;
  let latest = now;
  for (let row = 0; row < log.count; row++) {
    if (!(start[row]! > now) || !isIncident(row)) continue;
    rows++;
    latest = Math.max(latest, start[row]!);
  }
  if (rows === 0 || latest - now > farthestZone) return [];
  return [skippedCheck(nothingAheadText, { kind: 'ahead', rows, milliseconds: latest - now, zone: assumedZone })];
}
