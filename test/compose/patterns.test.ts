import { describe, expect, it } from 'vitest';
import { relativeError } from '../core/statistics/relative-error.ts';
import { runJson } from '../run.ts';

const q = 1 / 721; // MTBF 720 h, MTTR 1 h
/** Lost of two like replicas of which the dead one is noticed after D: q² and, of what one of them is not yet noticed, half. */
const ofTwo = (unnoticed: number): number => q ** 2 + 2 * (1 - q) * unnoticed * 0.5;
/** q·(1 − E[e^(−D/MTTR)]) for D even between two times in seconds. */
const unnoticed = (least: number, most: number): number =>
  q * (1 - ((Math.exp(-least / 3600) - Math.exp(-most / 3600)) * 3600) / (most - least));
const shared = (each: number, beta: number): number => beta * each + (1 - beta * each) * ((1 - beta) * each) ** 2;

/** The arithmetic that stands in docs/patterns.md beside each row. */
const byHand: Readonly<Record<string, number>> = {
  'retry-none': ofTwo(q * -Math.expm1(-18 / 3600)),
  'retry-once': q ** 2,
  'retry-common': shared(q, 0.05),
  'timeout-3s': ofTwo(unnoticed(13, 18)),
  'timeout-1s': ofTwo(unnoticed(11, 16)),
  'breaker-none': ofTwo(q * -Math.expm1(-18 / 3600)),
  'breaker-2s': ofTwo(q * -Math.expm1(-2 / 3600)),
  'queue-none': 0.001,
  'queue-8h': 1 - 0.9999 * (1 - 0.001 * Math.exp(-8)),
  'cache-none': 0.001,
  'cache-needed': 1 - 0.999 * (1 - 0.2 * 0.001),
  'cache-beside': 0.001 * (0.2 + 0.8 * 0.001),
  'bulkhead-none': shared(0.001, 0.1),
  'bulkhead-own': shared(0.001, 0.01),
  'hedge-none': 0.001,
  'hedge-both': 0.001 * 0.005,
  'degrade-none': 1 - 0.999 * 0.99,
  'degrade-own': 0.001,
  'work-alone': 1 - 0.999 * (1 - 2 / 720),
  'work-rolled': (1 - 4 / 720) * 0.001 ** 2 + (4 / 720) * 0.001,
};

const { journeys } = await runJson(['compose', 'fixtures/topologies/patterns.yaml']);

describe('what a pattern is worth', () => {
  it('is said of every row', () =>
    expect(journeys.map(({ name }: { name: string }) => name)).toEqual(Object.keys(byHand)));
  it.each(journeys as { name: string; unavailability: number }[])('$name, by hand', ({ name, unavailability }) =>
    expect(relativeError(unavailability, byHand[name]!)).toBeLessThan(1e-11),
  );
  it('of a degraded mode is a share that has another name: 0.999 · 0.01', () => {
    const { degraded } = journeys.find(({ name }: { name: string }) => name === 'degrade-own');
    expect(relativeError(degraded.ratio, 0.00999)).toBeLessThan(1e-12);
  });
});
