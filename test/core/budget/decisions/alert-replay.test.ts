import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReplayTier, replayAlerts, rowsShown } from '../../../../src/core/budget/decisions/alert-replay.ts';
import { consumptionOf } from '../../../../src/core/budget/time/consumption.ts';
import type { DowntimeMode } from '../../../../src/core/incidents/downtime/measure.ts';
import { type Intervals, intersection } from '../../../../src/core/time/intervals.ts';

const second = 1_000;
const hour = 3_600 * second;
const day = 24 * hour;

type Outage = readonly [start: number, end: number, weight?: number]; // in seconds

const replay = (outages: readonly Outage[], tiers: readonly ReplayTier[], options: Options = {}) => {
  const sorted = [...outages.keys()].sort((a, b) => outages[a]![0] - outages[b]![0]);
  const { unavailability = 0.001, until = 30 * 86_400, from = 0, mode = 'union' } = options;
  const window = { start: from * second, end: until * second };
  const counts = options.counts ?? [{ start: window.start - 30 * day, end: window.end }];
  const impact = {
    order: Uint32Array.from(sorted),
    start: Float64Array.from(outages, ([start]) => start * second),
    end: Float64Array.from(outages, ([, end]) => end * second),
    weight: Float64Array.from(outages, ([, , weight]) => weight ?? 1),
  };
  const result = replayAlerts({
    impact,
    counts,
    tiers,
    unavailability,
    window,
    consumption: consumptionOf(impact, { mode, shortestOutageMilliseconds: 0 }, intersection(counts, [window])),
    budgetMilliseconds: unavailability * 30 * day,
  });
  return {
    fired: result.fired.map(({ tier, at, resetAt, ...rest }) => ({
      ...rest,
      severity: tier.severity,
      at: at / second,
      resetAt: resetAt === null ? null : resetAt / second,
    })),
    missed: result.missedRows,
  };
};
interface Options {
  readonly unavailability?: number;
  readonly until?: number;
  readonly from?: number;
  readonly counts?: Intervals;
  readonly mode?: DowntimeMode;
}

const tier = (severity: 'page' | 'ticket', longSeconds: number, shortSeconds: number, factor: number): ReplayTier => ({
  severity,
  longSeconds,
  shortSeconds,
  factor,
});
const fast = tier('page', 3_600, 300, 14.4);
const table = [
  fast,
  tier('page', 21_600, 1_800, 6),
  tier('ticket', 86_400, 7_200, 3),
  tier('ticket', 259_200, 21_600, 1),
];

describe('a full outage at 99.9 %: the closed forms', () => {
  // detection = max(long, short) · f · (1 − SLO); reset = short · (1 − f · (1 − SLO)) after the end; both by hand:
  // 3600 × 0.0144 = 51.84, 300 × 0.9856 = 295.68; 21600 × 0.006 = 129.6, 1800 × 0.994 = 1789.2;
  // 86400 × 0.003 = 259.2, 7200 × 0.997 = 7178.4; 259200 × 0.001 = 259.2, 21600 × 0.999 = 21578.4
  it.each([
    [0, 51.84, 295.68],
    [1, 129.6, 1_789.2],
    [2, 259.2, 7_178.4],
    [3, 259.2, 21_578.4],
  ])('tier %d fires after %d s and resets %d s after the end', (index, detection, reset) => {
    const { fired, missed } = replay([[86_400, 86_400 + 1_200]], [table[index]!]);
    expect(fired).toHaveLength(1);
    expect(fired[0]!.at - 86_400).toBeCloseTo(detection, 9);
    expect(fired[0]!.resetAt! - 87_600).toBeCloseTo(reset, 9);
    expect(fired[0]!.consumedRatio).toBeCloseTo(detection / 2_592, 12);
    expect(fired[0]!.rows).toEqual([0]);
    expect(missed).toEqual([]);
  });
  it('fires tier by tier, the table in order of time', () => {
    const { fired } = replay([[0, 1_200]], table);
    expect(fired.map(({ severity }) => severity)).toEqual(['page', 'page', 'ticket', 'ticket']);
    expect(fired.map(({ at }) => at)).toEqual([51.84, 129.6, 259.2, 259.2]);
  });
  it('takes twice as long where half is hit', () => {
    const { fired } = replay([[0, 1_200, 0.5]], [fast]);
    expect(fired).toMatchObject([{ at: 103.68 }]);
    // the short window holds 300 s · 0.5; it falls to 4.32 s · 1 when 300 − 8.64 s have passed
    expect(fired[0]!.resetAt).toBeCloseTo(1_200 + 291.36, 9);
  });
});

