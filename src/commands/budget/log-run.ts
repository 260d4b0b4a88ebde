import { statesOf } from '../../core/budget/policy.ts';
import { analyzeBudget, type BudgetAnalysis, hullOfAll } from '../../core/budget/time/analysis.ts';
import { type Check, skippedCheck } from '../../core/gates/check.ts';
import { timeKeys } from '../../core/incidents/groups.ts';
import type { UnknownHandling } from '../../core/incidents/unknown-handling.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import type { BudgetReportFacts } from '../../report/budget/facts.ts';
import { budgetReport } from '../../report/budget/report.ts';
import { rowNamesText } from '../../report/words/check-text.ts';
import type { Call, CommandContext, Outcome } from '../command.ts';
import { judgeNames } from '../log/absent-names.ts';
import { eitherWay } from '../log/either-way.ts';
import { type OpenedLog, openLog } from '../log/open-log.ts';
import type { Given } from '../options/given.ts';
import { aheadOf, endOfAhead } from './ahead.ts';
import { readCeiling } from './ceiling.ts';
import { checksOf, isGateAsked, type Judged, subjectsOf } from './checks.ts';
import { coveredTime, decide, readDecisions, readDeployFile, suggestionFor } from './decisions.ts';
import type { BudgetValues, budgetOptions } from './options.ts';
import { namesOfTargets, objectivesOf, objectiveTerms, serviceTerms, targetWindows } from './part-terms.ts';
import type { Terms } from './terms.ts';
import { readBudgetWindow, wantsHistory, windowNotices } from './window.ts';

/** What a call on a log of incidents asks, with the log: what both ways of reading unknown time share. */
async function readLogCall(
  paths: readonly string[],
  call: Call<typeof budgetOptions>,
  context: CommandContext,
  terms: Terms,
) {
  call.refuseWithoutEffect('incidents');
  const { options } = call;
  const judged = judgedBy(options, terms);
  const several = judged === 'objectives' || (judged === 'services' && terms.targets) ? judged : null;
  const decisions = readDecisions(options, several, context);
  const wantsServices = judged === 'services' || context.isAsserted('services');
  const framed = await readBudgetWindow(paths, call, context, terms.file?.slos[0]?.window ?? null);
  const { window, at } = framed;
  const objectives = terms.objectives && objectiveTerms(terms.objectives, framed);
  const windows = [window, ...(objectives ?? []).map((each) => each.window), ...targetWindows(terms, framed)];
  const hull = hullOfAll(windows, at);
  const request = { ...framed.request, window: { ...hull, end: Math.max(hull.end, endOfAhead(windows, framed)) } };
  const deploys = await readDeployFile(options, request, context);
  const by = columnOf(options.by);
  const isGate = isGateAsked(options, context);
  const opened = await openLog(
    deploys ? { ...request, namesElsewhere: deploys.names } : request,
    ['service', 'cause', by],
    context,
  );
  const ceiling = await readCeiling(options, context);
  return {
    ...{
      options,
      terms,
      judged,
      decisions,
      wantsServices,
      framed,
      objectives,
      request,
      deploys,
      by,
      isGate,
      opened,
      ceiling,
    },
    wantsHistory: wantsHistory(options, context),
  };
}

type LogCall = Awaited<ReturnType<typeof readLogCall>>;

/** Options → request → core → report, of a log of incidents. */
export async function runLog(...[paths, call, context, terms]: Parameters<typeof readLogCall>): Promise<Outcome> {
  const asked = await readLogCall(paths, call, context, terms);
  return eitherWay(asked.opened, asked.request.unknown, (unknown, read) => outcomeOf(asked, unknown, read));
}

