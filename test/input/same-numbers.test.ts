import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runJson, write } from '../run.ts';

/** One row, by the names of its columns; what is not known is not there. */
type Row = Readonly<Record<string, string | number>>;

const minute = 60_000;
const first = Date.UTC(2026, 0, 1);
const stamp = (milliseconds: number): string => new Date(milliseconds).toISOString();
const columnsOf = (rows: readonly Row[]): readonly string[] =>
  [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();

const quote = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows: readonly Row[], columns: readonly string[]): string =>
  `${[columns.join(','), ...rows.map((row) => columns.map((name) => quote(String(row[name] ?? ''))).join(','))].join('\n')}\n`;
/** Every record has all columns, as an export has: a key that is not there could be one of another kind of row. */
const records = (rows: readonly Row[], columns: readonly string[]) =>
  rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? null])));
const formats = {
  csv,
  json: (rows: readonly Row[], columns: readonly string[]) => JSON.stringify(records(rows, columns)),
  jsonl: (rows: readonly Row[], columns: readonly string[]) =>
    `${records(rows, columns)
      .map((each) => JSON.stringify(each))
      .join('\n')}\n`,
} as const;

/** A result without what says where its rows stood. */
// biome-ignore lint/suspicious/noExplicitAny: a result of any command
function withoutPlaces({ sources: _, warnings, ...result }: any): unknown {
  const kinds = warnings.map(({ kind }: { kind: string }) => kind).filter((kind: string) => kind !== 'filesOverlap');
  const text = JSON.stringify({ ...result, kinds: kinds.sort() });
  return JSON.parse(text, (key, value) => (key === 'file' || key === 'line' ? undefined : value));
}

/** The same rows in every way that a log may be written: each format, another order, two files of different formats. */
async function everyWay(rows: readonly Row[], shuffled: readonly Row[], cut: number, args: readonly string[]) {
  const columns = columnsOf(rows);
  const fileOf = (format: keyof typeof formats, part: readonly Row[]): string =>
    write(`log.${format}`, formats[format](part, columns));
  const ways = [
    [fileOf('csv', rows)],
    [fileOf('json', rows)],
    [fileOf('jsonl', rows)],
    [fileOf('csv', shuffled)],
    [fileOf('json', shuffled)],
    ...(cut > 0 && cut < rows.length
      ? [
          [fileOf('csv', shuffled.slice(0, cut)), fileOf('csv', shuffled.slice(cut))],
          [fileOf('json', shuffled.slice(0, cut)), fileOf('jsonl', shuffled.slice(cut))],
        ]
      : []),
  ];
  const results: unknown[] = [];
  for (const paths of ways) results.push(withoutPlaces(await runJson([args[0]!, ...paths, ...args.slice(1)])));
  return results;
}

const services = fc.constantFrom('api', 'db', 'web, "front"', 'größe');
const incident = fc.record({
  service: fc.option(services, { nil: null }),
  cause: fc.option(fc.constantFrom('network', 'deployment'), { nil: null }),
  impact: fc.constantFrom('', '0.5', '100%', '0'),
  start: fc.oneof(fc.integer({ min: 0, max: 80 * 24 * 60 }), fc.constantFrom(600, 601, 44_640)),
  phases: fc.array(fc.oneof(fc.integer({ min: 0, max: 600 }), fc.constantFrom(0, 30)), { minLength: 4, maxLength: 4 }),
  known: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  isOpen: fc.boolean(),
});

const incidents = fc.array(incident, { minLength: 1, maxLength: 12 }).map((list) =>
  list.map(({ service, cause, impact, start, phases, known, isOpen }, i): Row => {
    const at = [start];
    for (const phase of phases) at.push(at.at(-1)! + phase);
    const of = (index: number): string => stamp(first + at[index]! * minute);
    return {
      id: `I-${i}`,
      ...(service !== null && { service }),
      ...(cause !== null && { cause }),
      ...(impact !== '' && { impact_share: impact }),
      start: of(0),
      ...(known[0] && { detected: of(1) }),
      ...(known[1] && { identified: of(2) }),
      ...(known[2] && { fixed: of(3) }),
      ...(!(isOpen && i === 0) && { verified: of(4) }),
    };
  }),
);
const inAnyOrder = <T>(list: fc.Arbitrary<readonly T[]>) =>
  list.chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.shuffledSubarray([...rows], { minLength: rows.length }),
      fc.nat({ max: rows.length }),
    ),
  );
const window = ['--from', '2026-01-01', '--to', '2026-04-01', '--at', '2026-04-01'];

describe('a log gives the same numbers, however it is written', () => {
  it.each([
    ['incidents', '--group-by', 'service,cause,month,weekday', '--matrix', 'service,week'],
    ['budget', '--slo', '99', '--by', 'service', '--calendar', 'quarter', '--history'],
    ['project'],
  ])(
    '%s',
    async (command, ...options) => {
      const time = options.includes('--calendar') ? ['--at', '2026-03-31T12:00Z'] : window;
      await fc.assert(
        fc.asyncProperty(inAnyOrder(incidents), async ([rows, shuffled, cut]) => {
          const [whole, ...others] = await everyWay(rows, shuffled, cut, [command, ...options, ...time]);
          for (const other of others) expect(other).toEqual(whole);
        }),
        { numRuns: 10 },
      );
    },
    120_000,
  );
});

/** What makes it a log of a monitor, whatever else it says. */
const ends = [
  { at: 0, service: 'api', state: 'up' },
  { at: 1, service: 'api', state: 'down' },
];
const checks = fc
  .array(
    fc.record({ at: fc.nat({ max: 300 }), service: services, state: fc.constantFrom('up', 'up', 'down', 'unknown') }),
    {
      minLength: 2,
      maxLength: 20,
    },
  )
  .map((list): readonly Row[] =>
    [...new Map([...ends, ...list].map((each) => [`${each.service} ${each.at}`, each])).values()].map(
      ({ at, service, state }) => ({
        ...{ monitor: service, state },
        time: stamp(first + at * 5 * minute),
      }),
    ),
  );

it('the states of a monitor, too', async () => {
  await fc.assert(
    fc.asyncProperty(inAnyOrder(checks), async ([rows, shuffled, cut]) => {
      const options = [
        '--states',
        'down=down',
        '--group-by',
        'service,day',
        '--from',
        '2026-01-01',
        '--to',
        '2026-01-03',
      ];
      const [whole, ...others] = await everyWay(rows, shuffled, cut, ['incidents', ...options, '--at', '2026-01-03']);
      for (const other of others) expect(other).toEqual(whole);
    }),
    { numRuns: 10 },
  );
}, 120_000);
