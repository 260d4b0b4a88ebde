import { describe, expect, it } from 'vitest';
import { checkedFormulas } from './formula.ts';
import { run, write } from './run.ts';

describe('checkedFormulas', () => {
  it.each([
    ['f = a / b = 6 s / 4 = 1.5 s', [['6 s / 4', 1.5, 1.5]]],
    [
      'x: U = 1 − (1 − 0.5) × (1 − 0.5) = 0.75; nines = −log10(0.01) = 2',
      [
        ['1 − (1 − 0.5) × (1 − 0.5)', 0.75, 0.75],
        ['−log10(0.01)', 2, 2],
      ],
    ],
    ['worst = 18 + max(10, 1200) = 1218 s', [['18 + max(10, 1200)', 1_218, 1_218]]],
    ['low = 2·uptime / χ² = 2 × 10 / 4 = 6', [['2 × 10 / 4', 5, 6]]], // a wrong one is seen
    [
      'u = 1 − e^(−18 / 3600) = 0.004987520807317687',
      [['1 − e^(−18 / 3600)', 0.004987520807317686, 0.004987520807317687]], // mpmath: 0.00498752080731768664743575
    ],
    ['share × 3 / 4 = 7', []], // not a piece of something larger
  ])('%s', (line, expected) => {
    expect(checkedFormulas(line).map((each) => [each.expression, each.expected, each.printed])).toEqual(expected);
  });
});

const uneven = write(
  'uneven.csv',
  `${[
    'start,detected,identified,fixed,verified,impact,service,cause',
    '2026-01-03T10:00:00.123Z,2026-01-03T10:01:00.5Z,2026-01-03T10:03:00Z,2026-01-03T10:07:00Z,2026-01-03T10:10:00.007Z,0.3,a,x',
    '2026-01-13T10:00:00.001Z,2026-01-13T10:01:00.5Z,2026-01-13T10:03:00Z,2026-01-13T10:07:00Z,2026-01-13T10:17:00.019Z,0.7,b,y',
    '2026-01-23T10:00:00.777Z,2026-01-23T10:01:00.5Z,2026-01-23T10:03:00Z,2026-01-23T10:07:00Z,2026-01-23T11:10:00.333Z,1,a,x',
  ].join('\n')}\n`,
);
const january = ['--month', '2026-01', '--at', '2026-02-01'];

