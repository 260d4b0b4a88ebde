import { expect, it } from 'vitest';
import { engine } from '../../../../src/core/diagram/index.ts';
import { drawnUnavailability } from '../../../../src/core/topology/analyze/drawn-unavailability.ts';
import { read } from '../../../input/topology/read.ts';

const limits = { nodes: 1e6, seconds: 60, elapsedSeconds: () => 0 };
const draws = (list: readonly number[]) => Float64Array.from(list);

it('is that of each draw by itself: series and parallel by hand', async () => {
  const topology = await read(`
components: { a: { availability: 99% }, b: { availability: 98% }, c: { availability: 97% } }
journeys: { buy: a -> (b | c) }
`);
  const [a, b] = [draws([0.01, 0.5, 0]), draws([0.2, 0.5, 1])];
  const found = drawnUnavailability(engine, topology, topology.journeys[0]!, new Map(Object.entries({ a, b })), limits);
  // 1 − (1 − a)·(1 − b·0.03)
  for (const [i, each] of found!.entries()) expect(each).toBeCloseTo(1 - (1 - a[i]!) * (1 - b[i]! * 0.03), 14);
});

it('lets common causes follow: beta × the smaller of two, and what is left of each', async () => {
  const topology = await read(`
components: { a: { availability: 99% }, b: { availability: 99% } }
commonCause: [{ components: [a, b], beta: 10% }]
journeys: { buy: a | b }
`);
  const a = draws([0.01, 0.02, 0.004]);
  const found = drawnUnavailability(engine, topology, topology.journeys[0]!, new Map([['a', a]]), limits);
  for (const [i, each] of found!.entries()) {
    const common = 0.1 * Math.min(a[i]!, 0.01);
    expect(each).toBeCloseTo(common + (1 - common) * (a[i]! - common) * (0.01 - common), 14);
  }
});
