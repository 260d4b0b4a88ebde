import { secondsOf } from '../../core/budget/time/frame.ts';
import type { PastPeriod } from '../../core/budget/time/history.ts';
import type { JsonObject } from '../../core/json.ts';
import { calendarPeriodName } from '../../core/time/calendar.ts';
import { formatInstant } from '../../core/time/instant.ts';
import type { Zone } from '../../core/time/zone.ts';
import { availabilityData } from '../availability-data.ts';
import { formatDuration } from '../numbers.ts';
import {
  availability,
  type Block,
  type Cell,
  type Column,
  duration,
  instant,
  missing,
  share,
  text,
} from '../report.ts';
import type { BudgetReportFacts } from './facts.ts';

/** One line of the history: a window of one of the budgets. */
interface HistoryLine {
  /** The service or objective; null where there is one budget. */
  readonly of: string | null;
  readonly unavailability: number;
  readonly past: PastPeriod;
}

/** Every window so far, budget by budget. */
function linesOf({ analysis, judged }: Pick<BudgetReportFacts, 'analysis' | 'judged'>): readonly HistoryLine[] | null {
  if (analysis.history === null) return null;
  const parts =
    judged === 'whole'
      ? [{ key: null, slo: analysis.slo, history: analysis.history }]
      : (analysis[judged] ?? []).map(({ key, slo, history }) => ({
          key: key ?? '(none)',
          slo,
          history: history ?? [],
        }));
  return parts.flatMap(({ key, slo, history }) =>
    history.map((past) => ({ of: key, unavailability: slo.unavailability, past })),
  );
}

/** The history for machines; each window goes by the day on which it began, on the clocks of its zone. */
export function historyData(facts: Pick<BudgetReportFacts, 'analysis' | 'judged'>): readonly JsonObject[] | null {
  const lines = linesOf(facts);
  if (lines === null) return null;
  return lines.map(({ of, past }): JsonObject => {
    const { window } = past.frame;
    const day = calendarPeriodName('day', window.start, window.zone);
    const { budget, consumed, remaining, consumedRatio, remainingRatio } = past.balance;
    return {
      key: of === null ? day : `${of}/${day}`,
      of,
      start: formatInstant(window.start),
      end: formatInstant(window.end),
      ...availabilityData(past.attained),
      ...{ budgetSeconds: budget, consumedSeconds: consumed, remainingSeconds: remaining },
      ...{ consumedRatio, remainingRatio },
      elapsedSeconds: secondsOf(past.frame.elapsed),
      uncoveredSeconds: past.frame.uncoveredMilliseconds / 1_000,
      ...{ met: past.met, provisional: past.provisional },
    };
  });
}

/** The history for people. */
export function historyBlock(facts: BudgetReportFacts): readonly Block[] {
  const lines = linesOf(facts);
  if (lines === null) return [];
  const hasSeveral = facts.judged !== 'whole';
  const columns: Column[] = [
    ...(hasSeveral
      ? [
          {
            title: facts.judged === 'services' ? 'service' : 'objective',
            align: 'left',
            drop: 0,
            leastWidth: 12,
          } as const,
        ]
      : []),
    { title: 'from', align: 'left', drop: 0 },
    { title: 'attained', align: 'right', drop: 0 },
    { title: 'budget', align: 'right', drop: 3 },
    { title: 'consumed', align: 'right', drop: 2 },
    { title: 'left', align: 'right', drop: 0 },
    { title: 'SLO', align: 'left', drop: 0 },
  ];
  const { zone } = facts.analysis.frame.window;
  return [
    {
      kind: 'table',
      title: historyTitle(zone),
      columns,
      rows: lines.map(({ of, unavailability, past }): readonly Cell[] => [
        ...(hasSeveral ? [text(of ?? '')] : []),
        instant(past.frame.window.start),
        availability(past.attained?.unavailability ?? null, unavailability),
        duration(past.balance.budget),
        duration(past.balance.consumed),
        share(past.frame.covered.length > 0 ? past.balance.remainingRatio : null),
        verdictOf(past),
      ]),
      notes: lines.some(({ past }) => past.provisional)
        ? ['provisional: it is not over, or the log does not cover all of it']
        : [],
    },
  ];
}

export const historyTitle = (zone: Zone): string => `History (${zone.name})`;

function verdictOf({ met, provisional, frame }: PastPeriod): Cell {
  if (met !== null && !provisional) return met ? text('met', 'good') : text('missed', 'bad');
  const uncovered = frame.uncoveredMilliseconds / 1_000;
  const words = [
    met === false ? 'missed' : 'provisional',
    ...(uncovered > 0 ? [`not covered: ${formatDuration(uncovered)}`] : []),
  ];
  return met === null && !provisional ? missing() : text(words.join('; '), met === false ? 'bad' : 'quiet');
}
