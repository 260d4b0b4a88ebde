import type { EventBudget } from '../../core/budget/events/events.ts';
import type { Policy, PolicyState } from '../../core/budget/policy.ts';
import type { CurrentBurn } from '../../core/budget/time/budget.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { Notice } from '../../core/notice.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import { formatInstant } from '../../core/time/instant.ts';
import type { Interval } from '../../core/time/intervals.ts';
import type { Window } from '../../core/time/window.ts';
import { availabilityData } from '../availability-data.ts';
import { logData, unknownData } from '../log-data.ts';
import { formatAvailability, formatDecimal, formatDuration, formatShare } from '../numbers.ts';
import { availability, type Block, type Cell, count, type Fact, missing, type Report, share, text } from '../report.ts';
import { windowData, windowFact } from '../window.ts';
import { warningOf } from '../words/notice-text.ts';
import { counted } from '../words/phrases.ts';
import { type EventAlertFacts, eventAlertBlocks, eventAlertsData, eventAlertsExplained } from './event-alert-blocks.ts';
import { noFigures, policyData } from './figures.ts';
import { windowNotes } from './part-windows.ts';
import { rate, stateFacts } from './summary.ts';
import { stateTone } from './words.ts';

/** One budget of events: an objective of a file, or the only one. */
export interface EventPart {
  readonly key: string | null;
  readonly slo: Availability;
  readonly budget: EventBudget;
  readonly state: PolicyState | null;
  readonly attained: Availability | null;
  /** null: counts that are summed up have no time. */
  readonly window: { readonly window: Window; readonly until: number } | null;
  readonly burnRate: number | null;
  readonly current: CurrentBurn | null;
}

export interface EventReportFacts {
  /** At least one; in the order of the file. */
  readonly parts: readonly EventPart[];
  readonly isOfFile: boolean;
  readonly sla: Availability | null;
  readonly policy: Policy;
  readonly sources: readonly { readonly file: string; readonly rows: number }[];
  readonly notices: readonly Notice[];
  readonly kind: 'rolling' | 'calendar' | 'fixed' | null;
  readonly rowsInWindow: number | null;
  /** Time that has passed and of which no row speaks. */
  readonly uncoveredSeconds: number | null;
  /** What its rows speak of; null: nothing, or counts that are summed up. */
  readonly covered: Interval | null;
  /** What was asked of alerts. */
  readonly alerts: EventAlertFacts | null;
}

/** The report of budgets that are counted in events or slices: they have no seconds. */
export function eventReport(facts: EventReportFacts): Report {
  const { parts, sources } = facts;
  return {
    title: sources.length > 0 ? `Error budget: ${sources.map(({ file }) => file).join(', ')}` : 'Error budget',
    titleCode: sources.map(({ file }) => file),
    blocks: [
      parts.length === 1 ? summaryBlock(parts[0]!, facts) : partsBlock(facts),
      ...(facts.alerts ? eventAlertBlocks(facts.alerts) : []),
    ],
    data: eventData(facts),
    warnings: facts.notices.map(warningOf),
    remarks: sources.map(({ file, rows }) => `${file}: counts of events, ${counted(rows, 'row')}`),
    explanation: () => [
      ...parts.flatMap(explained),
      ...(facts.alerts ? eventAlertsExplained(facts.alerts, parts[0]!.slo.unavailability) : []),
    ],
  };
}

const number = (value: number): Cell => ({ kind: 'number', value, decimals: 3 });
const part = (ratio: number | null): string => (ratio === null ? '' : formatShare(ratio));

function summaryBlock(each: EventPart, { policy, kind, rowsInWindow, sla }: EventReportFacts): Block {
  const { budget, state, attained, slo, window, burnRate, current } = each;
  const facts: Fact[] = [
    ...stateFacts({ state }, policy, `no ${budget.unit}, so there is no budget`),
    {
      label: 'SLO',
      value: availability(slo.unavailability),
      ...(sla && { note: `SLA ${formatAvailability(sla.unavailability, slo.unavailability)}` }),
    },
  ];
  if (window && kind) facts.push(windowFact(window.window, { kind }));
  if (rowsInWindow !== null) facts.push({ label: 'Rows', value: count(rowsInWindow), note: 'in the window so far' });
  facts.push(
    {
      label: 'Budget',
      value: number(budget.budgetEvents),
      note: `(1 − SLO) × ${formatDecimal(budget.totalEvents, 3)} ${budget.unit}`,
    },
    { label: 'Consumed', value: number(budget.consumedEvents), note: part(budget.consumedRatio) },
    { label: 'Remaining', value: number(budget.remainingEvents), note: part(budget.remainingRatio) },
    {
      label: 'Burn rate',
      value: rate(burnRate),
      note:
        current === null || current.lookbackSeconds === 0
          ? 'share of bad ones / (1 − SLO)'
          : `over the window; ${current.rate === null ? '–' : formatDecimal(current.rate, 2)} over the last ${formatDuration(current.lookbackSeconds)}`,
    },
    {
      label: 'Availability',
      value: availability(attained?.unavailability ?? null, slo.unavailability),
    },
  );
  return { kind: 'facts', facts };
}

