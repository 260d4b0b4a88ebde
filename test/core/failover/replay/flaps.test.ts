import { describe, expect, it } from 'vitest';
import { flapsAmong, flapsOf } from '../../../../src/core/failover/replay/flaps.ts';
import { replayTimeline } from '../../../../src/core/failover/replay/replay-timeline.ts';
import { failoverSettings, type GivenFailover } from '../../../../src/core/failover/standby/settings.ts';
import { merged } from '../../../../src/core/time/intervals.ts';

const minute = 60_000;
const outages = (...pairs: readonly (readonly [start: number, end: number])[]) =>
  pairs.map(([start, end]) => ({ start: start * minute, end: end * minute }));
/** Noticed after 18 s at worst, switched in 10 s, back after 5 min: 28 s and 5:28 after a failure's start. */
const flaps = (list: ReturnType<typeof outages>, given: Partial<GivenFailover> = {}) =>
  flapsOf(list, failoverSettings({ mode: 'hot', ...given }));

describe('flaps of outages, by hand', () => {
  it('down at 0, 6 and 14:10 for two minutes each: 5 min take two failovers at returns, 10 min one, 15 min none', () => {
    // 5 min: back at 5:28 and 11:28, both before the next. 10 min: 10:28, past 6:00 and 8:25, before 14:10. 15 min: 15:28.
    const list = outages([0, 2], [6, 8], [14 + 1 / 6, 16 + 1 / 6]);
    const better = { delaySeconds: 900, failovers: 0 };
    expect(flaps(list)).toEqual({ returns: 3, recurrences: 2, longestGapSeconds: 370, failovers: 2, better });
    expect(flaps(list, { failback: { delaySeconds: 600 } })).toMatchObject({ failovers: 1, better });
    expect(flaps(list, { failback: { delaySeconds: 900 } })).toMatchObject({ failovers: 0, better: null });
  });

  it('names the shortest usual delay, one second either side of it', () => {
    // taken at 28 s; a delay of 10 min is over at 628 s
    const again = (second: number) => outages([0, 2], [second / 60, second / 60 + 2]);
    expect(flaps(again(627)).better).toEqual({ delaySeconds: 600, failovers: 0 });
    expect(flaps(again(628)).better).toEqual({ delaySeconds: 900, failovers: 0 });
    // 5 min are over at 328 s: what comes before is ridden out already
    expect(flaps(again(327))).toMatchObject({ recurrences: 1, failovers: 0, better: null });
    expect(flaps(again(328))).toMatchObject({ recurrences: 1, failovers: 1 });
  });

  it('waits for the good probes after a long outage: 5 × 5 s at most', () => {
    // down for an hour, the delay long over: back 25 s after the return; 1 h + 90 s are past 28 s + 1 h, so 1½ h
    expect(flaps(outages([0, 60], [60 + 24 / 60, 62]))).toMatchObject({ failovers: 0 });
    expect(flaps(outages([0, 60], [61.5, 63]))).toMatchObject({
      failovers: 1,
      better: { delaySeconds: 5400, failovers: 0 },
    });
  });

  it('takes an hour between two failures for flapping, and no more', () => {
    expect(flaps(outages([0, 2], [62, 64]))).toMatchObject({ recurrences: 1, longestGapSeconds: 3600, failovers: 1 });
    const apart = { returns: 2, recurrences: 0, longestGapSeconds: null, failovers: 0, better: null };
    expect(flaps(outages([0, 2], [62.001, 64]))).toEqual(apart);
    expect(flaps([])).toEqual({ ...apart, returns: 0 });
  });

  it('does not notice what is over before the third failed probe: 15 s', () => {
    expect(flaps(outages([0, 2], [20, 20.25]))).toMatchObject({ recurrences: 1, failovers: 0 });
    expect(flaps(outages([0, 2], [20, 20.251]))).toMatchObject({ recurrences: 1, failovers: 1 });
    // a detection of 60 s alone: an outage must be longer
    const fixed = { detection: { detectSeconds: 60 } };
    expect(flaps(outages([0, 2], [20, 21]), fixed)).toMatchObject({ failovers: 0 });
    expect(flaps(outages([0, 2], [20, 21.001]), fixed)).toMatchObject({ failovers: 1 });
  });

  it('names no delay where not even four hours help', () => {
    // back 25 s after five hours down, whatever the delay up to 4 h
    expect(flaps(outages([0, 300], [310, 312]))).toMatchObject({ failovers: 1, better: null });
  });
});

describe('against the replay, second by second, with the slowest phase of its probes', () => {
  // A failure just after a probe that was good: probes at −1 ms + k × 5 s see what starts at 0 last.
  it('finds as many failovers', () => {
    const settings = failoverSettings({ mode: 'hot' });
    const list = merged(outages([0, 2], [6, 8], [15, 17], [40, 41], [45.5, 46], [120, 125], [130, 131], [136, 140]));
    const window = { start: -1, end: 600 * minute };
    for (const delaySeconds of [60, 300, 600, 900, 1800]) {
      const times = { interval: 5000, timeout: 3000, failures: 3, recoveries: 5, switch: 10_000 };
      const manager = { failbackDelay: delaySeconds * 1000, failbackSwitch: 0, isFailbackAutomatic: true };
      const { transitions } = replayTimeline(window, list, { ...times, ...manager });
      const replayed = transitions.filter(({ to }) => to === 'failover_in_progress').length;
      const { failovers } = flapsOf(list, { ...settings, failback: { ...settings.failback, delaySeconds } });
      // two begin no flap: the first, and that at 120 min, 74 min after the last return
      expect(failovers, `${delaySeconds}`).toBe(replayed - 2);
    }
  });
});

describe('flaps of a timeline', () => {
  const round = (at: number, back: number) =>
    [
      { at, from: 'primary_active', to: 'failover_in_progress', because: 'primary_failed' },
      { at: back, from: 'failback_in_progress', to: 'primary_active', because: 'switch_done' },
    ] as const;
  it('counts takeovers that begin less than the delay after a failback', () => {
    const states = [...round(0, 400_000), ...round(699_999, 1_200_000), ...round(1_500_000, 2_000_000)];
    expect(flapsAmong(states, 300)).toBe(1); // 299.999 s, and 300 s
    expect(flapsAmong([], 300)).toBe(0);
  });
});