/** What is no arithmetic of the numbers in it: a law, a count of draws, a definition, a step of a replay. */
const unchecked = [
  /exact: a decision diagram of/,
  /from the stationary semi-Markov process/,
  /no plain product holds; U = |U = P\(fewer than/,
  /^(availability|MTTR), 95 %/,
  /is optional|can do without/,
  /^failure frequency ω/, // checked below
  /^counted window W/, // checked below
  /runs, seed|shuffles, seed|draws, seed/,
  /^recovery: T = /,
  /^recovery: with 80 % power/,
  /^now: uptime .* failures; MTBF = uptime \/ failures/,
  /(^|: )consumed = ∫/,
  /partitions add|is looked at every|strong reads and writes: U|reads: U/,
  /^replay|^failback/,
  /, measured: U = [^ ]*, by the same diagram/,
  /^(planned|.*: requests lost)/,
  /…/, // cut
];

describe('every formula that --explain prints can be worked out', () => {
  const pairs = 'fixtures/topologies/';
  const calls: readonly (readonly string[])[] = [
    ['nines', '99.95', '--requests', '1e9'],
    ['nines', '--mtbf', '7h', '--mttr', '3s', '--year', '365.25d'],
    ['nines', '99.99', '99.7', '--mttr', '5m', '--cost-per-hour', '5000'],
    ['nines', '99.99', '99.7', '--failures', '12/y'],
    ['nines', '--mtbf', '1s', '--mttr', '1000000000s'],
    ['incidents', 'fixtures/postmortems.csv', '--from', '2018-01-01', '--to', '2026-01-01'],
    ['incidents', uneven, ...january],
    ['incidents', uneven, '--month', '2025-01', '--at', '2026-02-01'],
    [
      'project',
      'fixtures/postmortems.csv',
      '--from',
      '2018-01-01',
      '--to',
      '2026-01-01',
      '--target',
      '99',
      '--reduce',
      'mttr=30%',
      '--set',
      'detect=30s',
      '--compare',
      '2016-01-01/2018-01-01',
    ],
    [
      'project',
      uneven,
      ...january,
      '--target',
      '99.99',
      '--reduce',
      'detect=33%',
      '--mtbf',
      'x1.7',
      '--without',
      'cause=x',
    ],
    ['project', '--mtbf', '7h', '--mttr', '13m', '--mtbf', 'x3', '--target', '99.9'],
    ['budget', uneven, '--slo', '99.7', '--window', '7d', '--at', '2026-01-20', '--alerts', '--deploy', '3% 7m'],
    [
      'budget',
      'fixtures/incidents.csv',
      '--slo',
      '99.9',
      '--calendar',
      'month',
      '--at',
      '2026-07-11T07:00Z',
      '--alerts',
    ],
    ['compose', 'web=99.9 -> app=99.95 -> (a=99 | b=98)'],
    ['compose', '2of(3 x app=99)'],
    ...[
      'five-pairs-beta',
      'five-pairs',
      'least-connections',
      'online-boutique',
      'shop',
      'standby',
      'ten-in-series',
      'three-region-shop',
      'active-active',
      'patterns',
      'priced-shop',
      'ten-lean',
    ].map((name) => ['compose', `${pairs}${name}.yaml`]),
    ...['standby', 'three-region-shop', 'active-active'].map((name) => [
      ...['compose', `${pairs}${name}.yaml`, '--drill', 'all', '--at', '2026-11-24'],
    ]),
    ['compose', `${pairs}standby.yaml`, '--strategies', '--target', '99.99', '--at', '2026-11-24'],
    ['compose', `${pairs}three-region-shop.yaml`, '--strategies', '--at', '2026-11-24'],
    ['compose', `${pairs}patterns.yaml`, '--strategies', '--component', 'patient'],
    ['compose', `${pairs}standby.yaml`, '--down', 'db#1', '--at', '2026-11-24'],
    ['compose', `${pairs}priced-shop.yaml`, '--target', '99.99', '--cost-per-hour', '700'],
    ['compose', 'a=99 | b=90', '--beta', '7%'],
    ['compose', 'a=99 -> 2of(3 x b=97)', '--simulate', '1y', '--cost-per-hour', '333'],
    ['compose', ...['plain', 'pairs', 'lean'].map((name) => `${pairs}ten-${name}.yaml`)],
    ['compose', 'a=99', 'a=99.7 -> b=99.1', '--target', '99.9', '--cost-per-hour', '70'],
    ['compose', 'checkout -> search=99.99', '--measured', 'fixtures/february.csv', '--at', '2027-03-01'],
    ['compose', 'checkout -> (search | spare=97)', '--measured', 'fixtures/february.csv', '--at', '2027-03-01'],
    ...[
      ['fixtures/february.csv', '--at', '2027-03-01', '--failover', 'hot interval=7s timeout=2s failures=2 switch=11s'],
      ['fixtures/outages.csv', '--month', '2027-02', '--at', '2027-03-01', '--failover', 'hot'],
      [
        'fixtures/outages.csv',
        '--month',
        '2027-02',
        '--at',
        '2027-03-01',
        '--failover',
        'warm',
        '--helps',
        'cause=network',
      ],
    ].map((args) => ['project', ...args]),
    ['budget', 'fixtures/february.csv', '--slo', '99.9', '--at', '2027-03-01', '--deploy', '5% 20m x20'],
    ['budget', 'fixtures/february.csv', '--slo', '99.95', '--by', 'service', '--at', '2027-03-01'],
    [
      'budget',
      '--slo',
      '99.9',
      '--consumed',
      '25m',
      '--calendar',
      'month',
      '--at',
      '2027-02-10',
      '--deploy',
      '1e-7 7m x3',
    ],
    [
      'budget',
      'fixtures/february.csv',
      '--slo',
      '99.9',
      '--suggest',
      '--alerts',
      '--replay-alerts',
      '--at',
      '2027-03-01',
    ],
    ['budget', '--good', '99950', '--total', '100001', '--slo', '99.9'],
    ['nines', '--downtime', '43m', '--per', 'month'],
    ['nines', '--failures', '12/y', '--mttr', '7m', '--cost-per-hour', '70'],
    ['nines', '99.999', '--mtbf', '720h', '--mttr', '2h'],
    ['project', '--mtbf', '30d', '--mttr', 'detect=5m,identify=30m,fix=7m,verify=3m', '--target', '99.99'],
  ];
  it.each(calls.map((args) => [args.join(' '), args]))('%s', async (_, args) => {
    const { stdout, status } = await run([...args, '--explain', '--quiet', '--exit-zero', '--format', 'markdown'], {
      columns: 100_000,
    });
    expect(status).toBe(0);
    const lines = stdout
      .slice(stdout.indexOf('How it was computed'))
      .split('\n')
      .filter((line) => line.startsWith('- '))
      .map((line) => line.slice(2).replaceAll('\\', ''));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const found = checkedFormulas(line);
      for (const { expression, expected, printed } of found)
        expect(Math.abs(expected - printed), `${line}: ${expression} is ${expected}`).toBeLessThanOrEqual(
          1e-12 * Math.max(Math.abs(expected), Math.abs(printed)),
        );
      if (found.length === 0 && line.includes(' = '))
        expect(
          unchecked.filter((pattern) => pattern.test(line)),
          `not checked: ${line}`,
        ).not.toEqual([]);
    }
  });
});