describe('what fires and what is missed', () => {
  it('misses an outage that is over before detection, and one that lasts exactly as long', () => {
    expect(replay([[0, 51]], [fast])).toEqual({ fired: [], missed: [0] });
    expect(replay([[0, 51.84]], [fast])).toEqual({ fired: [], missed: [0] });
    expect(replay([[0, 51.841]], [fast]).fired).toMatchObject([{ at: 51.84 }]);
  });
  it('does not fire at a ratio that equals the threshold for ever, and does just above', () => {
    expect(replay([[0, 86_400, 0.0144]], [fast])).toEqual({ fired: [], missed: [0] });
    // above: the 1 h average passes 0.0144 when t · 0.0145 = 51.84 s
    expect(replay([[0, 86_400, 0.0145]], [fast]).fired[0]!.at).toBeCloseTo(51.84 / 0.0145, 6);
  });
  it('adds up short outages in the long window: the first ones are missed', () => {
    // by hand: 20 s every 10 minutes; the third brings the hour to 51.84 s after 11.84 s of it, and 300 s of the short
    // window then hold 11.84 s > 4.32 s. Reset: the short window falls to 4.32 s at 1220 + 300 − 4.32.
    const result = replay([[0, 20], [600, 620], [1_200, 1_220]], [fast]); // biome-ignore format: rows
    expect(result.missed).toEqual([0, 1]);
    expect(result.fired).toHaveLength(1);
    expect(result.fired[0]).toMatchObject({ at: 1_211.84, rows: [2] });
    expect(result.fired[0]!.resetAt).toBeCloseTo(1_515.68, 9);
  });
  it('re-arms when it resets', () => {
    // the second outage comes when the hour still holds 600 s: only the short window has to fill (4.32 s)
    const { fired } = replay([[0, 600], [1_800, 2_400]], [fast]); // biome-ignore format: rows
    expect(fired.map(({ at }) => at)).toEqual([51.84, 1_804.32]);
    expect(fired.map(({ rows }) => rows)).toEqual([[0], [1]]);
  });
  it('gives an alert all incidents that hit while it fired', () => {
    const { fired, missed } = replay([[0, 600], [700, 750], [100, 200, 0.1]], [fast]); // biome-ignore format: rows
    expect(fired).toMatchObject([{ at: 51.84, rows: [0, 2, 1] }]);
    expect(missed).toEqual([]);
  });
  it('has not reset where the log ends', () => {
    expect(replay([[0, 600]], [fast], { until: 600 }).fired).toMatchObject([{ at: 51.84, resetAt: null }]);
  });
  it('tells of the window alone, but looks back before it', () => {
    const before: Outage = [-600, -20];
    expect(replay([before, [0, 10]], [fast]).fired).toEqual([]); // it still fires from before
    expect(replay([before, [0, 10]], [fast]).missed).toEqual([]);
    expect(replay([before, [600, 610]], [fast]).fired).toMatchObject([{ at: 604.32, rows: [1] }]);
    const [only] = replay([before, [600, 610]], [fast]).fired;
    expect(only!.consumedRatio).toBeCloseTo(4.32 / 2_592, 12); // from the window's start
  });
  it('hears nothing of time that does not count', () => {
    const counts = [{ start: 30 * second, end: 30 * day }];
    expect(replay([[0, 600]], [fast], { counts }).fired).toMatchObject([{ at: 81.84 }]);
  });
  it('does not miss an incident of which nothing counts: no weight, no length, outside the time that counts', () => {
    expect(replay([[5, 600, 0], [7, 7]], [fast])).toEqual({ fired: [], missed: [] }); // biome-ignore format: rows
    const counts = [{ start: 100 * second, end: 200 * second }];
    expect(replay([[0, 100], [90, 110], [300, 400]], [fast], { counts }).missed).toEqual([1]); // biome-ignore format: rows
  });
  it('takes what was spent from the budget: two outages at once, added up, spend twice as fast', () => {
    const twice = replay([[0, 1_200], [0, 1_200]], [fast], { mode: 'sum' }); // biome-ignore format: rows
    expect(twice.fired).toMatchObject([{ at: 51.84 }]); // the error ratio is 1, not 2
    expect(twice.fired[0]!.consumedRatio).toBeCloseTo((2 * 51.84) / 2_592, 12);
  });
  it('counts all that hit while it fired, and names the first of them', () => {
    const many = Array.from({ length: rowsShown + 20 }, (_, i): Outage => [i, 1_200 + i]);
    const [only] = replay(many, [fast]).fired;
    expect([only!.incidents, only!.rows]).toEqual([rowsShown + 20, [...Array(rowsShown).keys()]]);
  });
  it('keeps its digits at the instants of our days', () => {
    const today = 1_803_000_000; // seconds
    const { fired } = replay([[today, today + 1_200]], [fast], { from: today, until: today + 86_400 });
    expect(fired[0]!.at - today).toBeCloseTo(51.84, 5);
    expect(fired[0]!.resetAt! - today - 1_200).toBeCloseTo(295.68, 5);
    expect(fired[0]!.consumedRatio).toBeCloseTo(51.84 / 2_592, 9);
  });
  it('has nothing to say without incidents', () => {
    expect(replay([], table)).toEqual({ fired: [], missed: [] });
  });
});

