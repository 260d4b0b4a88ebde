import { describe, expect, it } from 'vitest';
import { parseAssertion } from '../../../src/core/gates/assertion.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { problemOf } from '../quantity/problem-of.ts';
import { schema } from './schema.ts';

const parse = (text: string) => parseAssertion(text, schema, '--assert', false);

describe('parseAssertion', () => {
  it.each([
    ['failures < 4', 'number', '<', 4],
    ['failures <= 4', 'number', '<=', 4],
    ['failures > 4', 'number', '>', 4],
    ['failures >= 4', 'number', '>=', 4],
    ['failures == 4', 'number', '==', 4],
    ['failures != 4', 'number', '!=', 4],
    ['failures<=4', 'number', '<=', 4],
    ['  failures   <=   4  ', 'number', '<=', 4],
    ['failures < 1e3', 'number', '<', 1000],
    ['failures > -1.5', 'number', '>', -1.5],
    ['phases.fix.share < 30%', 'number', '<', 0.3],
    ['phases.fix.share < 0.3', 'number', '<', 0.3],
    ['nines >= 3.5', 'number', '>=', 3.5],
    ['mttrSeconds <= 1h', 'number', '<=', 3600],
    ['mttrSeconds <= 3600', 'number', '<=', 3600],
    ['mttrSeconds <= 43m12s', 'number', '<=', 2592], // 43·60 + 12
    ['mttrSeconds <= PT1H', 'number', '<=', 3600],
    ['mtbfIntervalSeconds[0] >= 7d', 'number', '>=', 604_800],
    ['groups.service[api].downtimeSeconds <= 0.1s', 'number', '<=', 0.1],
    ['downtimeSeconds == 0', 'number', '==', 0],
    // an availability is carried as its unavailability, from the decimal that was typed
    ['availability >= 99.95', 'availability', '>=', 0.0005],
    ['availability >= 99.999999999%', 'availability', '>=', 1e-11],
    ['availability >= 0.9995', 'availability', '>=', 0.0005],
    ['availability >= 3n', 'availability', '>=', 0.001],
    ['groups.service[api].availability >= 99', 'availability', '>=', 0.01],
    ['unavailability <= 0.1%', 'number', '<=', 0.001],
    ['unavailability <= 0.001', 'number', '<=', 0.001],
    ['policy.state != freeze', 'text', '!=', 'freeze'],
    ['policy.state == "two words"', 'text', '==', 'two words'],
    ["policy.state == 'a <= b'", 'text', '==', 'a <= b'],
    ['window.source == given', 'text', '==', 'given'],
    ['longest[0].id == 123', 'text', '==', '123'], // the metric is text, though this one looks like a number
    ['longest[0].id == true', 'text', '==', 'true'],
    ['phases.detect.withinTarget == true', 'text', '==', true],
    ['phases.detect.withinTarget != false', 'text', '!=', false],
    ['groups.service[a <= b].downtimeSeconds < 5', 'number', '<', 5],
    ['groups.service[x==y].downtimeSeconds >= 5', 'number', '>=', 5],
  ])('%s', (text, by, operator, value) => {
    const { expression, path, printed: _, ...rest } = parse(text);
    expect(rest).toEqual({ by, operator, value, option: '--assert', onlyWarns: false });
    expect(expression).toBe(text.trim());
    expect(path.length).toBeGreaterThan(0);
  });

  it('marks what only warns', () =>
    expect(parseAssertion('failures < 1', schema, '--warn', true).onlyWarns).toBe(true));

  // offset and length: where the caret stands, counted by hand from 0
  it.each([
    ['failure < 4', 0, 7, 'failure', 'failures'],
    ['  mtrSeconds < 4', 2, 10, 'mtrSeconds', 'mttrSeconds'],
    ['window.zon == UTC', 0, 10, 'window.zon', 'window.zone'],
    ['failures =< 4', 0, 10, 'failures =', 'failures'],
    ['zzzzzzzz < 4', 0, 8, 'zzzzzzzz', null],
    ['phases.detect.foo < 4', 0, 17, 'phases.detect.foo', null],
    ['[api] < 4', 0, 5, '[api]', null],
  ])('%s: no such metric', (text, offset, length, metric, suggestion) => {
    expect(problemOf(() => parse(text))).toEqual({
      kind: 'metricUnknown',
      where: { kind: 'typed', option: '--assert', text, offset, length },
      data: { metric, suggestion },
    });
  });

  it.each(['failures', 'failures = 4', '', '< 4', 'failures is 4'])('%j is not METRIC OP VALUE', (text) => {
    expect(problemOf(() => parse(text))).toEqual({
      kind: 'assertionUnreadable',
      where: { kind: 'typed', option: '--assert', text },
      data: { text, reason: 'form' },
    });
  });

  it.each([
    ['failures <=', 11, 1, 'valueMissing', null],
    ['failures <= ', 12, 1, 'valueMissing', null],
    ['policy.state < freeze', 15, 6, 'metricUnordered', 'freeze'],
    ['policy.state >= 5', 16, 1, 'metricUnordered', '5'],
    ['window.source < given', 16, 5, 'valueUnordered', 'given'],
    ['failures >= many', 12, 4, 'noNumber', 'many'],
    ['failures != O', 12, 1, 'noNumber', 'O'], // else it would be met for ever
    ['failures == ==', 12, 2, 'noNumber', '=='],
    ['failures < 1e999', 11, 5, 'numberTooLarge', '1e999'],
    ['mttrSeconds < 1e400', 14, 5, 'numberTooLarge', '1e400'],
    ['nines > 1e-999', 8, 6, 'numberTooLarge', '1e-999'], // not a silent 0
  ])('%s: %s', (text, offset, length, reason, value) => {
    expect(problemOf(() => parse(text))).toEqual({
      kind: 'assertionUnreadable',
      where: { kind: 'typed', option: '--assert', text, offset, length },
      data: { text, reason, ...(value !== null && { value }) },
    });
  });

  it.each([
    ['availability >= 1.0', 'percentAmbiguousOne', { text: '1.0' }, 16],
    ['availability >= 101', 'percentOutOfRange', { text: '101' }, 16],
    ['availability >= high', 'percentUnreadable', { text: 'high' }, 16],
    ['unavailability <= 1', 'percentAmbiguousOne', { text: '1' }, 18], // else always met where 1 % was meant
    ['unavailability < 1', 'percentAmbiguousOne', { text: '1' }, 17],
    ['unavailability <= 3n', 'shareInNines', { text: '3n' }, 18],
    ['mttrSeconds <= 1mo', 'durationUnreadable', { text: '1mo', reason: 'month' }, 15],
    ['mttrSeconds <= soon', 'durationUnreadable', { text: 'soon', reason: 'form' }, 15],
    ['mttrSeconds <= -1h', 'durationUnreadable', { text: '-1h', reason: 'negative' }, 15],
  ])('%s: %s', (text, kind, data, offset) => {
    const where = { kind: 'typed', option: '--assert', text, offset, length: (data as { text: string }).text.length };
    expect(problemOf(() => parse(text))).toEqual({ kind, where, data });
  });

  // 0.9988799283154122 is 1 − 3000 / 2678400 (Python), 17 digits of the same double as printf("%.17g") writes them
  it.each([
    ['0.9988799283154122', 0.9988799283154122],
    ['0.99887992831541217', 0.9988799283154122],
    ['0.9995', 0.9995],
    ['1', 1],
    ['0', 0],
    ['1e-7', 1e-7],
    ['0.999999999999999999', undefined], // no double prints so: a target of 18 nines
    ['0.99950', undefined],
    ['99.95', undefined],
    ['0.9995%', undefined],
    ['3n', undefined],
  ])('availability >= %s is a printed one: %s', (text, printed) => {
    expect(parse(`availability >= ${text}`).printed).toBe(printed);
  });

  it('a check is not made of the checks', () => {
    const withChecks: JsonObject = {
      properties: { checks: { type: 'array', items: { properties: { status: { type: 'string' } } } } },
    };
    const text = 'checks[0].status == met';
    expect(problemOf(() => parseAssertion(text, withChecks, '--assert', false))).toMatchObject({
      kind: 'metricOfChecks',
      where: { offset: 0, length: 16 },
    });
  });
});
