import { describe, expect, it } from 'vitest';
import type { TypedPlace } from '../../../src/core/problem.ts';
import { formatInstant } from '../../../src/core/time/instant.ts';
import { defaultWindow, parseInstant, parseMonth, requestedWindow } from '../../../src/core/time/window.ts';
import { createZone, utc } from '../../../src/core/time/zone.ts';
import { problemOf } from '../quantity/problem-of.ts';

const place: TypedPlace = { kind: 'typed', option: '--from', text: 'x' };
const berlin = createZone('Europe/Berlin');
const on = (text: string): number => Date.parse(text);
const day = 86_400_000;
const written = ({ start, end }: { start: number; end: number }): string[] => [
  formatInstant(start),
  formatInstant(end),
];

describe('parseInstant', () => {
  it.each([
    ['2026-10-01', utc, '2026-10-01T00:00:00Z'],
    ['2026-10-01', berlin, '2026-09-30T22:00:00Z'], // midnight at +02:00
    ['2026-10-01T14:00:00Z', berlin, '2026-10-01T14:00:00Z'],
    ['1709208000', berlin, '2024-02-29T12:00:00Z'],
  ])('%s', (text, zone, instant) => expect(formatInstant(parseInstant(text, zone))).toBe(instant));

  it.each([
    ['01/02/2026', { kind: 'instantAmbiguous', data: { text: '01/02/2026' } }],
    [
      '2026-10-01 10:00 CET',
      { kind: 'instantZoneAbbreviation', data: { text: '2026-10-01 10:00 CET', abbreviation: 'CET' } },
    ],
    ['tomorrow', { kind: 'instantUnreadable', data: { text: 'tomorrow' } }],
    ['', { kind: 'instantUnreadable', data: { text: '' } }],
    ['2023-02-29', { kind: 'instantUnreadable', data: { text: '2023-02-29' } }],
  ])('refuses %j', (text, expected) => {
    expect(problemOf(() => parseInstant(text, utc, place))).toEqual({ ...expected, where: place });
  });
});

describe('formatInstant', () => {
  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [1, '1970-01-01T00:00:00.001Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [1_709_208_000_500, '2024-02-29T12:00:00.500Z'],
  ])('%i is %s', (instant, text) => expect(formatInstant(instant)).toBe(text));
});

describe('parseMonth', () => {
  // midnights of the calendar; Berlin is at +02:00 in October and +01:00 in November (python zoneinfo)
  it.each([
    ['2026-10', utc, '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z'],
    [' 2024-02 ', utc, '2024-02-01T00:00:00Z', '2024-03-01T00:00:00Z'],
    ['2026-12', utc, '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2026-10', berlin, '2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z'],
    ['0026-10', utc, '0026-10-01T00:00:00Z', '0026-11-01T00:00:00Z'], // Date.UTC(26, …) would be 1926
  ])('%s', (text, zone, start, end) => expect(written(parseMonth(text, zone))).toEqual([start, end]));

  it.each(['2026-13', '2026-00', '2026-1', '2026', '2026-10-01', '10-2026', 'October', ''])('refuses %j', (text) => {
    expect(problemOf(() => parseMonth(text, utc, place))).toEqual({
      kind: 'monthUnreadable',
      where: place,
      data: { text },
    });
  });
});

