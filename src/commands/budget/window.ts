import { hullOf } from '../../core/budget/time/analysis.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import { type AnchoredPeriod, calendarAnchor, type PeriodUnit } from '../../core/time/anchored-period.ts';
import { type CalendarPeriod, calendarPeriod } from '../../core/time/calendar.ts';
import { formatInstant } from '../../core/time/instant.ts';
import type { Interval } from '../../core/time/intervals.ts';
import { requestedWindow, type Window } from '../../core/time/window.ts';
import type { Zone } from '../../core/time/zone.ts';
import { type Slo, type SloWindow, sloWindowAt } from '../../input/slo/model.ts';
import type { ServiceTarget } from '../../input/slo/targets.ts';
import type { Call, CommandContext } from '../command.ts';
import { type LogRequest, readLogRequest } from '../log/request.ts';
import type { BudgetValues, budgetOptions } from './options.ts';

/** How the window came about. */
export type WindowKind = 'rolling' | 'calendar' | 'fixed';

export interface BudgetWindow {
  /** By an option; else a file may say another. */
  readonly isGiven: boolean;
  readonly kind: WindowKind;
  readonly window: Window;
  /** How it repeats; null: windows of its length, one before the other. */
  readonly repeat: AnchoredPeriod | null;
  /** Now. */
  readonly at: number;
  /** The request that reads the log: over all time that the budget and its rules look at. */
  readonly request: LogRequest;
  readonly notices: readonly Notice[];
}

/** The window of a budget: that of the SLO file, or rolling and 30 days long, where no option names another. */
export async function readBudgetWindow(
  paths: readonly string[],
  call: Call<typeof budgetOptions>,
  context: CommandContext,
  ofFile: SloWindow | null = null,
): Promise<BudgetWindow> {
  const { options } = call;
  const hasCalendar = options.calendar !== null;
  const given = ['from', 'to', 'window', 'month', 'quarter'].filter((name) => call.typed.has(name));
  const isOpen = given.length === 0 || (given.length === 1 && given[0] === 'to');
  const read = await readLogRequest(paths, isOpen ? { ...options, window: usualWindow.seconds } : options, context);
  const { zone } = read;
  const now = context.now(zone);
  const at = now.instant;
  const isOfFile = ofFile !== null && !hasCalendar && given.length === 0;
  const window = isOfFile
    ? windowOfFile(ofFile, at, zone)
    : hasCalendar
      ? calendarWindow(options.calendar, at, zone)
      : read.window!;
  const isCalendar = isOfFile
    ? ofFile.kind === 'calendar'
    : hasCalendar || given.includes('month') || given.includes('quarter');
  const kind = isCalendar ? 'calendar' : given.includes('from') ? 'fixed' : 'rolling';
  if (kind === 'rolling' && options.to && window.end > at)
    fail('rollingFuture', { now: formatInstant(at) }, options.to.place());
  const looksAhead = kind !== 'rolling' && at < window.end; // all that is known says whether the rest lasts
  const isOfClock = !now.given && (read.clock !== null || hasCalendar || isOfFile || at < window.end);
  return {
    isGiven: hasCalendar || given.length > 0,
    kind,
    window,
    repeat: isOfFile ? repeatOfSlo(ofFile) : repeatOf(options.calendar ?? periodGiven(given), zone),
    at,
    request: {
      ...read,
      window: hullOf(window, at),
      clock: null,
      coverageZone: window.zone,
      mayCountNothing: true,
      ...widening(options, {
        toPeriods: options.credits !== null || options.suggest || context.isAsserted('suggest') || looksAhead,
        toHistory: wantsHistory(options, context),
      }),
    },
    notices: isOfClock ? [notice('clockUsed', { now: formatInstant(at) })] : [],
  };
}

/** Where nobody says another. */
export const usualWindow = { kind: 'rolling', seconds: 30 * 86_400 } as const;

