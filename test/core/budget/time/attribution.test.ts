import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentShares, sharesBy } from '../../../../src/core/budget/time/attribution.ts';
import { consumedIn, consumptionOf, reachedAt } from '../../../../src/core/budget/time/consumption.ts';
import { IncidentLogBuilder } from '../../../../src/core/incidents/log/builder.ts';
import { compareDecimals, exactly, toNumber } from '../../../../src/core/quantity/decimal.ts';
import { merged } from '../../../../src/core/time/intervals.ts';
import { type Hit, impactOf } from '../impact.ts';

const union = { mode: 'union', shortestOutageMilliseconds: 0 } as const;
const summed = { mode: 'sum', shortestOutageMilliseconds: 0 } as const;
const all = [{ start: 0, end: 1_000_000 }];

const hit: fc.Arbitrary<Hit> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 25 }), fc.constantFrom(0, 7, 10, 30, 50, 100))
  .map(([start, length, percent]) => ({ start, end: start + length, percent }));
const cut = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 20 })), { maxLength: 4 })
  .map((list) => merged(list.map(([start, length]) => ({ start: start * 1_000, end: (start + length) * 1_000 }))));

/** Second by second, in whole numbers: hundredths of a second × 5040, which every number of up to 10 incidents divides. */
function walk(hits: readonly Hit[], counts: readonly { start: number; end: number }[]) {
  const shares = hits.map(() => 0);
  let total = 0;
  for (let second = 0; second < 100; second++) {
    if (!counts.some(({ start, end }) => second * 1_000 >= start && second * 1_000 < end)) continue;
    const active = [...hits.keys()].filter(
      (i) => hits[i]!.percent > 0 && hits[i]!.start <= second && second < hits[i]!.end,
    );
    if (active.length === 0) continue;
    const most = Math.max(...active.map((i) => hits[i]!.percent));
    total += most * 2520;
    for (const i of active) shares[i]! += (most * 2520) / active.length;
  }
  return { total, shares, inMilliseconds: (units: number): number => (units / 2520) * 10 };
}

