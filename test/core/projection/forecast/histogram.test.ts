import { describe, expect, it } from 'vitest';
import { histogramOf } from '../../../../src/core/projection/forecast/histogram.ts';

const of = (downtimes: readonly number[], horizonSeconds = 86_400) =>
  histogramOf({ downtimeSeconds: Float64Array.from(downtimes), horizonSeconds, runs: downtimes.length, seed: 1 }).map(
    ({ fromSeconds, toSeconds, share }) => [fromSeconds, toSeconds, share],
  );

describe('histogramOf', () => {
  it('has none, round steps up to the 90th percentile, and what is above', () => {
    // the 90th percentile is 7.2 s (type 7, at 9 of 0…10): steps of 1 s
    expect(of([0, 0, 0, 0.5, 1, 1.5, 2, 3, 5, 7.2, 90])).toEqual([
      [0, 0, 3 / 11],
      [0, 1, 2 / 11],
      [1, 2, 2 / 11],
      [2, 3, 1 / 11],
      [3, 4, 0],
      [4, 5, 1 / 11],
      [5, 6, 0],
      [6, 7, 0],
      [7, 8, 1 / 11],
      [8, null, 1 / 11],
    ]);
  });
  it('begins with the first bin that holds a run, and ends at the horizon', () => {
    expect(of([90, 95, 99, 100], 100)).toEqual([
      [75, 90, 0.25],
      [90, 100, 0.75],
    ]);
  });
  it('reaches to the longest where nine of ten runs lose nothing', () => {
    const runs = [...new Array<number>(19).fill(0), 30];
    expect(of(runs).at(0)).toEqual([0, 0, 0.95]);
    expect(of(runs).at(-1)).toEqual([25, 30, 0.05]); // steps of 5 s
  });
  it('is one bin where nothing is lost', () =>
    expect(of([0, 0])).toEqual([
      [0, 0, 1],
      [0, 1, 0],
    ]));
});
