import type { Policy } from '../../core/budget/policy.ts';
import type { TimeBudget } from '../../core/budget/time/budget.ts';
import { secondsOf } from '../../core/budget/time/frame.ts';
import { costOf } from '../../core/quantity/money.ts';
import { logLines } from '../log-lines.ts';
import {
  formatAvailability,
  formatCount,
  formatDecimal,
  formatDuration,
  formatLocalInstant,
  formatMoney,
  formatNines,
  formatShare,
} from '../numbers.ts';
import {
  availability,
  type Block,
  type Cell,
  count,
  duration,
  type Fact,
  joined,
  missing,
  share,
  text,
} from '../report.ts';
import { windowFact } from '../window.ts';
import { counted } from '../words/phrases.ts';
import type { BudgetReportFacts } from './facts.ts';
import { adviceText, ruleText, stateTone } from './words.ts';

/** The state first, then what it rests on. */
export function summaryBlock(facts: BudgetReportFacts): Block {
  const { analysis, sla } = facts;
  const { whole, slo, policy } = analysis;
  const { balance } = whole;
  const list: Fact[] = [
    ...stateFacts(whole, policy),
    {
      label: 'SLO',
      value: availability(slo.unavailability),
      ...(sla && { note: `SLA ${formatAvailability(sla.unavailability, slo.unavailability)}` }),
    },
    ...suggestionFacts(facts),
    ...windowFacts(facts),
    { label: 'Budget', value: exact(balance.budget), note: '(1 − SLO) × counted time' },
    {
      label: 'Consumed',
      value: exact(balance.consumed),
      ...(balance.consumedRatio !== null && { note: formatShare(balance.consumedRatio) }),
    },
    {
      label: 'Remaining',
      value: exact(balance.remaining),
      ...(balance.remainingRatio !== null && { note: formatShare(balance.remainingRatio) }),
    },
    ...costFacts(whole, facts),
    { label: 'Burn rate', value: rate(whole.periodBurnRate), note: burnNote(whole) },
    exhaustionFact(whole, facts),
    ...aheadFacts(whole, facts),
    {
      label: 'Availability',
      value: availability(whole.attained?.unavailability ?? null, slo.unavailability),
      ...(whole.attained?.nines != null && { note: `${formatNines(whole.attained.nines)} nines, so far` }),
    },
  ];
  if (analysis.gross) {
    const gross = analysis.gross.balance;
    list.push({
      label: 'Without cuts',
      value: exact(gross.consumed),
      note: `of ${formatDuration(gross.budget)} budget; counted above: ${formatDuration(secondsOf(analysis.frame.counted))}`,
    });
  }
  return { kind: 'facts', facts: list };
}

/** Only the time, where each service has its own budget. */
export function windowBlock(facts: BudgetReportFacts): Block {
  return { kind: 'facts', facts: windowFacts(facts) };
}

function suggestionFacts({ suggestion }: BudgetReportFacts): readonly Fact[] {
  if (suggestion === null) return [];
  const { target, meetProbability, outages, observedSeconds, runs } = suggestion;
  return [
    {
      label: 'Suggested',
      value: availability(target.unavailability),
      note: `met in ${formatShare(meetProbability)} of ${formatCount(runs)} forecasts, from ${counted(outages, 'outage')} in ${formatDuration(observedSeconds)}`,
    },
  ];
}

/** The state of the policy, and what it says is to be done. */
export function stateFacts(
  { state }: Pick<TimeBudget, 'state'>,
  policy: Policy,
  otherwise = 'no time counts, so there is no budget',
): readonly Fact[] {
  const advice = state && adviceText(policy, state.step);
  return [
    {
      label: 'State',
      value: state ? text(state.state, stateTone(policy, state.step)) : missing(),
      note: state ? ruleText(policy, state.step) : otherwise,
    },
    ...(advice ? [{ label: 'What to do', value: text(advice) }] : []),
  ];
}

function windowFacts({ analysis, kind, sources }: BudgetReportFacts): readonly Fact[] {
  const { frame, counts } = analysis;
  const { window, until } = frame;
  const { zone } = window;
  const total = secondsOf(frame.counted);
  const passed = secondsOf(frame.elapsed);
  const isUnderWay = until < window.end;
  return [
    windowFact(window, { kind }),
    ...(isUnderWay
      ? [
          {
            label: 'Passed',
            value: duration(passed),
            note: `${total > 0 ? `${formatShare(passed / total)}, ` : ''}up to ${formatLocalInstant(until, zone)}`,
          },
        ]
      : []),
    ...(sources.length === 0
      ? []
      : [
          {
            label: 'Incidents',
            value: count(counts.analyzed),
            note: `of ${counted(counts.read, 'row')} read${counts.open > 0 ? `; ${formatCount(counts.open)} open` : ''}`,
          },
          ...logLines(analysis.facts),
        ]),
  ];
}

function exhaustionFact({ exhaustion, balance }: TimeBudget, { analysis }: BudgetReportFacts): Fact {
  const label = 'Used up';
  if (exhaustion === null)
    return { label, value: text(balance.consumed === 0 ? 'no; nothing consumed' : 'not in this window') };
  const when = formatLocalInstant(exhaustion.instant, analysis.frame.window.zone);
  return exhaustion.isPast
    ? { label, value: text(when, 'bad') }
    : { label, value: text(when, 'warning'), note: 'at the pace so far' };
}

function costFacts({ balance }: TimeBudget, { costPerHour }: BudgetReportFacts): readonly Fact[] {
  if (costPerHour === null) return [];
  const cost = (seconds: number): string => formatMoney(costOf(seconds, costPerHour)!);
  const note = `of ${cost(balance.budget)} that the budget allows, at ${formatMoney(costPerHour)} an hour`;
  return [{ label: 'Cost', value: text(cost(balance.consumed)), note }];
}

/** When better states are regained, or how likely what is left lasts. */
function aheadFacts(budget: TimeBudget, { ahead, analysis }: BudgetReportFacts): readonly Fact[] {
  const { regains, lasts } = ahead.get(budget) ?? { regains: null, lasts: null };
  const { zone } = analysis.frame.window;
  const states = (regains ?? []).map(({ state, at }) => `${state} ${formatLocalInstant(at, zone)}`);
  return [
    ...(states.length === 0
      ? []
      : [
          {
            label: 'Regained',
            value: text(states.join(', ')),
            note: 'as incidents leave the window, if nothing more fails',
          },
        ]),
    ...(lasts === null
      ? []
      : [
          {
            label: 'Lasts',
            value: share(lasts.probability),
            note: `the chance that what is left lasts for the ${formatDuration(lasts.horizonSeconds)} to come, by the forecast from ${counted(lasts.outages, 'outage')}`,
          },
        ]),
  ];
}

function burnNote({ currentBurn }: TimeBudget): string {
  const { rate: current, lookbackSeconds } = currentBurn;
  const shown = current === null ? '–' : formatDecimal(current, 2);
  return lookbackSeconds > 0 ? `over the window; ${shown} over the last ${formatDuration(lookbackSeconds)}` : '';
}

export function rate(value: number | null): Cell {
  return value === null ? missing() : { kind: 'number', value, decimals: 2 };
}

export function exact(seconds: number): Cell {
  return seconds < 0
    ? joined(text('-'), { kind: 'duration', seconds: -seconds, isExact: true })
    : { kind: 'duration', seconds, isExact: true };
}
