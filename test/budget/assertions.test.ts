import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run.ts';

const february = ['budget', 'fixtures/february.csv', '--slo', '99.9', '--at', '2027-02-20'];

describe('assertions that could only be a slip', () => {
  it.each([
    ['policy.state != full-velocty', 'there is no state "full-velocty"; did you mean full-velocity?'],
    ['policy.state == frozen', 'there is no state "frozen"'],
    ['consumedRatio <= 80', 'write 80% or 0.8'],
    ['consumedRatio <= 10.5', 'write 10.5% or 0.105'],
    ['consumedRatio >= -80', 'write -80% or -0.8'],
    ['consumedRatio <= 10.0000001', 'write 10.0000001% or 0.100000001'],
  ])('%s is refused with what to write', async (assertion, message) => {
    const { status, stdout, stderr } = await run([...february, '--assert', assertion]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('^');
  });

  it.each([
    ['policy.state != freeze'],
    ['consumedRatio <= 80%'],
    ['consumedRatio <= 0.8'],
    ['consumedRatio <= 10'],
    ['consumedRatio <= 8000%'],
  ])('%s is not', async (assertion) => {
    // 32 min of 43 min 12 s: 74.1 %
    const { checks } = await runJson([...february, '--covers', '2027-01-01/', '--assert', assertion]);
    expect(checks.map(({ status }: { status: string }) => status)).toEqual(['met', 'met']);
  });
});
