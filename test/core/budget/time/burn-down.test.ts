import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../../src/core/budget/policy.ts';
import { timeBudget } from '../../../../src/core/budget/time/budget.ts';
import { burnDown } from '../../../../src/core/budget/time/burn-down.ts';
import { frameOf } from '../../../../src/core/budget/time/frame.ts';
import { requestedWindow } from '../../../../src/core/time/window.ts';
import { utc } from '../../../../src/core/time/zone.ts';
import { type Hit, impactOf } from '../impact.ts';

const window = requestedWindow({ from: 0, to: 100_000 }, 0, utc)!;

function courseOf(hits: readonly Hit[], now: number) {
  const coverage = { interval: window, by: 'option', now: window.end, isOfClock: false } as const;
  const frame = frameOf(window, now * 1_000, { inService: null, unknown: [], handling: 'excluded' }, coverage);
  const rules = { mode: 'union', shortestOutageMilliseconds: 0 } as const;
  const request = { frame, sloUnavailability: 0.2, rules, policy: defaultPolicy, lookbackSeconds: 10 };
  return burnDown(timeBudget(impactOf(hits), request), frame).map((each) => [each.instant / 1_000, each.leftRatio]);
}

describe('the course of a budget', () => {
  it('has a corner where it begins and ends to be consumed, and ends now', () => {
    // budget 0.2 × 100 s = 20 s: 10–15 s takes 5 s, a quarter; 40–60 s at half takes 10 s more, and a quarter is left
    const hits = [
      { start: 10, end: 15, percent: 100 },
      { start: 40, end: 60, percent: 50 },
    ];
    expect(courseOf(hits, 80)).toEqual([
      [0, 1],
      [10, 1],
      [15, 0.75],
      [40, 0.75],
      [60, 0.25],
      [80, 0.25],
    ]);
  });
  it('goes below nothing, and is bent where the impact changes', () => {
    // 0–20 s at half takes 10 s, 20–40 s at all 20 s more: −10 s of 20 s
    const hits = [
      { start: 0, end: 40, percent: 50 },
      { start: 20, end: 40, percent: 100 },
    ];
    expect(courseOf(hits, 100)).toEqual([
      [0, 1],
      [0, 1],
      [20, 0.5],
      [40, -0.5],
      [100, -0.5],
    ]);
  });
  it('is a line where nothing happened', () => {
    expect(courseOf([], 50)).toEqual([
      [0, 1],
      [50, 1],
    ]);
  });
});
