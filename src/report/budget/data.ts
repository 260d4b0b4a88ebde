import type { AlertReplay } from '../../core/budget/decisions/alert-replay.ts';
import type { Alert } from '../../core/budget/decisions/alerts.ts';
import type { DeployCost } from '../../core/budget/decisions/deploy-risk.ts';
import type { DeployRecord } from '../../core/budget/decisions/deploys.ts';
import type { StatementPeriod } from '../../core/budget/decisions/statement.ts';
import type { SuggestedTarget } from '../../core/budget/decisions/suggest.ts';
import type { Policy, PolicyState } from '../../core/budget/policy.ts';
import type { IncidentShare } from '../../core/budget/time/attribution.ts';
import type { TimeBudget } from '../../core/budget/time/budget.ts';
import { secondsOf } from '../../core/budget/time/frame.ts';
import type { PartBudget } from '../../core/budget/time/parts.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { BudgetTaker } from '../../core/notice.ts';
import { costOf } from '../../core/quantity/money.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { availabilityData } from '../availability-data.ts';
import { logData, sourcesData } from '../log-data.ts';
import { windowData, windowEnds } from '../window.ts';
import type { BudgetReportFacts } from './facts.ts';
import { adviceText, ruleText } from './words.ts';

/** The JSON result of `budget` on a log: base units, full precision, null for what cannot be computed. */
export function budgetData(facts: BudgetReportFacts): JsonObject {
  const { analysis, sources } = facts;
  const { gross, log, frame } = analysis;
  // no single figure stands for several budgets: a gate on one of them must not be met by another
  const whole = facts.judged === 'whole' ? analysis.whole : null;
  const isOneWindow = haveOneWindow(facts);
  const taker = (kind: 'largeIncidents' | 'largeCauses'): readonly BudgetTaker[] =>
    analysis.notices.flatMap((each) =>
      each.kind !== kind
        ? []
        : each.kind === 'largeIncidents'
          ? each.data.incidents
          : each.kind === 'largeCauses'
            ? each.data.causes
            : [],
    );
  return {
    sources: sourcesData(sources),
    slo: whole && availabilityData(analysis.slo),
    sla: facts.sla && availabilityData(facts.sla),
    window: isOneWindow
      ? {
          ...windowData(frame.window),
          kind: facts.kind,
          at: formatInstant(frame.until),
          countedSeconds: secondsOf(frame.counted),
          elapsedSeconds: secondsOf(frame.elapsed),
          uncoveredSeconds: analysis.facts.coverage.uncoveredSeconds,
        }
      : null,
    counts: { ...analysis.counts },
    ...logData({
      ...analysis.facts,
      coverage: { ...analysis.facts.coverage, ...(!isOneWindow && { uncoveredSeconds: null }) },
      maintenance: { ...analysis.facts.maintenance, ...(!whole && { availabilityWith: null }) },
    }),
    ...timeData(whole, facts),
    withoutExclusions: whole && gross && timeData(gross, facts),
    costPerHour: facts.costPerHour,
    events: null,
    policy: whole && {
      ...policyData(whole.state, analysis.policy),
      largeIncidents: taker('largeIncidents').map(({ name, budgetShare }) => ({ id: name, budgetShare })),
      largeCauses: taker('largeCauses').map(({ name, budgetShare }) => ({ key: name, budgetShare })),
    },
    byIncident: (isOneWindow ? analysis.byIncident : []).map((each) => incidentData(each, facts, whole)),
    byCause: (isOneWindow ? analysis.byCause : []).map(({ key, milliseconds, incidents }) => ({
      key,
      incidents,
      consumedSeconds: milliseconds / 1_000,
      budgetShare: shareOf(milliseconds, whole),
      cost: costOf(milliseconds / 1_000, facts.costPerHour),
    })),
    services: analysis.services?.map((part) => partData(part, facts)) ?? null,
    objectives: analysis.objectives?.map((part) => partData(part, facts)) ?? null,
    alerts: facts.alerts?.map(alertData) ?? null,
    alertReplay: facts.replay && replayData(facts.replay, log),
    deploys: facts.deploys && deploysData(facts.deploys),
    deploy: facts.deploy && deployData(facts.deploy, facts.costPerHour),
    suggest: facts.suggestion && suggestionData(facts.suggestion),
    topology: facts.ceiling && { journey: facts.ceiling.journey, ...availabilityData(facts.ceiling.availability) },
    statement: facts.statement?.periods.map(statementData) ?? null,
  };
}

/** Whether all budgets are of the window that the log was read for. */
function haveOneWindow({ analysis, judged }: BudgetReportFacts): boolean {
  const { start, end } = analysis.frame.window;
  const parts = judged === 'whole' ? [] : (analysis[judged] ?? []);
  return parts.every(({ frame }) => frame.window.start === start && frame.window.end === end);
}

