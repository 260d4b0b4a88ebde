import { hullOf } from '../../core/budget/time/analysis.ts';
import { coverageOf } from '../../core/budget/time/frame.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail, type TypedPlace } from '../../core/problem.ts';
import { type CalendarPeriod, calendarPeriod, calendarPeriodNames } from '../../core/time/calendar.ts';
import { formatInstant } from '../../core/time/instant.ts';
import type { Interval } from '../../core/time/intervals.ts';
import { type LogSpan, parseInstant, requestedWindow, type Window } from '../../core/time/window.ts';
import type { Zone } from '../../core/time/zone.ts';
import { type SloWindow, sloWindowAt } from '../../input/slo/model.ts';
import type { ServiceTarget } from '../../input/slo/targets.ts';
import type { CommandContext } from '../command.ts';
import { type LogRequest, readLogRequest } from '../log/request.ts';
import { choice, optionText, type RawOptions, readOption, typed } from '../option-values.ts';

/** How the window came about. */
export type WindowKind = 'rolling' | 'calendar' | 'fixed';

type Coverage = (span: LogSpan | null) => Interval | null;

export interface BudgetWindow {
  /** By an option; else a file may say another. */
  readonly isGiven: boolean;
  readonly kind: WindowKind;
  readonly window: Window;
  /** Now. */
  readonly at: number;
  /** The request that reads the log: over all time that the budget and its rules look at. */
  readonly request: LogRequest;
  /** The time that a log of that span covers. */
  readonly coverage: Coverage;
  readonly notices: readonly Notice[];
}

/** The window of a budget: that of the SLO file, or rolling and 30 days long, where no option names another. */
export async function readBudgetWindow(
  args: readonly string[],
  options: RawOptions,
  context: CommandContext,
  ofFile: SloWindow | null = null,
): Promise<BudgetWindow> {
  const hasCalendar = optionText(options, 'calendar') !== undefined;
  const given = ['from', 'to', 'window', 'month'].filter((name) => optionText(options, name) !== undefined);
  if (hasCalendar && given.length > 0)
    fail('windowConflict', { options: ['--calendar', given.map((name) => `--${name}`).join(', ')] });
  const isOpen = given.length === 0 || (given.length === 1 && given[0] === 'to');
  const read = await readLogRequest(args, isOpen ? { ...options, window: '30d' } : options, context);
  const { zone } = read;
  const now = context.now(zone);
  const at = now.instant;
  const isOfFile = ofFile !== null && !hasCalendar && given.length === 0;
  const window = isOfFile
    ? windowOfFile(ofFile, at, zone)
    : hasCalendar
      ? calendarWindow(options, at, zone)
      : read.window!;
  const isCalendar = isOfFile ? ofFile.kind === 'calendar' : hasCalendar || given.includes('month');
  const kind = isCalendar ? 'calendar' : given.includes('from') ? 'fixed' : 'rolling';
  if (kind === 'rolling' && optionText(options, 'to') !== undefined && window.end > at)
    fail(
      'usage',
      {
        message: `a rolling window has no future: --to lies after now, ${formatInstant(at)}`,
        hint: 'end it at now or before, or say where it begins: --from and --to, or --calendar month',
      },
      typed('to', optionText(options, 'to')!),
    );
  const coverage = readCoverage(options, at, window.zone);
  const isOfClock = !now.given && (read.clock !== null || hasCalendar || isOfFile || at < window.end);
  return {
    isGiven: hasCalendar || given.length > 0,
    kind,
    window,
    at,
    request: {
      ...read,
      window: hullOf(window, at),
      clock: null,
      mayCountNothing: true,
      ...((optionText(options, 'credits') !== undefined ||
        options['suggest'] === true ||
        isSuggestAsserted(context)) && {
        widen: widenTo(options, coverage),
      }),
    },
    coverage,
    notices: isOfClock ? [notice('clockUsed', { now: formatInstant(at) })] : [],
  };
}

/** The window of an SLO at an instant; the zone of its calendar where it has one. */
export function windowOfFile(window: SloWindow, at: number, zone: Zone): Window {
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

function calendarWindow(options: RawOptions, at: number, zone: Zone): Window {
  const period = choice(options, 'calendar', calendarPeriodNames, 'calendar period');
  const { start, end } = calendarPeriod(period, at, zone);
  return requestedWindow({ from: start, to: end }, at, zone)!;
}

/** `--covers FROM/TO`, either of which may be left out; else what the log itself suggests. */
function readCoverage(options: RawOptions, at: number, zone: Zone): Coverage {
  const ofLog: Coverage = (span) => coverageOf(span, at, zone);
  const readSides = (text: string, place: TypedPlace): Coverage => {
    const [from, to, ...more] = text.split('/').map((part) => part.trim());
    if (from === undefined || to === undefined || more.length > 0 || (from === '' && to === ''))
      return fail(
        'pairUnreadable',
        { text, expected: 'FROM/TO: 2026-01-01/2026-10-01, 2026-01-01/ or /2026-10-01' },
        place,
      );
    const given = from === '' ? null : parseInstant(from, zone, typed('covers', from));
    const last = to === '' ? at : parseInstant(to, zone, typed('covers', to));
    if (given !== null && to !== '' && !(last > given))
      return fail('usage', { message: `${text} ends before it begins`, hint: 'write FROM/TO' }, place);
    const end = Math.min(at, last);
    return (span) => {
      const start = given ?? ofLog(span)?.start ?? calendarPeriod('month', at, zone).start;
      return end > start ? { start, end } : null;
    };
  };
  return readOption(options, 'covers', readSides) ?? ofLog;
}

/** A statement looks at whole periods, from the one in which the coverage begins. */
function widenTo(options: RawOptions, coverage: Coverage): (window: Window, span: LogSpan | null) => Window {
  return (window, span) => {
    const covered = coverage(span);
    if (covered === null) return window;
    const { start } = calendarPeriod(statementPeriod(options), covered.start, window.zone);
    const { end } = calendarPeriod(statementPeriod(options), covered.end - 1, window.zone);
    const wide = { from: Math.min(window.start, start), to: Math.max(window.end, end) };
    return requestedWindow(wide, wide.to, window.zone)!; // refuses years that cannot be written
  };
}

/** The periods of a statement: those of the window's calendar, else months. */
export function statementPeriod(options: RawOptions): CalendarPeriod {
  return optionText(options, 'calendar') === undefined
    ? 'month'
    : choice(options, 'calendar', calendarPeriodNames, 'calendar period');
}

/** An assertion on the suggestion asks for it as the option does. */
function isSuggestAsserted({ assertedPaths }: CommandContext): boolean {
  return assertedPaths.some(([first]) => first !== undefined && 'key' in first && first.key === 'suggest');
}
