import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAssertion } from '../../../src/core/gates/assertion.ts';
import { anyFails, type Check, checkAssertion, checkTarget } from '../../../src/core/gates/check.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { parseDecimal } from '../../../src/core/quantity/decimal.ts';
import { portionOf, unit } from '../../../src/core/quantity/portion.ts';
import { schema } from './schema.ts';

const month = 30 * 86_400; // seconds
const check = (text: string, result: JsonObject, onlyWarns = false): Check =>
  checkAssertion(parseAssertion(text, schema, '--assert', onlyWarns), result);

/** A result with so much downtime in 30 days. */
function down(seconds: number): JsonObject {
  const unavailability = seconds / month;
  return { availability: 1 - unavailability, unavailability, downtimeSeconds: seconds };
}

describe('checkAssertion', () => {
  // 43m12s = 2592 s are exactly a thousandth of 30 d; 259.2 s a ten-thousandth
  it.each([
    ['availability >= 99.9', down(2592), 'met'],
    ['availability > 99.9', down(2592), 'missed'],
    ['availability == 99.9', down(2592), 'met'],
    ['availability != 99.9', down(2592), 'missed'],
    ['availability <= 99.9', down(2592), 'met'],
    ['availability < 99.9', down(2592), 'missed'],
    ['availability >= 3n', down(2592), 'met'],
    ['availability >= 99.9', down(2592.001), 'missed'],
    ['availability > 99.9', down(2591.999), 'met'],
    ['availability >= 99.99', down(259.2), 'met'],
    ['availability >= 99.99', down(259.2001), 'missed'],
    ['availability >= 100', down(0), 'met'],
    ['availability >= 100', down(1e-11), 'missed'], // U = 4e-18: 1 − U is 1 in a double
    ['availability < 100', down(1e-11), 'met'],
    ['unavailability <= 0.1%', down(2592), 'met'],
    ['unavailability < 0.1%', down(2592), 'missed'],
    ['downtimeSeconds <= 43m12s', down(2592), 'met'],
    ['downtimeSeconds < 43m12s', down(2592), 'missed'],
    ['downtimeSeconds == 2592', down(2592), 'met'],
    ['failures <= 3', { failures: 3 }, 'met'],
    ['failures != 3', { failures: 3 }, 'missed'],
    ['failures > 2.5', { failures: 3 }, 'met'],
    ['policy.state != freeze', { policy: { state: 'ship' } }, 'met'],
    ['policy.state != freeze', { policy: { state: 'freeze' } }, 'missed'],
    ['policy.state == freeze', { policy: { state: 'Freeze' } }, 'missed'],
    ['longest[0].id == 123', { longest: [{ id: '123' }] }, 'met'],
    ['longest[0].id != 123', { longest: [{ id: '123' }] }, 'missed'],
    ['phases.fix.withinTarget == true', { phases: { fix: { withinTarget: true } } }, 'met'],
    ['phases.fix.withinTarget == true', { phases: { fix: { withinTarget: false } } }, 'missed'],
    ['groups.service[api].downtimeSeconds < 5', { groups: { service: [{ key: 'api', downtimeSeconds: 4 }] } }, 'met'],
    // undefined for this data
    ['mttrSeconds < 1h', { mttrSeconds: null }, 'skipped'],
    ['mttrSeconds < 1h', {}, 'skipped'],
    ['availability >= 99', { availability: null, unavailability: null }, 'skipped'],
    ['groups.service[web].downtimeSeconds < 5', { groups: { service: [] } }, 'skipped'],
    ['mttrSeconds < 1h', { mttrSeconds: 'long' }, 'skipped'],
    ['policy == ship', { policy: { state: 'ship' } }, 'skipped'],
    ['phases.fix.withinTarget != true', { phases: { fix: { withinTarget: null } } }, 'skipped'],
  ] as const)('%s of %j is %s', (text, result, status) => expect(check(text, result).status).toBe(status));

  // U = 4e-18 is no 100 %, but prints as 1: who pastes what is printed means what is there
  it.each([
    ['availability == 1', down(1e-11), 'met'],
    ['availability >= 1', down(1e-11), 'met'],
    ['availability < 1', down(1e-11), 'missed'],
    ['availability >= 1', down(1), 'missed'],
    ['availability == 1', down(0), 'met'],
    ['availability == 0', down(month), 'met'],
    ['unavailability == 1', down(month), 'met'],
    ['unavailability >= 1', down(month), 'met'],
    ['unavailability != 1', down(1), 'met'],
    ['availability >= 99.999999999', down(1e-11 * month), 'met'],
    ['availability >= 99.999999999', down(1.0001e-11 * month), 'missed'], // a percentage is compared with all digits of U
    ['availability >= 11n', down(1.0001e-11 * month), 'missed'],
  ] as const)('%s of %j is %s', (text, result, status) => expect(check(text, result).status).toBe(status));

  it('meets what is pasted from a result, for every availability there is', () => {
    const share = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: month }).map((s) => s / month),
    );
    fc.assert(
      fc.property(share, (unavailability) => {
        const availability = 1 - unavailability;
        const printed = JSON.stringify(availability);
        const statusOf = (operator: string) =>
          check(`availability ${operator} ${printed}`, { availability, unavailability }).status;
        expect(['==', '>=', '<=', '!=', '<', '>'].map(statusOf)).toEqual([
          ...['met', 'met', 'met'],
          ...['missed', 'missed', 'missed'],
        ]);
        const own = check(`unavailability == ${JSON.stringify(unavailability)}`, { unavailability });
        expect(own.status).toBe('met');
      }),
      { numRuns: 1000 },
    );
  });

  it('still tells neighbours apart: the next double is another value', () => {
    // 1 − 3000 / 2678400 and the double below it (Python: math.nextafter)
    const result = { availability: 0.9988799283154122, unavailability: 3_000 / 2_678_400 };
    expect(check('availability >= 0.9988799283154122', result).status).toBe('met');
    expect(check('availability >= 0.9988799283154123', result).status).toBe('missed');
    expect(check('availability == 0.9988799283154121', result).status).toBe('missed');
  });

  it('carries the expression, the value and both sides of an availability', () => {
    expect(check(' availability >= 99.95 ', down(2592))).toEqual({
      expression: 'availability >= 99.95',
      actual: 0.999,
      status: 'missed',
      unavailability: { actual: 0.001, wanted: 0.0005 },
    });
    expect(check('failures < 3', { failures: 3 })).toEqual({
      expression: 'failures < 3',
      actual: 3,
      status: 'missed',
      numbers: { actual: 3, wanted: 3, areSeconds: false },
    });
  });

  it('only warns where it was asked to', () => {
    expect(check('failures < 3', { failures: 3 }, true).status).toBe('warned');
    expect(check('failures < 4', { failures: 3 }, true).status).toBe('met');
    expect(check('mttrSeconds < 1h', {}, true).status).toBe('skipped');
  });

  it('compares as numbers do, and turns round for availability', () => {
    const truth: Readonly<Record<string, (a: number, b: number) => boolean>> = {
      '<': (a, b) => a < b,
      '<=': (a, b) => a <= b,
      '>': (a, b) => a > b,
      '>=': (a, b) => a >= b,
      '==': (a, b) => a === b,
      '!=': (a, b) => a !== b,
    };
    const thousandths = fc.integer({ min: 1001, max: 100_000 }); // of a percent, above 1 %
    fc.assert(
      fc.property(thousandths, thousandths, fc.constantFrom(...Object.keys(truth)), (a, b, operator) => {
        const expected = truth[operator]!(a, b) ? 'met' : 'missed';
        const result = { failures: a, availability: a / 100_000, unavailability: (100_000 - a) / 100_000 };
        const wanted = `${Math.floor(b / 1000)}.${String(b % 1000).padStart(3, '0')}`;
        expect(check(`failures ${operator} ${b}`, result).status).toBe(expected);
        expect(check(`availability ${operator} ${wanted}`, result).status).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('checkTarget', () => {
  const subject = (unavailability: number | null) => ({ name: 'availability', unavailability, exact: null });
  const target = (unavailability: number) => ({ shown: '99.9%', unavailability, exact: null });
  const typed = { ...target(0.001), exact: parseDecimal('0.001')! };
  it.each([
    [2592 / month, 0.001, 'met'], // equal
    [2592.001 / month, 0.001, 'missed'],
    [0, 0, 'met'],
    [1e-17, 0, 'missed'],
  ])('%d against %d is %s', (unavailability, wanted, status) => {
    expect(checkTarget(subject(unavailability), target(wanted))).toEqual({
      expression: 'availability >= 99.9%',
      actual: 1 - unavailability,
      status,
      unavailability: { actual: unavailability, wanted },
    });
  });
  it('of a typed one against a typed one compares all digits', () => {
    const of = (actual: string) =>
      checkTarget({ ...subject(0.001), exact: { part: parseDecimal(actual)!, whole: unit } }, typed);
    expect(of('0.001000000000000000000001')).toMatchObject({
      status: 'missed',
      exact: { digits: 998_999_999_999_999_999_999_999n, scale: 24 },
    });
    expect(of('0.000999999999999999999999').status).toBe('met');
    expect(of('0.0010').status).toBe('met');
    expect(of('0.0010').exact).toBeUndefined();
  });
  it('of measured time against a typed one compares all digits', () => {
    const measured = { ...subject(0.001), exact: portionOf(2_592_000, 2_592_000_000) };
    const of = (wanted: string) => checkTarget(measured, { ...target(0.001), exact: parseDecimal(wanted)! });
    expect(of('0.001').status).toBe('met');
    expect(of('0.000999999999999999999999')).toMatchObject({ status: 'missed', exact: { scale: 32 } });
    expect(of('0.001000000000000000000001').status).toBe('met');
  });
  it('is skipped where there is no availability', () => {
    const expected = { expression: 'availability >= 99.9%', actual: null, status: 'skipped' };
    expect(checkTarget(subject(null), target(0.001))).toEqual(expected);
  });
});

describe('anyFails', () => {
  const of = (status: Check['status']): Check => ({ expression: 'x', actual: 1, status });
  it.each([
    [[], false, false],
    [['met', 'warned', 'skipped'], false, false],
    [['met', 'warned'], true, false],
    [['met', 'skipped'], true, true],
    [['met', 'missed'], false, true],
    [['missed'], true, true],
  ] as [Check['status'][], boolean, boolean][])('%j, strict %s: %s', (statuses, strict, fails) => {
    expect(anyFails(statuses.map(of), strict)).toBe(fails);
  });
  it('never fails for --warn, which only reports', () => {
    expect(anyFails([check('mttrSeconds < 1h', {}, true), check('failures < 3', { failures: 3 }, true)], true)).toBe(
      false,
    );
    expect(anyFails([check('mttrSeconds < 1h', {})], true)).toBe(true);
  });
});
