import { describe, expect, it } from 'vitest';
import { compareWithBaseline, type EarlierCheck } from '../../../src/core/gates/change.ts';
import { anyFails, type Check, standingOf } from '../../../src/core/gates/check.ts';
import type { Bounds, Measure, MeasuredWindow } from '../../../src/core/gates/comparison.ts';

const place = { kind: 'file', file: 'base.json' } as const;
const day = 86_400;
const windowOf = (days: number, elapsedDays = days, start: string | null = null): MeasuredWindow => ({
  ...{ start, end: start, seconds: days * day, elapsedSeconds: elapsedDays * day },
});
const measure = (over: Partial<Measure> = {}): Measure => ({
  ...{ better: 'lower', interval: null, order: null, window: null, slo: null },
  ...over,
});
const numbers = (actual: number, wanted = 10) => ({ actual, numbers: { actual, wanted, areSeconds: false } });
const now = (actual: number, over: Partial<Measure> = {}, status: Check['status'] = 'met'): Check => ({
  ...{ expression: 'failures <= 10', status, measure: measure(over) },
  ...numbers(actual),
});
const then = (actual: number, over: Partial<Measure> = {}): EarlierCheck => ({
  ...{ expression: 'failures <= 10', actual, limit: 10, measure: measure(over) },
});
const compare = (check: Check, earlier: EarlierCheck, onlyWorse = false) =>
  compareWithBaseline([check], { place, checks: [earlier] }, onlyWorse)[0]!;
const verdict = (check: Check, earlier: EarlierCheck) => compare(check, earlier).change!.verdict;
const refusal = (check: Check, ...checks: EarlierCheck[]) => {
  try {
    return compareWithBaseline([check], { place, checks }, false);
  } catch (error) {
    return (error as { problems: { data: { why: string } }[] }).problems[0]!.data.why;
  }
};

describe('a number and that of an earlier run', () => {
  it.each<[number, number, 'lower' | 'higher', string]>([
    [4, 3, 'lower', 'worse'],
    [3, 4, 'lower', 'better'],
    [4, 3, 'higher', 'better'],
    [0.9994, 0.9995, 'higher', 'worse'],
    [3, 3, 'lower', 'same'],
    [0.1 + 0.2, 0.3, 'lower', 'same'], // last digits of another order of sums
    [0.999999, 0.9999990001, 'higher', 'worse'], // 1e-10 of an unavailability of 1e-6 is one in ten thousand
  ])('%f after %f, where %s is better: %s', (actual, was, better, expected) => {
    expect(verdict(now(actual, { better }), then(was))).toBe(expected);
  });
  it.each<[Bounds, Bounds, string]>([
    [[5, 9], [1, 4], 'worse'],
    [[1, 4], [5, 9], 'better'],
    [[4, 9], [1, 4], 'cannotTell'], // they share 4
    [[5, null], [1, 4], 'worse'],
    [[null, 9], [1, 4], 'cannotTell'],
  ])('%j after %j: %s', (interval, earlier, expected) => {
    expect(verdict(now(6, { interval }), then(3, { interval: earlier }))).toBe(expected);
  });
  it('compares an estimate with a number that is none', () => {
    expect(verdict(now(6, { interval: [5, 9] }), then(3))).toBe('worse');
    expect(verdict(now(6, { interval: [2, 9] }), then(3))).toBe('cannotTell');
  });
  it('goes by the steps of the policy', () => {
    const order = ['ship', 'repair', 'stop'];
    const state = (actual: string): Check => ({
      ...{ expression: 'policy.state better than stop', actual, status: 'met' },
      measure: measure({ better: null, order }),
    });
    const was = (actual: string): EarlierCheck => ({ ...then(0), ...state(actual), limit: null, measure: measure() });
    expect(verdict(state('repair'), was('ship'))).toBe('worse');
    expect(verdict(state('ship'), was('stop'))).toBe('better');
    expect(verdict(state('ship'), was('ship'))).toBe('same');
    expect(refusal(state('ship'), was('unheard'))).toBe('order');
  });
});