function analysisOf(asked: LogCall, unknown: UnknownHandling, read: OpenedLog) {
  const { options, terms, judged, decisions, wantsServices, framed, objectives, request, by } = asked;
  const { window, at } = framed;
  const time = { at, hull: read.window, inService: read.inService, coverage: read.coverage };
  const ofFile = objectivesOf(
    read.log,
    objectives ?? [],
    request.where.some(({ key }) => key === 'service'),
  );
  const service = judged === 'whole' ? (ofFile.objectives[0]?.service ?? null) : null;
  const measured = {
    ...{ ...request, ...read, ...time, unknown, window, service },
    ...{ repeat: framed.repeat, wantsHistory: asked.wantsHistory },
  };
  const suggestion = decisions.wantsSuggestion ? suggestionFor(read.log, measured, options.seed) : null;
  const target = terms.slo ?? suggestion?.target ?? null;
  const services = wantsServices ? serviceTerms(terms, target, framed) : null;
  // where each service has its own, none is shown for all: any will do
  const slo =
    target ?? (terms.targets && [...terms.targets.services.values()][0]!.target) ?? fail('nothingToSuggest', {});
  const names = judgeNames(read.log, [...ofFile.names, ...namesOfTargets(services, by)]);
  const analysis = analyzeBudget(read.log, {
    ...measured,
    slo,
    policy: terms.policy,
    lookbackSeconds: options.lookback,
    by,
    services,
    objectives: objectives && ofFile.objectives,
  });
  if (analysis.withoutTerms.length > 0)
    fail('targetMissing', { targets: options.targets!.text, services: analysis.withoutTerms });
  const known = { ...time, inService: analysis.inService };
  return { analysis, known, service, suggestion, names, notices: [...ofFile.notices, ...names.notices] };
}

function outcomeOf(asked: LogCall, unknown: UnknownHandling, read: OpenedLog): Outcome {
  const { options, terms, judged, decisions, framed, deploys, by, isGate, ceiling } = asked;
  const { analysis, known, service, suggestion, names, notices } = analysisOf(asked, unknown, read);
  const facts: BudgetReportFacts = {
    analysis,
    kind: framed.kind,
    sla: terms.sla,
    sources: read.sources,
    notices: noticesOf(asked, read, analysis, notices),
    ...decide(decisions, analysis, known, deploys),
    suggestion,
    ceiling,
    judged,
    by,
    ahead: aheadOf(analysis, framed, { time: { ...read, service }, observed: coveredTime(known) }, options.seed),
    costPerHour: options.costPerHour,
    top: options.top,
    seed: options.seed,
  };
  return {
    report: budgetReport(facts),
    zone: framed.window.zone,
    inputs: asked.request.server?.files ?? [],
    checks: [
      ...checksOf(analysis, terms, judged, ceiling, isGate),
      ...(isGate ? read.doubts() : []),
      ...read.checks,
      ...names.checks,
      ...partedChecks(judged, analysis.services, by),
    ],
    targetSubjects: subjectsOf(analysis, judged),
    knownTexts: statesOf(terms.policy),
  };
}

function noticesOf(
  { terms, framed, ceiling, judged }: LogCall,
  read: OpenedLog,
  analysis: BudgetAnalysis,
  ofNames: readonly Notice[],
): readonly Notice[] {
  return [
    ...(terms.file?.notices ?? []),
    ...(terms.file ? [notice('sloByTime', { slos: terms.file.slos.map(({ name }) => name) })] : []),
    ...read.notices.filter(({ kind }) => kind !== 'windowInFuture'),
    ...framed.notices,
    ...windowNotices(terms.file?.slos ?? [], framed),
    ...ofNames,
    ...(ceiling?.notices ?? []),
    // the two rules hold the whole log against one target: of parts with their own they say nothing
    ...analysis.notices.filter(({ kind }) => judged === 'whole' || !kind.startsWith('large')),
  ];
}

/** The column of --by; a part of the calendar is none: what a budget of a month is says --month. */
function columnOf(given: Given | null): string {
  if (given === null) return 'service';
  const key = given.text.trim();
  if (key === '')
    fail('pairUnreadable', { text: given.text, expected: 'the name of a column: service, cause, team' }, given.place());
  return timeKeys.includes(key) ? fail('calendarKey', { key }, given.place()) : key;
}

function judgedBy({ by }: BudgetValues, terms: Terms): Judged {
  if (by !== null || terms.targets) return 'services';
  return terms.objectives && terms.objectives.length > 1 ? 'objectives' : 'whole';
}

/** `--by service` of a log that names none, and of no incident now, has nothing to judge, which is not the same as met. */
function partedChecks(judged: Judged, services: readonly unknown[] | null, by: string): readonly Check[] {
  return judged === 'services' && services?.length === 0 ? [skippedCheck(rowNamesText(by))] : [];
}
