import type { Condition } from '../core/incidents/filter.ts';
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
  const phaseTargets = phaseTargetsOf(options);
  const top = wholeNumber(options, 'top');
  const seed = wholeNumber(options, 'seed');
  const asked = [
    ...(groupKeys ?? []),
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
  const analysis = analyzeIncidents(read.log, {
    ...request,
    window,
    inService: await countedTime(window, request, context),
    invalidRows: read.invalidRows,
    phaseTargets,
    groupKeys: groupKeys ?? defaultGroupKeys(read.log),
    top,
    seed,
  });
  const now = context.now(request.zone);
  if (window.end > now.instant)
    notices.push(notice('windowInFuture', { end: formatInstant(window.end), now: formatInstant(now.instant) }));
  const said = [...read.notices, ...notices, ...unusedRules(read.log, request)];
  return {
    report: incidentsReport(analysis, read.sources, said, top),
    zone: request.zone,
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

/** A filter or weight for a value that no row has is most often a typing mistake. */
function unusedRules(log: IncidentLog, request: LogRequest): readonly Notice[] {
  const found: Notice[] = [];
  const namesOf = (key: string): readonly string[] => {
    const dictionary = log.dimensions.get(key)?.dictionary;
    if (!dictionary) return [];
    return Array.from({ length: dictionary.size }, (_, index) => dictionary.names(index)).flat();
  };
  for (const { key, values } of request.where as readonly Condition[]) {
    const names = namesOf(key);
    for (const value of values)
      if (value !== null && !names.includes(value))
        found.push(notice('whereMatchesNothing', { key, value, suggestion: nearest(value, names) }));
  }
  for (const { key, value } of request.weightRules) {
    const names = namesOf(key);
    if (!names.some((name) => name.toLowerCase() === value.toLowerCase()))
      found.push(notice('weightUnused', { key, value, suggestion: nearest(value, names) }));
  }
  return found;
}
