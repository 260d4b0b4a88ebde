import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

const someLog = () => log('id,cause,start,verified', 'a,x,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z');

/** One message, status 2, nothing on standard output. */
async function refused(args: readonly string[], message: RegExp): Promise<void> {
  const { status, stdout, stderr } = await run(args);
  expect(stderr).toMatch(message);
  expect(status).toBe(2);
  expect(stdout).toBe('');
}

describe('a wrong change', () => {
  it.each([
    [['--reduce', 'dtect=50%'], /no phase "dtect"; did you mean detect\?/],
    [['--reduce', 'mttr=120%'], /more than all of it/],
    [['--reduce', 'mttr=-5%'], /no reduction/],
    [['--reduce', 'mttr=1'], /ambiguous/],
    [['--reduce', 'mttr=NaN'], /a share such as 50%/],
    [['--reduce', 'mttr'], /PHASE=50%/],
    [['--reduce', 'mtbf=50%'], /--mtbf x2/],
    [['--reduce', 'recovery=50%'], /the whole recovery is mttr/],
    [['--reduce', 'acknowledge=50%'], /stands beside the phases/],
    [['--reduce', 'mttr=50%', '--reduce', 'mttr=50%'], /there twice/],
    [['--reduce', 'mttr=5%,dtect=5%'], /no phase "dtect"/],
    [['--set', 'detect=5s,detect=6s'], /detect is set twice/],
    [['--mtbf', 'x1e400'], /is not understood/],
    [['--window', '101y'], /more than 100 years/],
    [['--set', 'detect=5'], /no unit/],
    [['--set', 'mtbf=0s'], /no time at all/],
    [['--mtbf', 'x0'], /leaves no uptime at all/],
    [['--mtbf', 'x-2'], /a factor such as x2/],
    [['--without', 'cause'], /KEY=VALUE/],
    [['--without', 'month=2026-03'], /month is no column/],
    [['--without', 'team=x'], /no column "team"/],
    [['--window', '0d'], /no time at all/],
    [['--runs', '10'], /too few/],
    [['--seed', 'x'], /no whole number/],
    [['--cost-per-hour', '-5'], /amount of money/],
    [['--mttr', '5m'], /a log and --mtbf or --mttr/],
    [['--mtbf', '720h'], /a log and --mtbf or --mttr/],
  ])('%o', async (args, message) => refused(['project', someLog(), ...args], message));
});

describe('without a log', () => {
  it.each([
    [[], /no incident log was given/],
    [['--mtbf', '720h'], /--mtbf needs --mttr/],
    [['--mttr', '2h'], /--mttr needs --mtbf/],
    [['--mtbf', '720h', '--mtbf', '700h', '--mttr', '2h'], /--mtbf is there twice/],
    [
      ['--mtbf', '720h', '--mttr', '2h', '--reduce', 'detect=5%'],
      /reduce detect=5% needs a log, or phases: .*\n {2}write the MTTR by its phases: --mttr detect=5m,identify=30m,fix=7m,verify=3m/,
    ],
    [
      ['--mtbf', '1d', '--mttr', 'detect=5m,fix=1h'],
      /identify and verify are missing: .*\n {2}write "detect=5m,fix=1h,identify=0s,verify=0s"/,
    ],
    [['--mtbf', '1d', '--mttr', 'detect=5m,detect=1h'], /--mttr: detect is set twice/],
    [['--mtbf', '1d', '--mttr', 'detekt=5m'], /--mttr: there is no phase "detekt"; did you mean detect\?/],
    [['--mtbf', '1d', '--mttr', 'acknowledge=5m'], /--mttr: acknowledge cannot be changed here/],
    [['--mtbf', '1d', '--mttr', 'detect=5'], /--mttr: "5" is no duration: it has no unit/],
    [
      ['--mtbf', '1d', '--mttr', 'detect=5m,identify=1m,fix=1m,verify=0s', '--without', 'cause=x'],
      /without cause=x needs a log|--without needs a log/,
    ],
    [['--mtbf', '720h', '--mttr', '2h', '--compare', '2026-01-01/2026-02-01'], /--compare needs a log/],
    [['--mtbf', '720h', '--mttr', '2h', '--from', '2026-01-01'], /--from needs a log/],
    [['--mtbf', '0s', '--mttr', '2h'], /no time at all/],
  ])('%o', async (args, message) => refused(['project', ...args], message));

  it('leaves standard input alone', async () => {
    const { status } = await run(['project', '--mtbf', '720h', '--mttr', '2h'], { stdin: 'not a log' });
    expect(status).toBe(0);
  });
});

describe('a scenarios file', () => {
  const yaml = (text: string) => write('scenarios.yaml', text);

  it('names lists of changes, in YAML or in JSON', async () => {
    const scenariosJson = { alerts: ['reduce mttr=50%', { mtbf: 'x2' }], 'no x': ['without cause=x'] };
    const asYaml = 'scenarios:\n  alerts:\n    - reduce mttr=50%\n    - mtbf: x2\n  no x: without cause=x\n';
    const month = ['--month', '2026-03', '--at', '2026-04-01'];
    const of = (file: string) => runJson(['project', someLog(), ...month, '--scenarios', file]);
    const { scenarios } = await of(write('scenarios.json', { scenarios: scenariosJson }));
    // 3,600 s of 31 d: half of it, with twice the uptime
    expect(scenarios[0].unavailability).toBeCloseTo(1_800 / (2 * (31 * 86_400 - 3_600) + 1_800), 15);
    expect(scenarios.map((each: { name: string }) => each.name)).toEqual(['alerts', 'no x', 'all together']);
    expect(scenarios[0].changes).toEqual(['reduce mttr=50%', 'mtbf x2']);
    expect((await of(yaml(asYaml))).scenarios).toEqual(scenarios);
  });

  it.each([
    ['scenarios:\n  a: [reduce mttr=NaN]\n', /:2:7: "NaN" is not understood/],
    [
      'scenarios:\n  a: [set detect=NaN, reduce dtect=5%]\n',
      /:2:7: "NaN" is no duration[\s\S]*:2:23: there is no phase "dtect"/,
    ],
    ['scenarios:\n  a: [shrink mttr=5%]\n', /no change "shrink"/],
    ['scenarios:\n  a: []\n', /:2:3: a changes nothing/],
    ['scenarios:\n  a: [set mttr=5m, set mttr=6m]\n', /mttr is set twice/],
    ['scenarios:\n  now: [set mttr=5m]\n', /a scenario is called now/],
    ['scenarios:\n  all together: [mtbf x2]\n', /is the name of all of them/],
    ['scenarios:\n  a: { mtbf: x2 }\n', /a must be a list/],
    ['scenarios: {}\n', /has no scenario/],
    ['scenario:\n  a: [mtbf x2]\n', /did you mean scenarios\?/],
    ['a: [', /scenarios.yaml:1:/],
  ])('refuses %j', async (text, message) =>
    refused(['project', '--mtbf', '1h', '--mttr', '1m', '--scenarios', yaml(text)], message),
  );

  it('is not overwritten by the report', async () => {
    const file = yaml('scenarios:\n  a: [mtbf x2]\n');
    await refused(
      ['project', '--mtbf', '1h', '--mttr', '1m', '--scenarios', file, '--output', file],
      /scenarios\.yaml/,
    );
  });

  it('refuses what is not there', async () => refused(['project', someLog(), '--scenarios', '/nope'], /no file/));
});
