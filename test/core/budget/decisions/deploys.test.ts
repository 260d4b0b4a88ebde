import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Deploy,
  type DeployRecordRequest,
  deployRecord,
  joinDeploys,
  serviceTest,
} from '../../../../src/core/budget/decisions/deploys.ts';
import type { DowntimeRules } from '../../../../src/core/incidents/downtime/measure.ts';
import { relativeError } from '../../statistics/relative-error.ts';

const minute = 60_000;
const within = 15 * minute;
const deploy = (at: number, service: string | null = null): Deploy => ({ at: at * minute, service, id: null });

interface Incident {
  readonly start: number;
  readonly end?: number;
  readonly services?: readonly string[];
  readonly weight?: number;
}
const columns = (incidents: readonly Incident[]) => ({
  order: Uint32Array.from(incidents.keys()).sort((a, b) => incidents[a]!.start - incidents[b]!.start),
  start: Float64Array.from(incidents, ({ start }) => start * minute),
  end: Float64Array.from(incidents, ({ start, end }) => (end ?? start + 1) * minute),
  weight: Float64Array.from(incidents, ({ weight }) => weight ?? 1),
});
const servicesOf =
  (incidents: readonly Incident[]) =>
  (row: number): readonly string[] =>
    incidents[row]!.services ?? [];
const join = (deploys: readonly Deploy[], incidents: readonly Incident[]): number[] => {
  const { order, start } = columns(incidents);
  return [...joinDeploys(deploys, { order, start, servicesOf: servicesOf(incidents) }, within).deployOf];
};

