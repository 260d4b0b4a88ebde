import { describe, expect, it } from 'vitest';
import { type Replay, type ReplayIncident, replayFailover } from '../../../../src/core/failover/replay/replay.ts';
import { parseFailover } from '../../../../src/core/failover/replay/replay-settings.ts';
import { failoverSettings } from '../../../../src/core/failover/standby/settings.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { type WalkIncident, walk } from '../walk.ts';

const text = 'hot interval=5s timeout=3s failures=3 recoveries=5 switch=10s failback=5m';
const window = { start: Date.parse('2027-02-01T00:00:00Z'), end: Date.parse('2027-03-01T00:00:00Z') };
const row = (id: string, start: string, end: string, impact = 1): ReplayIncident => ({
  id,
  start: Date.parse(`2027-02-${start}Z`),
  end: Date.parse(`2027-02-${end}Z`),
  impact,
});
const long = row('long', '03T10:00:02', '03T10:20:00');
const short = row('short', '04T10:00:02', '04T10:00:14');
const vain = row('vain', '05T10:00:02', '05T10:00:16');
const bug = row('bug', '06T10:00:00', '06T10:10:00');
const replay = (incidents: readonly ReplayIncident[], typed = text, span = window): Replay =>
  replayFailover({ incidents, window: span, settings: parseFailover(typed), helps: ({ id }) => id !== 'bug' });
const shown = ({ states }: Replay): string[] =>
  states.map(({ at, to, because }) => `${new Date(at).toISOString().slice(8, 23)} ${to} ${because}`);
const alone = ({ incidents }: Replay): unknown[] =>
  incidents.map(({ id, recordedSeconds, replayedSeconds, outcome }) => [id, recordedSeconds, replayedSeconds, outcome]);

describe('the worked examples: probes every 5 s, time-out 3 s, 3 failures, 5 recoveries, switch 10 s, failback 5 min', () => {
  // Probes at 10:00:05, :10, :15 fail; 10:00:15 + 3 s = 10:00:18 begins, + 10 s = 10:00:28 ends: 26 s after 10:00:02.
  const result = replay([long, short, vain, bug]);
  it('26 s, 12 s, 14 s and 600 s of 1198, 12, 14 and 600', () => {
    expect(alone(result)).toEqual([
      ['long', 1198, 26, 'switched'],
      ['short', 12, 12, 'tooShortToNotice'],
      ['vain', 14, 14, 'switchedInVain'],
      ['bug', 600, 600, 'standbyDoesNotHelp'],
    ]);
    expect(result).toMatchObject({ mode: 'hot', recordedDowntimeSeconds: 1824, downtimeSeconds: 652 });
    expect(result.unavailability).toBe(652 / (28 * 86_400));
    expect([result.failovers, result.failbacks]).toEqual([2, 2]);
  });
  it('the states to the millisecond', () => {
    expect(shown(result)).toEqual([
      '03T10:00:18.000 failover_in_progress primary_failed',
      '03T10:00:28.000 secondary_active switch_done',
      '03T10:20:20.000 failback_in_progress primary_recovered',
      '03T10:20:20.000 primary_active switch_done',
      '05T10:00:18.000 failover_in_progress primary_failed',
      '05T10:00:28.000 secondary_active switch_done',
      '05T10:05:30.000 failback_in_progress primary_recovered',
      '05T10:05:30.000 primary_active switch_done',
    ]);
  });
});

