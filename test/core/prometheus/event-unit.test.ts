import { describe, expect, it } from 'vitest';
import { answersWithoutData, eventUnit } from '../../../src/core/prometheus/event-unit.ts';

describe('what a query counts', () => {
  it.each([
    'sum(rate(a_total[{{.window}}]))',
    'sum by (code) (rate(a{b="*", c=~"x-y"}[5m])) # per second * 1',
    'sum(rate(a[5m])) + sum(rate(b[5m]))',
    'sum(rate(a[5m])) or vector(0)',
  ])('is so many a second: %s', (text) => expect(eventUnit(text)).toBe('perSecond'));
  it.each(['sum(increase(a[5m]))', 'sum(count_over_time(up[5m]))', 'sum without (pod) (sum_over_time(up[5m]))'])(
    'is so many in its window: %s',
    (text) => expect(eventUnit(text)).toBe('inWindow'),
  );
  it.each([
    'sum(rate(a[5m])) * 60',
    'sum(rate(a[5m])) / 2',
    'sum(rate(a[5m])) - sum(rate(b[5m]))',
    'avg(rate(a[5m]))',
    'sum(rate(a[5m])) + sum(increase(b[5m]))',
    'sum(a:rate5m)',
    'sum(rate(a[5m] offset -5m))',
    'histogram_quantile(0.9, rate(a[5m]))',
    'a',
    'constructor(a[5m])',
  ])('cannot be told: %s', (text) => expect(eventUnit(text)).toBeNull());
});

it('is known to answer without data', () => {
  expect(answersWithoutData('sum(rate(a[5m])) or vector(0)')).toBe(true);
  expect(answersWithoutData('absent(up)')).toBe(true);
  expect(answersWithoutData('sum(rate(a{b="vector(0)"}[5m]))')).toBe(false);
  expect(answersWithoutData('my_vector(a)')).toBe(false);
});
