import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createZone, utc } from '../../../src/core/time/zone.ts';
import { problemOf } from '../quantity/problem-of.ts';
import { wallClockOf } from './wall-clock.ts';

// Python 3.11 zoneinfo, fold=0: the offset before a change, for readings that occur twice and for those that never do.
const wallClocks = [
  ['Europe/Berlin', '2024-03-31T01:59:59', 'once', '2024-03-31T00:59:59Z'],
  ['Europe/Berlin', '2024-03-31T02:00:00', 'skipped', '2024-03-31T01:00:00Z'],
  ['Europe/Berlin', '2024-03-31T02:30:00', 'skipped', '2024-03-31T01:30:00Z'],
  ['Europe/Berlin', '2024-03-31T03:00:00', 'once', '2024-03-31T01:00:00Z'],
  ['Europe/Berlin', '2024-10-27T01:59:59', 'once', '2024-10-26T23:59:59Z'],
  ['Europe/Berlin', '2024-10-27T02:00:00', 'repeated', '2024-10-27T00:00:00Z'],
  ['Europe/Berlin', '2024-10-27T02:30:00', 'repeated', '2024-10-27T00:30:00Z'],
  ['Europe/Berlin', '2024-10-27T03:00:00', 'once', '2024-10-27T02:00:00Z'],
  ['America/New_York', '2024-03-10T01:59:59', 'once', '2024-03-10T06:59:59Z'],
  ['America/New_York', '2024-03-10T02:30:00', 'skipped', '2024-03-10T07:30:00Z'],
  ['America/New_York', '2024-03-10T03:00:00', 'once', '2024-03-10T07:00:00Z'],
  ['America/New_York', '2024-11-03T00:59:59', 'once', '2024-11-03T04:59:59Z'],
  ['America/New_York', '2024-11-03T01:30:00', 'repeated', '2024-11-03T05:30:00Z'],
  ['America/New_York', '2024-11-03T02:00:00', 'once', '2024-11-03T07:00:00Z'],
  ['Australia/Lord_Howe', '2024-10-06T01:59:59', 'once', '2024-10-05T15:29:59Z'],
  ['Australia/Lord_Howe', '2024-10-06T02:15:00', 'skipped', '2024-10-05T15:45:00Z'],
  ['Australia/Lord_Howe', '2024-10-06T02:30:00', 'once', '2024-10-05T15:30:00Z'],
  ['Australia/Lord_Howe', '2024-04-07T01:29:59', 'once', '2024-04-06T14:29:59Z'],
  ['Australia/Lord_Howe', '2024-04-07T01:45:00', 'repeated', '2024-04-06T14:45:00Z'],
  ['Australia/Lord_Howe', '2024-04-07T02:00:00', 'once', '2024-04-06T15:30:00Z'],
  ['Pacific/Chatham', '2024-09-29T02:44:59', 'once', '2024-09-28T13:59:59Z'],
  ['Pacific/Chatham', '2024-09-29T03:00:00', 'skipped', '2024-09-28T14:15:00Z'],
  ['Pacific/Chatham', '2024-09-29T03:45:00', 'once', '2024-09-28T14:00:00Z'],
  ['Pacific/Chatham', '2024-04-07T02:44:59', 'once', '2024-04-06T12:59:59Z'],
  ['Pacific/Chatham', '2024-04-07T03:00:00', 'repeated', '2024-04-06T13:15:00Z'],
  ['Pacific/Chatham', '2024-04-07T03:45:00', 'once', '2024-04-06T15:00:00Z'],
  ['Asia/Kolkata', '2024-06-01T12:00:00', 'once', '2024-06-01T06:30:00Z'],
  ['Asia/Kathmandu', '2024-06-01T12:00:00', 'once', '2024-06-01T06:15:00Z'],
  ['Pacific/Apia', '2011-12-29T23:59:59', 'once', '2011-12-30T09:59:59Z'],
  ['Pacific/Apia', '2011-12-30T12:00:00', 'skipped', '2011-12-30T22:00:00Z'],
  ['Pacific/Apia', '2011-12-31T05:00:00', 'once', '2011-12-30T15:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T00:30:00', 'skipped', '2018-11-04T03:30:00Z'],
  ['America/Havana', '2024-11-03T00:30:00', 'repeated', '2024-11-03T04:30:00Z'],
  ['Africa/Casablanca', '2024-03-10T02:30:00', 'repeated', '2024-03-10T01:30:00Z'],
  ['Africa/Casablanca', '2024-04-14T02:30:00', 'skipped', '2024-04-14T02:30:00Z'],
  ['Pacific/Kiritimati', '2024-01-01T00:00:00', 'once', '2023-12-31T10:00:00Z'],
  ['Etc/GMT+12', '2024-01-01T00:00:00', 'once', '2024-01-01T12:00:00Z'],
  ['Europe/London', '1971-06-15T12:00:00', 'once', '1971-06-15T11:00:00Z'],
  ['America/St_Johns', '2024-11-03T01:30:00', 'repeated', '2024-11-03T04:00:00Z'],
] as const;

