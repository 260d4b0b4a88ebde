import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../../../run.ts';

/** Whether `compose` and `nines` say that a value meets a target. */
async function verdicts(value: string, target: string): Promise<readonly number[]> {
  const composed = await run(['compose', `a=${value}`, '--target', target]);
  const converted = await run(['nines', value, '--target', target]);
  return [composed.status, converted.status];
}

describe('compose and nines judge a typed number by all of its digits', () => {
  it.each([
    ['99.8999999999999996', '99.9', 1], // 4e-16 percent points short
    ['99.8999999999999999999999', '99.9', 1], // no double tells the two apart
    ['99.9', '99.9', 0],
    ['99.9000', '99.9%', 0],
    ['99.9', '99.9000000000000000000001', 1],
    ['0.999', '3n', 0],
    ['99.9000000000000004', '99.9', 0],
  ])('%s against %s: status %i', async (value, target, status) =>
    expect(await verdicts(value, target)).toEqual([status, status]),
  );
  it('whatever the digits', async () => {
    const digits = fc.stringMatching(/^99\.[0-9]{1,25}$/);
    await fc.assert(
      fc.asyncProperty(digits, digits, fc.boolean(), async (value, other, isNear) => {
        const target = isNear ? `${value}${other.slice(3, 5)}` : other;
        // two percentages of one length compare as texts do
        const [left, right] = [value.padEnd(40, '0'), target.padEnd(40, '0')];
        const status = left >= right ? 0 : 1;
        expect(await verdicts(value, target)).toEqual([status, status]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a system of typed parts meets a target exactly where it does', () => {
  it.each([
    ['a=99.9 -> b=99.9 -> c=99.9', '99.7002999', 0], // 0.999³ = 0.997002999
    ['a=99.9 -> b=99.9 -> c=99.9', '99.70029990000000000001', 1],
    ['a=99 | b=99', '99.99', 0], // 1 − 0.01²
    ['a=99 | b=99', '99.99000000000000000001', 1],
    ['2of(a=99, b=99, c=99)', '99.9702', 0], // 1 − (3·0.01²·0.99 + 0.01³) = 1 − 0.000298
    ['2of(a=99, b=99, c=99)', '99.97020000000000000001', 1],
    ['a=99.98 -> b=99.87 | c=99.88', '99.9798440312', 0], // U = 0.0002 + 0.9998·0.0013·0.0012 = 0.000201559688
    ['a=99.98 -> b=99.87 | c=99.88', '99.97984403120000000001', 1],
  ])('%s against %s: status %i', async (expression, target, status) =>
    expect((await run(['compose', expression, '--target', target])).status).toBe(status),
  );
  it('and says it alike in its checks, its journeys and its target', async () => {
    const file = write('exact.yaml', {
      components: { a: { availability: '99.8999999999999999999%' } },
      journeys: { buy: { path: 'a', target: '99.9%' } },
    });
    const { journeys, target, checks } = await runJson(['compose', file]);
    expect([journeys[0].target.met, target.met, checks[0].status]).toEqual([false, false, 'missed']);
  });
  it('as the double says where times are given: MTBF 999 h and MTTR 1 h are 0.001', async () => {
    const file = write('times.yaml', { components: { a: { mtbf: '999h', mttr: '1h' } }, journeys: { buy: 'a' } });
    expect((await run(['compose', file, '--target', '99.9'])).status).toBe(0);
  });
});
