import type { Check } from '../../core/gates/check.ts';
import { type Coverage, coverageOf } from '../../core/incidents/coverage.ts';
import type { ServiceCuts } from '../../core/incidents/downtime/service-cuts.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { absentNames } from '../../core/incidents/log/names.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { formatInstant } from '../../core/time/instant.ts';
import type { Intervals } from '../../core/time/intervals.ts';
import type { Window } from '../../core/time/window.ts';
import type { LogSource } from '../../input/incidents/log-reading.ts';
import { checkRules, readLog } from '../../input/incidents/read-log.ts';
import type { CommandContext } from '../command.ts';
import { judgeConditions, judgeNames, namesOfConditions } from './absent-names.ts';
import { partDoubts, rowDoubts, zoneDoubts } from './doubts.ts';
import { readFromServer } from './read-server.ts';
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
  /** Time that does not count for single services; null: there is none. */
  readonly serviceCuts: ServiceCuts | null;
  /** Until when an incident that has not ended counts as down. */
  readonly openUntil: number;
  readonly coverage: Coverage;
  readonly notices: readonly Notice[];
  /** What the call took for granted and the log does not show; fails under `--strict`. */
  readonly checks: readonly Check[];
  /** The same, where a gate is asked. */
  doubts(): readonly Check[];
}

/** Reads the log of a request; `keys` are those it will be grouped by. */
export async function openLog(
  request: LogRequest,
  keys: readonly string[],
  context: CommandContext,
): Promise<OpenedLog> {
  const now = context.now(request.zone); // before the log is read: a wrong --at is said at once
  const written = [...request.where, ...request.weightRules, ...request.maintenance.named].map(({ key }) => key);
  const extraKeys = columnKeys([...keys, ...written]);
  const read = request.server
    ? await readFromServer(request.server, request, extraKeys, now.instant, context)
    : await readLog({
        ...request,
        standardInput: context.standardInput,
        extraKeys,
        now: now.instant,
        mapsElsewhere: request.exclusions.length > 0 || request.namesElsewhere !== undefined,
        mayBeEmpty: request.window !== null,
        onProgress: context.onProgress,
      });
  const { maintenance, coverageZone } = request;
  const covers = request.covers ?? (read.covered ? { from: read.covered.start, to: read.covered.end } : null);
  const coverage = coverageOf(read.log, read.sources, covers, now, coverageZone, maintenance);
  const settled = settleWindow(read.log, request, context, coverage);
  const { window } = settled;
  const counted = await countedTime(window, request, context);
  checkRules(request.mapRules, new Set([...read.seenNames, ...counted.names, ...(request.namesElsewhere ?? [])]));
  const names = judgeNames(read.log, [
    ...namesOfConditions([...request.where, ...request.maintenance.named]),
    ...request.weightRules,
  ]);
  const left = judgeConditions(read.log, request.where);
  const notices = [...read.notices, ...settled.notices, ...counted.notices, ...names.notices, ...left.notices];
  const unnamed = absentNames(
    read.log,
    counted.excludedServices.map((value) => ({ key: 'service', value })),
  ).map(({ value }) => value);
  if (unnamed.length > 0) notices.push(notice('exclusionsOfNone', { services: unnamed }));
  for (const { file, partial } of read.sources) if (partial) notices.push(notice('partOfWhole', { file, ...partial }));
  if (window.end > now.instant)
    notices.push(notice('windowInFuture', { end: formatInstant(window.end, request.zone) }));
  const isOfClock = !now.given && coverage.interval?.end === now.instant && window.end > now.instant;
  if (isOfClock && !notices.some(({ kind }) => kind === 'clockUsed'))
    notices.push(notice('clockUsed', { now: formatInstant(now.instant), of: 'coverage' }));
  return {
    log: read.log,
    sources: read.sources,
    invalidRows: read.invalidRows,
    window,
    inService: counted.inService,
    serviceCuts: counted.serviceCuts,
    openUntil: now.given ? Math.min(window.end, now.instant) : window.end,
    notices,
    coverage,
    checks: [...names.checks, ...left.checks, ...partDoubts(read.sources)],
    doubts: () => [
      ...rowDoubts(read.log, read.invalidRows, request),
      ...zoneDoubts(read.log, now.instant, assumedZoneIn(read.notices), request),
    ],
  };
}

/** The zone that stamps without an offset were read in, where nobody named it. */
function assumedZoneIn(notices: readonly Notice[]): string | null {
  for (const { kind, data } of notices) if (kind === 'zoneAssumed') return data.zone;
  return null;
}
