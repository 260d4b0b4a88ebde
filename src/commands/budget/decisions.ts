import { replayAlerts } from '../../core/budget/decisions/alert-replay.ts';
import { alertsOf } from '../../core/budget/decisions/alerts.ts';
import { type DeployRisk, deployCost } from '../../core/budget/decisions/deploy-risk.ts';
import { type Deploy, type DeployRecord, deployRecord, serviceTest } from '../../core/budget/decisions/deploys.ts';
import { periodMeasure } from '../../core/budget/decisions/period-measure.ts';
import { type CreditStep, calendarPeriods, parseCredits, slaStatement } from '../../core/budget/decisions/statement.ts';
import { type SuggestedTarget, targetFromOutages } from '../../core/budget/decisions/suggest.ts';
import type { BudgetAnalysis } from '../../core/budget/time/analysis.ts';
import { keptTime } from '../../core/budget/time/consumption.ts';
import { secondsOf } from '../../core/budget/time/frame.ts';
import { rowsOf } from '../../core/budget/time/parts.ts';
import { type Coverage, coveredIn } from '../../core/incidents/coverage.ts';
import { type DowntimeMode, outageRules } from '../../core/incidents/downtime/measure.ts';
import { type SelectionRequest, selectIncidents } from '../../core/incidents/downtime/selection.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { namesAt } from '../../core/incidents/log/names.ts';
import { measureKnown } from '../../core/incidents/measured-time.ts';
import type { UnknownHandling } from '../../core/incidents/unknown-handling.ts';
import { selectRows } from '../../core/order/ascending.ts';
import { fail, type TypedPlace } from '../../core/problem.ts';
import { parseShare } from '../../core/quantity/availability.ts';
import { parsePositiveDuration } from '../../core/quantity/duration.ts';
import { parseRate, type Rate } from '../../core/quantity/rate.ts';
import type { CalendarPeriod } from '../../core/time/calendar.ts';
import { type Interval, type Intervals, intersection, totalMilliseconds } from '../../core/time/intervals.ts';
import type { Window } from '../../core/time/window.ts';
import type { BudgetReportFacts, StatementFacts } from '../../report/budget/facts.ts';
import type { CommandContext } from '../command.ts';
import type { LogRequest } from '../log/request.ts';
import type { Given } from '../options/given.ts';
import { parseWhole } from '../options/readers.ts';
import type { BudgetValues } from './options.ts';
import { statementPeriod } from './window.ts';

/** What is asked beside the budget itself, read before the log is. */
export interface DecisionRequest {
  /** There is one target to hold the cost of a change against. */
  readonly hasOneTarget: boolean;
  /** `each` null: as many changes, of the risk that deploys had so far. */
  readonly risk: { readonly each: Omit<DeployRisk, 'count'> | null; readonly count: number } | null;
  readonly traffic: Rate | null;
  readonly wantsAlerts: boolean;
  readonly wantsReplay: boolean;
  readonly wantsSuggestion: boolean;
  readonly statement: {
    readonly credits: readonly CreditStep[];
    readonly fee: number | null;
    readonly period: CalendarPeriod;
  } | null;
}

/** What is asked; where there are several budgets with targets of their own (`several`), only what rests on none of them. */
export function readDecisions(
  options: BudgetValues,
  several: 'services' | 'objectives' | null,
  context: CommandContext,
): DecisionRequest {
  const given = options.deploy ?? options.traffic;
  const flag = given?.flag ?? (options.alerts ? '--alerts' : options.replayAlerts ? '--replay-alerts' : null);
  if (several && flag !== null) fail('decisionOfSeveral', { flag, judged: several });
  const isAsserted = (key: string): boolean => several === null && context.isAsserted(key);
  const traffic = options.traffic?.read(trafficOf) ?? null;
  const credits = options.credits?.read(parseCredits);
  const { fee } = options;
  return {
    hasOneTarget: several === null,
    risk: options.deploy ? riskOf(options.deploy, options.deploys !== null) : null,
    traffic,
    wantsAlerts: options.alerts || traffic !== null || isAsserted('alerts'),
    wantsReplay: options.replayAlerts || isAsserted('alertReplay'),
    wantsSuggestion: options.suggest || context.isAsserted('suggest'),
    statement: credits === undefined ? null : { credits, fee, period: statementPeriod(options) },
  };
}

type Decisions = Pick<BudgetReportFacts, 'alerts' | 'traffic' | 'replay' | 'deploys' | 'deploy' | 'statement'>;

/** The deploys of `--deploys` and how long after one an incident is laid at its door. */
export interface DeployFile {
  readonly deploys: readonly Deploy[];
  /** The names of its columns. */
  readonly names: ReadonlySet<string>;
  readonly withinSeconds: number;
}

export async function readDeployFile(
  { deploys, within }: BudgetValues,
  { stamps, mapRules, where }: LogRequest,
  context: CommandContext,
): Promise<DeployFile | null> {
  if (!deploys) return null;
  const { readDeploys } = await import('../../input/tables/deploys.ts');
  const { standardInput } = context;
  return {
    ...(await readDeploys({ path: deploys.text, stamps: stamps.beside(), mapRules, where, standardInput })),
    withinSeconds: within ?? 900,
  };
}

interface LookedAt {
  readonly at: number;
  readonly hull: Interval;
  readonly inService: Intervals | null;
  readonly coverage: Coverage;
}

/** The time of the hull that counts and that the log covers. */
export function coveredTime({ hull, inService, coverage }: LookedAt): Intervals {
  return coveredIn(inService ?? [hull], coverage);
}

