import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOf } from '../../../../src/core/budget/time/attribution.ts';
import { consumedIn, consumptionOf } from '../../../../src/core/budget/time/consumption.ts';
import type { ImpactIntervals } from '../../../../src/core/incidents/downtime/impact-intervals.ts';
import { measureDowntime } from '../../../../src/core/incidents/downtime/measure.ts';
import { toNumber } from '../../../../src/core/quantity/decimal.ts';
import { type Intervals, merged } from '../../../../src/core/time/intervals.ts';

const length = 60;
const stretch = fc
  .tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: 0, max: length }))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const cuts = fc.array(stretch, { maxLength: 3 }).map(merged);
const incidents = fc
  .array(fc.tuple(stretch, fc.constantFrom(0.25, 0.5, 1), cuts), { minLength: 1, maxLength: 8 })
  .map((rows) => rows.sort(([a], [b]) => a.start - b.start));

function impactOf(rows: readonly (readonly [{ start: number; end: number }, number, Intervals])[]): ImpactIntervals {
  return {
    order: Uint32Array.from(rows.keys()),
    start: Float64Array.from(rows, ([each]) => each.start),
    end: Float64Array.from(rows, ([each]) => each.end),
    weight: Float64Array.from(rows, ([, weight]) => weight),
    cuts: (row) => rows[row]![2],
  };
}

const holds = (intervals: Intervals, at: number): boolean =>
  intervals.some(({ start, end }) => at >= start && at < end);

describe('incidents whose services lose some of their time', () => {
  it('cost what is left of them, millisecond by millisecond', () => {
    fc.assert(
      fc.property(incidents, cuts, (rows, counts) => {
        const impact = impactOf(rows);
        let union = 0;
        let sum = 0;
        for (let at = 0; at < length; at++) {
          const hit = rows
            .filter(([each, , own]) => holds([each], at) && !holds(own, at) && holds(counts, at))
            .map(([, weight]) => weight);
          union += Math.max(0, ...hit);
          sum += hit.reduce((total, weight) => total + weight, 0);
        }
        const rules = { shortestOutageMilliseconds: 0, counts } as const;
        expect(measureDowntime(impact, { ...rules, mode: 'union' }).milliseconds).toBe(union);
        expect(measureDowntime(impact, { ...rules, mode: 'sum' }).milliseconds).toBe(sum);
        for (const mode of ['union', 'sum'] as const) {
          const consumption = consumptionOf(impact, { mode, shortestOutageMilliseconds: 0 }, counts);
          const total = mode === 'union' ? union : sum;
          expect(toNumber(consumedIn(consumption))).toBe(total);
          const shares = sharesOf(impact, consumption, mode);
          expect(shares.reduce((all, { milliseconds }) => all + milliseconds, 0)).toBeCloseTo(total, 9);
        }
      }),
    );
  });
});
