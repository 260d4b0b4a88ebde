import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventAlerts, fewestEvents } from '../../../../src/core/budget/events/event-alerts.ts';
import type { EventCounts } from '../../../../src/core/budget/events/events.ts';
import { quantileSorted } from '../../../../src/core/statistics/quantile.ts';

const minute = 60_000;
const rows = (list: readonly (readonly [minutes: number, bad: number, total: number])[]): EventCounts => ({
  count: list.length,
  at: Float64Array.from(list, ([at]) => at * minute),
  good: Float64Array.from(list, ([, bad, total]) => total - bad),
  total: Float64Array.from(list, ([, , total]) => total),
});
/** 99.9 %, an hour and five minutes at 14.4: above 1.44 % of bad events. */
const page = { longSeconds: 3_600, shortSeconds: 300, errorRatio: 0.0144 };
const hour = { start: 0, end: 60 * minute };

describe('the fewest events that say something', () => {
  // ⌈1 / 0.0144⌉ = ⌈69.4…⌉; 1 / 0.001 = 1000 is whole, and one bad one of 1000 is not above it
  it.each([
    [0.0144, 70],
    [0.001, 1_000],
    [0.3, 4],
    [1.2, 1],
  ])('at a share of %d: %d', (ratio, fewest) => expect(fewestEvents(ratio)).toBe(fewest));
});

describe('one failed request of three', () => {
  const three = new EventAlerts(rows([[58, 1, 3]]), 0.001, hour.end);
  it('burns at 333 and does not page', () => {
    const alert = three.now(page, fewestEvents(page.errorRatio));
    expect(alert.long).toEqual({ events: 3, badEvents: 1, burnRate: 1 / 0.003 });
    expect([alert.isFiring, alert.failuresNeeded]).toEqual([false, null]);
    expect(three.firings(page, 0, 70, hour, 1)).toEqual([]);
  });
  it('pages where nothing is asked of the number', () => {
    expect(three.now(page, 1)).toMatchObject({ isFiring: true, failuresNeeded: 1 });
    // a single row has no length: it is complete at once; at 63:00 the short window would not hold it any more
    expect(three.firings(page, 0, 1, hour, 0.003)).toEqual([
      { tier: 0, at: 58 * minute, resetAt: null, consumedRatio: 0 },
    ]);
  });
});

describe('what burns', () => {
  // 100 events a minute; from minute 30 to 40 half of them fail
  const list = Array.from({ length: 60 }, (_, i) => [i, i >= 30 && i < 40 ? 50 : 0, 100] as const);
  it('fires when enough rows are complete, and resets when the short window is clean', () => {
    // the hour up to minute 31 has 3,100 events: 50 bad are 1.6 %, above 1.44 %; the last five minutes 50 of 500. From
    // minute 45 on the last five minutes are clean. Budget: 0.001 × 6,000 = 6 events, 50 were bad by then
    const held = new EventAlerts(rows(list), 0.001, hour.end);
    expect(held.firings(page, 0, 70, hour, 6)).toEqual([
      { tier: 0, at: 31 * minute, resetAt: 45 * minute, consumedRatio: 50 / 6 },
    ]);
  });
  it('and fires still where the log ends', () => {
    const held = new EventAlerts(rows(list), 0.001, 35 * minute);
    expect(held.firings(page, 0, 70, { start: 0, end: 35 * minute }, 3.5)[0]).toMatchObject({ resetAt: null });
    expect(held.now(page, 70)).toMatchObject({
      isFiring: true,
      long: { events: 3_500, badEvents: 250 },
      failuresNeeded: 51, // 3,500 × 0.0144 = 50.4
    });
  });
  it('and stops where rows stop and it has left the window', () => {
    // the rows end at minute 36: up to then 6 bad ones; the last of them, of minute 35, leaves 5 minutes later
    const held = new EventAlerts(rows(list.slice(0, 36)), 0.001, 120 * minute);
    expect(held.firings(page, 0, 70, { start: 0, end: 120 * minute }, 3.6)).toEqual([
      { tier: 0, at: 31 * minute, resetAt: 40 * minute + 1, consumedRatio: 50 / 3.6 },
    ]);
  });
  it('a share that equals the threshold is not above it: 14.4 of 1,000', () => {
    const even = new EventAlerts(
      rows([
        [0, 144, 10_000],
        [1, 0, 0],
      ]),
      0.001,
      2 * minute,
    );
    expect(even.now({ ...page, shortSeconds: 3_600 }, 1).isFiring).toBe(false);
    const more = new EventAlerts(
      rows([
        [0, 145, 10_000],
        [1, 0, 0],
      ]),
      0.001,
      2 * minute,
    );
    expect(more.now({ ...page, shortSeconds: 3_600 }, 1).isFiring).toBe(true);
  });
  it('rows of later are not known yet, and without rows nothing burns', () => {
    const held = new EventAlerts(rows([[5, 5, 10]]), 0.001, 5 * minute);
    expect(held.now(page, 1).long).toEqual({ events: 0, badEvents: 0, burnRate: null });
    expect(held.firings(page, 0, 1, hour, 1)).toEqual([]);
  });
});

it('agrees with a look at every row again', () => {
  const row = fc.tuple(
    fc.integer({ min: 0, max: 90 }),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 3, max: 40 }),
  );
  const tier = { longSeconds: 1_200, shortSeconds: 240, errorRatio: 0.05 };
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), fc.integer({ min: 1, max: 60 }), (list, fewest) => {
      const counts = rows(list);
      const instants = [...new Set(list.map(([at]) => at * minute))].sort((a, b) => a - b);
      const until = instants.at(-1)!; // the last rows have no end yet
      const known = instants.slice(0, -1);
      const steps = known
        .slice(1)
        .map((each, i) => each - known[i]!)
        .sort((a, b) => a - b);
      const step = steps.length === 0 ? 0 : quantileSorted(Float64Array.from(steps), 0.5);
      const fires = (at: number): boolean => {
        const share = (seconds: number) => {
          const begun = instants.findLast((each) => each <= at)!; // rows before it are complete
          const inside = list.filter(([start]) => start * minute >= at - seconds * 1_000 && start * minute < begun);
          return [
            inside.reduce((sum, [, bad]) => sum + bad, 0),
            inside.reduce((sum, [, , all]) => sum + all, 0),
          ] as const;
        };
        const [long, short] = [share(tier.longSeconds), share(tier.shortSeconds)];
        return long[1] >= fewest && long[0] * 20 > long[1] && short[0] * 20 > short[1];
      };
      const expected: { at: number; resetAt: number | null }[] = [];
      const leaving = list
        .flatMap(([start]) => [tier.longSeconds, tier.shortSeconds].map((each) => start * minute + each * 1_000 + 1))
        .filter((at) => {
          const before = instants.findLastIndex((each, i) => i > 0 && each <= at);
          return before > 0 && at <= until && instants[before + 1]! - instants[before]! > step;
        });
      for (const at of [...new Set([...instants.slice(1), ...leaving])].sort((a, b) => a - b)) {
        const last = expected.at(-1);
        if (fires(at) && (!last || last.resetAt !== null)) expected.push({ at, resetAt: null });
        else if (!fires(at) && last && last.resetAt === null)
          expected[expected.length - 1] = { at: last.at, resetAt: at };
      }
      const found = new EventAlerts(counts, 0.01, until).firings(tier, 0, fewest, { start: 0, end: until }, 1);
      expect(found.map(({ at, resetAt }) => ({ at, resetAt }))).toEqual(expected);
    }),
  );
});