/** The answers, from the same incidents that the budget was made of. */
export function decide(
  request: DecisionRequest,
  analysis: BudgetAnalysis,
  time: LookedAt,
  file: DeployFile | null,
): Decisions {
  const { frame, whole, slo, policy, impact, rules } = analysis;
  const deploys = file && recordOf(file, analysis, time);
  const risk = request.risk?.each
    ? { ...request.risk.each, count: request.risk.count }
    : observedRisk(deploys, request.risk?.count ?? 1);
  const alerts = alertsOf(slo.unavailability, secondsOf(frame.counted), request.traffic);
  return {
    traffic: request.traffic,
    alerts: request.wantsAlerts ? alerts : null,
    replay: request.wantsReplay
      ? replayAlerts({
          impact,
          counts: keptTime(impact, rules, coveredTime(time)),
          tiers: alerts.filter(({ canFire }) => canFire),
          unavailability: slo.unavailability,
          window: { start: frame.window.start, end: frame.until },
          consumption: whole.consumption,
          budgetMilliseconds: whole.balance.budget * 1_000,
        })
      : null,
    deploys,
    deploy: risk && request.hasOneTarget ? deployCost(risk, whole.account, policy) : null,
    statement: statementOf(request, analysis, time),
  };
}

/** Deploys of the window so far, joined to the incidents that began in it. */
function recordOf(
  { deploys, withinSeconds }: DeployFile,
  analysis: BudgetAnalysis,
  { coverage }: LookedAt,
): DeployRecord {
  const { log, frame, impact, rules, where } = analysis;
  const order = selectRows(impact.order, (row) => impact.start[row]! < frame.until);
  return deployRecord(deploys, { ...impact, order }, namesAt(log, 'service'), {
    withinMilliseconds: withinSeconds * 1_000,
    window: { start: frame.window.start, end: frame.until },
    coverage: coverage.interval,
    looksAt: serviceTest(where),
    rules: { ...rules, counts: frame.covered },
  });
}

/** What deploys did so far: how many failed, and what a failure cost. */
function observedRisk(record: DeployRecord | null, count: number): DeployRisk | null {
  if (!record || record.rate === null || !record.burnSecondsPerFailure) return null;
  return { probability: record.rate, outageSeconds: record.burnSecondsPerFailure, count };
}

function statementOf(
  { statement }: DecisionRequest,
  { impact, rules, frame }: BudgetAnalysis,
  { at, hull, inService, coverage }: LookedAt,
): StatementFacts | null {
  if (statement === null) return null;
  const { interval } = coverage;
  const periods = interval ? calendarPeriods(statement.period, interval, frame.window.zone) : [];
  const measure = periodMeasure(impact, rules, { hull, inService, coverage: interval });
  return {
    fee: statement.fee,
    period: statement.period,
    periods: slaStatement({ periods, at, credits: statement.credits, fee: statement.fee, measure }),
  };
}

/** More than anybody's year of them. */
const mostDeploys = 1_000_000;

/** `5% 20m`, `5% 20m x20`; `x20` alone where deploys have shown their risk. */
function riskOf(given: Given, hasRecord: boolean): NonNullable<DecisionRequest['risk']> {
  const { text } = given;
  const [, own, times] = /^(.*?)(?:(?:^|\s)\s*[x×]\s*([0-9.eE+-]*))?\s*$/s.exec(text)!;
  const count = times === undefined ? 1 : parseWhole(times, given.place(times));
  if (count < 1 || count > mostDeploys)
    return fail('pairUnreadable', { text, expected: `one to ${mostDeploys} changes: "5% 20m x20"` }, given.place());
  const match = /^\s*(\S+)\s+(\S.*?)\s*$/.exec(own!);
  if (!match) {
    if (hasRecord && times !== undefined && own!.trim() === '') return { each: null, count };
    return fail('pairUnreadable', { text, expected: 'RISK OUTAGE [xCOUNT]: "5% 20m", "5% 20m x20"' }, given.place());
  }
  const [, probability, outage] = match as unknown as [string, string, string];
  const each = {
    probability: parseShare(probability, given.place(probability)),
    outageSeconds: parsePositiveDuration(outage, given.place(outage)),
  };
  return { each, count };
}

function trafficOf(text: string, place: TypedPlace): Rate {
  return parseRate(text) ?? fail('pairUnreadable', { text, expected: 'REQUESTS/TIME: 40/h, 5/s, 1e6/d' }, place);
}

/** The target that the log so far would keep: from all that it covers, over a horizon as long as the window. */
export function suggestionFor(
  log: IncidentLog,
  request: SelectionRequest & {
    readonly shortestOutageSeconds: number;
    readonly unknown: UnknownHandling;
    readonly downtimeMode: DowntimeMode;
    readonly at: number;
    readonly hull: Window;
    readonly inService: Intervals | null;
    readonly coverage: Coverage;
    /** Only its incidents are looked at; null: all are. */
    readonly service: string | null;
  },
  seed: number,
): SuggestedTarget | null {
  const { hull, at, inService, coverage, window, service } = request;
  const end = Math.max(hull.start, Math.min(at, hull.end));
  const selected = selectIncidents(log, { ...request, window: { ...hull, end }, openUntil: at });
  const impact = rowsOf(log, selected.impact, service);
  const known = measureKnown(log, impact, { ...request, time: inService ?? [hull] }, service ?? undefined);
  const counted = known.rules.counts;
  return targetFromOutages({
    impact,
    rules: outageRules({ ...request, downtimeMode: 'union' }),
    observed: coveredIn(counted, coverage),
    horizonSeconds: totalMilliseconds(intersection(counted, [window])) / 1_000,
    seed,
  });
}