describe('against a walk second by second', () => {
  // Exact: weights are tenths, thresholds whole seconds × tenths, so the walk adds up whole numbers.
  const outage = fc
    .record({ start: fc.nat(150), length: fc.nat(40), weight: fc.integer({ min: 1, max: 10 }) })
    .map(({ start, length, weight }) => [start, start + length, weight] as const);
  const small = fc.record({ long: fc.integer({ min: 10, max: 60 }), short: fc.integer({ min: 2, max: 10 }), tenths: fc.integer({ min: 1, max: 9 }) }); // biome-ignore format: row
  it('agrees at every instant, and on every crossing', () => {
    fc.assert(
      fc.property(fc.array(outage, { maxLength: 8 }), small, (list, { long, short, tenths }) => {
        const span = 300;
        const ratio = Array.from({ length: span }, (_, t) =>
          Math.max(0, ...list.map(([start, end, weight]) => (start <= t && t < end ? weight : 0))),
        );
        /** Tenths of seconds above what is needed at a whole second. */
        const excess = (t: number, width: number): number => {
          let total = 0;
          for (let at = Math.max(0, t - width); at < t; at++) total += ratio[at]!;
          return total - tenths * width;
        };
        const rule = tier('page', long, short, tenths);
        const outages = list.map(([start, end, weight]) => [start, end, weight / 10] as const);
        const { fired } = replay(outages, [rule], { unavailability: 0.1, until: span });
        for (let t = 0; t < span; t++) {
          const margin = Math.min(excess(t, long), excess(t, short));
          const isFiring = fired.some(({ at, resetAt }) => at < t && t < resetAt!);
          if (margin > 0) expect(isFiring, `at ${t}`).toBe(true);
          else if (margin < 0) expect(isFiring, `at ${t}`).toBe(false);
        }
        // between whole seconds both averages are linear: at a crossing the lower one is at the threshold
        const lower = (t: number): number => {
          const whole = Math.floor(t);
          const at = (width: number): number =>
            excess(whole, width) + (t - whole) * (excess(whole + 1, width) - excess(whole, width));
          return Math.min(at(long), at(short));
        };
        for (const { at, resetAt } of fired) {
          expect(lower(at)).toBeCloseTo(0, 6);
          expect(lower(resetAt!)).toBeCloseTo(0, 6);
          expect(lower((at + resetAt!) / 2)).toBeGreaterThan(-1e-9);
        }
      }),
      { numRuns: 2_000 },
    );
  });
  it('tells as missed exactly those that no stretch of firing touches', () => {
    fc.assert(
      fc.property(fc.array(outage, { maxLength: 8 }), small, (list, { long, short, tenths }) => {
        const outages = list.map(([start, end, weight]) => [start, end, weight / 10] as const);
        const { fired, missed } = replay(outages, [tier('page', long, short, tenths)], {
          unavailability: 0.1,
          until: 300,
        });
        const touches = ([start, end]: readonly [number, number, number], { at, resetAt }: (typeof fired)[number]) =>
          end > start && start < resetAt! && end > at;
        const expected = [...list.keys()].filter(
          (row) => list[row]![1] > list[row]![0] && !fired.some((alert) => touches(list[row]!, alert)),
        );
        expect([...missed].sort((a, b) => a - b)).toEqual(expected);
        for (const alert of fired)
          expect([...alert.rows].sort((a, b) => a - b)).toEqual(
            [...list.keys()].filter((row) => touches(list[row]!, alert)),
          );
        for (const alert of fired) expect(alert.incidents).toBe(alert.rows.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
