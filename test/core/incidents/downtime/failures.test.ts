import { describe, expect, it } from 'vitest';
import type { ImpactIntervals } from '../../../../src/core/incidents/downtime/downtime.ts';
import { costTest, failuresOf } from '../../../../src/core/incidents/downtime/failures.ts';
import { measureDowntime } from '../../../../src/core/incidents/downtime/measure.ts';
import { IncidentLogBuilder } from '../../../../src/core/incidents/log/builder.ts';
import type { Intervals } from '../../../../src/core/time/intervals.ts';
import type { Window } from '../../../../src/core/time/window.ts';
import { utc } from '../../../../src/core/time/zone.ts';

/** An incident by hours of a window of 100: service, start, end, weight. */
type Hit = readonly [service: string, start: number, end: number, weight?: number];
const window: Window = { start: 0, end: 100, zone: utc, source: 'given' };

function failures(
  hits: readonly Hit[],
  { counts = [window] as Intervals, shortest = 0, within = null as number | null } = {},
) {
  const builder = new IncidentLogBuilder();
  builder.beginFile('a');
  const service = builder.dimension('service');
  for (const [name] of hits) {
    builder.begin(1);
    service.values[builder.count] = service.dictionary.internList(name.split('+'));
    builder.commit();
  }
  const impact: ImpactIntervals = {
    order: Uint32Array.from(hits.keys()),
    start: Float64Array.from(hits, ([, start]) => start),
    end: Float64Array.from(hits, ([, , end]) => end),
    weight: Float64Array.from(hits, ([, , , weight = 1]) => weight),
  };
  const { outages } = measureDowntime(impact, { mode: 'union', counts, shortestOutageMilliseconds: shortest });
  const costs = costTest(impact, outages, counts, { window, isCut: shortest > 0 });
  const { starts, outside } = failuresOf(builder.build(), impact, { window, mergeWithinMilliseconds: within, costs });
  return { starts: [...starts], outside };
}

describe('failures', () => {
  it('are the incidents that begin in the window', () => {
    expect(
      failures([
        ['a', -5, 5],
        ['a', 10, 11],
        ['b', 10, 11],
        ['a', 99, 120],
      ]),
    ).toEqual({
      ...{ starts: [10, 10, 99], outside: 0 },
    });
  });
  it('are those that cost counted time; the others stand beside', () => {
    const counts = [
      { start: 20, end: 30 },
      { start: 50, end: 60 },
    ];
    expect(
      failures(
        [
          ['a', 0, 10],
          ['a', 15, 25],
          ['a', 30, 40],
          ['a', 45, 70],
        ],
        { counts },
      ),
    ).toEqual({
      ...{ starts: [15, 45], outside: 2 },
    });
  });
  it('of no length count where their instant does', () => {
    const counts = [{ start: 20, end: 30 }];
    expect(
      failures(
        [
          ['a', 10, 10],
          ['a', 20, 20],
          ['a', 29, 29],
          ['a', 30, 30],
        ],
        { counts },
      ),
    ).toEqual({
      ...{ starts: [20, 29], outside: 2 },
    });
    expect(failures([['a', 10, 10]])).toEqual({ starts: [10], outside: 0 });
  });
  it('too short or of no weight cost nothing', () => {
    expect(
      failures(
        [
          ['a', 0, 1],
          ['a', 10, 15],
        ],
        { shortest: 5 },
      ),
    ).toEqual({ starts: [10], outside: 1 });
    expect(
      failures([
        ['a', 0, 1, 0],
        ['a', 10, 15, 0.3],
      ]),
    ).toEqual({ starts: [10], outside: 1 });
    // a short one in the outage of a longer one costs time
    expect(
      failures(
        [
          ['a', 0, 9],
          ['b', 2, 3],
        ],
        { shortest: 5 },
      ),
    ).toEqual({ starts: [0, 2], outside: 0 });
  });
  it('that go on are one, which counts where any of it does', () => {
    const counts = [{ start: 20, end: 30 }];
    const hits: readonly Hit[] = [
      ['a', 0, 10],
      ['a', 12, 22],
      ['b', 13, 14],
      ['a', 23, 24],
      ['a', 40, 41],
    ];
    expect(failures(hits, { counts, within: 5 })).toEqual({ starts: [0], outside: 2 }); // b, and a at 40
    expect(failures(hits, { within: 5 })).toEqual({ starts: [0, 13, 40], outside: 0 });
    // of several services: with the failure of any of them
    expect(
      failures(
        [
          ['a', 0, 10],
          ['a+b', 12, 14],
          ['b', 15, 16],
        ],
        { within: 2 },
      ).starts,
    ).toEqual([0]);
  });
});