describe('requestedWindow', () => {
  const from = on('2026-10-01T00:00:00Z');
  const to = on('2026-10-31T00:00:00Z');
  const at = on('2026-11-15T12:00:00Z');
  it.each([
    ['from and to', { from, to }, from, to],
    ['from, until now', { from }, from, at],
    ['a length, until now', { lengthMilliseconds: 30 * day }, at - 30 * day, at],
    ['a length until to', { lengthMilliseconds: 30 * day, to }, to - 30 * day, to],
    ['a length from from', { lengthMilliseconds: 30 * day, from }, from, from + 30 * day],
    ['a period of the calendar', { period: { start: from, end: to } }, from, to],
  ])('%s', (_, request, start, end) => {
    expect(requestedWindow(request, at, utc)).toEqual({ start, end, zone: utc, source: 'given' });
  });

  it('is null where the log decides', () => {
    expect(requestedWindow({}, at, utc)).toBeNull();
    expect(requestedWindow({ to }, at, utc)).toBeNull();
  });

  it.each([
    ['to before from', { from: to, to: from }, '2026-10-31T00:00:00Z', '2026-10-01T00:00:00Z'],
    ['to at from', { from, to: from }, '2026-10-01T00:00:00Z', '2026-10-01T00:00:00Z'],
    ['from after now', { from: at + 1000 }, '2026-11-15T12:00:01Z', '2026-11-15T12:00:00Z'],
  ])('refuses %s', (_, request, start, end) => {
    expect(problemOf(() => requestedWindow(request, at, utc))).toEqual({
      kind: 'windowEmpty',
      where: null,
      data: { start, end },
    });
  });

  // 999 999 years before now have no RFC 3339 text
  it.each([999_999 * 365 * day, 2027 * 366 * day, Number.POSITIVE_INFINITY])(
    'refuses a length of %d ms',
    (lengthMilliseconds) => {
      expect(problemOf(() => requestedWindow({ lengthMilliseconds }, at, utc))).toEqual({
        kind: 'windowBeyondYears',
        where: null,
        data: {},
      });
    },
  );
});

describe('defaultWindow', () => {
  const log = { first: on('2026-01-20T10:00:00Z'), last: on('2026-03-05T11:00:00Z'), open: false };
  const now = on('2026-03-10T00:00:00Z');
  // contract §5: the month of the first start to the end of the month of the latest stamp; an open incident ends it at --at
  it.each([
    ['closed', log, now, false, undefined, '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z'],
    ['closed, --at within the last month', log, now, true, undefined, '2026-01-01T00:00:00Z', '2026-03-10T00:00:00Z'],
    [
      'closed, --at later',
      log,
      on('2027-01-01T00:00:00Z'),
      true,
      undefined,
      '2026-01-01T00:00:00Z',
      '2026-04-01T00:00:00Z',
    ],
    ['open', { ...log, open: true }, now, false, undefined, '2026-01-01T00:00:00Z', '2026-03-10T00:00:00Z'],
    [
      'open, long ago',
      { ...log, open: true },
      on('2027-01-01T00:00:00Z'),
      true,
      undefined,
      '2026-01-01T00:00:00Z',
      '2027-01-01T00:00:00Z',
    ],
    [
      'with --to',
      { ...log, open: true },
      now,
      true,
      on('2026-02-01T00:00:00Z'),
      '2026-01-01T00:00:00Z',
      '2026-02-01T00:00:00Z',
    ],
  ])('%s', (_, span, at, atGiven, to, start, end) => {
    const found = defaultWindow(span, at, atGiven, utc, to);
    expect(written(found)).toEqual([start, end]);
    expect([found.zone, found.source]).toEqual([utc, 'default']);
  });

  it('takes the months of the zone', () => {
    // 2026-01-31T23:30Z is February 1st in Berlin; its March ends at +02:00 (python zoneinfo)
    const span = { first: on('2026-01-31T23:30:00Z'), last: on('2026-03-05T11:00:00Z'), open: false };
    expect(written(defaultWindow(span, now, false, berlin))).toEqual(['2026-01-31T23:00:00Z', '2026-03-31T22:00:00Z']);
  });

  it('refuses an end before its start', () => {
    const at = on('2025-12-01T00:00:00Z');
    expect(problemOf(() => defaultWindow(log, at, true, utc))).toEqual({
      kind: 'windowEmpty',
      where: null,
      data: { start: '2026-01-01T00:00:00Z', end: '2025-12-01T00:00:00Z' },
    });
  });
});