describe('joinDeploys: the latest deploy of the service with deploy ≤ start < deploy + within', () => {
  it.each<[string, Deploy[], Incident[], number[]]>([
    ['an incident at the very instant belongs', [deploy(10)], [{ start: 10 }], [0]],
    ['one just before does not', [deploy(10)], [{ start: 9 }], [-1]],
    ['one at deploy + within does not', [deploy(10)], [{ start: 25 }], [-1]],
    ['one a minute earlier does', [deploy(10)], [{ start: 24 }], [0]],
    ['the latest of two deploys', [deploy(10, 'api'), deploy(12, 'api')], [{ start: 13, services: ['api'] }], [1]],
    ['rows need no order', [deploy(12, 'api'), deploy(10, 'api')], [{ start: 13, services: ['api'] }], [0]],
    ['another service does not count', [deploy(10, 'web')], [{ start: 11, services: ['api'] }], [-1]],
    ['… also where it is later', [deploy(10, 'api'), deploy(11, 'web')], [{ start: 12, services: ['api'] }], [0]],
    ['a deploy of no service fits any', [deploy(10, 'api'), deploy(11)], [{ start: 12, services: ['api'] }], [1]],
    ['an incident of no service fits any', [deploy(10, 'api'), deploy(11, 'web')], [{ start: 12 }], [1]],
    [
      'several services: the latest of all',
      [deploy(10, 'a'), deploy(11, 'b')],
      [{ start: 12, services: ['b', 'a'] }],
      [1],
    ],
    ['case parts nothing', [deploy(10, 'API')], [{ start: 12, services: ['Api'] }], [0]],
    ['two at one instant: the later row', [deploy(10, 'a'), deploy(10)], [{ start: 12, services: ['a'] }], [1]],
    ['none at all', [], [{ start: 1 }], [-1]],
  ])('%s', (_, deploys, incidents, expected) => {
    expect(join(deploys, incidents)).toEqual(expected);
  });

  it('agrees with a search through all pairs', () => {
    const service = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(60), service: fc.option(service) }), { maxLength: 12 }),
        fc.array(fc.record({ start: fc.nat(80), services: fc.uniqueArray(service, { maxLength: 2 }) }), {
          maxLength: 12,
        }),
        (plain, incidents) => {
          const deploys = plain.map(({ at, service: name }) => deploy(at, name));
          const sorted = [...incidents].sort((a, b) => a.start - b.start);
          const expected = sorted.map(({ start, services }) => {
            let best = -1;
            deploys.forEach((each, i) => {
              const fits = each.service === null || services.length === 0 || services.includes(each.service as 'a');
              if (fits && each.at <= start * minute && (best < 0 || each.at >= deploys[best]!.at)) best = i;
            });
            return best >= 0 && start * minute < deploys[best]!.at + within ? best : -1;
          });
          expect(join(deploys, sorted)).toEqual(expected);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('deployRecord', () => {
  const window = { start: 0, end: 1_000 * minute };
  const rules: DowntimeRules = { mode: 'union', counts: [window], shortestOutageMilliseconds: 0 };
  const record = (
    deploys: readonly Deploy[],
    incidents: readonly Incident[],
    options: Partial<DeployRecordRequest> = {},
  ) =>
    deployRecord(deploys, columns(incidents), servicesOf(incidents), {
      withinMilliseconds: within,
      window,
      coverage: window,
      looksAt: () => true,
      rules,
      ...options,
    });

  it('counts two incidents after one deploy once, and their overlap once', () => {
    // by hand: 5 deploys; incidents 11–31 and 21–41 belong to the deploy at 10: union 30 min; 500–510 to none
    const deploys = [deploy(10), deploy(100), deploy(200), deploy(300), deploy(400)];
    const result = record(deploys, [
      { start: 11, end: 31 },
      { start: 21, end: 41 },
      { start: 500, end: 510 },
    ]);
    expect(result).toMatchObject({ count: 5, failed: 1, rate: 0.2, burnSeconds: 1_800, burnSecondsPerDeploy: 360 });
    expect(result.burnSecondsPerFailure).toBe(1_800);
    expect(result.failures).toEqual([{ deploy: 0, rows: [0, 1] }]);
    // Clopper–Pearson for 1 of 5 at 95 %: 0.005050763…, 0.7164179… (published tables: 0.0051, 0.7164; the lower one is
    // 1 − 0.975^(1/5) in closed form)
    expect(relativeError(result.rateInterval!.low, 1 - 0.975 ** (1 / 5))).toBeLessThan(1e-12);
    expect(result.rateInterval!.high).toBeCloseTo(0.7164, 4);
  });
  it('weighs by impact and clips to the time that counts', () => {
    const result = record([deploy(990)], [{ start: 995, end: 1_015, weight: 0.5 }]);
    expect(result.burnSeconds).toBe(150); // 5 min inside the window at 0.5
  });
  it('joins deploys outside the window, but counts them not', () => {
    const result = record([deploy(-20), deploy(-5), deploy(1_000)], [{ start: 3, end: 9 }]);
    expect(result).toMatchObject({ count: 0, failed: 0, rate: null, rateInterval: null, burnSecondsPerDeploy: null });
    expect(result.burnSeconds).toBe(0);
  });
  it('counts no deploy of another service or at an uncovered time, lays incidents at their doors, and says how many', () => {
    // by hand: of seven deploys one lies outside the window, two are of b, two lie before 300; the deploy at 400 failed.
    // The incident at 605 belongs to the deploy of b at 602, not to the one before it.
    const deploys = [
      deploy(-5, 'a'),
      deploy(100, 'b'),
      deploy(200, 'a'),
      deploy(250),
      deploy(400, 'A'),
      deploy(600),
      deploy(602, 'b'),
    ];
    const result = record(
      deploys,
      [
        { start: 201, end: 205, services: ['a'] },
        { start: 401, end: 405, services: ['a'] },
        { start: 605, end: 609, services: ['a', 'b'] },
      ],
      {
        coverage: { start: 300 * minute, end: 1_000 * minute },
        looksAt: serviceTest([{ key: 'service', values: ['a'], negated: false }]),
      },
    );
    expect(result).toMatchObject({ count: 2, failed: 1, rate: 0.5, leftOut: { otherServices: 2, uncovered: 2 } });
    expect(record(deploys, [], { coverage: null })).toMatchObject({ count: 0, rate: null, leftOut: { uncovered: 6 } });
  });
  it('knows an upper bound where none failed', () => {
    const result = record([deploy(1), deploy(2), deploy(3)], []);
    expect(result).toMatchObject({
      count: 3,
      failed: 0,
      rate: 0,
      burnSecondsPerDeploy: 0,
      burnSecondsPerFailure: null,
    });
    expect(result.rateInterval!.low).toBe(0);
    expect(relativeError(result.rateInterval!.high, 1 - 0.025 ** (1 / 3))).toBeLessThan(1e-12); // closed form at k = 0
  });
});

describe('serviceTest', () => {
  const service = (values: readonly (string | null)[], negated = false) => ({ key: 'service', values, negated });
  it.each([
    [[], 'a', true],
    [[{ key: 'cause', values: ['dns'], negated: false }], 'a', true],
    [[service(['a', 'b'])], 'B', true],
    [[service(['a']), service(['b'])], 'b', true],
    [[service(['a'])], 'c', false],
    [[service(['a'], true)], 'A', false],
    [[service(['a'], true)], 'b', true],
    [[service([null])], 'b', true], // incidents without a service may follow any deploy
    [[service([null], true)], 'b', true],
  ])('%j of %s: %s', (conditions, name, expected) => {
    expect(serviceTest(conditions)(name)).toBe(expected);
  });
});
