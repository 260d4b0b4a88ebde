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
  it('is the ninth decile of the forecast: of 500 like outages a negative binomial count, nearly', () => {
    // size n + ½, probability uptime / (uptime + horizon); P(k + 1) = P(k)·(k + size)/(k + 1)·(1 − p)
    const n = 500;
    const observed = 100_000_000;
    const uptime = observed - n * 600;
    const p = uptime / (uptime + month);
    let probability = p ** (n + 0.5);
    let sum = probability;
    let count = 0;
    while (sum < 0.9) {
      probability *= ((count + n + 0.5) / (count + 1)) * (1 - p);
      sum += probability;
      count++;
    }
    const found = suggestion(n, 600, observed)!;
    // the lengths are nearly known: their mean is off by √(4·v₀/503/500) = 0.8 %, and single ones are unlike now and then
    const asKnown = (count * 600) / month;
    expect(Math.abs(found.target.unavailability / asKnown - 1)).toBeLessThan(0.06);
    expect(found.meetProbability).toBeGreaterThanOrEqual(0.9);
    expect([found.outages, found.observedSeconds]).toEqual([n, observed]);
  });
  it('promises less where few outages leave their lengths unknown', () => {
    // four outages of 600 s in 10⁷ s: the same count with certain lengths is 3 of them in the ninth decile
    expect(suggestion(4, 600, 10_000_000)!.target.unavailability).toBeGreaterThan((3 * 600) / month);
  });
  it('is never 100 %: where nine in ten forecasts lose nothing it is 99.999 %', () => {
    expect(suggestion(1, 60, 400_000_000)!.target.unavailability).toBe(1e-5);
  });
  it('is none without an outage, or where everything was down', () => {
    expect(suggestion(0, 0, 1_000)).toBeNull();
    expect(suggestion(1, 1_000, 1_000)).toBeNull();
  });
});
