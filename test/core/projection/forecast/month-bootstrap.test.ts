import { describe, expect, it } from 'vitest';
import { measureDowntime } from '../../../../src/core/incidents/downtime/measure.ts';
import { downtimePercentiles, meetProbability } from '../../../../src/core/projection/forecast/forecast.ts';
import { bootstrapMonths, downtimeHistory } from '../../../../src/core/projection/forecast/month-bootstrap.ts';
import { utc } from '../../../../src/core/time/zone.ts';

const day = 86_400;
const at = (text: string): number => Date.parse(`${text}Z`);

/** A history of outages [start, end, weight] over a window, all of which counts but `cut`. */
function historyOf(
  from: string,
  to: string,
  outages: readonly (readonly [string, string, number])[],
  cut?: [string, string],
) {
  const window = { start: at(from), end: at(to), zone: utc, source: 'given' } as const;
  const counts = cut
    ? [
        { start: window.start, end: at(cut[0]) },
        { start: at(cut[1]), end: window.end },
      ]
    : [window];
  const impact = {
    order: Uint32Array.from(outages.keys()),
    start: Float64Array.from(outages, ([start]) => at(start)),
    end: Float64Array.from(outages, ([, end]) => at(end)),
    weight: Float64Array.from(outages, ([, , weight]) => weight),
  };
  const { outages: found } = measureDowntime(impact, { mode: 'union', counts, shortestOutageMilliseconds: 0 });
  return downtimeHistory(impact, found, counts, window);
}

describe('downtimeHistory', () => {
  const history = historyOf(
    '2026-01-10T00:00:00',
    '2026-03-01T00:00:00',
    [
      ['2026-01-09T23:00:00', '2026-01-10T01:00:00', 1], // clipped to an hour
      ['2026-01-31T12:00:00', '2026-02-01T12:00:00', 0.5], // half of it in each month
      ['2026-02-20T00:00:00', '2026-02-20T02:00:00', 1], // cut away below
    ],
    ['2026-02-20T00:00:00', '2026-02-21T00:00:00'],
  );
  it('has the borders of the months, in counted time', () => {
    expect([...history.borders]).toEqual([0, 22 * day, 49 * day]); // 28 days less one cut
  });
  it('grows with what counts, weighted', () => {
    const hour = 3_600;
    expect(history.downtimeUpTo(0.5 * hour)).toBe(0.5 * hour);
    expect(history.downtimeUpTo(10 * day)).toBe(hour);
    expect(history.downtimeUpTo(22 * day)).toBe(hour + 6 * hour);
    expect(history.downtimeUpTo(49 * day)).toBe(13 * hour);
  });
});

describe('bootstrapMonths', () => {
  // January has 10 min, February none, March 30 min: 31, 28 and 31 days
  const history = historyOf('2026-01-01T00:00:00', '2026-04-01T00:00:00', [
    ['2026-01-20T00:00:00', '2026-01-20T00:10:00', 1],
    ['2026-03-05T00:00:00', '2026-03-05T00:30:00', 1],
  ]);
  const runs = 100_000;
  const mean = (values: Float64Array): number => values.reduce((sum, each) => sum + each, 0) / values.length;

  // numpy 2, 200,000 runs of its own: a month by its length, from a uniform instant in it to its end, then months at random
  it.each([
    [10 * day, [0.7754, 0.1118, 0.1122]],
    [31 * day, [0.3669, 0.2897, 0.2881]],
  ])('begins anywhere and strings months: over %d s', (horizonSeconds, [none, january, march]) => {
    const { downtimeSeconds, months } = bootstrapMonths(history, { horizonSeconds, runs, seed: 2 })!;
    const share = (seconds: number): number => downtimeSeconds.filter((each) => each === seconds).length / runs;
    expect(months).toBe(3);
    expect(Math.abs(share(0) - none!)).toBeLessThan(0.007);
    expect(Math.abs(share(600) - january!)).toBeLessThan(0.007);
    expect(Math.abs(share(1_800) - march!)).toBeLessThan(0.007);
    // 2,400 s in ninety days, whatever the horizon; four deviations of the mean of so many runs are below 10 s
    expect(Math.abs(mean(downtimeSeconds) - (2_400 / (90 * day)) * horizonSeconds)).toBeLessThan(12);
  });

  it('does not lose a short month at the edge of the window', () => {
    // eight half hours on 31 January, none in February: 4 h in 29 d bring 40 h in 290 d. Percentiles and chance: numpy as above
    const outages = Array.from({ length: 8 }, (_, i): [string, string, number] => {
      const hour = String(3 * i).padStart(2, '0');
      return [`2026-01-31T${hour}:00:00`, `2026-01-31T${hour}:30:00`, 1];
    });
    const edge = historyOf('2026-01-31T00:00:00', '2026-03-01T00:00:00', outages);
    const forecast = bootstrapMonths(edge, { horizonSeconds: 290 * day, runs, seed: 1 })!;
    expect(Math.abs(mean(forecast.downtimeSeconds) / 3_600 - 40)).toBeLessThan(0.25);
    expect(Object.values(downtimePercentiles(forecast)).map((seconds) => seconds / 3_600)).toEqual([16, 40, 72]);
    expect(Math.abs(meetProbability(forecast, 0.01) - 0.9447)).toBeLessThan(0.005);
  });

  it('never lasts longer than the horizon, and gives the same digits for the same seed', () => {
    const down = historyOf('2026-01-01T00:00:00', '2026-03-01T00:00:00', [
      ['2026-01-01T00:00:00', '2026-03-01T00:00:00', 1],
    ]);
    const run = () => bootstrapMonths(down, { horizonSeconds: 10 * day, runs: 500, seed: 3 })!.downtimeSeconds;
    expect(run().every((seconds) => Math.abs(seconds - 10 * day) < 1e-6)).toBe(true);
    expect(run()).toEqual(run());
  });

  it('is null within one month', () => {
    const short = historyOf('2026-01-05T00:00:00', '2026-01-20T00:00:00', []);
    expect(bootstrapMonths(short, { horizonSeconds: day, runs: 100, seed: 1 })).toBeNull();
  });
});
