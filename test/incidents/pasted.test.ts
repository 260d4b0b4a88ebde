import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

/* Tables as people paste them: from terminals, mails, searches, spreadsheets of other languages. */

const march = ['--month', '2026-03', '--at', '2026-04-01'];
const hour = 3_600;
const downtimeOf = async (path: string, ...more: readonly string[]): Promise<number> =>
  (await runJson(['incidents', path, ...march, ...more])).downtimeSeconds;

describe('what a database prints', () => {
  it('rows below which it counts them', async () => {
    const path = write(
      'mysql.txt',
      [
        '+-----+---------+---------------------+---------------------+',
        '| id  | service | started_at          | resolved_at         |',
        '+-----+---------+---------------------+---------------------+',
        '| 101 | api     | 2026-03-03 10:00:00 | 2026-03-03 11:00:00 |',
        '+-----+---------+---------------------+---------------------+',
        '1 row in set (0.00 sec)\n',
      ].join('\n'),
    );
    const result = await runJson(['incidents', path, ...march]);
    expect([result.downtimeSeconds, result.counts.excludedBecause]).toEqual([hour, { total: 1 }]);
  });
  it('columns that are lined up with blanks, whatever stands above them', async () => {
    const lines = [
      'Hi all,',
      'here is March:',
      '',
      'id   service      started at           resolved at',
      '---  -----------  -------------------  -------------------',
      '101  checkout ui  2026-03-03 10:00:00  2026-03-03 11:00:00',
      '102  search       2026-03-04 10:00:00  2026-03-04 10:30:00',
    ];
    const result = await runJson([
      'incidents',
      write('a.txt', `${lines.join('\n')}\n`),
      ...march,
      '--group-by',
      'service',
    ]);
    const services = result.groups.service.map(({ key }: { key: string }) => key);
    expect([result.downtimeSeconds, services]).toEqual([1.5 * hour, ['checkout ui', 'search']]);
    // an empty cell leaves a row with too few: refused, and never shifted
    const short = [
      ...lines.filter((line) => !line.startsWith('---')),
      '103  search                            2026-03-05 10:30:00',
    ];
    const refused = await run(['incidents', write('b.txt', `${short.join('\n')}\n`), ...march]);
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringContaining('the row has 3 cells, the header has 4'),
    ]);
  });
  it.each([
    [
      'Oracle, SQL Server: a rule shows where the columns stand, also those that are empty',
      [
        '        ID START_TIME          END_TIME            SERVICE',
        '---------- ------------------- ------------------- --------',
        '       101 2026-03-03 10:00:00 2026-03-03 11:00:00 api',
        '       102 2026-03-31 23:30:00                     search',
        '',
        '2 rows selected.',
      ],
    ],
    [
      'boxes, as DuckDB draws them',
      [
        '┌─────┬──────────────────┬──────────────────┐',
        '│ id  │ start            │ end              │',
        '├─────┼──────────────────┼──────────────────┤',
        '│ 101 │ 2026-03-03 10:00 │ 2026-03-03 11:30 │',
        '└─────┴──────────────────┴──────────────────┘',
      ],
    ],
    [
      'Emacs',
      [
        '| id  | start            | end              |',
        '|-----+------------------+------------------|',
        '| 101 | 2026-03-03 10:00 | 2026-03-03 11:30 |',
      ],
    ],
    [
      'reStructuredText',
      [
        '===  ================  ================',
        'id   start             end',
        '===  ================  ================',
        '101  2026-03-03 10:00  2026-03-03 11:30',
        '===  ================  ================',
      ],
    ],
  ])('%s', async (_, lines) => {
    expect(await downtimeOf(write('drawn.txt', `${lines.join('\n')}\n`))).toBe(1.5 * hour); // 10:00 to 11:30, or two stretches of that
  });
  it('a row without a header whose first number looks like a code is no probe that got this answer', async () => {
    const path = write('sqlite.txt', '200|api|2026-03-03 10:00:00|2026-03-03 11:00:00\n');
    expect((await run(['incidents', path, ...march])).status).toBe(2);
    const open = write('sqlite.txt', '200|api|2026-03-03 10:00:00\n');
    expect((await run(['incidents', open, ...march])).status).toBe(2);
    const probe = write(
      'p.txt',
      '2026-03-03T10:00:00Z,https://a.example,503\n2026-03-03T11:00:00Z,https://a.example,200\n',
    );
    expect(await downtimeOf(probe)).toBe(hour);
  });
});