describe('by hand, from the rules', () => {
  it('a probe at the very start sees it, one at the very end does not', () => {
    // Fails at :00, :05, :10, so it begins at :13 and ends at :23; good at 10:01:00 first, five good at 10:01:20.
    const exact = row('exact', '03T10:00:00', '03T10:01:00');
    const result = replay([exact], text.replace('5m', '0'));
    expect(shown(result).map((each) => each.slice(0, 12))).toEqual([
      '03T10:00:13.',
      '03T10:00:23.',
      '03T10:01:20.',
      '03T10:01:20.',
    ]);
    expect(alone(result)).toEqual([['exact', 60, 23, 'switched']]);
  });
  it('a delay that ends on a probe is over at it', () => {
    // The switch ends at 10:00:28; 302 s later is 10:05:30, a probe.
    const result = replay([vain], text.replace('5m', '302s'));
    expect(shown(result)[2]).toMatch(/^05T10:05:30.000 failback/);
    expect(shown(replay([vain], text.replace('5m', '303s')))[2]).toMatch(/^05T10:05:35.000 failback/);
  });
  it('milliseconds count', () => {
    // Probes every 500 ms fail at .500, 1.000 and 1.500: + 250 ms + 1500 ms = 3.250, from 0.001 on 3.249 s.
    const off = row('off', '03T10:00:00.001', '03T10:01:00');
    const result = replay([off], 'hot interval=500ms timeout=0.25s failures=3 switch=1500ms');
    expect(result.downtimeSeconds).toBe(3.249);
    expect(shown(result)[1]).toMatch(/^03T10:00:03.250 secondary/);
  });
  it('a second outage while the traffic is on the standby costs nothing, and keeps it there', () => {
    // The delay ends 10:05:28; bad probes 10:05:30 to 10:05:55, good ones from 10:06:00: five at 10:06:20.
    const second = row('second', '05T10:05:29', '05T10:06:00');
    const result = replay([vain, second]);
    expect(alone(result)[1]).toEqual(['second', 31, 0, 'switched']);
    expect(shown(result)[2]).toMatch(/^05T10:06:20.000 failback/);
  });
  it('two blips without a good probe between them are one failure to the probes', () => {
    const first = row('first', '03T10:00:04', '03T10:00:06'); // seen at :05
    const second = row('second', '03T10:00:09', '03T10:00:16'); // at :10 and :15
    const between = row('between', '03T10:00:11', '03T10:00:14'); // by none
    expect(replay([first, second, between]).incidents.map(({ outcome }) => outcome)).toEqual([
      'switchedInVain',
      'switchedInVain',
      'tooShortToNotice',
    ]);
  });
  it('the largest impact that still hits', () => {
    // 30 % on both sides over 10:00:00–10:10:00, the primary 60 % off over the first 26 s: 26·0.6 + 574·0.3 = 187.8.
    const result = replay([{ ...bug, impact: 0.3 }, row('half', '06T10:00:02', '06T10:05:00', 0.6)]);
    expect(result.downtimeSeconds).toBeCloseTo(2 * 0.3 + 26 * 0.6 + 572 * 0.3, 9);
    expect(result.recordedDowntimeSeconds).toBeCloseTo(2 * 0.3 + 298 * 0.6 + 300 * 0.3, 9);
  });
  it('across the edges of the window only what lies inside counts', () => {
    // Down when the window opens: probes fail at 0, 5, 10; the switch ends at 23 s. Down when it closes: 21 s before the
    // end, at 579 s of 600: the probes at 580, 585, 590 fail; begins 593, would end 603: no switch is completed.
    const span = { start: long.start, end: long.start + 600_000 };
    const before = { ...long, id: 'before', start: long.start - 60_000, end: long.start + 120_000 };
    const after = { ...long, id: 'after', start: span.end - 21_000, end: span.end + 3_600_000 };
    const result = replay([before, after], text, span);
    expect(alone(result)).toEqual([
      ['before', 120, 23, 'switched'],
      ['after', 21, 21, 'switchedInVain'],
    ]);
    expect([result.failovers, result.failbacks]).toEqual([1, 1]);
    expect(result.states.at(-1)).toMatchObject({ to: 'failover_in_progress', at: span.end - 21_000 + 14_000 });
  });
  it('time that does not count costs nothing', () => {
    const counts = [{ start: window.start, end: long.start + 20_000 }];
    const result = replayFailover({
      incidents: [long],
      window,
      counts,
      settings: parseFailover(text),
      helps: () => true,
    });
    expect(result.downtimeSeconds).toBe(20);
    expect(result.recordedDowntimeSeconds).toBe(20);
    expect(result.unavailability).toBe(20_000 / (long.start + 20_000 - window.start));
  });
  it('nothing happened', () => {
    expect(replay([])).toMatchObject({ failovers: 0, downtimeSeconds: 0, unavailability: 0, nines: null, states: [] });
  });
  it('refuses a window of which nothing counts, and a failover without probes', () => {
    const settings = failoverSettings({ mode: 'hot', detection: { detectSeconds: 18 } });
    const request = { incidents: [], window, helps: () => true };
    expect(() => replayFailover({ ...request, settings })).toThrow(RangeError);
    expect(() => replayFailover({ ...request, counts: [], settings: parseFailover(text) })).toThrow(RangeError);
  });
});

