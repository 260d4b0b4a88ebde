import type { LookAhead } from '../../core/budget/decisions/ahead.ts';
import type { IncidentShare } from '../../core/budget/time/attribution.ts';
import type { TimeBudget } from '../../core/budget/time/budget.ts';
import { secondsOf, unknownOfFrame } from '../../core/budget/time/frame.ts';
import type { PartBudget } from '../../core/budget/time/parts.ts';
import { textAt } from '../../core/incidents/log/names.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { BudgetTaker } from '../../core/notice.ts';
import { costOf } from '../../core/quantity/money.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { availabilityData } from '../availability-data.ts';
import { logData, sourcesData, unknownData } from '../log-data.ts';
import { windowData } from '../window.ts';
import { alertData, deployData, deploysData, replayData, statementData, suggestionData } from './decision-data.ts';
import type { BudgetReportFacts } from './facts.ts';
import { noFigures, policyData } from './figures.ts';
import { historyData } from './history-block.ts';

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
    counts: sources.length === 0 ? null : { ...analysis.counts },
    ...logData(
      sources.length === 0
        ? {}
        : {
            ...analysis.facts,
            coverage: { ...analysis.facts.coverage, ...(!isOneWindow && { uncoveredSeconds: null }) },
            unknown: whole && analysis.facts.unknown,
            maintenance: { ...analysis.facts.maintenance, ...(!whole && { availabilityWith: null }) },
          },
    ),
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
    by: facts.judged === 'services' ? facts.by : null,
    services: analysis.services?.map((part) => partData(part, facts)) ?? null,
    objectives: analysis.objectives?.map((part) => partData(part, facts)) ?? null,
    history: historyData(facts),
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
    window: { ...windowData(window), elapsedSeconds: secondsOf(part.frame.elapsed) },
    incidents: part.incidents,
    ...timeData(part, facts),
    ...unknownData(unknownOfFrame(part.frame, part.account.consumed)),
    policy: policyData(part.state, facts.analysis.policy),
  };
}

function timeData(budget: TimeBudget | null, { costPerHour, ahead }: BudgetReportFacts): JsonObject {
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
    ...aheadData(ahead.get(budget) ?? { regains: null, lasts: null }),
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

function aheadData({ regains, lasts }: LookAhead): JsonObject {
  return {
    regainsAt: regains?.map(({ state, at }) => ({ state, at: formatInstant(at) })) ?? null,
    lasts: lasts && { ...lasts },
  };
}

function incidentData(
  { row, milliseconds }: IncidentShare,
  { analysis: { log }, costPerHour }: BudgetReportFacts,
  whole: TimeBudget | null,
): Json {
  return {
    id: log.ids.text(log.id[row]!) || null,
    consumedSeconds: milliseconds / 1_000,
    budgetShare: shareOf(milliseconds, whole),
    cost: costOf(milliseconds / 1_000, costPerHour),
    title: log.titles.text(log.title[row]!) || null,
    service: textAt(log, 'service', row),
    cause: textAt(log, 'cause', row),
    start: formatInstant(log.stamps.start[row]!),
    file: log.files[log.file[row]!]!,
    line: log.line[row]!,
  };
}

function shareOf(milliseconds: number, whole: TimeBudget | null): number | null {
  return whole && whole.balance.budget > 0 ? milliseconds / 1_000 / whole.balance.budget : null;
}
