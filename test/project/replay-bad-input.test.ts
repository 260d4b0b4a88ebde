import { describe, expect, it } from 'vitest';
import { log, run } from '../run.ts';

const someLog = () => log('id,cause,start,verified', 'a,x,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z');

async function refused(args: readonly string[], lines: readonly string[]): Promise<void> {
  const { status, stdout, stderr } = await run(args);
  expect(stderr).toBe(`${lines.join('\n')}\n`);
  expect(status).toBe(2);
  expect(stdout).toBe('');
}

const form = 'hot interval=5s timeout=3s failures=3 recoveries=5 switch=10s failback=5m';
const times = '  write 90s, 43m12s, 1h30m, 7d, 2w, 1y (365 d) or PT43M';

describe('a wrong failover, where it stands', () => {
  it.each([
    ['hott interval=5s', 'there is no failover mode "hott"; did you mean hot?', '^^^^', '  there are: cold, warm, hot'],
    [
      'hot intervall=5s',
      'there is no failover setting "intervall"; did you mean interval?',
      '    ^^^^^^^^^',
      '  there are: interval, timeout, failures, recoveries, switch, failback',
    ],
    ['hot switch=5s switch=6s', '"switch=6s" is not understood', '              ^^^^^^', '  write switch only once'],
    ['hot warm', '"warm" is not understood', '    ^^^^', `  write one mode alone: ${form}`],
    ['failures=3', '"failures=3" is not understood', '^^^^^^^^^^', `  write the mode first: ${form}`],
    ['hot switch', '"switch" is not understood', '    ^^^^^^', '  write switch=VALUE, without blanks'],
    ['hot switch=5', '"5" is no duration: it has no unit', '           ^', times],
    [
      'hot interval=2s timeout=3s',
      'a probe that waits 3 s for its answer is not over when the next begins, after 2 s',
      `${' '.repeat(24)}^^`,
      '  give a timeout of at most the interval',
    ],
    ['hot interval=0s', '"0s" is no time at all', '             ^^', null],
    ['hot failures=0', '"0" is not understood', '             ^', '  write a number of probes from 1 to 1000'],
    [
      'hot recoveries=1.5',
      '"1.5" is not understood',
      '               ^^^',
      '  write a number of probes from 1 to 1000',
    ],
    ['hot failback=-5m', null, '             ^^^', null],
  ])('%s', async (text, what, carets, hint) => {
    const { status, stdout, stderr } = await run(['project', someLog(), '--failover', text]);
    const lines = stderr.trimEnd().split('\n');
    if (what !== null) expect(lines[0]).toBe(`error: --failover: ${what}`);
    expect(lines[1]).toBe(`  ${text}`);
    expect(lines[2]).toBe(`  ${carets}`);
    if (hint !== null) expect(lines[3]).toBe(hint);
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });
});

it('settings outside the quotes, which a shell makes file names of', async () => {
  const { status, stdout, stderr } = await run([
    ...['project', someLog(), '--failover', 'hot', 'interval=10s', 'timeout=2s'],
  ]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toBe(
    [
      'error: "interval=10s" stands outside the quotes of --failover',
      '  write the settings inside them: --failover "hot interval=10s timeout=2s"; a file of that name is ./interval=10s',
      '',
    ].join('\n'),
  );
});

describe('wrong helps', () => {
  it('without a failover', async () =>
    refused(
      ['project', someLog(), '--helps', 'cause=x'],
      [
        'error: --helps needs --failover',
        '  add --failover <settings> (replay the log under one: "hot failures=3 switch=10s failback=5m"); or leave --helps out',
      ],
    ));
  it('without values', async () =>
    refused(
      ['project', someLog(), '--failover', 'hot', '--helps', 'cause'],
      ['error: --helps: "cause" is not understood', '  write KEY=VALUE[,VALUE…] or KEY!=VALUE'],
    ));
  it('by the calendar', async () =>
    refused(
      ['project', someLog(), '--failover', 'hot', '--helps', 'month=2026-03'],
      [
        'error: --helps: month is no column to filter or weigh by',
        '  month=2026-03',
        '  ^^^^^',
        '  use --month, or --from and --to, for a part of the calendar',
      ],
    ));
  it('of a column that is not there', async () => {
    const { status, stdout, stderr } = await run(['project', someLog(), '--failover', 'hot', '--helps', 'caus=x']);
    expect(stderr).toContain('error: there is no column "caus"; did you mean cause?\n');
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });
});

describe('without a log', () => {
  const means = ['project', '--mtbf', '720h', '--mttr', '2h'];
  it('there is nothing to replay', async () =>
    refused(
      [...means, '--failover', 'hot'],
      [
        'error: --failover needs a log, and here are --mtbf and --mttr instead',
        '  leave --failover out, or name such a log',
      ],
    ));
  it('there is nothing to help', async () =>
    refused(
      [...means, '--failover', 'hot', '--helps', 'cause=x'],
      [
        'error: --failover needs a log, and here are --mtbf and --mttr instead',
        '  leave --failover out, or name such a log',
      ],
    ));
});