function partData(part: PartBudget, facts: BudgetReportFacts): JsonObject {
  const { window } = part.frame;
  return {
    key: part.key,
    slo: availabilityData(part.slo),
    window: windowEnds(window),
    incidents: part.incidents,
    ...timeData(part, facts),
    policy: policyData(part.state, facts.analysis.policy),
  };
}

function deployData({ states, ...cost }: DeployCost, costPerHour: number | null): JsonObject {
  return {
    ...cost,
    states: states?.map((each) => ({ ...each })) ?? null,
    expectedCost: costOf(cost.expectedSeconds, costPerHour),
  };
}

function deploysData({ burnSeconds, failures, rateInterval, leftOut, ...record }: DeployRecord): JsonObject {
  return {
    ...record,
    rateInterval: rateInterval && [rateInterval.low, rateInterval.high],
    leftOut: { ...leftOut },
  };
}

/** The figures of a budget where there is none, or none that stands for all. */
export const noFigures: JsonObject = {
  ...availabilityData(null),
  ...{ budgetSeconds: null, consumedSeconds: null, remainingSeconds: null },
  ...{ budgetEvents: null, consumedEvents: null, remainingEvents: null },
  ...{ consumedRatio: null, remainingRatio: null, periodBurnRate: null, currentBurnRate: null },
  ...{ exhaustedAt: null, exhaustion: null, cost: null },
};

function timeData(budget: TimeBudget | null, { costPerHour }: BudgetReportFacts): JsonObject {
  if (budget === null) return noFigures;
  const { balance, attained, periodBurnRate, currentBurn, exhaustion } = budget;
  return {
    ...availabilityData(attained),
    budgetSeconds: balance.budget,
    consumedSeconds: balance.consumed,
    remainingSeconds: balance.remaining,
    budgetEvents: null,
    consumedEvents: null,
    remainingEvents: null,
    consumedRatio: balance.consumedRatio,
    remainingRatio: balance.remainingRatio,
    periodBurnRate,
    currentBurnRate: { ...currentBurn },
    exhaustedAt: exhaustion && formatInstant(exhaustion.instant),
    exhaustion: exhaustion && (exhaustion.isPast ? 'past' : 'projected'),
    cost:
      costPerHour === null
        ? null
        : {
            budget: costOf(balance.budget, costPerHour),
            consumed: costOf(balance.consumed, costPerHour),
            remaining: costOf(balance.remaining, costPerHour),
          },
  };
}

export function policyData(state: PolicyState | null, policy: Policy): JsonObject {
  return {
    state: state?.state ?? null,
    rule: state && ruleText(state.policy, state.step),
    description: state && adviceText(state.policy, state.step),
    steps: policy.map(({ name }, step) => ({
      name,
      rule: ruleText(policy, step),
      description: adviceText(policy, step),
    })),
  };
}

function incidentData(
  { row, milliseconds }: IncidentShare,
  { analysis: { log }, costPerHour }: BudgetReportFacts,
  whole: TimeBudget | null,
): Json {
  const text = (key: string): string | null => {
    const dimension = log.dimensions.get(key);
    return dimension ? dimension.dictionary.text(dimension.values[row]!) : null;
  };
  return {
    id: log.ids.text(log.id[row]!) || null,
    consumedSeconds: milliseconds / 1_000,
    budgetShare: shareOf(milliseconds, whole),
    cost: costOf(milliseconds / 1_000, costPerHour),
    title: log.titles.text(log.title[row]!) || null,
    service: text('service'),
    cause: text('cause'),
    start: formatInstant(log.stamps.start[row]!),
    file: log.files[log.file[row]!]!,
    line: log.line[row]!,
  };
}

function shareOf(milliseconds: number, whole: TimeBudget | null): number | null {
  return whole && whole.balance.budget > 0 ? milliseconds / 1_000 / whole.balance.budget : null;
}

function alertData(alert: Alert): JsonObject {
  return { ...alert };
}

function replayData({ fired, missedRows }: AlertReplay, log: IncidentLog): JsonObject {
  const idOf = (row: number): string | null => log.ids.text(log.id[row]!) || null;
  return {
    fired: fired.map(({ tier, at, resetAt, consumedRatio, incidents, rows }) => ({
      severity: tier.severity,
      longSeconds: tier.longSeconds,
      at: instantOf(at),
      resetAt: resetAt === null ? null : instantOf(resetAt),
      consumedRatio,
      incidents: rows.map(idOf),
      incidentCount: incidents,
    })),
    missed: missedRows.map(idOf),
  };
}

/** An instant that was solved may lie between two milliseconds: the later one is the first at which it holds. */
function instantOf(instant: number): string {
  return formatInstant(Math.ceil(instant));
}

function statementData({ attained, ...period }: StatementPeriod): JsonObject {
  return {
    ...period,
    start: formatInstant(period.start),
    end: formatInstant(period.end),
    ...availabilityData(attained),
  };
}

function suggestionData({ target, ...rest }: SuggestedTarget): JsonObject {
  return { ...availabilityData(target), ...rest };
}
