import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilingCheck, slaCheck } from '../../../../src/core/budget/checks.ts';
import { defaultPolicy } from '../../../../src/core/budget/policy.ts';
import { timeBudget } from '../../../../src/core/budget/time/budget.ts';
import { frameOf } from '../../../../src/core/budget/time/frame.ts';
import { fromUnavailability } from '../../../../src/core/quantity/availability.ts';
import { parseDecimal } from '../../../../src/core/quantity/decimal.ts';
import { merged, totalMilliseconds } from '../../../../src/core/time/intervals.ts';
import { requestedWindow, type Window } from '../../../../src/core/time/window.ts';
import { utc } from '../../../../src/core/time/zone.ts';
import { type Hit, impactOf } from '../impact.ts';

const window: Window = requestedWindow({ from: 0, to: 100_000 }, 0, utc)!;
const rules = { mode: 'union', shortestOutageMilliseconds: 0 } as const;
const hit: fc.Arbitrary<Hit> = fc
  .tuple(fc.integer({ min: -20, max: 100 }), fc.integer({ min: 0, max: 40 }), fc.constantFrom(10, 30, 100))
  .map(([start, length, percent]) => ({ start, end: start + length, percent }));
const inService = fc.oneof(
  fc.constant(null),
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 4 })
    .map((list) => merged(list.map(([start, length]) => ({ start: start * 1_000, end: (start + length) * 1_000 })))),
);

describe('a budget of time', () => {
  it('agrees with itself: burn × share elapsed is what is consumed, and the parts add up', () => {
    fc.assert(
      fc.property(fc.array(hit, { maxLength: 8 }), fc.integer({ min: 1, max: 110 }), inService, (hits, now, counts) => {
        const frame = frameOf(
          window,
          now * 1_000,
          { inService: counts, unknown: [], handling: 'excluded' },
          {
            interval: window,
            by: 'option',
            now: window.end,
            isOfClock: false,
          },
        );
        const budget = timeBudget(impactOf(hits), {
          ...{ frame, sloUnavailability: 0.2, rules, policy: defaultPolicy },
          lookbackSeconds: 1_000, // more than there is: clipped to the window
        });
        const { balance, periodBurnRate, currentBurn, attained } = budget;
        const total = totalMilliseconds(frame.counted);
        const elapsed = totalMilliseconds(frame.elapsed);
        if (total === 0) {
          expect([balance.consumedRatio, balance.remainingRatio, budget.state]).toEqual([null, null, null]);
          return;
        }
        expect(balance.budget).toBeCloseTo((0.2 * total) / 1_000, 9);
        expect(balance.consumed + balance.remaining).toBeCloseTo(balance.budget, 9);
        if (elapsed === 0) {
          expect([periodBurnRate, attained]).toEqual([null, null]);
          return;
        }
        expect(periodBurnRate! * (elapsed / total)).toBeCloseTo(balance.consumedRatio!, 9);
        expect(currentBurn.rate).toBeCloseTo(periodBurnRate!, 9); // it looks back over all of the window
        expect(attained!.unavailability).toBeCloseTo((balance.consumed * 1_000) / elapsed, 9);
        const { exhaustion } = budget;
        if (balance.remaining <= 0) expect(exhaustion!.isPast).toBe(true);
        if (exhaustion?.isPast) expect(exhaustion.instant).toBeLessThanOrEqual(frame.until);
        if (exhaustion && !exhaustion.isPast) {
          expect(exhaustion.instant).toBeGreaterThan(frame.until);
          expect(exhaustion.instant).toBeLessThan(window.end);
          expect(periodBurnRate!).toBeGreaterThan(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a promise and a ceiling', () => {
  const slo = fromUnavailability(0.001);
  const reached = (unavailability: number, digits: string | null = null) => ({
    availability: fromUnavailability(unavailability),
    exactUnavailability: () => (digits === null ? null : parseDecimal(digits)),
  });
  it('an SLA must be looser than the SLO, to the last digit', () => {
    expect(slaCheck(fromUnavailability(0.001), slo, '99.9%').status).toBe('missed');
    expect(slaCheck(fromUnavailability(0.0010000001), slo, '99.9%').status).toBe('met');
  });
  it('an SLO may be as high as the topology reaches, and no higher', () => {
    expect(ceilingCheck(slo, reached(0.001), 'reached').status).toBe('met');
    expect(ceilingCheck(slo, reached(0.0010001), 'reached').status).toBe('missed');
  });
  it('what lies beyond the digits of a double decides', () => {
    expect(ceilingCheck(slo, reached(0.001, '0.00100000000000000000001'), 'reached').status).toBe('missed');
    expect(ceilingCheck(slo, reached(0.0010000000000000002, '0.001'), 'reached').status).toBe('met');
  });
});