describe('against a walk of the rules, second by second', () => {
  it.each(Array.from({ length: 300 }, (_, i) => i + 1))('log %d', (seed) => {
    const random = createRandom(seed);
    const between = (low: number, high: number): number => low + random.below(high - low + 1);
    const length = between(500, 4000);
    const rules = {
      interval: between(1, 12),
      timeout: between(0, 8),
      failures: between(1, 4),
      recoveries: between(1, 6),
      switch: between(0, 40),
      delay: between(0, 200),
      switchBack: seed % 3 === 0 ? between(0, 30) : 0,
    };
    const incidents: WalkIncident[] = Array.from({ length: between(0, 25) }, () => {
      const start = between(-100, length);
      return {
        start,
        end: start + between(0, random.below(4) === 0 ? 600 : 60),
        impact: random.below(2) === 0 ? 1 : between(0, 8) / 8,
        isHelped: random.below(4) > 0,
      };
    });
    const expected = walk(length, incidents, rules);
    const origin = 1_800_000_000_000;
    const result = replayFailover({
      incidents: incidents.map(({ start, end, impact, isHelped }) => ({
        id: isHelped ? 'helped' : null,
        start: origin + start * 1000,
        end: origin + end * 1000,
        impact,
      })),
      window: { start: origin, end: origin + length * 1000 },
      settings: failoverSettings({
        mode: 'hot',
        detection: {
          intervalSeconds: rules.interval,
          timeoutSeconds: rules.timeout,
          failures: rules.failures,
          recoveries: rules.recoveries,
        },
        switchSeconds: rules.switch,
        failback: { delaySeconds: rules.delay, switchSeconds: rules.switchBack },
      }),
      helps: ({ id }) => id !== null,
    });
    expect(result.states.map(({ at, to }) => [(at - origin) / 1000, to])).toEqual(expected.states);
    expect(result.downtimeSeconds).toBe(expected.downtime); // impacts are eighths: no rounding
    expect(result.recordedDowntimeSeconds).toBe(expected.recorded);
    expect(result.incidents.map(({ replayedSeconds }) => replayedSeconds)).toEqual(expected.alone);
  });
});

describe('many incidents', () => {
  it('ten thousand in a year, overlapping: as many states as a walk would find, none twice', () => {
    const random = createRandom(7);
    const start = Date.parse('2026-01-01T00:00:00Z');
    const span = { start, end: start + 365 * 86_400_000 };
    const incidents = Array.from({ length: 10_000 }, (_, i) => {
      const at = start + random.below(365 * 86_400) * 1000;
      return { id: `${i}`, start: at, end: at + random.below(3600) * 1000, impact: 1 };
    });
    const result = replay(incidents, text, span);
    expect(result.states.length % 4).toBe(0);
    expect(result.failovers).toBe(result.states.length / 4);
    expect(result.failovers).toBeGreaterThan(1000);
    expect(result.downtimeSeconds).toBeLessThan(result.recordedDowntimeSeconds);
    expect(result.states.every(({ at }, i) => i === 0 || at >= result.states[i - 1]!.at)).toBe(true);
  });
});
