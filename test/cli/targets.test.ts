import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';

const status = async (...args: readonly string[]): Promise<number> => (await run(args)).status;

describe('all commands judge a target alike', () => {
  // 57000 s counted; 100 s at 57 % are 57 s, which is 0.1 % of it, though 0.57 × 100 is 56.99999999999999 in doubles
  const path = log('start,end,impact', '2024-01-02T00:00:00Z,2024-01-02T00:01:40Z,57%');
  const window = ['--from', '2024-01-01T00:00:00Z', '--to', '2024-01-01T15:50:00Z'];
  const elsewhere = ['--from', '2024-01-02T00:00:00Z', '--to', '2024-01-02T15:50:00Z'];
  const budget = ['budget', path, '--slo', '99', '--window', '57000s', '--at', '2024-01-02T15:50:00Z'];
  const subjects: Readonly<Record<string, readonly string[]>> = {
    nines: ['nines', '99.9'],
    'nines of downtime': ['nines', '--downtime', '57s', '--per', '57000s'],
    'nines of times': ['nines', '--mtbf', '999h', '--mttr', '1h'],
    'compose of an expression': ['compose', 'a=99.9 -> b=100'],
    incidents: ['incidents', path, ...elsewhere],
    budget,
    'budget of events': ['budget', '--slo', '99', '--good', '999', '--total', '1000'],
    project: ['project', path, ...elsewhere],
    'project of times': ['project', '--mtbf', '999h', '--mttr', '1h'],
  };
  it.each(Object.entries(subjects))('%s: 99.9 % is met exactly, and no more', async (_, args) => {
    expect(await status(...args, '--target', '99.9')).toBe(0);
    expect(await status(...args, '--target', '99.8999999999999999999999')).toBe(0);
    // a double holds neither of these: its U is that of 99.9
    expect(await status(...args, '--target', '99.9000000000000000001')).toBe(1);
    expect(await status(...args, '--target', '0.99900000000000000000001')).toBe(1);
  });
  it('has nothing to judge where nothing was down', async () =>
    expect(await status('incidents', path, ...window, '--target', '100%')).toBe(0));

  it.each([
    ['99.8999999999999996', 1],
    ['99.8999999999999999999999999', 1], // U is 0.001 + 1e-27
    ['99.9000', 0],
  ])('nines and compose of %s against 99.9: status %i', async (value, expected) => {
    expect(await status('nines', value, '--target', '99.9')).toBe(expected);
    expect(await status('compose', `a=${value}`, '--target', '99.9')).toBe(expected);
    expect(await status('compose', `a=${value} -> b=100 | c=99`, '--target', '99.9')).toBe(expected);
  });
});

describe('a result that is nearly a short decimal', () => {
  it('says that it is not one', async () => {
    // 1 − 0.998999999999999996
    const { system } = await runJson(['compose', 'a=99.8999999999999996']);
    expect(system.unavailability).toBe(0.001000000000000004);
    expect(await status('compose', 'a=99.8999999999999996', '--assert', 'system.availability >= 99.9')).toBe(1);
    expect((await runJson(['compose', 'a=99.9'])).system.unavailability).toBe(0.001);
  });
  it('is no other number to the last digit', async () => {
    const { status: refused, stderr } = await run(['compose', 'a=99.9 -> a=99.8999999999999999999']);
    expect(refused).toBe(2);
    expect(stderr).toContain('"a" has two values, 99.9 and 99.8999999999999999999');
    expect(await status('compose', 'a=99.9 -> a=0.9990')).toBe(0);
  });
});
