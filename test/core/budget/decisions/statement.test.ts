import { describe, expect, it } from 'vitest';
import { calendarPeriods, parseCredits, slaStatement } from '../../../../src/core/budget/decisions/statement.ts';
import type { TypedPlace } from '../../../../src/core/problem.ts';
import type { Interval } from '../../../../src/core/time/intervals.ts';
import { createZone, utc } from '../../../../src/core/time/zone.ts';
import { problemOf } from '../../quantity/problem-of.ts';

const place = (text: string): TypedPlace => ({ kind: 'typed', option: '--credits', text });
const credits = (text: string) => parseCredits(text, place(text));
const common = '99.99=10%,99=25%,95=100%';

describe('parseCredits', () => {
  it('gives the steps from the highest threshold down, as decimals', () => {
    expect(
      credits(' 95=100%, 99.99=10% ,99 = 25%').map((each) => [each.threshold.unavailability, each.credit]),
    ).toEqual([
      [0.0001, 0.1],
      [0.01, 0.25],
      [0.05, 1],
    ]);
  });
  it.each([
    ['99.9', 'creditUnreadable', 0],
    ['99.9=', 'creditUnreadable', 0],
    ['99.9=10%,,95=25%', 'creditUnreadable', 0],
    ['99.9=10%,101=25%', 'percentOutOfRange', 9],
    ['99.9=10%,99=-5%', 'percentOutOfRange', 9],
    ['99.9=ten', 'percentUnreadable', 0],
    ['99.9=NaN', 'percentUnreadable', 0],
    ['99.9=10%,0.999=25%', 'creditsInconsistent', 9],
    ['99.9=25%,99=10%', 'creditsInconsistent', 9],
  ])('refuses %s', (text, kind, offset) => {
    expect(problemOf(() => credits(text))).toMatchObject({ kind, where: { offset } });
  });
});

describe('calendarPeriods', () => {
  const iso = (periods: readonly Interval[]) => periods.map(({ start }) => new Date(start).toISOString());
  it('gives each that is touched, whole', () => {
    const span = { start: Date.UTC(2027, 0, 9), end: Date.UTC(2027, 2, 1) };
    expect(iso(calendarPeriods('month', span, utc))).toEqual(['2027-01-01T00:00:00.000Z', '2027-02-01T00:00:00.000Z']);
    expect(calendarPeriods('month', { start: 0, end: 0 }, utc)).toEqual([]);
  });
  it('knows the months with a clock change', () => {
    const zone = createZone('America/New_York');
    const [march] = calendarPeriods('month', { start: Date.UTC(2027, 2, 9), end: Date.UTC(2027, 2, 10) }, zone);
    expect((march!.end - march!.start) / 3_600_000).toBe(31 * 24 - 1);
  });
});

describe('slaStatement', () => {
  const month = { start: Date.UTC(2027, 3, 1), end: Date.UTC(2027, 4, 1) }; // 30 days: 2,592,000 s
  const statement = (
    downtimeSeconds: number,
    { at = month.end, fee = 1_000 as number | null, text = common, uncoveredSeconds = 0 } = {},
  ) =>
    slaStatement({
      periods: [month],
      at,
      credits: credits(text),
      fee,
      measure: ({ start, end }) => ({
        downtimeMilliseconds: downtimeSeconds * 1_000,
        countedMilliseconds: end - start,
        uncoveredMilliseconds: uncoveredSeconds * 1_000,
      }),
    });

  // by hand: thresholds of 30 days lie at 259.2 s (99.99 %), 25,920 s (99 %), 129,600 s (95 %)
  it.each([
    [0, 0, 0],
    [259.2, 0, 0], // attained exactly: not below
    [259.201, 0.1, 100],
    [25_920, 0.1, 100],
    [25_920.001, 0.25, 250],
    [129_600, 0.25, 250],
    [129_600.001, 1, 1_000], // the lowest alone, not 10 + 25 + 100
    [2_592_000, 1, 1_000],
  ])('%d s of downtime give %d of the fee', (downtimeSeconds, credit, money) => {
    expect(statement(downtimeSeconds)).toMatchObject([
      { ...month, downtimeSeconds, credit, money, provisional: false, certainCredit: credit },
    ]);
  });
  it('carries the unavailability, and multiplies money as decimals', () => {
    const [only] = statement(25_920.001, { fee: 1_100, text: '99.99=7%' });
    expect(only!.attained!.unavailability).toBe(25_920_001 / 2_592_000_000);
    expect(only!.money).toBe(77); // in doubles 77.00000000000001
    expect(0.07 * 1_100).not.toBe(77);
    expect(statement(0, { fee: null })[0]!.money).toBeNull();
  });
  it('is provisional where the log does not cover all of it: what is known is certain', () => {
    expect(statement(260, { uncoveredSeconds: 1 })).toMatchObject([
      { credit: 0.1, provisional: true, certainCredit: 0.1, uncoveredSeconds: 1 },
    ]);
  });
  it('is provisional while the period lasts, and tells what is certain', () => {
    // 3 days in: 2592 s of 259,200 s are 1 %, so exactly 99 %: 10 %; of all 30 days they are 0.1 %: 10 % too
    const at = month.start + 3 * 86_400_000;
    expect(statement(2_592, { at })).toMatchObject([{ credit: 0.1, provisional: true, certainCredit: 0.1 }]);
    expect(statement(2_593, { at })).toMatchObject([{ credit: 0.25, provisional: true, certainCredit: 0.1 }]);
    expect(statement(259, { at })).toMatchObject([{ credit: 0.1, provisional: true, certainCredit: 0 }]);
  });
  it('leaves out what has not begun, and has no number where nothing counts', () => {
    expect(statement(0, { at: month.start })).toEqual([]);
    const [only] = slaStatement({
      periods: [month],
      at: month.end,
      credits: credits(common),
      fee: 1_000,
      measure: () => ({ downtimeMilliseconds: 0, countedMilliseconds: 0, uncoveredMilliseconds: 0 }),
    });
    expect(only).toMatchObject({ attained: null, credit: null, money: null });
  });
});
