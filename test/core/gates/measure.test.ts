import { describe, expect, it } from 'vitest';
import type { Check } from '../../../src/core/gates/check.ts';
import { comparedPart } from '../../../src/core/gates/compared-part.ts';
import { boundedByWays, measureOf } from '../../../src/core/gates/measure.ts';
import type { Json, JsonObject } from '../../../src/core/json.ts';

const check = (expression: string, more: Partial<Check> = {}): Check => ({
  ...{ expression, actual: 1, status: 'met' },
  ...more,
});
const ofAvailability = (of: string): Partial<Check> => ({ subject: { kind: 'availability', of, target: '99%' } });
const measure = (expression: string, result: JsonObject, more: Partial<Check> = {}) =>
  measureOf(check(expression, more), result);

describe('which way is better', () => {
  it.each([
    ['mttrSeconds <= 1h', 'lower'],
    ['mttrSeconds < 1h', 'lower'],
    ['nines >= 3', 'higher'],
    ['nines > 3', 'higher'],
    ['failures == 3', null],
    ['failures != 3', null],
    ['policy.state better than freeze', null],
    ['  failures   <3', 'lower'],
    ['no comparison', null],
  ])('%s: %s', (expression, better) => {
    expect(measure(expression, {}).better).toBe(better);
  });
  it('of an availability is higher, however it is compared', () => {
    expect(measure('availability < 1', {}, ofAvailability('')).better).toBe('higher');
  });
});

describe('the interval of a number', () => {
  it.each<readonly [string, JsonObject, Json]>([
    ['mttrSeconds <= 1h', { mttrIntervalSeconds: [235, 3_315] }, [235, 3_315]],
    ['mttrSeconds <= 1h', { mttrInterval: [235, 3_315] }, null],
    ['mtbfSeconds >= 1d', { mtbfIntervalSeconds: [9, null] }, [9, null]],
    ['mttrSeconds <= 1h', { mttrIntervalSeconds: [1, 2, 3] }, null],
    ['mttrSeconds <= 1h', { mttrIntervalSeconds: [1] }, null],
    ['mttrSeconds <= 1h', { mttrIntervalSeconds: 'all' }, null],
    ['mttrSeconds <= 1h', {}, null],
    ['phases.fix.meanSeconds <= 1h', { phases: { fix: { meanIntervalSeconds: [1, 2] } } }, [1, 2]],
    ['phases.fix.meanSeconds <= 1h', { meanIntervalSeconds: [1, 2] }, null],
    ['availability >= 0.99', { availabilityInterval: [0.98, 0.999] }, [0.98, 0.999]],
    ['availability >= 0.99', { unavailabilityInterval: [0.25, 0.5] }, [0.5, 0.75]], // 1 − U, the other way round
    ['availability >= 0.99', { unavailabilityInterval: [null, 0.5] }, [0.5, null]],
    ['availability >= 0.99', { unavailabilityInterval: [0.25, null] }, [null, 0.75]],
    ['nines >= 2', { unavailabilityInterval: [0.25, 0.5] }, null],
    // what is unknown of the time widens it on both sides
    ['availability >= 0.99', { availabilityInterval: [0.9, 0.95], availabilityRange: [0.92, 0.99] }, [0.9, 0.99]],
    ['availability >= 0.99', { availabilityInterval: [0.9, 0.95], availabilityRange: [0.8, 0.93] }, [0.8, 0.95]],
    ['availability >= 0.99', { availabilityInterval: [0.9, null], availabilityRange: [0.92, 0.99] }, [0.9, null]],
    ['availability >= 0.99', { availabilityInterval: [null, 0.95], availabilityRange: [0.92, 0.99] }, [null, 0.99]],
    ['availability >= 0.99', { availabilityInterval: [0.9, 0.95], availabilityRange: [0.99, 0.99] }, [0.9, 0.95]],
    ['availability >= 0.99', { availabilityRange: [0.92, 0.99] }, [0.92, 0.99]],
    ['availability >= 0.99', { availabilityRange: [0.99, 0.99] }, null],
    // between checks nobody knows when an outage began
    ['downtimeSeconds <= 60', { edges: { downtimeSeconds: [30, 90] } }, [30, 90]],
    ['consumedSeconds <= 60', { edges: { downtimeSeconds: [30, 90] } }, [30, 90]],
    ['consumedSeconds <= 60', { edges: null }, null],
    ['consumedSeconds <= 60', { edges: null, consumedIntervalSeconds: [1, 2] }, [1, 2]],
    ['remainingSeconds >= 60', { edges: { downtimeSeconds: [30, 90] } }, null],
    ['longest[0].lastedSeconds <= 1h', { longest: [{ lastedIntervalSeconds: [1, 2] }] }, [1, 2]],
    ['longest[0] == 1', { longest: [1] }, null],
    ['no comparison', { mttrIntervalSeconds: [1, 2] }, null],
  ])('%s of %j: %j', (expression, result, interval) => {
    expect(measure(expression, result).interval).toEqual(interval);
  });
  it.each<readonly [Json, Json]>([
    [[{ name: 'buy', availabilityInterval: [0.9, 0.99] }], [0.9, 0.99]],
    [{ journeys: [{ name: 'sell' }, { name: 'buy', availabilityInterval: [0.9, 0.99] }], parts: null }, [0.9, 0.99]],
    [{ parts: [{ name: 'buy' }], journeys: [{ name: 'buy', availabilityInterval: [0.9, 0.99] }] }, [0.9, 0.99]],
    [[{ name: 'sell', availabilityInterval: [0.9, 0.99] }], null],
    [['buy'], null],
    [null, null],
  ])('of a journey is that which was measured: %j', (measured, interval) => {
    expect(measure('availability >= 0.99', { measured }, ofAvailability('buy')).interval).toEqual(interval);
    expect(measure('availability >= 0.99', { measured }).interval).toBeNull();
  });
});

