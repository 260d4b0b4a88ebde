import type { EventBudget } from '../../core/budget/events.ts';
import type { Policy, PolicyState } from '../../core/budget/policy.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import { formatDecimal } from '../numbers.ts';
import { type Cell, missing, type Report } from '../report.ts';
import { availabilityData, policyData } from './data.ts';
import { rate, stateFact } from './summary.ts';

export interface EventReportFacts {
  readonly budget: EventBudget;
  readonly state: PolicyState | null;
  readonly attained: Availability | null;
  readonly slo: Availability;
  readonly sla: Availability | null;
  readonly policy: Policy;
}

/** The report of a budget that is counted in events or slices: it has no seconds. */
export function eventReport(facts: EventReportFacts): Report {
  const { budget, state, attained, slo, policy } = facts;
  const number = (value: number): Cell => ({ kind: 'number', value, decimals: 3 });
  const part = (ratio: number | null): string => (ratio === null ? '' : `${formatDecimal(ratio * 100, 1)}%`);
  return {
    title: 'Error budget',
    blocks: [
      {
        kind: 'facts',
        facts: [
          stateFact({ state }, policy, `no ${budget.unit}, so there is no budget`),
          { label: 'SLO', value: { kind: 'availability', unavailability: slo.unavailability } },
          {
            label: 'Budget',
            value: number(budget.budgetEvents),
            note: `(1 − SLO) × ${formatDecimal(budget.totalEvents, 3)} ${budget.unit}`,
          },
          { label: 'Consumed', value: number(budget.consumedEvents), note: part(budget.consumedRatio) },
          { label: 'Remaining', value: number(budget.remainingEvents), note: part(budget.remainingRatio) },
          { label: 'Burn rate', value: rate(budget.consumedRatio), note: 'share of bad ones / (1 − SLO)' },
          {
            label: 'Availability',
            value: attained
              ? { kind: 'availability', unavailability: attained.unavailability, apartFrom: slo.unavailability }
              : missing(),
          },
        ],
      },
    ],
    data: eventData(facts),
    warnings: [],
    remarks: [],
    explanation: () => eventExplanation(facts),
  };
}

function eventData({ budget, state, attained, slo, sla, policy }: EventReportFacts) {
  return {
    sources: [],
    slo: availabilityData(slo),
    sla: sla && availabilityData(sla),
    window: null,
    counts: null,
    ...availabilityData(attained),
    budgetSeconds: null,
    consumedSeconds: null,
    remainingSeconds: null,
    budgetEvents: budget.budgetEvents,
    consumedEvents: budget.consumedEvents,
    remainingEvents: budget.remainingEvents,
    consumedRatio: budget.consumedRatio,
    remainingRatio: budget.remainingRatio,
    periodBurnRate: budget.consumedRatio,
    currentBurnRate: null,
    exhaustedAt: null,
    exhaustion: null,
    withoutExclusions: null,
    events: { unit: budget.unit, total: budget.totalEvents, slicesWithEvents: budget.slicesWithEvents },
    policy: { ...policyData(state, policy), largeIncidents: [], largeCauses: [] },
    byIncident: [],
    byCause: [],
    services: null,
    alerts: null,
    alertReplay: null,
    deploy: null,
    statement: null,
  };
}

function eventExplanation({ budget, slo }: EventReportFacts): readonly string[] {
  const { unit, totalEvents, budgetEvents, consumedEvents, remainingEvents, consumedRatio } = budget;
  return [
    `budget = (1 − SLO) × ${unit} = ${slo.unavailability} × ${totalEvents} = ${budgetEvents}`,
    `remaining = budget − bad = ${budgetEvents} − ${consumedEvents} = ${remainingEvents}`,
    ...(consumedRatio === null ? [] : [`consumed share = ${consumedEvents} / ${budgetEvents} = ${consumedRatio}`]),
  ];
}
