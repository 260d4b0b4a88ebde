import { describe, expect, it } from 'vitest';
import {
  metricStepText,
  parseMetricPath,
  schemaAtPath,
  schemaPaths,
  typesAtPath,
  valueAtPath,
} from '../../../src/core/gates/metric-path.ts';
import type { Json, JsonObject } from '../../../src/core/json.ts';
import { schema } from './schema.ts';

const key = (name: string) => ({ key: name });
const item = (name: string) => ({ item: name });

describe('parseMetricPath', () => {
  it.each([
    ['failures', [key('failures')]],
    ['phases.detect.meanSeconds', [key('phases'), key('detect'), key('meanSeconds')]],
    ['groups.service[api].downtimeSeconds', [key('groups'), key('service'), item('api'), key('downtimeSeconds')]],
    ['groups.service[ pay ments ]', [key('groups'), key('service'), item('pay ments')]],
    ['groups.service[a.b <= c]', [key('groups'), key('service'), item('a.b <= c')]],
    ['a[0][1]', [key('a'), item('0'), item('1')]],
    ['a-b._c9', [key('a-b'), key('_c9')]],
  ])('%s', (text, steps) => expect(parseMetricPath(text)).toEqual(steps));

  it.each(['', '.a', 'a.', 'a..b', '[a]', 'a[]', 'a[b', 'a]', 'a.[b]', 'a[b]c', '9a', 'a b', 'é', 'a.-b'])(
    'refuses %j',
    (text) => {
      expect(parseMetricPath(text)).toBeNull();
    },
  );
});

describe('metricStepText', () => {
  it.each([
    ['api', '[api]'],
    ['a b', '[a b]'],
    ['zwei\nZeilen', '["zwei\\nZeilen"]'],
    ['a\u200bb', '["a\u200bb"]'],
    ['a\u2028b', '["a\u2028b"]'],
    ['a]', '["a]"]'],
  ])('%j', (name, text) => expect(metricStepText({ item: name })).toBe(text));
});

describe('schemaAtPath', () => {
  it.each([
    ['failures', { type: 'integer' }],
    ['phases.detect.meanSeconds', { type: ['number', 'null'] }], // any key, then a reference
    ['groups.service[api].downtimeSeconds', { type: 'number' }],
    ['mtbfIntervalSeconds[0]', { type: ['number', 'null'] }],
    ['pair[1]', { type: 'number' }], // a tuple
    ['policy.state', { type: 'string' }], // one of the choices
    ['downtime.yearSeconds', { type: 'number' }],
  ])('%s', (path, expected) => expect(schemaAtPath(schema, parseMetricPath(path)!)).toEqual(expected));

  it.each([
    'failure',
    'phases.detect.mean',
    'failures.x',
    'failures[0]',
    'pair[2]',
    'policy.stat',
    'broken.x',
    'toString',
    'groups.service.api',
  ])('has no %s', (path) => expect(schemaAtPath(schema, parseMetricPath(path)!)).toBeNull());
});

describe('typesAtPath', () => {
  it.each([
    ['failures', ['integer']],
    ['mttrSeconds', ['number', 'null']],
    ['longest[0].id', ['string', 'null']],
    ['policy', ['null', 'object']],
    ['window.source', []], // an enum says nothing of its type
  ])('%s', (path, types) => expect([...typesAtPath(schema, parseMetricPath(path)!)]).toEqual(types));
});

describe('schemaPaths', () => {
  it('lists what has a name of its own', () => {
    const paths = schemaPaths(schema);
    for (const path of ['failures', 'window.zone', 'policy.state', 'downtime.yearSeconds'])
      expect(paths).toContain(path);
    expect(paths.some((path) => path.startsWith('groups.') || path.startsWith('phases.'))).toBe(false);
  });
});

describe('valueAtPath', () => {
  const result: JsonObject = {
    failures: 3,
    groups: {
      service: [
        { key: '1', downtimeSeconds: 7 },
        { key: 'api', downtimeSeconds: 5 },
        { key: null, downtimeSeconds: 2 },
      ],
    },
    components: [
      { name: 'db', availability: 0.5 },
      { name: 'a "b" [c]', availability: 0.25 },
    ],
    longest: [
      { id: '1', seconds: 60 },
      { id: 'INC-7', seconds: 30 },
    ],
    interval: [10, null],
    toJSON: 1,
  };
  it.each<[string, Json | undefined]>([
    ['failures', 3],
    ['groups.service[api].downtimeSeconds', 5],
    ['groups.service[null].downtimeSeconds', 2],
    ['groups.service[1].downtimeSeconds', 7], // the key 1, never the index: which item it is must not hang on the data
    ['groups.service[2].downtimeSeconds', undefined],
    ['groups.service[web].downtimeSeconds', undefined],
    ['groups.service[9].downtimeSeconds', undefined],
    ['groups.team[api]', undefined],
    ['components[db].availability', 0.5],
    ['components["a \\"b\\" [c]"].availability', 0.25],
    ['longest[1].seconds', 30], // ids that are numbers give way to the index
    ['longest[INC-7].seconds', 30],
    ['interval[0]', 10],
    ['interval[1]', null],
    ['interval[2]', undefined],
    ['interval[-1]', undefined],
    ['failures.x', undefined],
    ['toString', undefined],
    ['constructor.name', undefined],
  ])('%s', (path, value) => expect(valueAtPath(result, parseMetricPath(path)!)).toEqual(value));
});
