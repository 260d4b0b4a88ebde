import { shownCoverage, uncoveredIn } from '../../incidents/coverage.ts';
import type { ImpactIntervals } from '../../incidents/downtime/downtime.ts';
import { type OutageRules, outageRules } from '../../incidents/downtime/measure.ts';
import { selectIncidents } from '../../incidents/downtime/selection.ts';
import type { RowCounts } from '../../incidents/log/classify.ts';
import { type Condition, rowFilter } from '../../incidents/log/filter.ts';
import type { IncidentLog } from '../../incidents/log/log.ts';
import { namesIn } from '../../incidents/log/names.ts';
import { type LogFacts, logFacts } from '../../incidents/log-facts.ts';
import { maintenanceFacts } from '../../incidents/maintained.ts';
import { type MeasuredLog, measureLog } from '../../incidents/measured-log.ts';
import { measureKnown } from '../../incidents/measured-time.ts';
import { noticesOf } from '../../incidents/notices.ts';
import { knownTime } from '../../incidents/unknown.ts';
import { unweightedDowntime } from '../../incidents/unweighted.ts';
import { type Notice, notice } from '../../notice.ts';
import { largest, smallest } from '../../order/extremes.ts';
import type { Availability } from '../../quantity/availability.ts';
import { toNumber } from '../../quantity/decimal.ts';
import { formatEnds } from '../../time/instant.ts';
import { difference, type Intervals, merged, totalMilliseconds } from '../../time/intervals.ts';
import type { Window } from '../../time/window.ts';
import { budgetOf } from '../account.ts';
import type { Policy } from '../policy.ts';
import { type CauseShare, type IncidentShare, incidentShares, sharesBy, sharesOf } from './attribution.ts';
import { type BudgetRequest, type TimeBudget, timeBudget } from './budget.ts';
import { consumptionOf } from './consumption.ts';
import { type BudgetFrame, type FramedTime, frameOf, ruleWindows, secondsOf, unknownOfFrame } from './frame.ts';
import { type PastPeriod, pastPeriods } from './history.ts';
import { largeCauses, largeIncidents } from './large-consumers.ts';
import { budgetsBy, incidentsOfNoService, inServiceOf, objectiveBudgets, type PartBudget, rowsOf } from './parts.ts';
import type { BudgetAnalysisRequest } from './request.ts';

export interface BudgetAnalysis {
  readonly log: IncidentLog;
  readonly frame: BudgetFrame;
  readonly counts: RowCounts;
  readonly slo: Availability;
  readonly policy: Policy;
  readonly whole: TimeBudget;
  /** The same without exclusions and service hours; null where there are none. */
  readonly gross: TimeBudget | null;
  /** All windows so far, the oldest first; null: not asked for. */
  readonly history: readonly PastPeriod[] | null;
  readonly byIncident: readonly IncidentShare[];
  readonly byCause: readonly CauseShare[];
  readonly services: readonly PartBudget[] | null;
  /** Services (null: incidents that name none) that nothing says a target for; they have no budget. */
  readonly withoutTerms: readonly (string | null)[];
  readonly objectives: readonly PartBudget[] | null;
  /** What the result says of its log, over the window so far. */
  readonly facts: LogFacts;
  /** The log over the window so far, for pictures of it. */
  readonly measured: MeasuredLog;
  /** The time of the hull that counts; null: all of it. */
  readonly inService: Intervals | null;
  /** The incidents of the whole hull, for what else is asked of them: every row that can matter up to now. */
  readonly impact: ImpactIntervals;
  readonly rules: OutageRules;
  /** What those incidents passed; the service of an SLO file is among it. */
  readonly where: readonly Condition[];
  readonly notices: readonly Notice[];
}

/** The longest window of an alert: one that is replayed from the window's start looks back so far. */
const longestAlertMilliseconds = 3 * 86_400_000;

/** Everything from which something is read: the window and what alerts look back on, the last 28 days, the quarter. */
export function hullOf(window: Window, at: number): Window {
  const { recent, quarter } = ruleWindows(asOf(window, at), window.zone);
  const windows = [window, { ...window, start: window.start - longestAlertMilliseconds }, recent, quarter];
  return {
    ...window,
    start: Math.min(...windows.map(({ start }) => start)),
    end: Math.max(...windows.map(({ end }) => end)),
  };
}

/** The hull of several windows. */
export function hullOfAll(windows: readonly Window[], at: number): Window {
  const hulls = windows.map((window) => hullOf(window, at));
  const start = smallest(hulls.map((hull) => hull.start));
  const end = largest(hulls.map((hull) => hull.end));
  return { ...hulls[0]!, start, end };
}

/** Where the rules stand: now, or the last instant of a window that is past. */
function asOf(window: Window, at: number): number {
  return at >= window.end ? window.end - 1 : at;
}

/** What is cut out of time, for all and for single services. */
type Cuts = Pick<BudgetAnalysisRequest, 'inService' | 'serviceCuts'>;

const noCuts: Cuts = { inService: null, serviceCuts: null };