describe('cells of spreadsheets and pages', () => {
  it('with other blanks, marks of direction, or a quote that keeps them texts', async () => {
    const path = log(
      'start,end',
      "\u200e2026-03-03\u00a010:00,'2026-03-03 11:00",
      '2026-03-04 10:00,2026-03-04\u202f11:00 AM',
    );
    expect(await downtimeOf(path)).toBe(2 * hour);
  });
  it('that say that it goes on', async () => {
    for (const word of ['still down', 'Present', 'now', 'not yet', 'andauernd', 'en cours', '継続中']) {
      const result = await runJson(['incidents', log('start,end', `2026-03-31 23:00,${word}`), ...march]);
      expect([result.counts.open, result.downtimeSeconds], word).toEqual([1, hour]);
    }
  });
  it('of times of day with the day from which a spreadsheet counts', async () => {
    const path = log('Date,Start,End', '2026-03-03,1899-12-30 10:00:00,1899-12-30T11:00:00');
    expect(await downtimeOf(path)).toBe(hour);
    const alone = log('Start,End', '1899-12-30 10:00:00,1899-12-30 11:00:00');
    expect((await run(['incidents', alone, ...march])).stderr).toContain('is a time of day without its date');
  });
  it('under a heading that asks: Planned?', async () => {
    const path = log(
      'start,end,Planned?',
      '2026-03-03 10:00,2026-03-03 11:00,Yes',
      '2026-03-04 10:00,2026-03-04 11:00,No',
    );
    const result = await runJson(['incidents', path, ...march]);
    expect([result.downtimeSeconds, result.counts.maintenance]).toEqual([hour, 1]);
  });
});

describe('what a search gives', () => {
  const states = (header: string, ...rows: readonly string[]) => log(header, ...rows);
  it.each([
    ['@timestamp,monitor.name,monitor.status', (at: string) => `"Mar 3, 2026 @ ${at}:00.000",shop`],
    ['_time,host,status', (at: string) => `2026-03-03T${at}:00.000+0000,shop`],
    ['timestamp,previous,current', (at: string) => `2026-03-03 ${at},-`],
  ])('%s', async (header, cells) => {
    const path = states(header, `${cells('10:00')},down`, `${cells('11:00')},up`);
    expect(await downtimeOf(path)).toBe(hour);
  });
  it('the time of a sample, not the range of its query', async () => {
    const range = '2026-03-01T00:00:00Z,2026-04-01T00:00:00Z';
    const path = states(
      ',result,table,_start,_stop,_time,_value,host',
      `,,0,${range},2026-03-03T10:00:00Z,0,web1`,
      `,,0,${range},2026-03-03T11:00:00Z,1,web1`,
    );
    expect(await downtimeOf(path)).toBe(hour);
  });
  it('outages with a length that has no unit are asked for it, and obeying works', async () => {
    const path = states(
      '_time,service,status,duration',
      '2026-03-03T10:00:00Z,api,down,3600',
      '2026-03-04T10:00:00Z,web,down,1800',
    );
    const { status, stderr } = await run(['incidents', path, ...march]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--map')]);
    expect(await downtimeOf(path, '--map', 'verified=+duration:seconds')).toBe(1.5 * hour);
  });
  it('a column whose unit says that it is a length: minutes down', async () => {
    expect(await downtimeOf(states('date,service,minutes_down', '2026-03-03,api,60'))).toBe(hour);
  });
  it('records of DynamoDB', async () => {
    const text = (value: string) => ({ S: value });
    const item = { start: text('2026-03-03T10:00:00Z'), end: text('2026-03-03T11:00:00Z'), service: text('api') };
    const path = write('items.json', { Items: [item], Count: 1, ScannedCount: 1 });
    expect(await downtimeOf(path)).toBe(hour);
  });
});

describe('dates with months in other languages', () => {
  it.each([
    ['3. März 2026 10:00', '3. März 2026, 11:00 Uhr'],
    ['3 mars 2026 10:00', '3 mars 2026 à 11h00'],
    ['3 de marzo de 2026 10:00', '3 mar. 2026 11:00'],
    ['3 de março de 2026, 10:00', '3 de março de 2026 às 11:00'],
    ['3 marzo 2026 10:00', 'martedì, 3 marzo 2026 alle 11:00'],
    ['3 maart 2026 10:00', '3 maart 2026 om 11:00'],
  ])('%s', async (start, end) => {
    const result = await runJson(['incidents', log('start,end', `"${start}","${end}"`), ...march]);
    expect([result.longest[0].start, result.downtimeSeconds]).toEqual(['2026-03-03T10:00:00Z', hour]);
  });
  it('a word that is no month is refused', async () => {
    expect((await run(['incidents', log('start,end', '3 Foober 2026 10:00,'), ...march])).status).toBe(2);
  });
});

it('an answer of Prometheus without a series says what to ask instead', async () => {
  const path = write('scalar.json', {
    status: 'success',
    data: { resultType: 'scalar', result: [1_772_532_000, '1'] },
  });
  const { status, stderr } = await run(['incidents', path, ...march]);
  expect([status, stderr]).toEqual([2, expect.stringContaining('/api/v1/query_range?query=')]);
  const sample = { metric: { job: 'a' }, value: [1_772_532_000, '0'] };
  const vector = write('vector.json', { status: 'success', data: { resultType: 'vector', result: [sample] } });
  const { warnings } = await runJson(['incidents', vector, ...march]);
  expect(warnings.map(({ message }: { message: string }) => message).join()).toContain('/api/v1/query_range?query=');
});
