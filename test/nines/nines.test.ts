import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run.ts';

const one = async (...args: readonly string[]) => (await runJson(['nines', ...args])).targets[0];

describe('what a target allows', () => {
  // a year of 365 d = 31,536,000 s, a month a twelfth = 2,628,000 s; the products are exact decimals
  it.each([
    ['99', 315_360, 26_280],
    ['99.9', 31_536, 2_628],
    ['99.99', 3_153.6, 262.8],
    ['99.999', 315.36, 26.28],
    ['99.9999', 31.536, 2.628],
  ])('%s %', async (target, year, month) => {
    const { downtimeSeconds } = await one(target);
    expect([downtimeSeconds.year, downtimeSeconds.month]).toEqual([year, month]);
  });
  it('in every period: 0.001 of 365/4, 7, 1 d and 1 h', async () => {
    expect((await one('99.9')).downtimeSeconds).toEqual({
      year: 31_536,
      quarter: 7_884,
      month: 2_628,
      week: 604.8,
      day: 86.4,
      hour: 3.6,
    });
  });
  it.each([
    [['99', '--month', '30d'], 'month', 25_920],
    [['99', '--year', '365.25d'], 'year', 315_576],
    [['99', '--year', '366d'], 'month', 26_352], // a twelfth of 366 d is 30.5 d
    [['99.9', '--month', '28d'], 'month', 2_419.2],
  ])('%j', async (args, period, seconds) => {
    expect((await one(...args)).downtimeSeconds[period]).toBe(seconds);
  });
  it('without digits lost: 99.999999999 % is U = 1e-11', async () => {
    const target = await one('99.999999999');
    expect([target.unavailability, target.nines, target.downtimeSeconds.year]).toEqual([1e-11, 11, 0.00031536]);
  });
  it.each([
    ['3n', 0.001],
    ['0.9995', 0.0005],
    ['99.95%', 0.0005],
    ['1%', 0.99],
    ['100', 0],
  ])('%s', async (text, unavailability) => expect((await one(text)).unavailability).toBe(unavailability));
  it('failed requests: 0.1 % of a milliard', async () => {
    expect((await one('99.9', '--requests', '1e9')).failedRequests).toBe(1e6);
    expect((await one('99.9')).failedRequests).toBeUndefined();
  });
});

describe('the other way', () => {
  it.each([
    [['--downtime', '43m12s', '--per', '30d'], 0.001], // 2592 of 2,592,000 s
    [['--downtime', '43m48s'], 0.001], // 2628 of 2,628,000 s, the default month
    [['--downtime', '86.4s', '--per', 'day'], 0.001],
    [['--downtime', '0', '--per', 'year'], 0],
    [['--mtbf', '720h', '--mttr', '2h'], 2 / 722],
    [['--mtbf', '1440h', '--mttr', '2h'], 2 / 1_442],
    [['--mtbf', '720h', '--mttr', '1h'], 1 / 721],
    [['--mtbf', '1000h', '--mttr', '1h'], 1 / 1_001],
    [['--failures', '12/y', '--mttr', '5m'], 3_600 / 31_536_000], // an hour a year
    [['--failures', '1/y', '--mttr', '1y'], 1], // down all the time
  ])('%j', async (args, unavailability) => expect((await one(...args)).unavailability).toBe(unavailability));
});

