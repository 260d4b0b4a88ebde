import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BudgetingMethod,
  type EventCounts,
  eventBudget,
  occurrenceBudget,
} from '../../../../src/core/budget/events/events.ts';

const minute = 60_000;
const rows = (list: readonly (readonly [minutes: number, good: number, total: number])[]): EventCounts => ({
  count: list.length,
  at: Float64Array.from(list, ([at]) => at * minute),
  good: Float64Array.from(list, ([, good]) => good),
  total: Float64Array.from(list, ([, , total]) => total),
});
const budget = (counts: EventCounts, method: BudgetingMethod, rest = {}) =>
  eventBudget(counts, { method, unavailability: 0.001, window: null, windowSeconds: null, ...rest });
const occurrences: BudgetingMethod = { kind: 'Occurrences' };
const timeslices: BudgetingMethod = { kind: 'Timeslices', sliceSeconds: 60, sliceUnavailability: 0.01 };
const ratioTimeslices: BudgetingMethod = { kind: 'RatioTimeslices', sliceSeconds: 60 };

describe('occurrenceBudget', () => {
  it('is half consumed by 500 bad ones of a million at 99.9 %', () => {
    expect(occurrenceBudget(999_500, 1_000_000, 0.001)).toMatchObject({
      unit: 'events',
      totalEvents: 1_000_000,
      budgetEvents: 1_000,
      consumedEvents: 500,
      remainingEvents: 500,
      consumedRatio: 0.5,
      remainingRatio: 0.5,
      slicesWithEvents: null,
    });
  });
  it('goes below nothing', () => {
    expect(occurrenceBudget(0, 10, 0.1)).toMatchObject({ remainingEvents: -9, consumedRatio: 10, remainingRatio: -9 });
  });
  it('multiplies as decimals', () => {
    expect(occurrenceBudget(3, 3, 0.1).budgetEvents).toBe(0.3); // in doubles 0.30000000000000004
  });
  it('has no ratio where there were no events', () => {
    expect(occurrenceBudget(0, 0, 0.001)).toMatchObject({ budgetEvents: 0, consumedRatio: null, remainingRatio: null });
  });
});

describe('eventBudget: three ways to count the same rows', () => {
  // by hand: eleven minutes of 1/2 and one of 1000/1000. Bad: 11 of 1022 events; 11 of 12 slices; 11 × ½ of 12 slices
  const uneven = rows([[0, 1_000, 1_000], ...Array.from({ length: 11 }, (_, i) => [i + 1, 1, 2] as const)]);
  it.each<[BudgetingMethod, string, number, number]>([
    [occurrences, 'events', 1_022, 11],
    [timeslices, 'slices', 12, 11],
    [ratioTimeslices, 'slices', 12, 5.5],
  ])('%o', (method, unit, total, consumed) => {
    expect(budget(uneven, method)).toMatchObject({
      unit,
      totalEvents: total,
      budgetEvents: total / 1_000,
      consumedEvents: consumed,
      consumedRatio: consumed / (total / 1_000),
    });
  });

  it('takes the slices of the whole window as budget where its length is known', () => {
    // 30 days are 43,200 minutes: 43.2 of them may be bad
    expect(budget(uneven, timeslices, { windowSeconds: 30 * 86_400 })).toMatchObject({
      totalEvents: 43_200,
      budgetEvents: 43.2,
      consumedEvents: 11,
      remainingEvents: 32.2,
      slicesWithEvents: 12,
    });
  });
  it('holds a slice that attains its target exactly for good', () => {
    const at = (bad: number, total: number): number =>
      budget(rows([[0, total - bad, total]]), { ...timeslices, sliceUnavailability: 0.1 }).consumedEvents;
    expect([at(3, 30), at(4, 30), at(1, 10), at(30_000_001, 300_000_000)]).toEqual([0, 1, 0, 1]);
    expect(at(0.3, 3)).toBe(0); // in doubles 3 − 2.7 is 0.2999…98, and 0.1 × 3 is 0.3000…04
  });
  it('adds up rows of one slice, in any order', () => {
    // minute 0: 98 + 1 + 0 of 100, exactly 99 %: good. Minute 1: 0 of 1: bad.
    const counts = rows([
      [1.5, 0, 1],
      [0.9, 0, 1],
      [0, 98, 98],
      [0.5, 1, 1],
    ]);
    expect(budget(counts, timeslices)).toMatchObject({ totalEvents: 2, consumedEvents: 1 });
  });
  it('passes over slices without events', () => {
    const counts = rows([
      [0, 0, 0],
      [1, 0, 4],
      [9, 4, 4],
    ]);
    expect(budget(counts, ratioTimeslices)).toMatchObject({ totalEvents: 2, consumedEvents: 1, slicesWithEvents: 2 });
    expect(budget(rows([[0, 0, 0]]), timeslices)).toMatchObject({ totalEvents: 0, consumedRatio: null });
  });
  it('looks at the window alone, half-open', () => {
    const counts = rows([
      [0, 0, 7],
      [1, 0, 2],
      [2, 0, 30],
    ]);
    const window = { start: minute, end: 2 * minute };
    expect(budget(counts, occurrences, { window }).consumedEvents).toBe(2);
  });

  it('agrees with exact fractions, slice by slice', () => {
    const row = fc
      .record({ at: fc.nat(600), total: fc.nat(50), share: fc.nat(50) })
      .map(({ at, total, share }) => [at / 60, total - Math.min(total, share), total] as const);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (list) => {
        const slices = new Map<number, [bad: bigint, total: bigint]>();
        for (const [at, good, total] of list) {
          const key = Math.floor(at);
          const [bad, all] = slices.get(key) ?? [0n, 0n];
          slices.set(key, [bad + BigInt(total - good), all + BigInt(total)]);
        }
        const seen = [...slices.values()].filter(([, total]) => total > 0n);
        const bad = seen.filter(([wrong, total]) => wrong * 10n > total * 3n).length; // U of a slice: 3/10
        const method = { ...timeslices, sliceUnavailability: 0.3 };
        expect(budget(rows(list), method)).toMatchObject({ totalEvents: seen.length, consumedEvents: bad });
        const ratio = seen.reduce((all, [wrong, total]) => all + Number(wrong) / Number(total), 0);
        expect(budget(rows(list), ratioTimeslices).consumedEvents).toBeCloseTo(ratio, 10);
      }),
      { numRuns: 500 },
    );
  });
});