describe('what else is said of a number', () => {
  it('the order of the states, the best first, of a state alone', () => {
    const policy = { steps: [{ name: 'ship' }, 'no step', { name: 'freeze' }], state: 'ship' };
    expect(measure('policy.state better than freeze', { policy }).order).toEqual(['ship', 'freeze']);
    expect(measure('policy.state == ship', { policy }).order).toBeNull();
    expect(measure('policy.state better than freeze', { policy: { steps: 3 } }).order).toBeNull();
  });
  const year = { start: 'a', end: 'b', seconds: 31_536_000, elapsedSeconds: 5 };
  it.each<readonly [string, JsonObject, Json]>([
    ['availability >= 1', { window: year }, year],
    ['availability >= 1', { window: { seconds: 60 } }, { start: null, end: null, seconds: 60, elapsedSeconds: null }],
    ['availability >= 1', { window: { start: 'a' } }, null],
    ['availability >= 1', {}, null],
    [
      'objectives[0].left >= 1',
      { window: year, objectives: [{ window: { seconds: 60 } }] },
      { start: null, end: null, seconds: 60, elapsedSeconds: null },
    ],
    ['objectives[0].left >= 1', { window: year, objectives: [{}] }, year],
    ['objectives[0].left >= 1', { window: year, objectives: [{ window: 'none' }] }, year],
    ['no comparison', { window: year }, year],
  ])('the nearest window of %s', (expression, result, window) => {
    expect(measure(expression, result).window).toEqual(window);
  });
  it.each<readonly [string, JsonObject, Json]>([
    ['consumedSeconds <= 1', { slo: { unavailability: 0.001 } }, 0.001],
    ['consumedSeconds <= 1', { slo: 0.999 }, null],
    ['consumedSeconds <= 1', { slo: { availability: 0.999 } }, null],
    [
      'objectives[0].left >= 1',
      { objectives: [{ slo: { unavailability: 0.05 } }], slo: { unavailability: 0.001 } },
      0.05,
    ],
    ['objectives[0].left >= 1', { objectives: [{}], slo: { unavailability: 0.001 } }, 0.001],
    ['no comparison', {}, null],
  ])('the nearest SLO of %s', (expression, result, slo) => {
    expect(measure(expression, result).slo).toBe(slo);
  });
});

describe('what is unknown, both ways', () => {
  const [own] = [check('availability >= 0.9', { actual: 0.95 })];
  const plain = measure('availability >= 0.9', {});
  const way = (actual: Json): readonly Check[] => [check('failures < 3', { actual: 0 }), { ...own, actual }];
  it.each<readonly [string, readonly (readonly Check[])[], Json]>([
    ['from the worst to the best', [way(0.9), way(0.99)], [0.9, 0.99]],
    ['holds the number itself', [way(0.96), way(0.99)], [0.95, 0.99]],
    ['one way alone says nothing', [way(0.9)], null],
    ['nor one without a number', [way(0.9), way(null)], null],
    ['nor one without the check', [way(0.9), []], null],
    ['the same both ways is no interval', [way(0.95), way(0.95)], null],
  ])('%s', (_, ways, interval) => {
    expect(boundedByWays(own, plain, ways)).toEqual({ ...plain, interval });
  });
  it('is no interval of what is no number', () => {
    expect(boundedByWays({ ...own, actual: 'ship' }, plain, [way(0.9), way(0.99)])).toBe(plain);
  });
});

it.each([
  ['mttrSeconds <= 3600', 'mttrSeconds'],
  ['mttrSeconds<3600', 'mttrSeconds'],
  ['groups.service[a < b].failures >= 3', 'groups.service[a < b].failures'],
  ['groups.service["]<"].failures>=3', 'groups.service["]<"].failures'],
  ['shop: availability (all < 3) >= 99%', 'shop: availability (all'],
  ['policy.state better than freeze', 'policy.state'],
  ['failures != 3', 'failures'],
  ['a\nb == 3', 'a\nb'],
  ['the log covers the window', 'the log covers the window'],
])('what %j compares is %j', (expression, part) => {
  expect(comparedPart(expression)).toBe(part);
});
