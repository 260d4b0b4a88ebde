import { burnDown } from '../../core/budget/time/burn-down.ts';
import { toNumber } from '../../core/quantity/decimal.ts';
import { calendarPeriodName } from '../../core/time/calendar.ts';
import { formatAvailability } from '../numbers.ts';
import { calendarPicture, monthsPicture } from '../pictures/calendar.ts';
import { paretoPicture } from '../pictures/pareto.ts';
import type { BurnDownPicture, IntervalsPicture, PageParts } from '../pictures/picture.ts';
import { quickPictures } from '../pictures/quick.ts';
import { timelinePicture } from '../pictures/timeline.ts';
import { type Cell, duration, joined, share, text } from '../report.ts';
import { lineText } from '../words/phrases.ts';
import type { BudgetReportFacts } from './facts.ts';
import { historyTitle } from './history-block.ts';
import { stateTone } from './words.ts';

/** What a page of `budget` shows large, and its pictures. */
export function budgetPage(facts: BudgetReportFacts): PageParts {
  const { analysis, judged, seed, sources } = facts;
  const { measured, slo } = analysis;
  const isWhole = judged === 'whole';
  const target = isWhole
    ? { unavailability: slo.unavailability, name: `SLO ${formatAvailability(slo.unavailability)}` }
    : null;
  return {
    headline: ['State', 'Remaining', 'Availability', 'SLO', 'Passed', 'Burn rate', 'Lasts'],
    pictures: () =>
      [
        ...(isWhole ? [burnDownPicture(facts)] : [partsPicture(facts)]),
        ...(sources.length === 0 ? [] : [timelinePicture(measured)]),
        ...(isWhole ? [causesPicture(facts), historyPicture(facts)] : []),
        ...(sources.length === 0 ? [] : [calendarPicture(measured, seed), monthsPicture(measured, seed, target)]),
      ].filter((picture) => picture !== null),
    inTerminal: () =>
      sources.length === 0
        ? []
        : [...(isWhole ? [burnDownPicture(facts)] : []), ...quickPictures(measured)].filter(
            (picture) => picture !== null,
          ),
  };
}

/** So many of the incidents that took most are marked. */
const mostMarks = 5;

function burnDownPicture({ analysis, sources }: BudgetReportFacts): BurnDownPicture | null {
  const { whole, frame, policy, byIncident, log } = analysis;
  const corners = burnDown(whole, frame);
  if (corners.length === 0 || sources.length === 0) return null;
  const { window } = frame;
  const budget = whole.balance.budget * 1_000;
  const marks = byIncident.slice(0, mostMarks).map(({ row, milliseconds }) => ({
    instant: Math.max(window.start, log.stamps.start[row]!),
    name: nameOf(row, log),
    took: joined(duration(milliseconds / 1_000), text(', '), share(milliseconds / budget)),
  }));
  return {
    kind: 'burn-down',
    title: 'Budget left over the window',
    says: `The line is what was left of the budget; the dashed one is an even pace that ends with nothing at the end. Bands are the states of the policy${marks.length > 0 ? '; the numbered marks are the incidents that took most, in the order of the table' : ''}.`,
    window,
    zone: window.zone,
    corners,
    bands: policy.map(({ name, above }, step) => ({
      name,
      from: above && toNumber(above),
      tone: stateTone(policy, step),
    })),
    marks,
    ...(byIncident.length > 0 && { numbersIn: 'By incident' }),
  };
}

function nameOf(row: number, log: BudgetReportFacts['analysis']['log']): Cell {
  const id = log.ids.text(log.id[row]!);
  return text(id === '' ? lineText(log.line[row]!) : id);
}

function causesPicture({ analysis: { byCause, whole } }: BudgetReportFacts) {
  const consumed = whole.balance.consumed * 1_000;
  return paretoPicture({
    title: 'What took the budget',
    says: 'Bars are shares of what was consumed (the table has those of the budget); a line, where there is room for one, adds them up.',
    numbersIn: 'By cause',
    rows: byCause.map(({ key, milliseconds }) => ({
      name: key === null ? text('(none)', 'quiet') : text(key),
      value: duration(milliseconds / 1_000),
      ratio: consumed > 0 ? milliseconds / consumed : 0,
    })),
  });
}

/** The windows so far: what each consumed of its budget. */
function historyPicture({ analysis: { history, frame } }: BudgetReportFacts): IntervalsPicture | null {
  if (history === null || history.length < 2) return null;
  const { zone } = frame.window;
  return {
    kind: 'intervals',
    axis: 'share',
    title: 'Budget consumed in each window so far',
    says: 'Right of the dashed line more was gone than there was.',
    numbersIn: historyTitle(zone),
    target: { at: 1, name: 'all of it' },
    rows: history.slice(-36).map((past) => ({
      name: text(calendarPeriodName('day', past.frame.window.start, zone)),
      value: share(past.frame.covered.length > 0 ? past.balance.consumedRatio : null),
      at: past.frame.covered.length > 0 ? past.balance.consumedRatio : null,
      low: 0,
      high: past.balance.consumedRatio,
      ...(past.met !== null && { tone: past.met ? ('good' as const) : ('bad' as const) }),
    })),
  };
}

/** The budgets of several side by side: what each has consumed, as a part of its own. */
function partsPicture({ analysis, judged, by }: BudgetReportFacts): IntervalsPicture | null {
  const parts = judged === 'whole' ? [] : (analysis[judged] ?? []);
  if (parts.length === 0) return null;
  const what = judged === 'services' ? by : 'objective';
  return {
    kind: 'intervals',
    axis: 'share',
    title: `Budget consumed by ${what}`,
    says: 'What each has consumed of its own budget; right of the dashed line more is gone than there was.',
    numbersIn: `By ${what}, the least left first`,
    target: { at: 1, name: 'all of it' },
    rows: parts.slice(0, 30).map(({ key, balance, state }) => ({
      name: key === null ? text('(none)', 'quiet') : text(key),
      value: share(balance.consumedRatio),
      at: balance.consumedRatio,
      low: 0,
      high: balance.consumedRatio,
      ...(state && { tone: stateTone(analysis.policy, state.step) }),
    })),
  };
}