describe('attribution', () => {
  it('agrees with a walk through every second, whatever overlaps and is cut out', () => {
    fc.assert(
      fc.property(fc.array(hit, { maxLength: 9 }), cut, (hits, counts) => {
        const impact = impactOf(hits);
        const consumption = consumptionOf(impact, union, counts);
        const walked = walk(hits, counts);
        expect(compareDecimals(consumedIn(consumption), exactly(walked.inMilliseconds(walked.total)))).toBe(0);
        const shares = new Map(
          incidentShares(impact, consumption, 'union').map((each) => [each.row, each.milliseconds]),
        );
        walked.shares.forEach((units, row) => {
          expect(shares.get(row) ?? 0).toBeCloseTo(walked.inMilliseconds(units), 7);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('adds up to what was consumed, by incident and by cause', () => {
    const builder = new IncidentLogBuilder();
    const cause = builder.dimension('cause');
    builder.beginFile('log');
    const names = ['dns', 'deploy', null, 'disk'];
    for (let row = 0; row < 40; row++) {
      builder.begin(row);
      const name = names[row % names.length]!;
      cause.values[row] =
        row % 7 === 0
          ? cause.dictionary.internList(['dns', 'disk', 'power'])
          : name === null
            ? 0
            : cause.dictionary.internText(name);
      builder.commit();
    }
    const log = builder.build();
    fc.assert(
      fc.property(fc.array(hit, { maxLength: 40 }), cut, fc.constantFrom(union, summed), (hits, counts, rules) => {
        const impact = impactOf(hits);
        const consumption = consumptionOf(impact, rules, counts);
        const total = toNumber(consumedIn(consumption));
        const shares = incidentShares(impact, consumption, rules.mode);
        const sum = (list: readonly { milliseconds: number }[]): number => list.reduce((a, b) => a + b.milliseconds, 0);
        expect(sum(shares)).toBeCloseTo(total, 6);
        expect(sum(sharesBy('cause', shares, log))).toBeCloseTo(total, 6);
      }),
    );
  });

  it('splits an overlap evenly, whatever the impacts: 10 s alone at 50 %, 10 s shared at 100 %', () => {
    const impact = impactOf([
      { start: 0, end: 20, percent: 50 },
      { start: 10, end: 20, percent: 100 },
      { start: 10, end: 20, percent: 0 }, // hits nobody and shares nothing
    ]);
    const consumption = consumptionOf(impact, union, all);
    // 10 s × 0.5 = 5 s; 10 s × 1, 5 s each
    expect(incidentShares(impact, consumption, 'union')).toEqual([
      { row: 0, milliseconds: 10_000 },
      { row: 1, milliseconds: 5_000 },
    ]);
  });

  it('adds impacts where they are summed: 20 s × 0.5 and 10 s × 1', () => {
    const impact = impactOf([
      { start: 0, end: 20, percent: 50 },
      { start: 10, end: 20, percent: 100 },
    ]);
    const consumption = consumptionOf(impact, summed, all);
    expect(toNumber(consumedIn(consumption))).toBe(20_000);
    expect(incidentShares(impact, consumption, 'sum').map(({ milliseconds }) => milliseconds)).toEqual([
      10_000, 10_000,
    ]);
  });

  it('leaves short outages out of consumption and of the shares', () => {
    const impact = impactOf([
      { start: 0, end: 5, percent: 100 },
      { start: 10, end: 30, percent: 100 },
    ]);
    const consumption = consumptionOf(impact, { ...union, shortestOutageMilliseconds: 10_000 }, all);
    expect(incidentShares(impact, consumption, 'union')).toEqual([{ row: 1, milliseconds: 20_000 }]);
  });

  it('measures an outage whole, also the part of it that does not count', () => {
    const impact = impactOf([
      { start: 0, end: 6, percent: 100 },
      { start: 6, end: 12, percent: 100 },
    ]);
    const counts = [{ start: 8_000, end: 20_000 }];
    // together 12 s, of which 8 to 12 count
    const consumption = consumptionOf(impact, { ...union, shortestOutageMilliseconds: 10_000 }, counts);
    expect(incidentShares(impact, consumption, 'union')).toEqual([{ row: 1, milliseconds: 4_000 }]);
  });

  it('keeps the digits of a short incident behind a decade of others', () => {
    const decade = 315_360_000;
    const impact = impactOf([
      { start: 0, end: decade, percent: 33 },
      { start: decade + 1, end: decade + 4, percent: 30 },
      { start: decade + 1, end: decade + 4, percent: 30 },
      { start: decade + 1, end: decade + 4, percent: 30 },
    ]);
    const consumption = consumptionOf(impact, union, [{ start: 0, end: (decade + 10) * 1_000 }]);
    // 3 s × 0.3 / 3 = 300 ms
    expect(incidentShares(impact, consumption, 'union')[1]!.milliseconds).toBeCloseTo(300, 9);
  });
});

describe('the instant at which a budget was used up', () => {
  const reached = (hits: readonly Hit[], budgetSeconds: number): number | null =>
    reachedAt(consumptionOf(impactOf(hits), union, all), exactly(Math.round(budgetSeconds * 1_000)));

  it('is exact: 30 % from 0 on reach 2.592 s after 8.64 s', () => {
    expect(reached([{ start: 0, end: 100, percent: 30 }], 2.592)).toBe(8_640);
  });
  it('is the end of an incident that takes exactly the rest, and not a start later', () => {
    const hits = [
      { start: 10, end: 20, percent: 100 },
      { start: 30, end: 40, percent: 100 },
    ];
    expect(reached(hits, 10)).toBe(20_000);
    expect(reached(hits, 10.001)).toBe(30_001);
    expect(reached(hits, 20.001)).toBeNull();
  });
  it('is rounded up to the millisecond: a third of 1 s at 7 % of the rate', () => {
    // 1 ms at 7 % after 14.28… ms
    expect(reached([{ start: 0, end: 1, percent: 7 }], 0.001)).toBe(15);
  });
  it('is the first at which a walk by milliseconds has the sum', () => {
    fc.assert(
      fc.property(fc.array(hit, { maxLength: 6 }), fc.integer({ min: 1, max: 30_000 }), (hits, budget) => {
        let sum = 0; // in hundredths of a millisecond
        let found: number | null = null;
        for (let second = 0; second < 100 && found === null; second++) {
          const most = Math.max(
            0,
            ...hits.filter(({ start, end }) => start <= second && second < end).map(({ percent }) => percent),
          );
          if (sum + most * 1_000 >= budget * 100) found = second * 1_000 + Math.ceil((budget * 100 - sum) / most);
          sum += most * 1_000;
        }
        expect(reached(hits, budget / 1_000)).toBe(found);
      }),
    );
  });
});