describe('createZone', () => {
  it.each(wallClocks)('%s %s occurs %s: %s', (name, wall, fit, instant) => {
    const zone = createZone(name);
    const reading = Date.parse(`${wall}Z`);
    expect(zone.fitOf(reading)).toBe(fit);
    expect(zone.instantOf(reading)).toBe(Date.parse(instant));
  });

  it.each([
    ['UTC', 'UTC', 0],
    ['gmt', 'UTC', 0],
    ['Z', 'UTC', 0],
    ['Etc/UTC', 'UTC', 0],
    ['+05:30', '+05:30', 330],
    ['+0530', '+05:30', 330],
    ['-03:30', '-03:30', -210],
    ['-00:30', '-00:30', -30],
    ['+14:00', '+14:00', 840],
    ['europe/berlin', 'Europe/Berlin', 60], // IANA names are case-insensitive; 2024-01-15 is winter
    ['Asia/Kathmandu', 'Asia/Kathmandu', 345],
  ])('%s is %s, %i minutes ahead in January 2024', (text, name, minutes) => {
    const zone = createZone(text);
    const instant = Date.UTC(2024, 0, 15, 12);
    expect(zone.offsetAt(instant)).toBe(minutes * 60_000);
    expect(zone.instantOf(instant)).toBe(instant - minutes * 60_000);
    expect(zone.fitOf(instant)).toBe('once');
    if (name !== 'Asia/Kathmandu') expect(zone.name).toBe(name); // ICU says Katmandu
  });

  it.each(['Mars/Base', '', 'UTC+2', '+5:30', '+24:00', '+05:60', 'CEST', 'Europe/Berlin '])('refuses %j', (text) => {
    expect(problemOf(() => createZone(text))).toEqual({ kind: 'zoneUnknown', where: null, data: { text } });
  });

  it('is UTC itself for UTC', () => expect(createZone('UTC')).toBe(utc));
});

const names = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/St_Johns',
  'Antarctica/Troll',
] as const;
const first = Date.UTC(1971, 0, 1);
const last = Date.UTC(2037, 11, 31);

describe.each(names)('%s', (name) => {
  const zone = createZone(name);

  it('shows what Intl shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (instant) => {
        expect(instant + zone.offsetAt(instant)).toBe(wallClockOf(instant, name));
      }),
      { numRuns: 300 },
    );
  });

  it('brings a wall clock back to its instant, or to the first one that shows it', () => {
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (instant) => {
        const wall = wallClockOf(instant, name);
        const back = zone.instantOf(wall);
        expect(wallClockOf(back, name)).toBe(wall);
        expect(back).toBeLessThanOrEqual(instant);
        if (back !== instant) expect(zone.fitOf(wall)).toBe('repeated');
      }),
      { numRuns: 300 },
    );
  });

  it('counts how often a wall clock shows a reading, near every change of 2023 to 2025', () => {
    for (const change of changesOf(name, 2023, 2025)) {
      for (let minute = -180; minute <= 180; minute += 15) {
        const wall = wallClockOf(change, name) + minute * 60_000;
        const instants = instantsThatShow(wall, name, change);
        const fit = (['skipped', 'once', 'repeated'] as const)[instants.length];
        expect([minute, zone.fitOf(wall)]).toEqual([minute, fit]);
        if (instants.length > 0) expect(zone.instantOf(wall)).toBe(instants[0]);
      }
    }
  });
});

/** The first quarter hours after a change of the clocks, found by looking at every hour, then every quarter. */
function changesOf(name: string, firstYear: number, lastYear: number): number[] {
  const step = 900_000;
  const offset = (instant: number): number => wallClockOf(instant, name) - instant;
  const found: number[] = [];
  for (let at = Date.UTC(firstYear, 0, 1); at < Date.UTC(lastYear + 1, 0, 1); at += 86_400_000) {
    if (offset(at) === offset(at + 86_400_000)) continue;
    let change = at;
    while (offset(change) === offset(at)) change += step;
    found.push(change);
  }
  return found;
}

/** Every instant within a day of `near`, in quarter hours, at which the wall clock shows the reading. */
function instantsThatShow(wall: number, name: string, near: number): number[] {
  const found: number[] = [];
  for (let at = near - 86_400_000; at <= near + 86_400_000; at += 900_000) {
    if (wallClockOf(at, name) === wall) found.push(at);
  }
  return found;
}
