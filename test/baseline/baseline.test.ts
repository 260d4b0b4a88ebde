import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

const header = 'id,service,start,end';
const call = (file: string, ...more: string[]) => [
  ...['budget', file, '--slo', '99.9', '--window', '30d', '--at', '2027-03-01', '--covers', '2027-01-01/2027-03-01'],
  ...more,
];
const outage = (id: string, minutes: number) =>
  `${id},shop,2027-02-10T10:00:00Z,2027-02-10T10:${String(minutes).padStart(2, '0')}:00Z`;
const ten = log(header, outage('A', 10));
const twenty = log(header, outage('A', 20));
const fifty = log(header, outage('A', 50)); // 3000 s, of 2592 s that 99.9 % of 30 days allow
const baselineOf = async (...args: string[]) => write('base.json', await runJson([...args, '--exit-zero', '--quiet']));

describe('--baseline', () => {
  it('says of each number whether it is better, worse or as it was', async () => {
    const base = await baselineOf(...call(ten));
    const found = await runJson(call(twenty, '--baseline', base));
    expect(found.checks[0]).toMatchObject({
      ...{ actual: 1_200, status: 'met', fails: false, better: 'lower', interval: null },
      baseline: { actual: 600, verdict: 'worse' },
    });
    expect((await runJson(call(ten, '--baseline', base))).checks[0].baseline.verdict).toBe('same');
    const less = await runJson(call(log(header, outage('A', 5)), '--baseline', base));
    expect(less.checks[0].baseline).toEqual({ actual: 600, verdict: 'better' });
  });
  it('fails what is worse, and nothing else, with --fail-on worse', async () => {
    const [base, spent] = [await baselineOf(...call(ten)), await baselineOf(...call(fifty))];
    const worse = await run(call(twenty, '--baseline', base, '--fail-on', 'worse', '--quiet'));
    expect([worse.status, worse.stdout.split('\n').find((line) => line.includes('✗'))]).toEqual([
      1,
      '✗ 20m of 43m 12s spent (99.9%); worse than in the baseline (10m)',
    ]);
    const asBad = await run(call(fifty, '--baseline', spent, '--fail-on', 'worse', '--quiet'));
    expect([asBad.status, asBad.stdout.includes('! 50m of 43m 12s spent (99.9%); as in the baseline')]).toEqual([
      0,
      true,
    ]);
    expect((await run(call(fifty, '--baseline', spent, '--quiet'))).status).toBe(1); // without it a miss is a miss
  });
  it('cannot tell two means of few recoveries apart, and can of many', async () => {
    const rows = (minutes: number, count: number) =>
      Array.from({ length: count }, (_, i) => {
        const start = Date.UTC(2027, 1, 1 + i, 10);
        const stamp = (at: number): string => new Date(at).toISOString();
        return `I${i},shop,${stamp(start)},${stamp(start + (minutes + (i % 3)) * 60_000)}`;
      });
    const of = (minutes: number, count: number) => [
      ...['incidents', log(header, ...rows(minutes, count)), '--month', '2027-02', '--assert', 'mttrSeconds <= 1d'],
    ];
    const verdictOf = async (was: number, is: number, count: number) => {
      const found = await runJson([...of(is, count), '--baseline', await baselineOf(...of(was, count))]);
      const [check] = found.checks.filter(({ expression }: { expression: string }) => expression.startsWith('mttr'));
      return check.baseline.verdict;
    };
    expect(await verdictOf(10, 11, 3)).toBe('cannot tell'); // 11 min after 12 min, each 1 min more or less
    expect(await verdictOf(10, 120, 20)).toBe('worse'); // two hours after eleven minutes, twenty times
  });
  it('shows what got worse first, in Markdown too', async () => {
    const base = await baselineOf(...call(ten));
    const { stdout } = await run(call(twenty, '--baseline', base, '--format', 'markdown', '--quiet'));
    expect(stdout).toContain('### Against the baseline');
    expect(stdout).toContain('| spent | 10m | 20m | worse |');
  });
  it('is one failure in JUnit, and one annotation of what is met, where only worse fails', async () => {
    const base = await baselineOf(...call(ten));
    const asked = call(twenty, '--baseline', base, '--fail-on', 'worse', '--quiet', '--format');
    expect((await run([...asked, 'junit'])).stdout).toContain('failures="1" errors="0"');
    const { stdout } = await run([...asked, 'github']);
    expect(stdout).toMatch(/^::error title=ninefold budget::20m of 43m 12s spent/m);
    expect(stdout).toContain('1 check: 1 worse');
    expect(JSON.parse((await run([...asked, 'sarif'])).stdout).runs[0].results[0].ruleId).toBe('check-worse');
  });
});

describe('a baseline that cannot be compared with', () => {
  const change = async (replace: (json: Record<string, unknown>) => object) =>
    write('base.json', replace(await runJson(call(ten))));
  const cases: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    ['no JSON', async () => write('base.json', '{"a": '), /the baseline is no JSON/],
    ['JSON of others', async () => write('base.json', { checks: [] }), /no result of ninefold/],
    ['a file that is not there', async () => 'nowhere.json', /there is no file "nowhere.json"/],
    [
      'another command',
      async () => baselineOf('incidents', ten, '--month', '2027-02', '--target', '99'),
      /a result of "ninefold incidents", and this is "ninefold budget"/,
    ],
    [
      'another form',
      () => change((json) => ({ ...json, schema: 'ninefold/budget/2' })),
      /has the form "ninefold\/budget\/2"/,
    ],
    ['another version', () => change((json) => ({ ...json, version: '9.9.0' })), /written by ninefold 9\.9\.0/],
    ['an older one', () => change(({ version: _, ...json }) => json), /written by an earlier ninefold/],
    ['another window', () => baselineOf(...call(ten).map((word) => (word === '30d' ? '7d' : word))), /another window/],
    [
      'another target',
      () => baselineOf(...call(ten).map((word) => (word === '99.9' ? '99.5' : word))),
      /other targets/,
    ],
    ['no check', () => change((json) => ({ ...json, checks: [] })), /none of the checks/],
  ];
  it.each(cases)('%s: one message with a way out, status 2', async (_, file, expected) => {
    const { status, stdout, stderr } = await run(call(twenty, '--baseline', await file(), '--quiet'));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(expected);
    expect(stderr.match(/^error: /gm)).toHaveLength(1);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });
  it('is asked for by --fail-on worse, and by a call that checks something', async () => {
    const alone = await run(call(twenty, '--fail-on', 'worse'));
    expect([alone.status, alone.stderr]).toEqual([2, expect.stringContaining('--fail-on needs --baseline')]);
    const base = await baselineOf('incidents', ten, '--month', '2027-02');
    const unchecked = await run(['incidents', ten, '--month', '2027-02', '--baseline', base, '--quiet']);
    expect([unchecked.status, unchecked.stderr]).toEqual([2, expect.stringContaining('nothing is gated')]);
  });
});
