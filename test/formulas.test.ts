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
  /^consumed = ∫/,
  /partitions add|is looked at every|strong reads and writes: U|reads: U/,
  /^replay|^failback/,
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
    ].map((name) => ['compose', `${pairs}${name}.yaml`]),
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
