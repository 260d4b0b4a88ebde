import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

const unavailability = async (expression: string, ...args: string[]): Promise<number> =>
  (await runJson(['compose', expression, ...args])).system.unavailability;
const found = ({ lint }: { lint: { rule: string; message: string }[] }) =>
  lint.filter(({ rule }) => rule === 'independence-assumed').map(({ message }) => message);

describe('--beta', () => {
  // c common, own q − c: c + (1 − c)·P(too few of the own parts)
  it.each([
    ['a=99 | b=99', '10%', 0.001 + 0.999 * 0.009 ** 2], // the worked number
    ['a=99 | b=99.5', '0.1', 0.0005 + 0.9995 * 0.0095 * 0.0045], // of the smaller one
    ['2of(3 x app=99)', '5%', 0.0005 + 0.9995 * (3 * 0.0095 ** 2 * 0.9905 + 0.0095 ** 3)],
    ['w=99.9 -> (a=99 | b=99)', '10%', 1 - 0.999 * (1 - 0.001080919)],
    // two gates, a cause each
    ['(a=99 | b=99) -> (c=99 | d=99)', '10%', 1 - (1 - 0.001080919) ** 2],
    // all of them are needed: nothing is redundant
    ['2of(a=99, b=99)', '10%', 1 - 0.99 ** 2],
    ['a=99 | a', '10%', 0.01],
    ['a=99 | b=99', '0', 1e-4],
  ])('%s at %s', async (expression, beta, expected) => {
    expect(await unavailability(expression, '--beta', beta)).toBeCloseTo(expected, 14);
  });
  it('takes further copies as well: 2 of 4 with the same in common', async () => {
    const { target } = await runJson(['compose', '2of(3 x app=99)', '--beta', '10%', '--target', '99.99']);
    const found = target.changes.find(({ change }: { change: string }) => change === 'one more replica of app');
    const q = 0.009; // own part; three of four fail, or all
    const apart = 4 * q ** 3 * (1 - q) + q ** 4;
    expect(found.unavailability).toBeCloseTo(0.001 + 0.999 * apart, 14);
    expect(found.met).toBe(false);
  });
  it('goes with the quick forms', async () => {
    expect((await runJson(['compose', '--parallel', '99,99', '--beta', '10%'])).system.unavailability).toBeCloseTo(
      0.001080919,
      14,
    );
  });
  it('is not for files, not above all of a part, and a share', async () => {
    const said = async (...args: string[]) => {
      const { status, stdout, stderr } = await run(['compose', ...args]);
      expect([status, stdout]).toEqual([2, '']);
      return stderr.split('\n')[0];
    };
    const file = write('t.yaml', 'components: { web: { availability: 99%, replicas: 2 } }\n');
    expect(await said(file, '--beta', '5%')).toBe('error: --beta is for expressions, and this is a file');
    expect(await said('a=99 | (b=99 -> (c=99 | d=99))', '--beta', '60%')).toBe(
      'error: c stands in 2 redundant gates, which would take more than all of its failures',
    );
    for (const beta of ['120%', '-5%', 'x']) {
      const message = await said('a=99 | b=99', '--beta', beta);
      expect(message).toMatch(/^error: --beta: "[^"]*" is (outside 0 to 100 %|no percentage)$/);
    }
    const { stderr } = await run(['compose', 'a=99 | b=99', '--beta', '120%']);
    expect(stderr).toContain('write a share: 0.1%, or a ratio below 1 such as 0.001');
    expect(stderr).not.toContain('nines');
  });
});

describe('independence-assumed', () => {
  it('says what 5 % would make of it: 5e-4 + 0.9995·0.0095² = 5.902e-4', async () => {
    expect(found(await runJson(['compose', 'a=99 | b=99']))).toEqual([
      'the system is at 99.99% only if a and b fail independently: were 5% of their failures common, it would be at 99.94098%',
    ]);
  });
  it('of replicas in a file, and of those of the journey alone', async () => {
    const file = write(
      't.yaml',
      'components:\n  web: { availability: 99%, replicas: 2 }\n  log: { availability: 99%, replicas: 3 }\njourneys: { buy: web }\n',
    );
    const result = await runJson(['compose', file]);
    expect(found(result)).toEqual([
      'buy is at 99.99% only if the replicas of web fail independently: were 5% of their failures common, it would be at 99.94098%',
    ]);
    expect((await run(['compose', file, '--deny', 'independence-assumed'])).status).toBe(1);
  });
  it.each([
    ['where beta is given', ['a=99 | b=99', '--beta', '1%']],
    ['where nothing is redundant', ['a=99 -> b=99']],
    ['where it makes less than a tenth of a difference', ['w=99 -> (a=99.9 | b=99.9)']],
  ])('is silent %s', async (_, args) => expect(found(await runJson(['compose', ...args]))).toEqual([]));
  it('is silent where the file has a common cause', async () => {
    const file = write(
      't.yaml',
      'components:\n  web: { availability: 99%, replicas: 2 }\ncommonCause: [{ components: [web], beta: 1% }]\n',
    );
    expect(found(await runJson(['compose', file]))).toEqual([]);
  });
});