/** From a log to the state of its error budget. Sources and formulas: docs/budget.md. */
export function analyzeBudget(log: IncidentLog, request: BudgetAnalysisRequest): BudgetAnalysis {
  const { window, at, coverage, slo, policy, lookbackSeconds } = request;
  const rules = outageRules(request);
  const selection = selectIncidents(log, {
    ...request,
    window: { ...request.hull, end: Math.max(request.hull.start, Math.min(at, request.hull.end)) },
    openUntil: at,
  });
  const impact = rowsOf(log, selection.impact, request.service);
  const hull = [{ start: request.hull.start, end: request.hull.end }];
  const timeOf = (rows: ImpactIntervals, of?: string | null, cuts: Cuts = request): FramedTime => {
    const time = inServiceOf(cuts.inService, request.hull, cuts.serviceCuts, of ?? null) ?? hull;
    const { unknown } = measureKnown(log, rows, { ...request, ...cuts, time }, of);
    return { inService: time, unknown, handling: request.unknown };
  };
  const own = request.service ?? undefined;
  const time = timeOf(impact, own);
  const inService = inServiceOf(request.inService, request.hull, request.serviceCuts, request.service);
  const frame = frameOf(window, at, time, coverage);
  const budgetRequest: BudgetRequest = { frame, sloUnavailability: slo.unavailability, rules, lookbackSeconds, policy };
  const { wantsHistory = false, repeat = null } = request;
  const partRequest = { window, at, timeOf, coverage, rules, lookbackSeconds, policy, wantsHistory };
  const whole = timeBudget(impact, budgetRequest);
  const uncut = { ...impact, cuts: null };
  const byIncident = incidentShares(impact, whole.consumption, rules.mode);
  const where = [...request.where, ...ofService(request.service)];
  const rows = rowsInWindow(log, { ...request, where }, frame);
  const ofNoService = incidentsOfNoService(log, selection.impact, request.objectives ?? [], at);
  const services =
    request.services &&
    budgetsBy(
      log,
      selection.impact,
      partRequest,
      request.by,
      request.services,
      namesIn(log, request.by, rowFilter(log, request.where)),
    );
  const unspoken = uncoveredIn(difference(frame.elapsed, frame.unknown), coverage).milliseconds;
  const unknown = unknownOfFrame(frame, whole.account.consumed);
  return {
    log,
    frame,
    counts: rows.counts,
    slo,
    policy,
    whole,
    gross:
      inService || impact.cuts
        ? timeBudget(uncut, { ...budgetRequest, frame: frameOf(window, at, timeOf(uncut, own, noCuts), coverage) })
        : null,
    history: wantsHistory
      ? pastPeriods(impact, { ...{ window, repeat, slo, at, time, coverage }, ...{ rules, lookbackSeconds, policy } })
      : null,
    byIncident,
    byCause: sharesBy('cause', byIncident, log),
    services: services?.budgets ?? null,
    withoutTerms: services?.withoutTerms ?? [],
    objectives: request.objectives && objectiveBudgets(log, selection.impact, partRequest, request.objectives),
    facts: { ...rows.facts, unknown },
    measured: rows.measured,
    inService: log.unknown.length > 0 ? knownTime(inService ?? hull, time.unknown, request.unknown) : inService,
    impact,
    rules,
    where,
    notices: [
      ...rows.notices,
      ...(ofNoService > 0 ? [notice('serviceNotNamed', { rows: ofNoService })] : []),
      ...(unspoken > 0 ? [uncovered(unspoken / 1_000, frame, request)] : []),
      ...largeNotices(log, impact, request, time),
    ],
  };
}

/** The condition that a service sets. */
function ofService(service: string | null): readonly Condition[] {
  return service === null ? [] : [{ key: 'service', values: [service], negated: false }];
}

/** What became of the rows, and what must be known of those that count. */
function rowsInWindow(
  log: IncidentLog,
  request: BudgetAnalysisRequest,
  frame: BudgetFrame,
): {
  readonly measured: MeasuredLog;
  readonly counts: RowCounts;
  readonly facts: LogFacts;
  readonly notices: readonly Notice[];
} {
  const passed: Window = { ...frame.window, end: frame.until };
  const inService = merged([...frame.covered, ...frame.unknown]);
  const measured = measureLog(log, { ...request, window: passed, openUntil: frame.until, inService });
  const notices = noticesOf(measured, { negative: new Map(), unweighted: unweightedDowntime(measured) });
  return {
    measured,
    counts: measured.classified.counts,
    facts: {
      ...logFacts(measured),
      maintenance: maintenanceFacts(measured, totalMilliseconds(frame.elapsed), frame.elapsed),
      coverage: {
        interval: shownCoverage(request.coverage, frame.window),
        uncoveredSeconds: frame.uncoveredMilliseconds / 1_000,
      },
    },
    notices,
  };
}

function uncovered(seconds: number, frame: BudgetFrame, { coverage }: BudgetAnalysisRequest): Notice {
  const { interval, by } = coverage;
  return notice('logUncovered', {
    seconds,
    passedSeconds: secondsOf(frame.elapsed),
    effect: 'consumesNothing',
    covered: interval && formatEnds(interval, frame.window.zone),
    by,
  });
}

/** One incident above a fifth of the last 28 days' budget, one cause above a fifth of the calendar quarter's. */
function largeNotices(
  log: IncidentLog,
  impact: ImpactIntervals,
  request: BudgetAnalysisRequest,
  time: FramedTime,
): readonly Notice[] {
  const { window, at, coverage, slo } = request;
  const { recent, quarter } = ruleWindows(asOf(window, at), window.zone);
  const rules = outageRules(request);
  const within = (each: Window): { shares: readonly IncidentShare[]; budget: number } => {
    const frame = frameOf(each, Math.min(at, window.end), time, coverage);
    return {
      shares: sharesOf(impact, consumptionOf(impact, rules, frame.covered), rules.mode),
      budget: toNumber(budgetOf(slo.unavailability, totalMilliseconds(frame.counted))),
    };
  };
  const last = within(recent);
  const long = within(quarter);
  const incidents = largeIncidents(last.shares, last.budget, log);
  const causes = largeCauses(sharesBy('cause', long.shares, log), long.budget);
  return [
    ...(incidents.length > 0 ? [notice('largeIncidents', { incidents })] : []),
    ...(causes.length > 0 ? [notice('largeCauses', { causes })] : []),
  ];
}
