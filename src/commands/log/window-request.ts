import type { CoveredSides } from '../../core/incidents/coverage.ts';
import { fail } from '../../core/problem.ts';
import {
  lastPeriod,
  parseInstant,
  parseMonth,
  parseQuarter,
  requestedWindow,
  saysLast,
  type Window,
  type WindowRequest,
} from '../../core/time/window.ts';
import type { Zone } from '../../core/time/zone.ts';
import type { CommandContext } from '../command.ts';
import type { Given } from '../options/given.ts';
import type { LogValues } from './options.ts';

/** The window that was asked for, and whether the clock was asked. */
export function windowOf(
  {
    from,
    to,
    window: seconds,
    month,
    quarter,
    zone,
  }: Pick<LogValues, 'from' | 'to' | 'window' | 'month' | 'quarter' | 'zone'>,
  context: CommandContext,
): {
  readonly window: Window | null;
  readonly end: number | undefined;
  readonly clock: number | null;
} {
  if (from && to && seconds !== null) return fail('windowConflict', { options: ['--from and --to', '--window'] });
  const instantOf = (given: Given | null): number | undefined =>
    given?.read((text, place) => parseInstant(text, zone, place));
  const [start, end] = [instantOf(from), instantOf(to)];
  const request: { -readonly [K in keyof WindowRequest]: WindowRequest[K] } = {
    ...(start !== undefined && { from: start }),
    ...(end !== undefined && { to: end }),
    ...(seconds !== null && { lengthMilliseconds: seconds * 1_000 }),
  };
  const period = month ?? quarter;
  const isLast = period !== null && saysLast(period.text);
  const needsNow = period ? isLast : !to && (seconds !== null ? !from : from !== null);
  const now = needsNow ? context.now(zone) : null;
  if (period && now) request.period = lastPeriod(month ? 'month' : 'quarter', now.instant, zone);
  else if (period)
    request.period = period.read((text, place) => (month ? parseMonth : parseQuarter)(text, zone, place));
  const window = requestedWindow(request, now?.instant ?? Number.NaN, zone);
  return { window, end, clock: now && !now.given ? now.instant : null };
}

/** `FROM/TO`, either of which may be left out. */
export function coveredSides(given: Given, zone: Zone): CoveredSides {
  const { text } = given;
  const [from, to, ...more] = text.split('/').map((part) => part.trim());
  if (from === undefined || to === undefined || more.length > 0 || (from === '' && to === '')) {
    const expected = 'FROM/TO: 2026-01-01/2026-10-01, 2026-01-01/ or /2026-10-01';
    return fail('pairUnreadable', { text, expected }, given.place());
  }
  const side = (part: string): number | null => (part === '' ? null : parseInstant(part, zone, given.place(part)));
  const sides = { from: side(from), to: side(to) };
  return sides.from !== null && sides.to !== null && !(sides.to > sides.from)
    ? fail('coverageBackwards', { text }, given.place())
    : sides;
}
