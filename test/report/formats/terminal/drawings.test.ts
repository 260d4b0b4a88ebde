import { describe, expect, it } from 'vitest';
import { log, run } from '../../../run.ts';

// a month of 30 days; half of the budget goes on the 7th at noon: 1 % of 30 d is 7 h 12 m, and 3 h 36 m are down
const path = log('service,start,verified', 'api,2026-06-07T12:00:00Z,2026-06-07T15:36:00Z');
const call = ['budget', path, '--slo', '99', '--month', '2026-06', '--at', '2026-06-16', '--quiet'];
const covers = ['--covers', '2026-06-01/2026-06-16'];

async function drawn(columns: number, env: Record<string, string>, isTty = true): Promise<string> {
  const { stdout } = await run([...call, ...covers, '--no-color'], { columns, isTty, env });
  return stdout;
}

describe('a wide terminal', () => {
  it('has the course of a budget, columns as high as what was left', async () => {
    const lines = (await drawn(126, {})).split('\n');
    const at = lines.indexOf('Budget left over the window');
    // 120 columns less 6 for the axis: 114 for 30 d, so 12:00 of the 7th, 6.5 d on, is column 24, and 15 d are 57 columns;
    // the outage ends 6.65 d on, in column 25, which is the first that shows what it took
    expect(lines[at + 1]).toBe(`${' '.repeat(6 + 24)}1`);
    expect(lines[at + 2]).toMatch(/^ 100% █{25} *·*$/);
    expect(lines[at + 6]).toMatch(/^ {2}50% █{57}·*$/);
    expect(lines[at + 10]).toMatch(/^ {6}2026-06-01 +2026-07-01$/);
  });
  it('has a lane for each service', async () => {
    const { stdout } = await run(['incidents', path, '--month', '2026-06', '--at', '2026-07-01', '--quiet'], {
      columns: 100,
      isTty: true,
    });
    expect(stdout).toMatch(/^api {2}─+█+─+ {2}3h 36m$/m);
  });
  it.each([{ LC_ALL: 'C' }, { TERM: 'dumb' }, { LANG: 'POSIX' }])(
    'without Unicode has ASCII alone: %j',
    async (env) => {
      const text = await drawn(126, env);
      expect(text).toMatch(/^ 100% #{25}/m);
      expect(text.replace(/[\n -~]/g, '')).toBe('');
    },
  );
  it.each([{}, { LC_ALL: 'C.UTF-8' }, { LANG: 'en_US.utf8' }])('with Unicode has it: %j', async (env) => {
    expect(await drawn(126, env)).toContain('█');
  });
});

describe('no pictures', () => {
  it.each([
    [99, true],
    [200, false],
  ])('at %i columns, terminal: %s', async (columns, isTty) => {
    expect(await drawn(columns, {}, isTty)).not.toContain('Budget left over the window');
  });
});
