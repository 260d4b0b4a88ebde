import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAhead } from '../../../../src/core/budget/decisions/ahead.ts';
import { defaultPolicy, type Policy } from '../../../../src/core/budget/policy.ts';
import { timeBudget } from '../../../../src/core/budget/time/budget.ts';
import { frameOf } from '../../../../src/core/budget/time/frame.ts';
import { type Intervals, merged } from '../../../../src/core/time/intervals.ts';
import { requestedWindow } from '../../../../src/core/time/window.ts';
import { utc } from '../../../../src/core/time/zone.ts';
import { type Hit, impactOf } from '../impact.ts';

const rules = { mode: 'union', shortestOutageMilliseconds: 0 } as const;

/** A budget of a window from `start` for `length`, in milliseconds, that a log covers up to `known`. */
function budgetOf(
  hits: readonly Hit[],
  window: { start: number; length: number; known: number },
  unavailability: number,
  inService: Intervals | null,
  policy: Policy,
) {
  const { start, length, known } = window;
  const time = { inService, unknown: [], handling: 'excluded' } as const;
  const frame = frameOf(requestedWindow({ from: start, to: start + length }, 0, utc)!, start + length, time, {
    interval: { start: Math.min(0, start), end: known },
    by: 'option',
    now: start + length,
    isOfClock: false,
  });
  const request = { frame, sloUnavailability: unavailability, rules, policy, lookbackSeconds: 1 };
  return { frame, budget: timeBudget(impactOf(hits), request) };
}

function regained(
  hits: readonly Hit[],
  length: number,
  unavailability: number,
  inService: Intervals | null = null,
  policy = defaultPolicy,
) {
  const { frame, budget } = budgetOf(hits, { start: 0, length, known: length }, unavailability, inService, policy);
  return lookAhead(budget, frame, { isRolling: true, inService, unavailability, policy, record: null, seed: 1 })
    .regains;
}

describe('what a rolling budget regains', () => {
  const month = 30 * 86_400_000;
  const day = 86_400;
  // 99.9 % of 30 days are 2,592 s: a quarter 648 s, half 1,296 s
  it('as 40 minutes leave: 25 % left at 1,944 s exactly, more than 50 % a millisecond after 1,296 s', () => {
    const outage = { start: 10 * day, end: 10 * day + 2_400, percent: 100 };
    expect(regained([outage], month, 0.001)).toEqual([
      { state: 'low-risk-only', at: (10 * day + 456) * 1_000 + month },
      { state: 'full-velocity', at: (10 * day + 1_104) * 1_000 + 1 + month },
    ]);
  });
  it('from the freeze: something is left a millisecond after 2,592 s', () => {
    // an hour at 80 %: 2,880 s, 0.8 s by the second: 360 s go until 2,592 are left, 1,170 until 1,944, 1,980 until 1,296
    const outage = { start: 10 * day, end: 10 * day + 3_600, percent: 80 };
    expect(regained([outage], month, 0.001)).toEqual([
      { state: 'reliability-only', at: (10 * day + 360) * 1_000 + 1 + month },
      { state: 'low-risk-only', at: (10 * day + 1_170) * 1_000 + month },
      { state: 'full-velocity', at: (10 * day + 1_980) * 1_000 + 1 + month },
    ]);
  });
  it('nothing where the best state is there, or none ever was', () => {
    expect(regained([], month, 0.001)).toEqual([]);
    expect(regained([], month, 0.001, [])).toBeNull();
  });
  it('as service hours leave and come: what there is to spend changes as well', () => {
    // 200 s of the 1,000 count, so 20 s at 10 %; 10 s of the outage count: half is left, exactly. Then counted time leaves,
    // and less than half is left, until at 200 s none is there at all; the next second of service has nothing against it
    const inService = [
      { start: 0, end: 200_000 },
      { start: 1_200_000, end: 1_600_000 },
    ];
    const outage = { start: 190, end: 202, percent: 100 };
    expect(regained([outage], 1_000_000, 0.1, inService)).toEqual([{ state: 'full-velocity', at: 1_200_001 }]);
  });
  it('at the first millisecond that counts, also of a state that holds where nothing is left of nothing', () => {
    // the one millisecond that counts lost 0.1 of its 0.1 ms; it leaves, and for 1 ms (401 to 402) nothing counts
    const inService = [
      { start: 0, end: 1 },
      { start: 401, end: 403 },
    ];
    const policy: Policy = [
      { name: 'go', above: { digits: 9n, scale: 1 }, orExactly: true },
      { name: 'stop', above: null },
    ];
    const hit = { start: 0, end: 0.001, percent: 10 };
    expect(regained([hit], 400, 0.1, inService, policy)).toEqual([{ state: 'go', at: 402 }]);
  });
});

describe('against a walk millisecond by millisecond', () => {
  const milliseconds = fc.integer({ min: 0, max: 400 });
  const hit = fc
    .tuple(milliseconds, fc.integer({ min: 0, max: 120 }), fc.constantFrom(10, 30, 100))
    .map(([start, length, percent]): Hit => ({ start: start / 1_000, end: (start + length) / 1_000, percent }));
  const service = fc.oneof(
    fc.constant(null),
    fc
      .array(fc.tuple(fc.integer({ min: 0, max: 780 }), fc.integer({ min: 1, max: 300 })), {
        minLength: 1,
        maxLength: 4,
      })
      .map((list) => merged(list.map(([start, length]) => ({ start, end: start + length })))),
  );
  const narrow: Policy = [
    { name: 'go', above: { digits: 9n, scale: 1 }, orExactly: true },
    { name: 'slow', above: { digits: 89n, scale: 2 } },
    { name: 'stop', above: null },
  ];

  it.each([
    ['the usual policy', defaultPolicy],
    ['steps close together', narrow],
  ])('%s', (_, policy) => {
    fc.assert(
      fc.property(fc.array(hit, { maxLength: 5 }), service, fc.constantFrom(0.1, 0.3, 0.05), (hits, inService, u) => {
        const length = 400;
        const stepAt = (shift: number): number | null =>
          budgetOf(hits, { start: shift, length, known: length }, u, inService, policy).budget.state?.step ?? null;
        const now = stepAt(0);
        const found = regained(hits, length, u, inService, policy);
        if (now === null) {
          expect(found).toBeNull();
          return;
        }
        const expected: { state: string; at: number }[] = [];
        for (let step = now - 1; step >= 0; step--) {
          let shift = 0;
          for (; shift <= length; shift++) {
            const then = stepAt(shift);
            if (then !== null && then <= step) break;
          }
          if (shift > length) continue;
          if (expected.at(-1)?.at === length + shift) expected.pop();
          expected.push({ state: policy[step]!.name, at: length + shift });
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});
