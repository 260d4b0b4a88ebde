import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, isEitherComma, isEitherPoint, readSpeltLength } from '../../../src/core/quantity/spelt-length.ts';
import { unitOf } from '../../../src/core/quantity/time-unit.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('isEitherComma', () => {
  it.each(['86,400', '1,200', '1,440 min', '2h 1,500 s'])('%s has two readings', (text) => {
    expect(isEitherComma(text)).toBe(true);
  });
  it.each(['2,5', '0,125', '1234,567', '12,34', '00:00:12,345', '1,2345', '2,5 h', '1 day, 200 s'])(
    '%s has one',
    (text) => {
      expect(isEitherComma(text)).toBe(false);
    },
  );
});

describe('isEitherPoint', () => {
  it.each(['5.400', '1.440 min', '12.345'])('%s has two readings', (text) => expect(isEitherPoint(text)).toBe(true));
  it.each(['5.4', '0.125', '12.3450', '1234.567', '00:00:12.345', '1.02:03:04'])('%s has one', (text) =>
    expect(isEitherPoint(text)).toBe(false),
  );
});

describe('readSpeltLength', () => {
  // arithmetic by hand from the words
  it.each([
    ['15 hrs, 38 mins', 15 * hour + 38 * minute], // UptimeRobot
    ['38 min', 38 * minute],
    ['02:14:00', 2 * hour + 14 * minute],
    ['1 day, 2:03:04', day + 2 * hour + 3 * minute + 4 * second], // Python's timedelta
    ['3 days, 0:00:10.5', 3 * day + 10_500],
    ['1.02:03:04', day + 2 * hour + 3 * minute + 4 * second], // .NET's TimeSpan
    ['100:00:00', 100 * hour],
    ['1h30m', 90 * minute],
    ['1h 30m 5s', 90 * minute + 5 * second],
    ['2 days and 3 hours', 2 * day + 3 * hour],
    ['2 Hours & 5 Minutes', 2 * hour + 5 * minute],
    ['45 secs.', 45 * second],
    ['250ms', 250],
    ['2,5 h', 2.5 * hour],
    ['1.5 hours', 1.5 * hour],
    ['PT5M', 5 * minute],
    ['P1DT2H', day + 2 * hour],
    ['about 3 hours', 3 * hour],
    ['~ 20m', 20 * minute],
    ['-5m', -5 * minute],
    ['1 week', 7 * day],
  ])('%s', (text, milliseconds) => expect(readSpeltLength(text)).toBe(milliseconds));

  it.each(['2.5', '38', '02:14', '1:75:00', '5 months', '3 apples', 'm', '', 'P', 'PT', '1h later', '10-20 min', 'h5'])(
    '%j is none',
    (text) => expect(readSpeltLength(text)).toBeNaN(),
  );

  it('reads back what it could have written', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(23), fc.nat(59), fc.nat(59), (days, hours, minutes, seconds) => {
        const whole = days * day + hours * hour + minutes * minute + seconds * second;
        const two = (value: number): string => String(value).padStart(2, '0');
        expect(readSpeltLength(`${days} days, ${hours}:${two(minutes)}:${two(seconds)}`)).toBe(whole);
        expect(readSpeltLength(`${days} days ${hours} hrs, ${minutes} mins and ${seconds}s`)).toBe(whole);
        expect(readSpeltLength(`P${days}DT${hours}H${minutes}M${seconds}S`)).toBe(whole);
      }),
    );
  });
});

it('knows units, in any case', () => {
  expect(['Mins', 'min.', 'hr', 'SECONDS', 'ms', 'wk'].map(unitOf)).toEqual([minute, minute, hour, second, 1, 7 * day]);
  expect(['month', 'mo', 'foo', ''].map(unitOf)).toEqual([null, null, null, null]);
});

it('reads a decimal comma', () => {
  expect(['2,5', '2.5', '0,1', '1e3', ',5'].map(decimalOf)).toEqual([2.5, 2.5, 0.1, 1000, 0.5]);
  expect(['1,2,3', '1.000,5', 'x'].map(decimalOf)).toEqual([null, null, null]);
});
