import type { Check } from '../../core/gates/check.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { nearest } from '../../core/nearest.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { formatInstant } from '../../core/time/instant.ts';
import type { Intervals } from '../../core/time/intervals.ts';
import type { Window } from '../../core/time/window.ts';
import type { LogSource } from '../../input/incidents/log-reading.ts';
import { readLog } from '../../input/incidents/read-log.ts';
import type { CommandContext } from '../command.ts';
import { columnKeys, type LogRequest } from './request.ts';
import { countedTime, settleWindow } from './window.ts';

/** An incident log, read, with the time that is looked at: where every command on a log begins. */
export interface OpenedLog {
  readonly log: IncidentLog;
  readonly sources: readonly LogSource[];
  readonly invalidRows: number;
  readonly window: Window;
  /** null: all of the window counts. */
  readonly inService: Intervals | null;
  /** Until when an incident that has not ended counts as down. */
  readonly openUntil: number;
  readonly notices: readonly Notice[];
  /** What the call took for granted and the log does not show; fails under `--strict`. */
  readonly checks: readonly Check[];
}

/** Reads the log of a request; `keys` are those it will be grouped by. */
export async function openLog(
  request: LogRequest,
  keys: readonly string[],
  context: CommandContext,
): Promise<OpenedLog> {
  const now = context.now(request.zone); // before the log is read: a wrong --at is said at once
  const asked = [...keys, ...request.where.map(({ key }) => key), ...request.weightRules.map(({ key }) => key)];
  const read = await readLog({
    ...request,
    standardInput: context.standardInput,
    extraKeys: columnKeys(asked),
    mayBeEmpty: request.window !== null,
    onProgress: context.onProgress,
  });
  const settled = settleWindow(read.log, request, context);
  const { window } = settled;
  const counted = await countedTime(window, request, context);
  const unused = unusedRules(read.log, request);
  const notices = [...read.notices, ...settled.notices, ...counted.notices, ...unused.notices];
  if (window.end > now.instant) notices.push(notice('windowInFuture', { end: formatInstant(window.end) }));
  return {
    log: read.log,
    sources: read.sources,
    invalidRows: read.invalidRows,
    window,
    inService: counted.inService,
    openUntil: now.given ? Math.min(window.end, now.instant) : window.end,
    notices,
    checks: unused.checks,
  };
}

/** A filter or weight for a value that no row has is most often a typing mistake. */
function unusedRules(
  log: IncidentLog,
  request: LogRequest,
): { readonly notices: readonly Notice[]; readonly checks: readonly Check[] } {
  const notices: Notice[] = [];
  const checks: Check[] = [];
  const look = (kind: 'whereMatchesNothing' | 'weightUnused', key: string, value: string): void => {
    const names = namesInUse(log, key);
    const isThere = names.some((name) =>
      kind === 'weightUnused' ? name.toLowerCase() === value.toLowerCase() : name === value,
    );
    if (isThere) return;
    notices.push(notice(kind, { key, value, suggestion: nearest(value, names) }));
    checks.push({ expression: `a row has ${key} = ${value}`, actual: null, status: 'skipped' });
  };
  for (const { key, values } of request.where)
    for (const value of values) if (value !== null) look('whereMatchesNothing', key, value);
  for (const { key, value } of request.weightRules) look('weightUnused', key, value);
  return { notices, checks };
}

/** The names that rows have; a dictionary may hold others, of rows that were refused. */
function namesInUse(log: IncidentLog, key: string): readonly string[] {
  const dimension = log.dimensions.get(key);
  if (!dimension) return [];
  const used = new Uint8Array(dimension.dictionary.size);
  for (let row = 0; row < log.count; row++) used[dimension.values[row]!] = 1;
  return [...used.keys()].filter((index) => used[index] === 1).flatMap((index) => dimension.dictionary.names(index));
}
