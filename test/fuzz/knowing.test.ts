import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scratchFolder } from '../scratch.ts';
import { faultOf } from './held.ts';

/*
 * What is known of a window, in every way there is: logs of which it knows all, a part or nothing, that are empty or left out,
 * windows before, within, across and behind them, with a now before and behind, and whatever is asked of them in any format.
 */
const runs = Number(process.env['NINEFOLD_FUZZ_RUNS'] ?? 200);
const seed = Number(process.env['NINEFOLD_FUZZ_SEED'] ?? 20261201);

const answer = (...values: readonly string[]): string => {
  const start = Date.UTC(2026, 4, 10, 10) / 1_000;
  const series = { metric: { job: 'api' }, values: values.map((value, i) => [start + 60 * i, value]) };
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [series] } });
};
const logs: Readonly<Record<string, string>> = {
  'samples.json': answer('1', '0', '1'),
  'down-to-the-end.json': answer('1', '0', '0'),
  'not-known.json': answer('NaN', 'NaN', '0', 'NaN'),
  'checks.csv':
    'timestamp,service,status\n2026-05-10T10:00Z,api,up\n2026-05-10T10:01Z,api,down\n2026-05-10T10:02Z,api,up\n',
  'periods.csv': [
    'status,start,end,service',
    'up,2026-05-01T00:00Z,2026-05-10T10:00Z,api',
    'down,2026-05-10T10:00Z,2026-05-10T11:00Z,api',
    'unknown,2026-05-10T11:00Z,2026-05-10T21:00Z,api',
    'up,2026-05-10T21:00Z,2026-06-01T00:00Z,api',
    'up,2026-05-01T00:00Z,2026-05-10T12:00Z,web',
    'down,2026-05-10T12:00Z,2026-05-10T13:00Z,web',
    'up,2026-05-10T13:00Z,2026-06-01T00:00Z,web\n',
  ].join('\n'),
  'open.csv': 'id,start,end,service\na,2026-05-10T10:00Z,,api\nb,2026-05-11T10:00Z,,web\n',
  'closed.csv':
    'id,start,end,service,cause\na,2026-05-10T10:00Z,2026-05-10T10:30Z,api,dns\nb,2026-05-10T10:10Z,2026-05-10T11:00Z,web,\n',
  'of-no-length.csv': 'id,start,end\na,2026-05-10T10:00Z,2026-05-10T10:00Z\n',
  'harmless.csv': 'id,start,end,impact\na,2026-05-10T10:00Z,2026-05-10T12:00Z,0\n',
  'planned.csv':
    'id,type,start,end\na,maintenance,2026-05-10T10:00Z,2026-05-10T12:00Z\nb,drill,2026-05-11T10:00Z,2026-05-11T11:00Z\n',
  'empty.csv': 'id,start,end,service\n',
};
const windows: readonly (readonly string[])[] = [
  ['--month', '2026-04'],
  ['--month', '2026-05'],
  ['--month', '2026-06'],
  ['--from', '2026-05-10T11:00Z', '--to', '2026-05-10T21:00Z'],
  ['--from', '2026-05-10T10:30Z', '--to', '2026-05-10T10:31Z'],
  ['--from', '2026-05-10T10:00Z', '--to', '2026-05-10T10:03Z'],
  ['--from', '2020-01-01', '--to', '2027-01-01'],
];
const nows = ['2026-03-01', '2026-05-10T10:20Z', '2026-06-01', '2026-11-24'];

/** What may be asked in any command, and what of one alone; each call has some of both. */
const everywhere: readonly (readonly string[])[] = [
  ['--unknown', 'down'],
  ['--unknown', 'up'],
  ['--service-hours', 'Mon-Fri 09:00-17:00'],
  ['--downtime', 'sum'],
  ['--min-outage', '2m'],
  ['--merge-within', '10m'],
  ['--maintenance', 'counts'],
  ['--covers', '2026-05-01/2026-06-01'],
  ['--where', 'service=api'],
  ['--explain'],
  ['--strict'],
];
const commands: Readonly<Record<string, readonly (readonly string[])[]>> = {
  incidents: [
    ['--target', '99.9'],
    ['--group-by', 'service'],
    ['--group-by', 'month'],
    ['--group-by', 'service,day'],
    ['--assert', 'mttrSeconds < 5m'],
  ],
  budget: [['--by', 'service'], ['--history'], ['--replay-alerts'], ['--assert', 'burnRate < 1']],
  project: [
    ['--target', '99.9'],
    ['--failover', 'hot'],
    ['--failover', 'cold', '--helps', 'service=api'],
    ['--compare', '2026-03-01/2026-05-01'],
    ['--scale', 'mttr=0.5'],
    ['--without', 'service=api'],
  ],
};
const formats = ['json', 'json', 'table', 'html', 'markdown', 'csv', 'junit', 'github', 'gitlab', 'sarif'];

it('whatever is known of a window', async () => {
  const folder = scratchFolder();
  for (const [name, text] of Object.entries(logs)) writeFileSync(join(folder, name), text);
  const of = <Item>(items: readonly Item[]): fc.Arbitrary<Item> => fc.constantFrom(...items);
  const call = of(Object.keys(commands)).chain((command) =>
    fc.tuple(
      fc.constant(command),
      of(Object.keys(logs)),
      of(windows),
      of(nows),
      fc.subarray([...commands[command]!], { maxLength: 2 }),
      fc.subarray([...everywhere], { maxLength: 2 }),
      of(formats),
    ),
  );
  await fc.assert(
    fc.asyncProperty(call, async ([command, log, window, now, own, shared, format]) => {
      const slo = command === 'budget' ? ['--slo', '99.9'] : [];
      const args = [command, join(folder, log), ...window, '--at', now, ...slo, ...own.flat(), ...shared.flat()];
      expect(await faultOf(args, format), args.join(' ')).toBeNull();
    }),
    { seed, numRuns: runs * 2 },
  );
}, 3_600_000);