function partsBlock({ parts, policy }: EventReportFacts): Block {
  return {
    kind: 'table',
    title: 'By objective, the least left first',
    columns: [
      { title: 'objective', align: 'left', drop: 0, leastWidth: 12 },
      { title: 'state', align: 'left', drop: 0 },
      { title: 'SLO', align: 'right', drop: 0 },
      { title: 'counted in', align: 'left', drop: 4 },
      { title: 'budget', align: 'right', drop: 3 },
      { title: 'consumed', align: 'right', drop: 1 },
      { title: 'left', align: 'right', drop: 0 },
    ],
    rows: byWhatIsLeft(parts).map(({ key, slo, budget, state }): readonly Cell[] => [
      text(key ?? ''),
      state ? text(state.state, stateTone(policy, state.step)) : missing(),
      availability(slo.unavailability),
      text(budget.unit),
      number(budget.budgetEvents),
      number(budget.consumedEvents),
      share(budget.remainingRatio),
    ]),
    notes: windowNotes(
      parts.map(({ key, window }) => ({ key, window: window?.window ?? null })),
      1,
    ),
  };
}

function byWhatIsLeft(parts: readonly EventPart[]): readonly EventPart[] {
  const left = ({ budget }: EventPart): number => budget.remainingRatio ?? Number.MAX_VALUE;
  return [...parts].sort((a, b) => left(a) - left(b));
}

function eventData(facts: EventReportFacts): JsonObject {
  const { parts, isOfFile, sla, policy, sources, kind, uncoveredSeconds, covered, alerts } = facts;
  const [first, second] = parts;
  const only = second === undefined ? first! : null; // no single figure stands for several budgets
  const { window } = first!;
  const isOneWindow = parts.every(
    (each) => each.window?.window.start === window?.window.start && each.window?.window.end === window?.window.end,
  );
  return {
    sources: sources.map(({ file, rows }) => ({ file, format: 'events', rows, mapping: {}, partial: null })),
    slo: only && availabilityData(only.slo),
    sla: sla && availabilityData(sla),
    window:
      isOneWindow && window
        ? {
            ...windowData(window.window),
            kind,
            at: formatInstant(window.until),
            countedSeconds: (window.window.end - window.window.start) / 1_000,
            elapsedSeconds: (window.until - window.window.start) / 1_000,
            uncoveredSeconds,
          }
        : null,
    counts: null,
    ...logData(
      window ? { coverage: { interval: covered, uncoveredSeconds: isOneWindow ? uncoveredSeconds : null } } : {},
    ),
    ...(only ? partFigures(only) : noFigures),
    withoutExclusions: null,
    costPerHour: null,
    events: only && {
      unit: only.budget.unit,
      total: only.budget.totalEvents,
      slicesWithEvents: only.budget.slicesWithEvents,
    },
    policy: only && { ...policyData(only.state, policy), largeIncidents: [], largeCauses: [] },
    byIncident: [],
    byCause: [],
    by: null,
    services: null,
    objectives: isOfFile
      ? byWhatIsLeft(parts).map(
          (each): Json => ({
            key: each.key,
            slo: availabilityData(each.slo),
            window: each.window && {
              ...windowData(each.window.window),
              elapsedSeconds: (each.window.until - each.window.window.start) / 1_000,
            },
            incidents: null,
            ...partFigures(each),
            ...unknownData(null),
            policy: policyData(each.state, policy),
          }),
        )
      : null,
    ...eventAlertsData(alerts),
    deploys: null,
    deploy: null,
    suggest: null,
    topology: null,
    history: null,
    statement: null,
  };
}

function partFigures({ budget, attained, burnRate, current }: EventPart): JsonObject {
  return {
    ...availabilityData(attained),
    budgetSeconds: null,
    consumedSeconds: null,
    remainingSeconds: null,
    budgetEvents: budget.budgetEvents,
    consumedEvents: budget.consumedEvents,
    remainingEvents: budget.remainingEvents,
    consumedRatio: budget.consumedRatio,
    remainingRatio: budget.remainingRatio,
    periodBurnRate: burnRate,
    currentBurnRate: current && { ...current },
    exhaustedAt: null,
    exhaustion: null,
    regainsAt: null,
    lasts: null,
    cost: null,
  };
}

function explained({ key, budget, slo }: EventPart): readonly string[] {
  const { unit, totalEvents, budgetEvents, consumedEvents, remainingEvents, consumedRatio } = budget;
  const name = key === null ? '' : `${key}: `;
  return [
    `${name}budget = (1 − SLO) × ${unit} = ${slo.unavailability} × ${totalEvents} = ${budgetEvents}`,
    `${name}remaining = budget − bad = ${budgetEvents} − ${consumedEvents} = ${remainingEvents}`,
    ...(consumedRatio === null
      ? []
      : [`${name}consumed share = ${consumedEvents} / ${budgetEvents} = ${consumedRatio}`]),
  ];
}