describe('solves for what is missing', () => {
  it.each([
    // MTBF = MTTR·A/U: 300 × 0.9999 / 0.0001; 300 × 0.999 / 0.001; 7200 × 1
    [['99.99', '--mttr', '5m'], 2_999_700, 300],
    [['99.9', '--mttr', '5m'], 299_700, 300],
    [['50', '--mttr', '2h'], 7_200, 7_200],
    // MTTR = MTBF·U/A: 2,592,000 / 9999; 3600 × 0.001 / 0.999 = 3.6 / 0.999
    [['99.99', '--mtbf', '30d'], 2_592_000, 2_592_000 / 9_999],
    [['3n', '--mtbf', '1h'], 3_600, 3.6 / 0.999],
    // of a cycle of 31,536,000 / 12 = 2,628,000 s the share 0.0001 is down
    [['99.99', '--failures', '12/y'], 2_627_737.2, 262.8],
    [['99.9', '--failures', '3/90d'], 2_589_408, 2_592], // a cycle of 30 d
    [['99.99', '--failures', '12/y', '--year', '365.25d'], 2_629_537.02, 262.98], // 31,557,600 / 12 = 2,629,800
    [['--downtime', '43m12s', '--per', '30d', '--mttr', '5m'], 299_700, 300], // which is 99.9 %
    // none is long enough for 100 %, and with no MTTR any would do
    [['100', '--mttr', '5m'], null, 300],
    [['100', '--mtbf', '30d'], 2_592_000, 0],
    [['99.9', '--mttr', '0'], null, 0],
    [['0', '--mtbf', '30d'], 2_592_000, null],
  ])('%j', async (args, mtbf, mttr) => {
    const { mtbfSeconds, mttrSeconds, reason } = await one(...args);
    expect([mtbfSeconds, mttrSeconds]).toEqual([mtbf, mttr]);
    expect(reason !== null).toBe(mtbf === null || mttr === null);
  });
  it('gives back what went in', async () => {
    const back = await one('--mtbf', '2999700s', '--mttr', '5m');
    expect([back.unavailability, back.mtbfSeconds, back.mttrSeconds]).toEqual([0.0001, 2_999_700, 300]);
    expect(back.failuresPerYear).toBeCloseTo(31_536_000 / 3_000_000, 12);
  });
  it('holds a target against both where all three are there', async () => {
    const [target, own] = (await runJson(['nines', '99.99', '--mtbf', '30d', '--mttr', '5m'])).targets;
    expect(own.unavailability).toBe(300 / 2_592_300);
    expect(target.mtbfSeconds).toBeUndefined();
    expect([target.needs.atThisFrequency.mttrSeconds, target.needs.withThisMttr.mtbfSeconds]).toEqual([
      2_592_000 / 9_999,
      2_999_700,
    ]);
    const { stdout, status } = await run(['nines', '99.99', '99.9', '--mtbf', '30d', '--mttr', '5m']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Held against MTBF 30d, MTTR 5m: 99\.98843%\n.*\n99\.99% +missed +4m 19\.226s +34d 17h 15m/);
    expect(stdout).toMatch(/99\.9% +met /);
  });
  it('a target that is only compared with does not count: a check by what it gives would always be met', async () => {
    const { status, stderr } = await run(['nines', '--mttr', '5m', '--target', '99.95']);
    expect([status, stderr.split('\n')[1]]).toEqual([
      2,
      '  add one of them: ninefold nines 99.95 --mttr 5m (--target only compares)',
    ]);
    expect((await run(['nines', '99.95', '--mttr', '5m'])).status).toBe(0);
  });
});

describe('what downtime costs', () => {
  it('a year, a month, and what a further nine saves', async () => {
    const { targets, costPerHour } = await runJson(['nines', '99.9', '99.99', '--cost-per-hour', '5000']);
    expect(costPerHour).toBe(5_000);
    // 8.76 h and 0.73 h at 5000, nine tenths of the first; then a tenth of each
    expect(
      targets.map(({ downtimeCost, nextNineSavesPerYear }: never) => [downtimeCost, nextNineSavesPerYear]),
    ).toEqual([
      [{ year: 43_800, month: 3_650 }, 39_420],
      [{ year: 4_380, month: 365 }, 3_942],
    ]);
  });
  it('with a month of 30 days: 0.72 h', async () => {
    expect((await one('99.9', '--cost-per-hour', '0.5', '--month', '30d')).downtimeCost.month).toBe(0.36);
  });
  it('nothing is said where there is no price', async () => {
    expect((await one('99.9')).downtimeCost).toBeUndefined();
  });
});

describe('without arguments', () => {
  it('prints two to six nines and what suits what', async () => {
    const { stdout, status } = await run(['nines']);
    const { targets, basis } = await runJson(['nines']);
    expect([status, targets.length, targets.map(({ nines }: { nines: number }) => nines)]).toEqual([
      0,
      5,
      [2, 3, 4, 5, 6],
    ]);
    expect(basis).toEqual({ yearSeconds: 31_536_000, monthSeconds: 2_628_000 });
    // 99.99 %: 52.56 min a year, 4.38 min a month; 99.999 %: 5.256 min and 26.28 s (the contract's table)
    expect(stdout).toMatch(/99\.99% +4\.00 +52m 33\.6s .* 4m 22\.8s /);
    expect(stdout).toMatch(/99\.999% +5\.00 +5m 15\.36s .* 26\.28s /);
    expect(stdout).toContain('internal tools');
    const said = stdout.replace(/\s+/g, ' ');
    for (const words of [
      'health checks',
      'staged deploys',
      'zero-downtime deploys',
      'several availability zones',
      'chaos practice',
    ])
      expect(said).toContain(words);
    expect(stdout).toContain('about ten times as much');
  });
  it('never shows a better nine', async () => {
    expect((await run(['nines', '99.9996'])).stdout).toMatch(/99\.9996% +5\.39 /);
    expect((await run(['nines', '99.9996'])).stdout).not.toContain('100%');
  });
});

