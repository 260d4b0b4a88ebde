import { describe, expect, it } from 'vitest';
import { toNumber } from '../../../src/core/quantity/decimal.ts';
import { readPolicy, readPolicyFile } from '../../../src/input/slo/policy.ts';
import { readTargets, readTargetsFile } from '../../../src/input/slo/targets.ts';
import { parseStructured } from '../../../src/input/structured/read-file.ts';
import { noStandardInput, problemsOf } from './problems-of.ts';

describe('readPolicyFile', () => {
  it('reads the steps in order, with exact bounds', async () => {
    const steps = await readPolicyFile('fixtures/slo/policy.yaml', noStandardInput);
    expect(steps.map(({ name, above, orExactly }) => [name, above && toNumber(above), orExactly])).toEqual([
      ['ship', 0.5, false],
      ['ship-small', 0.2, true],
      ['repair', 0, false],
      ['stop', null, false],
    ]);
  });
  it('takes the list alone, in JSON too', async () => {
    const [document] = await parseStructured('[{"state": "go", "above": "33.3%"}, {"state": "stop"}]', 'p.json');
    expect(readPolicy(document!)).toEqual([
      { name: 'go', above: { digits: 333n, scale: 3 }, orExactly: false, description: null },
      { name: 'stop', above: null, orExactly: false, description: null },
    ]);
  });
  it('lets two steps share a bound where the second one takes the boundary', async () => {
    const [document] = await parseStructured(
      '[{state: a, above: 50%}, {state: b, atLeast: 50%}, {state: c}]',
      'p.yaml',
    );
    expect(readPolicy(document!)).toHaveLength(3);
  });
  it.each([
    ['steps: [{state: a}]', 'policyShort', 8],
    ['steps: []', 'policyShort', 8],
    ['[{state: a, above: 20%}, {state: b, above: 30%}, {state: c}]', 'policyOrder', 26],
    ['[{state: a, above: 20%}, {state: b, above: 20%}, {state: c}]', 'policyOrder', 26],
    ['[{state: a, atLeast: 20%}, {state: b, atLeast: 20%}, {state: c}]', 'policyOrder', 28],
    ['[{state: a, above: 20%}, {state: A}]', 'nameTwice', 26],
    ['[{state: a, above: 20%, atLeast: 10%}, {state: b}]', 'policyTwoBounds', 34],
    ['[{state: a}, {state: b}]', 'policyUnbounded', 2],
    ['[{state: a, above: 20%}, {state: b, above: 0}]', 'policyBounded', 44],
    ['[{state: a, above: 100%}, {state: b}]', 'policyFull', 20],
  ])('refuses %s', async (text, why, column) => {
    const [problem] = await problemsOf(async () => readPolicy((await parseStructured(text, 'p.yaml'))[0]!));
    expect(problem).toMatchObject({ kind: 'sloRefused', data: { why }, where: { line: 1, column } });
  });
  it.each([
    ['[{state: a, above: .nan}, {state: b}]', 'percentUnreadable'],
    ['[{state: a, above: NaN}, {state: b}]', 'percentUnreadable'],
    ['[{state: a, above: -5%}, {state: b}]', 'percentOutOfRange'],
    ['[{state: a, above: 150%}, {state: b}]', 'percentOutOfRange'],
    ['[{state: a, above: 1}, {state: b}]', 'percentAmbiguousOne'],
    ['[{state: a, over: 50%}, {state: b}]', 'keyUnknown'],
    ['[{above: 50%}, {state: b}]', 'keyMissing'],
    ['[{state: "", above: 50%}, {state: b}]', 'valueKind'],
    ['steps: 5', 'sloRefused'],
    ['stages: []', 'keyUnknown'],
  ])('refuses %s by %s', async (text, kind) => {
    const problems = await problemsOf(async () => readPolicy((await parseStructured(text, 'p.yaml'))[0]!));
    expect(problems[0]).toMatchObject({ kind, where: { file: 'p.yaml', line: 1 } });
  });
});

describe('readTargetsFile', () => {
  it('reads one target a service, with a window where there is one', async () => {
    const { services, fallback } = await readTargetsFile('fixtures/slo/targets.yaml', noStandardInput);
    expect(
      [...services].map(([name, each]) => [name, each.target.unavailability, each.windowSeconds, each.calendar]),
    ).toEqual([
      ['checkout', 0.0005, null, null],
      ['search', 0.005, 7 * 86_400, null],
      ['reports', 0.01, null, 'month'],
    ]);
    expect(fallback).toMatchObject({ target: { unavailability: 0.001 } });
  });
  it.each([
    ['targets: { a: 100% }', 'sloRefused', 15],
    ['targets: { a: 0% }', 'sloRefused', 15],
    ['targets: { a: 0 }', 'sloRefused', 15],
    ['targets: {}', 'sloRefused', 10],
    ['targets: { a: { target: 99%, window: 7d, calendar: month } }', 'sloRefused', 42],
    ['targets: { a: { target: 99%, calendar: day } }', 'nameUnknown', 40],
    ['targets: { a: { target: 99%, window: 0d } }', 'durationNotPositive', 38],
    ['targets: { a: { window: 7d } }', 'keyMissing', 15],
    ['targets: { a: .nan }', 'percentUnreadable', 15],
    ['target: { a: 99% }', 'keyUnknown', 1],
  ])('refuses %s', async (text, kind, column) => {
    const [problem] = await problemsOf(async () => readTargets((await parseStructured(text, 't.yaml'))[0]!));
    expect(problem).toMatchObject({ kind, where: { line: 1, column } });
  });
});
