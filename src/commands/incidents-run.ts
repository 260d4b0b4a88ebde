import type { IncidentLog } from '../core/incidents/log.ts';
import { defaultPhaseTargets, type PhaseTargets, phaseNames } from '../core/incidents/phases.ts';
import { analyzeIncidents } from '../core/incidents/summary.ts';
import { nearest } from '../core/nearest.ts';
import { type Notice, notice } from '../core/notice.ts';
import { fail } from '../core/problem.ts';
import { parsePositiveDuration } from '../core/quantity/duration.ts';
import { formatInstant } from '../core/time/instant.ts';
import { readLog } from '../input/read-log.ts';
import { incidentsReport } from '../report/incidents/report.ts';
import type { CommandContext, Outcome } from './command.ts';
import { columnKeys, type LogRequest, readLogRequest } from './log-request.ts';
import { countedTime, settleWindow } from './log-window.ts';
import { optionList, pairs, type RawOptions, typed, wholeNumber } from './option-values.ts';

/** Options → request → core → report. */
export async function runIncidents(
  args: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<Outcome> {
  const request = await readLogRequest(args, options, context);
  const groupKeys = groupKeysOf(options);
  const assertedKeys = groupsOf(context.assertedPaths);
  const phaseTargets = phaseTargetsOf(options);
  const top = wholeNumber(options, 'top');
  const seed = wholeNumber(options, 'seed');
  const asked = [
    ...(groupKeys ?? []),
    ...assertedKeys,
    ...request.where.map(({ key }) => key),
    ...request.weightRules.map(({ key }) => key),
  ];
  const read = await readLog({
    ...request,
    standardInput: context.standardInput,
    extraKeys: columnKeys(asked),
    mayBeEmpty: request.window !== null,
    onProgress: context.onProgress,
  });
  const { window, notices } = settleWindow(read.log, request, context);
  const now = context.now(request.zone);
  const analysis = analyzeIncidents(read.log, {
    ...request,
    window,
    openUntil: now.given ? Math.min(window.end, now.instant) : window.end,
    inService: await countedTime(window, request, context),
    invalidRows: read.invalidRows,
    phaseTargets,
    groupKeys: [...new Set([...(groupKeys ?? defaultGroupKeys(read.log)), ...assertedKeys])],
    top,
    seed,
  });
  if (window.end > now.instant)
    notices.push(notice('windowInFuture', { end: formatInstant(window.end), now: formatInstant(now.instant) }));
  const unused = unusedRules(read.log, request);
  const said = [...read.notices, ...notices, ...unused.notices];
  return {
    report: incidentsReport(analysis, read.sources, said, top),
    zone: request.zone,
    doubts: unused.doubts,
    targetSubjects: [{ name: 'availability', unavailability: analysis.availability?.unavailability ?? null }],
  };
}

/** Without `--group-by`: by cause, or by what else the log knows. One table, so that a first look stays short. */
function defaultGroupKeys(log: IncidentLog): readonly string[] {
  const known = ['cause', 'service', 'severity'].filter((key) => (log.dimensions.get(key)?.dictionary.size ?? 1) > 1);
  return known.slice(0, 1);
}

function groupKeysOf(options: RawOptions): readonly string[] | null {
  const given = optionList(options, 'groupBy').flatMap((text) =>
    text
      .split(',')
      .map((part) => part.trim() || fail('pairUnreadable', { text, expected: 'KEY[,KEY…]' }, typed('groupBy', text))),
  );
  return given.length > 0 ? [...new Set(given)] : null;
}

/** An assertion on `groups.service[…]` asks for the groups by service. */
function groupsOf(paths: CommandContext['assertedPaths']): readonly string[] {
  return paths.flatMap(([first, second]) =>
    first && 'key' in first && first.key === 'groups' && second && 'key' in second ? [second.key] : [],
  );
}

function phaseTargetsOf(options: RawOptions): PhaseTargets {
  const targets = { ...defaultPhaseTargets };
  for (const [phase, length, place] of pairs(options, 'phaseTarget', 'PHASE=DURATION')) {
    const known = phaseNames.find((name) => name === phase);
    if (!known)
      fail(
        'nameUnknown',
        { what: 'phase', name: phase, known: phaseNames, suggestion: nearest(phase, phaseNames) },
        place,
      );
    else targets[known] = parsePositiveDuration(length, place);
  }
  return targets;
}

/** A filter or weight for a value that no row has is most often a typing mistake: noted, and in doubt under --strict. */
function unusedRules(
  log: IncidentLog,
  request: LogRequest,
): { readonly notices: readonly Notice[]; readonly doubts: readonly string[] } {
  const notices: Notice[] = [];
  const doubts: string[] = [];
  const look = (kind: 'whereMatchesNothing' | 'weightUnused', key: string, value: string): void => {
    const dictionary = log.dimensions.get(key)?.dictionary;
    const entries = dictionary ? Array.from({ length: dictionary.size }, (_, index) => dictionary.names(index)) : [];
    const names = entries.flat();
    const isThere = names.some((name) =>
      kind === 'weightUnused' ? name.toLowerCase() === value.toLowerCase() : name === value,
    );
    if (isThere) return;
    notices.push(notice(kind, { key, value, suggestion: nearest(value, names) }));
    doubts.push(`a row has ${key} = ${value}`);
  };
  for (const { key, values } of request.where)
    for (const value of values) if (value !== null) look('whereMatchesNothing', key, value);
  for (const { key, value } of request.weightRules) look('weightUnused', key, value);
  return { notices, doubts };
}
