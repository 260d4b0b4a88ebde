import { expect, it } from 'vitest';
import { prometheusDuration } from '../../../src/core/prometheus/duration.ts';

/** Of prometheus/common, model/time_test.go: texts that a duration is read from and written as. */
it.each([
  [324, '324ms'],
  [3_000, '3s'],
  [300_000, '5m'],
  [3_600_000, '1h'],
  [4 * 86_400_000, '4d'],
  [4 * 86_400_000 + 3_600_000, '4d1h'],
  [14 * 86_400_000, '2w'],
  [10 * 365 * 86_400_000, '10y'],
  [30 * 86_400_000, '30d'], // four weeks and two days are not written as weeks
  [90_061_001, '1d1h1m1s1ms'],
])('%i ms are %s', (milliseconds, text) => expect(prometheusDuration(milliseconds / 1_000)).toBe(text));
