import type { ImpactIntervals } from '../../../src/core/incidents/downtime/downtime.ts';

/** An incident in seconds and hundredths of impact. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly percent: number;
}

/** Impact intervals of some incidents, in milliseconds, by ascending start. */
export function impactOf(hits: readonly Hit[]): ImpactIntervals {
  const order = [...hits.keys()].sort((a, b) => hits[a]!.start - hits[b]!.start);
  return {
    order: Uint32Array.from(order),
    start: Float64Array.from(hits, ({ start }) => start * 1_000),
    end: Float64Array.from(hits, ({ end }) => end * 1_000),
    weight: Float64Array.from(hits, ({ percent }) => percent / 100),
  };
}
