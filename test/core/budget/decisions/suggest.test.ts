import { describe, expect, it } from 'vitest';
import { targetFromOutages } from '../../../../src/core/budget/decisions/suggest.ts';
import { impactOf } from '../impact.ts';

const rules = { mode: 'union', shortestOutageMilliseconds: 0 } as const;
const month = 2_592_000;

/** n outages of `seconds` each, a day apart, in so much observed time. */
function suggestion(n: number, seconds: number, observedSeconds: number, horizonSeconds = month) {
  const hits = Array.from({ length: n }, (_, i) => ({ start: i * 86_400, end: i * 86_400 + seconds, percent: 100 }));
  return targetFromOutages({
    impact: impactOf(hits),
    rules,
    observed: [{ start: 0, end: observedSeconds * 1_000 }],
    horizonSeconds,
    seed: 1,
  });
}

describe('the suggested target', () => {
  it('is the ninth decile of the forecast: of like outages a negative binomial count', () => {
    // size n + ½, probability uptime / (uptime + horizon); P(k + 1) = P(k)·(k + size)/(k + 1)·(1 − p)
    const n = 4;
    const uptime = 10_000_000 - n * 600;
    const p = uptime / (uptime + month);
    let probability = p ** (n + 0.5);
    let sum = probability;
    let count = 0;
    while (sum < 0.9) {
      probability *= ((count + n + 0.5) / (count + 1)) * (1 - p);
      sum += probability;
      count++;
    }
    // far enough from the neighbours that 10,000 runs cannot miss it: four standard errors are 1.2 %
    expect(Math.min(sum - 0.9, 0.9 - (sum - probability))).toBeGreaterThan(0.012);
    const found = suggestion(n, 600, 10_000_000)!;
    expect(Math.round(found.target.unavailability * 1e5)).toBe(Math.ceil((count * 600) / month / 1e-5));
    expect(found.meetProbability).toBeGreaterThanOrEqual(0.9);
    expect(Math.abs(found.meetProbability - sum)).toBeLessThan(0.012);
    expect([found.outages, found.observedSeconds]).toEqual([4, 10_000_000]);
  });
  it('is never 100 %: where nine in ten forecasts lose nothing it is 99.999 %', () => {
    expect(suggestion(1, 60, 400_000_000)!.target.unavailability).toBe(1e-5);
  });
  it('is none without an outage, or where everything was down', () => {
    expect(suggestion(0, 0, 1_000)).toBeNull();
    expect(suggestion(1, 1_000, 1_000)).toBeNull();
  });
});
