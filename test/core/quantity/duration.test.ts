import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TypedPlace } from '../../../src/core/problem.ts';
import { parseDuration, parsePositiveDuration } from '../../../src/core/quantity/duration.ts';
import { problemOf } from './problem-of.ts';

const place: TypedPlace = { kind: 'typed', option: '--window', text: 'x' };
const noUnit = 'unitMissing';
const noForm = 'form';
const below = 'negative';
const noIso = 'isoForm';
const month = 'month';

describe('parseDuration', () => {
  it.each([
    ['90s', 90],
    ['43m12s', 2592], // 43·60 + 12
    ['30 days', 2_592_000], // 30·86400
    ['1 hour 30 mins', 5400],
    ['4 Weeks', 2_419_200], // 28·86400
    ['1h30m', 5400], // 3600 + 30·60
    ['1h 30m', 5400],
    [' 1 h 30 m ', 5400],
    ['30m1h', 5400],
    ['1.5h', 5400],
    ['.5h', 1800],
    ['7d', 604_800], // 7·86 400
    ['2w', 1_209_600], // 14·86 400
    ['1y', 31_536_000], // 365·86 400 (contract §2)
    ['250ms', 0.25],
    ['0.1s', 0.1],
    ['0.1s0.2s', 0.3], // added as decimals; as doubles it is 0.30000000000000004
    ['0', 0],
    ['0s', 0],
    ['PT43M', 2580], // 43·60
    ['PT1H30M', 5400],
    ['pt90s', 90],
    ['P1DT2H', 93_600], // 86 400 + 2·3600
    ['P1Y2W3DT4H5M6.5S', 33_019_506.5], // 31 536 000 + 1 209 600 + 259 200 + 14 400 + 300 + 6.5
    ['P1W', 604_800],
    ['PT0.1S', 0.1],
  ])('%j is %d s', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  it.each([
    ['5', noUnit],
    ['1.5', noUnit],
    ['00', noUnit],
    ['', 'empty'],
    ['1mo', month],
    ['1month', month],
    ['1M', month],
    ['P1M', month],
    ['P1M2D', month],
    ['1e300h', 'exponent'],
    ['1.5E-3s', 'exponent'],
    ['1e3', 'exponent'],
    ['5e', 'unitUnknown e'],
    ['5x', 'unitUnknown x'],
    ['5H', 'unitUnknown H'],
    ['5fortnights', 'unitUnknown fortnights'],
    ['5constructor', 'unitUnknown constructor'], // every object has one of these
    ['5toString', 'unitUnknown toString'],
    ['-5m', below],
    ['-.5h', below],
    ['−3s', below],
    ['-5', below],
    ['-', noForm],
    ['-x', noForm],
    ['1h-30m', noForm],
    ['1h30', noForm],
    ['h', noForm],
    ['1.2.3h', noForm],
    ['1,5h', noForm],
    ['P', 'empty'],
    ['PT', noIso],
    ['P1DT', noIso],
    ['P1H', noIso],
    ['PT1.2.3S', noIso],
    ['-PT1H', below],
    ['9007199254740993s', 'tooLong'], // 2^53 + 1
    [`${'9'.repeat(308)}y`, 'tooLong'],
  ])('refuses %j: %s', (text, reason) => {
    const [kind, unit] = reason.split(' ');
    const data = { text, reason: kind, ...(unit !== undefined && { unit }) };
    expect(problemOf(() => parseDuration(text, place))).toEqual({ kind: 'durationUnreadable', where: place, data });
  });

  it('adds hours, minutes, seconds and milliseconds up', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(99), fc.nat(99), fc.nat(9999), (h, m, s, ms) => {
        expect(parseDuration(`${h}h${m}m${s}s${ms}ms`)).toBe((h * 3_600_000 + m * 60_000 + s * 1000 + ms) / 1000);
        expect(parseDuration(`PT${h}H${m}M${s}S`)).toBe(h * 3600 + m * 60 + s);
      }),
    );
  });
});

describe('parsePositiveDuration', () => {
  it('takes any time at all', () => expect(parsePositiveDuration('1ms')).toBe(0.001));
  it.each(['0', '0s', 'PT0S'])('refuses %s', (text) => {
    expect(problemOf(() => parsePositiveDuration(text, place))).toEqual({
      kind: 'durationNotPositive',
      where: place,
      data: { text },
    });
  });
});
