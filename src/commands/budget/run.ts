import { statesOf } from '../../core/budget/policy.ts';
import { analyzeBudget, hullOfAll } from '../../core/budget/time/analysis.ts';
import type { ObjectiveTerms, PartTerms, ServiceTerms } from '../../core/budget/time/request.ts';
import { type Check, skippedCheck } from '../../core/gates/check.ts';
import { timeKeys } from '../../core/incidents/groups.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { namesIn, type WrittenName } from '../../core/incidents/log/names.ts';
import { notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import type { Window } from '../../core/time/window.ts';
import type { ServiceTarget } from '../../input/slo/targets.ts';
import type { BudgetReportFacts } from '../../report/budget/facts.ts';
import { budgetReport } from '../../report/budget/report.ts';
import { rowNamesText } from '../../report/words/check-text.ts';
import type { Call, CommandContext, Outcome } from '../command.ts';
import { judgeNames } from '../log/absent-names.ts';
import { eitherWay } from '../log/either-way.ts';
import { openLog } from '../log/open-log.ts';
import { logPaths } from '../log/request.ts';
import type { Given } from '../options/given.ts';
import { aheadOf, endOfAhead } from './ahead.ts';
import { readCeiling } from './ceiling.ts';
import { checksOf, isGateAsked, type Judged, subjectsOf } from './checks.ts';
import { coveredTime, decide, readDecisions, readDeployFile, suggestionFor } from './decisions.ts';
import { runEventLog, runEventTotals } from './events.ts';
import { needsNoLog, runFresh } from './fresh.ts';
import type { BudgetValues, budgetOptions } from './options.ts';
import { readTerms, type Terms } from './terms.ts';
import {
  type BudgetWindow,
  readBudgetWindow,
  repeatOf,
  repeatOfSlo,
  wantsHistory,
  windowNotices,
  windowOfSlo,
  windowOfTarget,
} from './window.ts';
import { onlyWritesSlos, reportedSlos, writtenSlos } from './written-slos.ts';

/** Options → request → core → report. */
export async function runBudget(call: Call<typeof budgetOptions>, context: CommandContext): Promise<Outcome> {
  const terms = await readTerms(call.options, context);
  if (onlyWritesSlos(call.args, call.options)) return writtenSlos(terms, call.options);
  const outcome = await measured(call, context, terms);
  return { ...outcome, report: { ...outcome.report, slos: reportedSlos(terms, call.options) } };
}

async function measured(call: Call<typeof budgetOptions>, context: CommandContext, terms: Terms): Promise<Outcome> {
  if (call.options.total !== null) return runEventTotals(call, terms);
  if (call.args.length === 0 && !context.standardInputIsFree) return runFresh(call, context, terms);
  const { sniffEvents } = await import('../../input/tables/event-detection.ts');
  const paths = logPaths(call.args, context);
  const sniffed = await sniffEvents(paths, context.standardInput);
  if (call.args.length === 0 && sniffed.isEmpty && needsNoLog(call)) return runFresh(call, context, terms);
  const rest = { ...context, standardInput: sniffed.standardInput };
  return sniffed.areEvents ? runEventLog(paths, call, rest, terms) : runLog(paths, call, rest, terms);
}

async function runLog(
  paths: readonly string[],
  call: Call<typeof budgetOptions>,
  context: CommandContext,
  terms: Terms,
): Promise<Outcome> {
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
  return eitherWay(opened, request.unknown, (unknown, read) => {
    const time = { at, hull: read.window, inService: read.inService, coverage: read.coverage };
    const ofFile = objectivesOf(
      read.log,
      objectives ?? [],
      request.where.some(({ key }) => key === 'service'),
    );
    const service = judged === 'whole' ? (ofFile.objectives[0]?.service ?? null) : null;
    const asked = {
      ...{ ...request, ...read, ...time, unknown, window, service },
      ...{ repeat: framed.repeat, wantsHistory: wantsHistory(options, context) },
    };
    const suggestion = decisions.wantsSuggestion ? suggestionFor(read.log, asked, options.seed) : null;
    const target = terms.slo ?? suggestion?.target ?? null;
    const services = wantsServices ? serviceTerms(terms, target, framed) : null;
    // where each service has its own, none is shown for all: any will do
    const slo =
      target ?? (terms.targets && [...terms.targets.services.values()][0]!.target) ?? fail('nothingToSuggest', {});
    const names = judgeNames(read.log, [...ofFile.names, ...namesOfTargets(services, by)]);
    const analysis = analyzeBudget(read.log, {
      ...asked,
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
    const facts: BudgetReportFacts = {
      analysis,
      kind: framed.kind,
      sla: terms.sla,
      sources: read.sources,
      notices: [
        ...(terms.file?.notices ?? []),
        ...(terms.file ? [notice('sloByTime', { slos: terms.file.slos.map(({ name }) => name) })] : []),
        ...read.notices.filter(({ kind }) => kind !== 'windowInFuture'),
        ...framed.notices,
        ...windowNotices(terms.file?.slos ?? [], framed),
        ...ofFile.notices,
        ...names.notices,
        ...(ceiling?.notices ?? []),
        // the two rules hold the whole log against one target: of parts with their own they say nothing
        ...analysis.notices.filter(({ kind }) => judged === 'whole' || !kind.startsWith('large')),
      ],
      ...decide(decisions, analysis, known, deploys),
      suggestion,
      ceiling,
      judged,
      by,
      ahead: aheadOf(analysis, framed, { time: { ...read, service }, observed: coveredTime(known) }, options.seed),
      costPerHour: options.costPerHour,
      top: options.top,
    };
    return {
      report: budgetReport(facts),
      zone: window.zone,
      checks: [
        ...checksOf(analysis, terms, judged, ceiling, isGate),
        ...(isGate ? read.doubts : []),
        ...read.checks,
        ...names.checks,
        ...partedChecks(judged, analysis.services, by),
      ],
      targetSubjects: subjectsOf(analysis, judged),
      knownTexts: statesOf(terms.policy),
    };
  });
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

/** Each service by the file of targets; the others by its default, else by `--slo`. */
function serviceTerms(
  { targets }: Terms,
  slo: Availability | null,
  { window, repeat, at }: BudgetWindow,
): ServiceTerms {
  const termsOf = (each: ServiceTarget): PartTerms => ({
    slo: each.target,
    window: windowOfTarget(each, window, at),
    repeat: each.windowSeconds === null ? (repeatOf(each.calendar, window.zone) ?? repeat) : null,
  });
  const named = [...(targets?.services ?? [])].map(([name, each]) => [name, termsOf(each)] as const);
  const { fallback } = targets ?? { fallback: null };
  const others = fallback ? termsOf(fallback) : slo && { slo, window, repeat };
  return { named: new Map(named), others };
}

/** The windows that a file of targets names itself. */
function targetWindows({ targets }: Terms, { window, at }: BudgetWindow): readonly Window[] {
  const each = [...(targets?.services.values() ?? []), ...(targets?.fallback ? [targets.fallback] : [])];
  return each.map((target) => windowOfTarget(target, window, at));
}

/** Each objective in its own window, unless an option names one for all. */
function objectiveTerms(objectives: NonNullable<Terms['objectives']>, framed: BudgetWindow): readonly ObjectiveTerms[] {
  return objectives.map(({ key, slo, objective }) => ({
    key,
    slo: objective.target,
    window: windowOfSlo(slo, framed),
    repeat: framed.isGiven ? framed.repeat : repeatOfSlo(slo.window),
    service: slo.service,
  }));
}

/**
 * An SLO is of its service's incidents where the log tells services apart and `--where` does not choose them already. A
 * target for a service that no row names is most often a typing mistake, or a service that was renamed.
 */
function objectivesOf(log: IncidentLog, objectives: readonly ObjectiveTerms[], isChosen: boolean) {
  const known = namesIn(log, 'service').length;
  const ownsAll = isChosen || known === 0;
  const without = known > 1 && !isChosen ? objectives.filter(({ service }) => service === null) : [];
  const own = ownsAll ? objectives.map((each) => ({ ...each, service: null })) : objectives;
  return {
    objectives: own,
    notices: without.length > 0 ? [notice('sloServiceMissing', { slos: without.map(({ key }) => key) })] : [],
    names: own.flatMap(({ service }) => (service === null ? [] : [{ key: 'service', value: service }])),
  };
}

function namesOfTargets(services: ServiceTerms | null, key: string): readonly WrittenName[] {
  return [...(services?.named.keys() ?? [])].map((value) => ({ key, value }));
}

/** `--by service` of a log that names none, and of no incident now, has nothing to judge, which is not the same as met. */
function partedChecks(judged: Judged, services: readonly unknown[] | null, by: string): readonly Check[] {
  return judged === 'services' && services?.length === 0 ? [skippedCheck(rowNamesText(by))] : [];
}
