import { describe, expect, it } from 'vitest';
import { junit } from '../../../src/report/formats/junit.ts';
import { check, result } from './machine-results.ts';
import { renderResult } from './render.ts';
import { type Element, parseXml } from './xml.ts';

/** What Jenkins' junit-10.xsd allows: attributes (required ones first), children in their order, each at most so often. */
const rules: Readonly<
  Record<string, { required: string[]; optional: string[]; children: readonly string[]; most: number }>
> = {
  testsuites: {
    required: [],
    optional: ['name', 'time', 'tests', 'failures', 'errors', 'skipped', 'disabled'],
    children: ['testsuite'],
    most: Number.POSITIVE_INFINITY,
  },
  testsuite: {
    required: ['name', 'tests'],
    optional: ['failures', 'errors', 'skipped', 'time', 'timestamp', 'hostname', 'id', 'package', 'file'],
    children: ['properties', 'testcase', 'system-out', 'system-err'],
    most: Number.POSITIVE_INFINITY,
  },
  testcase: {
    required: ['name', 'classname'],
    optional: ['time', 'file', 'line'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    most: 1,
  },
  skipped: { required: [], optional: ['message', 'type'], children: [], most: 0 },
  failure: { required: [], optional: ['message', 'type'], children: [], most: 0 },
  'system-out': { required: [], optional: [], children: [], most: 0 },
};

function holdToRules({ name, attributes, children }: Element): void {
  const rule = rules[name];
  if (!rule) throw new Error(`no element ${name}`);
  const keys = Object.keys(attributes);
  expect(rule.required.filter((key) => !keys.includes(key))).toEqual([]);
  expect(keys.filter((key) => ![...rule.required, ...rule.optional].includes(key))).toEqual([]);
  const order = children.map((child) => rule.children.indexOf(child.name));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
  expect(children.length).toBeLessThanOrEqual(rule.most);
  children.forEach(holdToRules);
}

/** The file of checks, well-formed and as the schema has it; its counts are those of its cases. */
function read(...checks: Parameters<typeof result>[0]): readonly Element[] {
  const root = parseXml(renderResult(junit, result(checks)));
  holdToRules(root);
  const [suite] = root.children;
  const cases = suite!.children;
  const count = (name: string): string =>
    String(cases.filter(({ children }) => children.some((child) => child.name === name)).length);
  for (const { attributes } of [root, suite!])
    expect(attributes).toMatchObject({
      tests: String(cases.length),
      failures: count('failure'),
      skipped: count('skipped'),
      errors: '0',
    });
  return cases;
}

describe('junit', () => {
  it('has a case a check: failures first, then skipped and warned ones', () => {
    const cases = read(
      check('a > 1', 'met'),
      check('b > 1', 'skipped'),
      check('c > 1', 'missed', { file: './slo.yaml', line: 4, column: 2 }),
      check('d > 1', 'warned'),
    );
    expect(cases.map(({ attributes, children }) => [attributes['name'], children.map(({ name }) => name)])).toEqual([
      ['c > 1', ['failure']],
      ['b > 1', ['skipped']],
      ['d > 1', ['system-out']],
      ['a > 1', []],
    ]);
    const [missed] = cases;
    expect(missed!.attributes).toEqual({
      classname: 'ninefold.budget',
      name: 'c > 1',
      time: '0',
      file: './slo.yaml',
      line: '4',
    });
    expect([missed!.children[0]!.attributes, missed!.children[0]!.text]).toEqual([
      { message: 'c > 1 is missed', type: 'check-missed' },
      'c > 1 is missed',
    ]);
  });
  it('fails what is skipped under --strict', () => {
    const [only] = read({ ...check('a > 1', 'skipped'), fails: true });
    expect(only!.children[0]!.name).toBe('failure');
  });
  it('has names that differ, since of two of one name readers keep the first', () => {
    const cases = read(check('a', 'met'), check('a', 'met'), check('a (2)', 'met'));
    expect(new Set(cases.map(({ attributes }) => attributes['name'])).size).toBe(3);
  });
  it('escapes what XML would obey, and replaces what it cannot hold', () => {
    const [only] = read(check('x[<b a="&">]\u0007\ud800\ufffe\n== 1', 'missed'));
    expect(only!.attributes['name']).toBe('x[<b a="&">]\\u0007\\ud800\ufffd == 1');
  });
  it('has a case without a check too: readers refuse a file without any', () => {
    expect(read().map(({ attributes }) => attributes['name'])).toEqual(['a result was computed']);
  });
});