/** The window of an SLO: that of an option; else its own; else the last 30 days, whatever other SLOs say. */
export function windowOfSlo({ window: own }: Slo, { isGiven, at, window, request }: BudgetWindow): Window {
  return isGiven ? window : windowOfFile(own ?? usualWindow, at, request.zone);
}

/** Names the SLOs whose files say no window, where the usual one is taken. */
export function windowNotices(slos: readonly Slo[], { isGiven }: BudgetWindow): readonly Notice[] {
  const without = isGiven ? [] : slos.filter(({ window }) => window === null).map(({ name }) => name);
  return without.length > 0 ? [notice('sloWindowMissing', { slos: without })] : [];
}

/** The window of an SLO at an instant; the zone of its calendar where it has one. */
function windowOfFile(window: SloWindow, at: number, zone: Zone): Window {
  const { start, end } = sloWindowAt(window, at);
  return requestedWindow({ from: start, to: end }, at, window.kind === 'calendar' ? window.period.zone : zone)!;
}

/** The window of a target of its own: so long and ending now, or a period of the calendar. */
export function windowOfTarget({ windowSeconds, calendar }: ServiceTarget, otherwise: Window, at: number): Window {
  if (windowSeconds !== null) return requestedWindow({ from: at - windowSeconds * 1_000, to: at }, at, otherwise.zone)!;
  if (calendar === null) return otherwise;
  const { start, end } = calendarPeriod(calendar, at, otherwise.zone);
  return requestedWindow({ from: start, to: end }, at, otherwise.zone)!;
}

function calendarWindow(period: CalendarPeriod, at: number, zone: Zone): Window {
  const { start, end } = calendarPeriod(period, at, zone);
  return requestedWindow({ from: start, to: end }, at, zone)!;
}

/** A statement looks at whole periods, from the one in which the coverage begins. */
function widenTo(options: BudgetValues): (window: Window, covered: Interval | null) => Window {
  return (window, covered) => {
    if (covered === null) return window;
    const { start } = calendarPeriod(statementPeriod(options), covered.start, window.zone);
    const { end } = calendarPeriod(statementPeriod(options), covered.end - 1, window.zone);
    const wide = { from: Math.min(window.start, start), to: Math.max(window.end, end) };
    return requestedWindow(wide, wide.to, window.zone)!; // refuses years that cannot be written
  };
}

/** What is looked at beside the window. */
function widening(
  options: BudgetValues,
  { toPeriods, toHistory }: { readonly toPeriods: boolean; readonly toHistory: boolean },
): Pick<LogRequest, 'widen'> {
  if (!toPeriods && !toHistory) return {};
  const widen = toPeriods ? widenTo(options) : (window: Window): Window => window;
  return {
    widen: (window, covered) => {
      const wide = widen(window, covered);
      return toHistory && covered ? widenToHistory(wide, covered) : wide;
    },
  };
}

/** The oldest window of a history began before the log did, but no longer than a window is before it. */
function widenToHistory(window: Window, covered: Interval): Window {
  const from = Math.min(window.start, covered.start - (window.end - window.start));
  return requestedWindow({ from, to: window.end }, window.end, window.zone)!;
}

/** All windows so far are asked for. */
export function wantsHistory({ history }: BudgetValues, context: Pick<CommandContext, 'isAsserted'>): boolean {
  return history || context.isAsserted('history');
}

/** How the window of an SLO repeats. */
export function repeatOfSlo(window: SloWindow | null): AnchoredPeriod | null {
  return window?.kind === 'calendar' ? window.period : null;
}

/** Periods of the calendar; null: the window goes by its length. */
export function repeatOf(unit: PeriodUnit | null, zone: Zone): AnchoredPeriod | null {
  return unit && { unit, count: 1, anchor: calendarAnchor, zone };
}

const periodGiven = (given: readonly string[]): PeriodUnit | null =>
  given.includes('month') ? 'month' : given.includes('quarter') ? 'quarter' : null;

/** The periods of a statement: those of the window's calendar, else months. */
export function statementPeriod({ calendar }: BudgetValues): CalendarPeriod {
  return calendar ?? 'month';
}