describe('gates', () => {
  it.each([
    [['99.95', '--target', '99.9'], 0],
    [['99.95', '99.5', '--target', '99.9'], 1],
    [['--mtbf', '720h', '--mttr', '2h', '--target', '99.9'], 1],
    [['99.9', '--assert', 'targets[0].downtimeSeconds.month <= 43m48s'], 0],
    [['99.9', '--assert', 'targets[0].downtimeSeconds.month < 43m48s'], 1],
    // 20 digits, which a double has not: less than 99.9 by 1e-19 %, more by as much, and equal
    [['99.8999999999999999999', '--target', '99.9'], 1],
    [['99.9000000000000000001', '--target', '99.9'], 0],
    [['99.9', '--target', '99.9000000000000000001'], 1],
    [['0.999000', '--target', '99.9%'], 0],
    [['3n', '--target', '99.9'], 0],
    [['99.9', '--target', '3n'], 0],
    [['99.8999999999999999999', '--target', '3n'], 1],
  ])('%j gives %i', async (args, status) => expect((await run(['nines', ...args])).status).toBe(status));
});

it('a miss by digits that no double has shows them', async () => {
  const { stdout } = await run(['nines', '99.8999999999999999999', '--target', '99.9'], { columns: 120 });
  expect(stdout).toContain('✗ 99.8999999999999999999 is 99.8999999999999999999%, below 99.9%');
});

describe('bad input', () => {
  it.each([
    [['1'], 'error: argument: 1 could be 1 % or all of it'],
    [['101'], 'error: argument: "101" is outside 0 to 100 %'],
    [['abc'], 'error: argument: "abc" is no percentage'],
    [['-1'], 'error: argument: "-1" is outside 0 to 100 %'],
    [['99.9', '--month', '0d'], 'error: --month: "0d" is no time at all'],
    [['99.9', '--year', 'long'], 'error: --year: "long" is no duration: it is not a number followed by a unit'],
    [['--mtbf', '720h'], 'error: --mtbf needs a target, or --mttr: any two of them give the third'],
    [['--mttr', '2h'], 'error: --mttr needs a target, or --mtbf or --failures: any two of them give the third'],
    [['--failures', '1/y'], 'error: --failures needs a target, or --mttr: any two of them give the third'],
    [['99.9', '--failures', '1/y', '--mtbf', '1y'], 'error: --failures and --mtbf say different things'],
    [['99.9', '--failures', 'often'], 'error: --failures: "often" is not understood'],
    [['--failures', '0/y', '--mttr', '1h'], 'error: --failures: "0/y" is not understood'],
    [['--failures', '12/h', '--mttr', '10m'], 'error: --mttr: 12/h failures of 10m each last longer than their time'],
    [['99.9', '--mttr', 'soon'], 'error: --mttr: "soon" is no duration: it is not a number followed by a unit'],
    [['99.9', '--cost-per-hour', 'much'], 'error: --cost-per-hour: "much" is not understood'],
    [['--mtbf', '0h', '--mttr', '2h'], 'error: --mtbf: "0h" is no time at all'],
    [['--downtime', '2d', '--per', 'day'], 'error: --downtime: 2d do not fit into day'],
    [['--downtime', '2m', '--per', 'mont'], 'error: --per: there is no period "mont"; did you mean month?'],
    [['99.9', '--requests', 'many'], 'error: --requests: "many" is no whole number'],
    [['99.9', '--requests', '1000.5'], 'error: --requests: "1000.5" is no whole number'],
    [['99.9', '--requests', '1e400'], 'error: --requests: 1e400 is too large to count exactly'],
    [['99.9', '--requests', '9007199254740993'], 'error: --requests: 9007199254740993 is too large to count exactly'], // 2^53 + 1
    [['400n'], 'error: argument: "400n" is beyond 300 nines'],
    [['-1n'], 'error: argument: "-1n" is outside 0 to 100 %'],
    [['-0.5%'], 'error: argument: "-0.5%" is outside 0 to 100 %'],
    [['--target', '99.9'], 'error: --target has nothing to be compared with'],
    [['--per', 'day'], 'error: --per needs --downtime'],
    [['99.9', '--per', 'day'], 'error: --per needs --downtime'],
    [
      ['--mtbf', '9'.repeat(308).concat('y'), '--mttr', '1h'],
      `error: --mtbf: "${'9'.repeat(59)}…" is no duration: it is too long`,
    ],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await run(['nines', ...args]);
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', message]);
  });
});

it('a period that there is not: the list says that a duration will do', async () => {
  const { stderr } = await run(['nines', '--downtime', '43m', '--per', 'fortnight']);
  expect(stderr).toContain('there are: year, quarter, month, week, day, hour, or a duration such as 30d');
});

it('counts in a decimal that is whole', async () => {
  expect((await one('99.9', '--requests', '1.5e3')).failedRequests).toBe(1.5); // a thousandth of 1500
  expect((await one('99.9', '--requests', '1000.0')).failedRequests).toBe(1);
});