describe('what is not compared', () => {
  const between = (start: string, end: string): MeasuredWindow => ({
    ...{ start, end, seconds: (Date.parse(end) - Date.parse(start)) / 1_000, elapsedSeconds: null },
  });
  const february = between('2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z');
  it.each<[string, MeasuredWindow, MeasuredWindow, boolean]>([
    ['a month with a month', between('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'), february, true],
    ['a month in another zone with a month', between('2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z'), february, true],
    [
      '28 days with a month that is longer',
      between('2026-03-04T00:00:00Z', '2026-04-01T00:00:00Z'),
      windowOf(31),
      false,
    ],
    ['30 days with 31', windowOf(30), windowOf(31), false],
    ['a week with one in which clocks are set forward', windowOf(7), windowOf(7 - 1 / 24), true],
    ['a quarter with a month', windowOf(90), windowOf(30), false],
    ['the tenth day of a month with its twentieth', windowOf(30, 10), windowOf(30, 20), false],
    ['the same window, of which more has passed', windowOf(30, 10, 'x'), windowOf(30, 20, 'x'), true],
  ])('%s', (_, one, other, isCompared) => {
    const found = refusal(now(4, { window: one }), then(3, { window: other }));
    expect(found === 'window').toBe(!isCompared);
  });
  it('is another target, a check that was not there, a number that was not there', () => {
    expect(refusal(now(4), { ...then(3), expression: 'failures <= 20', limit: 20 })).toBe('target');
    expect(refusal(now(4), { ...then(3), limit: 20 })).toBe('target');
    expect(refusal(now(4, { slo: 0.001 }), then(3, { slo: 0.01 }))).toBe('target'); // a state, or what is spent, of another SLO
    expect(refusal(now(4), { ...then(3), expression: 'outages <= 10' })).toBe('absent');
    expect(refusal(now(4), { ...then(3), actual: null })).toBe('number');
    expect(refusal(now(4))).toBe('absent');
  });
  it('stands for itself beside what is', () => {
    const missed: Check = { ...now(11, {}, 'missed'), expression: 'outages <= 10' };
    const compared = compareWithBaseline([now(3), missed], { place, checks: [then(3)] }, true);
    expect(compared[1]!.change).toEqual({ verdict: 'notCompared', why: 'absent' });
    expect(anyFails(compared, false)).toBe(true);
  });
});

it('says what was checked earlier and is not any more, which stands against no build', () => {
  const gone: EarlierCheck = { ...then(3), expression: 'outages <= 10' };
  const checks = compareWithBaseline([now(3)], { place, checks: [then(3), gone] }, true);
  expect(checks[1]).toEqual({
    ...{ expression: 'outages <= 10', actual: null, status: 'skipped', doubt: { kind: 'gone' }, onlyWarns: true },
  });
  expect(anyFails(checks, true)).toBe(false);
});

describe('only worse fails', () => {
  it.each<[number, number, Check['status'], boolean, Check['status']]>([
    [12, 12, 'missed', false, 'warned'],
    [12, 11, 'missed', true, 'missed'],
    [4, 3, 'met', true, 'missed'],
    [3, 4, 'met', false, 'met'],
  ])('%i after %i, %s: fails %s, stands as %s', (actual, was, status, fails, stands) => {
    const check = compare(now(actual, {}, status), then(was), true);
    expect([anyFails([check], true), standingOf(check)]).toEqual([fails, stands]);
  });
  it('leaves the verdict to the limit where it is not asked for', () => {
    expect(anyFails([compare(now(4), then(3))], true)).toBe(false);
    expect(anyFails([compare(now(12, {}, 'missed'), then(12))], true)).toBe(true);
  });
  it('never fails what only warns', () => {
    expect(anyFails([{ ...compare(now(4), then(3), true), onlyWarns: true }], true)).toBe(false);
  });
});
