import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

/* Logs of monitors: rows say what is up and what is down. Each case has its right number written out. */

const day = ['--from', '2026-01-05', '--to', '2026-01-06', '--at', '2026-01-06'];
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 5, 10, minute)).toISOString();
const messageOf = (result: { warnings: { kind: string; message: string }[] }, kind: string): string | undefined =>
  result.warnings.find((each) => each.kind === kind)?.message;

describe('checks', () => {
  // every 5 min of one hour, bad at :05 and :10, good at :15 (contract, section 9)
  const states = (bad: readonly number[]): string[] =>
    Array.from({ length: 13 }, (_, i) => `${at(5 * i)},${bad.includes(5 * i) ? 'down' : 'up'}`);
  const checks = states([5, 10]);

  it('an outage goes from the first bad one to the next good one', async () => {
    const result = await runJson(['incidents', log('time,status', ...checks), ...day]);
    expect([result.downtimeSeconds, result.failures]).toEqual([600, 1]);
    expect(result.counts).toMatchObject({ read: 13, excludedBecause: { up: 11, sameOutage: 1 }, analyzed: 1 });
    expect(messageOf(result, 'statesRead')).toContain('13 rows say by status what was up or down, every 5m');
    expect(result.sources[0].mapping).toEqual({ start: 'time', state: 'status' });
  });
  it('in any order, over several files, as JSON', async () => {
    const backwards = log('time,status', ...checks.toReversed());
    expect((await runJson(['incidents', backwards, ...day])).downtimeSeconds).toBe(600);
    const halves = [log('time,status', ...checks.slice(0, 3)), log('time,status', ...checks.slice(3))];
    expect((await runJson(['incidents', ...halves, ...day])).downtimeSeconds).toBe(600); // the cut lies in the outage
    const records = checks.map((row) => ({ time: row.split(',')[0], up: row.endsWith('up') }));
    expect((await runJson(['incidents', write('checks.json', records), ...day])).downtimeSeconds).toBe(600);
  });
  it('without a header, parted by commas or blanks', async () => {
    for (const mark of [',', ' ', '\t', ';']) {
      const path = write('probe.log', checks.map((row) => `${row.replace(',', `${mark}shop${mark}`)}\n`).join(''));
      const result = await runJson(['incidents', path, ...day, '--group-by', 'service']);
      expect([result.downtimeSeconds, result.counts.read, result.groups.service[0].key]).toEqual([600, 13, 'shop']);
    }
  });
  it('each service by itself; without a column for it, what is watched', async () => {
    const path = log(
      'name,time,status',
      ...checks.map((row) => `shop,${row}`),
      ...states([20]).map((row) => `blog,${row}`),
    );
    const result = await runJson(['incidents', path, ...day, '--group-by', 'service']);
    expect(
      result.groups.service.map(({ key, downtimeSeconds }: { key: string; downtimeSeconds: number }) => [
        key,
        downtimeSeconds,
      ]),
    ).toEqual([
      ['shop', 600],
      ['blog', 300],
    ]);
  });
  it('an outage does not last into the time that nobody looked', async () => {
    // bad at :05, then six checks missing: down until :10, one distance after the last
    const gap = states([5]).filter((_, i) => i < 2 || i > 7);
    expect((await runJson(['incidents', log('time,status', ...gap), ...day])).downtimeSeconds).toBe(300);
    // three are missing: that may be chance
    const short = states([5]).filter((_, i) => i < 2 || i > 4);
    expect((await runJson(['incidents', log('time,status', ...short), ...day])).downtimeSeconds).toBe(20 * 60);
  });
  it('0 and 1 are states where the log is one of checks, or the column says so', async () => {
    const plain = log('time,status', ...checks.map((row) => row.replace('down', '0').replace('up', '1')));
    expect((await runJson(['incidents', plain, ...day])).downtimeSeconds).toBe(600);
    const tickets = log(
      'number,state,opened_at,resolved_at',
      `INC1,1,${at(0)},${at(10)}`,
      `INC2,1,${at(20)},${at(30)}`,
    );
    expect((await runJson(['incidents', tickets, ...day])).downtimeSeconds).toBe(1200); // ServiceNow's 1 is New
  });
  it('a log in which all is up has no outage', async () => {
    const result = await runJson(['incidents', log('time,status', ...states([])), ...day]);
    expect([result.downtimeSeconds, result.availability]).toEqual([0, 1]);
  });
});

describe('columns that say it of their own', () => {
  // down from 10:01 to 10:02
  it.each([
    ['down', 'false', 'true'],
    ['is_down', '0', '1'],
    ['failed', 'no', 'yes'],
    ['error', 'false', 'true'],
    ['unreachable', '0', '1'],
    ['is_up', '1', '0'],
    ['ok', 'yes', 'no'],
    ['status', '200', '503'],
    ['status_code', '301', '404'],
    ['http_status', '200', '0'],
    ['http_code', '204 No Content', '000'],
    ['response_code', '200', 'HTTP/1.1 502 Bad Gateway'],
  ])('%s: %s is up, %s is down', async (name, up, down) => {
    const rows = [up, down, up].map((word, i) => `${i},${at(i)},shop,${word}`);
    for (const path of [
      log(`id,time,site,${name}`, ...rows),
      log(`time,site,${name}`, ...rows.map((row) => row.slice(2))),
    ]) {
      const result = await runJson(['incidents', path, ...day]);
      expect([result.downtimeSeconds, result.failures, result.sources[0].mapping.state]).toEqual([60, 1, name]);
    }
  });
  it.each([
    ['a code', ['200', '503', '200']],
    ['0 and 1', ['1', '0', '1']],
    ['true and false', ['true', 'false', 'true']],
  ])('without a header: %s', async (_, words) => {
    for (const mark of [',', ' ']) {
      const path = write('probe.log', words.map((word, i) => [at(i), 'https://shop', word].join(mark)).join('\n'));
      expect((await runJson(['incidents', path, ...day])).downtimeSeconds).toBe(60);
    }
  });
  it('a number that is no code, such as a latency, is no state', async () => {
    const path = log('id,start,end,code', `A,${at(0)},${at(5)},230`, `B,${at(10)},${at(15)},999`);
    expect((await runJson(['incidents', path, ...day])).downtimeSeconds).toBe(600);
    expect((await run(['incidents', log('time,status', `${at(0)},200`, `${at(1)},230`), ...day])).stderr).toContain(
      'also "230"',
    );
  });
  it('that an incident with an end had an error takes nothing from it; whether it was down is asked for', async () => {
    const rows = [`A,${at(0)},${at(5)},true`, `B,${at(10)},${at(12)},false`];
    for (const name of ['failed', 'error', 'failure'])
      expect((await runJson(['incidents', log(`id,start,end,${name}`, ...rows), ...day])).downtimeSeconds).toBe(420);
    const path = log('id,start,end,is_down', ...rows);
    expect((await run(['incidents', path, ...day])).stderr).toContain('say which: --map state=is_down for a monitor');
    const asked = async (column: string) =>
      (await runJson(['incidents', path, ...day, '--map', `state=${column}`])).downtimeSeconds;
    expect([await asked('is_down'), await asked('none')]).toEqual([300, 420]);
  });
});

it('of records that lack what others have, the key that most of them have is the state', async () => {
  const records = [
    { timestamp: at(0), success: true, status: 200 },
    { timestamp: at(1), success: false },
    { timestamp: at(2), success: true },
  ];
  const result = await runJson(['incidents', write('mixed.json', records), ...day]);
  expect([result.sources[0].mapping.state, result.downtimeSeconds]).toEqual(['success', 60]);
});

describe('changes', () => {
  it('an outage goes to the next change, or goes on', async () => {
    const path = log(
      'DateTime,Monitor,Status',
      `${at(0)},web,Up`,
      `${at(10)},web,Down`,
      `${at(12)},web,Up`,
      `${at(30)},db,DOWN`,
    );
    const result = await runJson(['incidents', path, ...day, '--group-by', 'service']);
    expect([result.groups.service.map(({ key }: { key: string }) => key), result.counts.open]).toEqual([
      ['db', 'web'],
      1,
    ]);
    expect(result.groups.service[1].downtimeSeconds).toBe(120);
  });
});

describe('periods', () => {
  it('those that are down are the outages', async () => {
    const path = log(
      'status,start,end',
      `up,${at(0)},${at(10)}`,
      `down,${at(10)},${at(20)}`,
      `unknown,${at(20)},${at(30)}`,
    );
    const result = await runJson(['incidents', path, ...day]);
    expect([result.downtimeSeconds, result.counts.excludedBecause]).toEqual([600, { up: 1, unknown: 1 }]);
  });
  it('one without an end lasts to the next row', async () => {
    const path = log('status,start,end', `down,${at(10)},`, `up,${at(25)},`);
    expect((await runJson(['incidents', path, ...day])).downtimeSeconds).toBe(900);
  });
});

it('words that mean no state are asked for, not guessed', async () => {
  const path = log('time,status', `${at(0)},up`, `${at(5)},degraded`, `${at(10)},down`, `${at(15)},up`);
  const { status, stderr } = await run(['incidents', path, ...day]);
  expect(status).toBe(2);
  expect(stderr).toContain('the column "status" says what is up and down, and also "degraded"');
  expect(stderr).toContain("--states 'down=WORD,WORD;up=WORD;unknown=WORD'");
});

it('a word beside up is asked for where no row has an end, also before one says down', async () => {
  const path = log('time,status', `${at(0)},up`, `${at(5)},timeout`, `${at(10)},up`);
  const { status, stderr } = await run(['incidents', path, ...day]);
  expect(status).toBe(2);
  expect(stderr).toContain('also "timeout"');
  const asked = await runJson(['incidents', path, ...day, '--states', 'down=timeout']);
  expect(asked.downtimeSeconds).toBe(300); // from :05 to :10
});
describe('a status that tells how it is now leaves out no outage', () => {
  const march = ['--month', '2026-03', '--at', '2026-04-10T00:00Z'];
  const outage = '2026-03-03T10:00Z,2026-03-03T20:42Z'; // 10 h 42 min
  it.each([
    // of 6 h before 18:00 all were down
    [
      'one that still goes on',
      'id,service,start,end,status',
      [`1,api,${outage},Operational`],
      6 * 3600,
      ['--window', '6h', '--at', '2026-03-03T18:00Z'],
    ],
    [
      'without an end',
      'id,service,start,end,status',
      ['1,api,2026-03-03T10:00Z,,Operational'],
      28 * 86_400 + 14 * 3600,
      march,
    ],
    [
      'without ids',
      'start,end,status',
      ['2026-03-01T00:00Z,2026-03-01T20:42Z,Up', '2026-03-31T10:00Z,2026-03-31T23:59Z,Up'],
      (20 * 60 + 42 + 13 * 60 + 59) * 60,
      march,
    ],
    [
      'beside one that is down',
      'id,service,start,end,status',
      [
        '1,api,2026-02-27T10:00Z,2026-03-03T20:42Z,Up',
        '2,api,2026-03-05T10:00Z,2026-03-05T23:59Z,Up',
        '3,api,2026-03-20T11:59Z,,Down',
      ],
      // 2 d 20 h 42 min of March, 13 h 59 min, and 1 min until now
      ((2 * 24 + 20) * 60 + 42 + 13 * 60 + 59 + 1) * 60,
      ['--month', '2026-03', '--at', '2026-03-20T12:00Z'],
    ],
  ] as const)('%s', async (_, header, rows, downtimeSeconds, window) => {
    const result = await runJson(['incidents', log(header, ...rows), ...window]);
    expect(result.downtimeSeconds).toBe(downtimeSeconds);
    if (rows.some((row) => row.endsWith('Up') || row.endsWith('Operational')))
      expect(messageOf(result, 'statusOfNow')).toContain('it tells how it is now');
  });
  it.each([
    [
      'lengths that reach to no other row',
      'id,start,duration_minutes,status',
      'A,2026-03-03T10:00Z,642,Up',
      'B,2026-03-05T10:00Z,10,Up',
    ],
    ['one row that is up, without an end', 'service,start,end,status', 'api,2026-03-03T10:00Z,,Up'],
    [
      'rows that follow on each other now and then',
      'start,end,status',
      '2026-03-03T10:00Z,2026-03-03T11:00Z,Up',
      '2026-03-03T11:00Z,2026-03-03T12:00Z,Down',
      '2026-03-05T10:00Z,2026-03-05T11:00Z,Up',
      '2026-03-09T10:00Z,2026-03-09T11:00Z,Up',
    ],
  ])('%s: asked for', async (_, header, ...rows) => {
    const path = log(header!, ...rows);
    const { status, stderr } = await run(['incidents', path, ...march]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('--map state=status for a monitor, --map state=none for outages'),
    ]);
    const outages = await runJson(['incidents', path, ...march, '--map', 'state=none']);
    expect(outages.counts.analyzed).toBe(rows.length);
    expect((await run(['incidents', path, ...march, '--map', 'state=status'])).status).toBe(0);
  });
});

describe('several columns that say what is watched', () => {
  const rows = (first: string, second: string) => [
    `2026-01-05T10:00Z,${first},up`,
    `2026-01-05T10:10Z,${first},down`,
    `2026-01-05T10:11Z,${second},up`,
    `2026-01-05T12:00Z,${first},up`,
  ];
  it.each([
    ['time,service,host,state', 'http,web01', 'http,web02', 'service+host'],
    ['time,host,check,state', 'web01,http', 'web01,ping', 'check+host'],
    ['time,service,region,state', 'http,eu', 'http,us', 'service+region'],
    ['time,application,endpoint,state', 'shop,/cart', 'shop,/login', 'endpoint+application'],
  ])('%s: the "up" of one ends no outage of another', async (header, first, second, watched) => {
    const result = await runJson(['incidents', log(header, ...rows(first, second)), ...day]);
    expect([result.downtimeSeconds, result.sources[0].mapping.watched]).toEqual([110 * 60, watched]);
  });
  it('in JSON too, where some records lack one', async () => {
    const records = rows('web01', 'web02').map((row) => {
      const [time, host, state] = row.split(',');
      return { time, service: 'http', host, state };
    });
    const path = write('hosts.json', [{ time: '2026-01-05T09:00Z', service: 'http', state: 'up' }, ...records]);
    expect((await runJson(['incidents', path, ...day])).downtimeSeconds).toBe(110 * 60);
  });
  it('one of them alone, where --map names it', async () => {
    const path = log('time,service,host,state', ...rows('http,web01', 'http,web02'));
    const result = await runJson(['incidents', path, ...day, '--map', 'service=service']);
    expect([result.downtimeSeconds, result.sources[0].mapping.watched]).toEqual([60, undefined]);
  });
  it('a column that nobody knows is named in a note', async () => {
    const path = log('time,kiosk,state', ...rows('a', 'b'));
    expect(messageOf(await runJson(['incidents', path, ...day]), 'watchedUnknown')).toContain('there are: kiosk');
    const named = await runJson(['incidents', path, ...day, '--map', 'service=kiosk']);
    expect([named.downtimeSeconds, messageOf(named, 'watchedUnknown')]).toEqual([110 * 60, undefined]);
  });
});

it('a list of incidents with ids stays one, though their present status is ok', async () => {
  const path = log('id,start,end,status', `A,${at(0)},${at(20)},ok`, `B,${at(30)},${at(31)},ok`);
  const result = await runJson(['incidents', path, ...day]);
  expect([result.downtimeSeconds, result.counts.analyzed]).toEqual([21 * 60, 2]);
});

describe('of a tool', () => {
  // statuses of Uptime Kuma: 1 up, 2 pending, 3 maintenance; others it does not have
  const beats = (...statuses: readonly unknown[]): string =>
    write('kuma.json', {
      heartbeatList: { 1: statuses.map((status, i) => ({ status, time: `2026-01-05 10:0${i}:00.000`, msg: '' })) },
    });
  it('what is neither up nor down is unknown time, also where nothing else is there', async () => {
    const result = await runJson(['incidents', beats(2, 3), ...day]);
    expect([result.downtimeSeconds, result.failures]).toEqual([0, 0]);
    expect(result.counts.excludedBecause).toEqual({ unknown: 2 });
  });
  it('what is no state is never an incident', async () => {
    // the cells of Gatus are taken as they stand
    const endpoint = {
      name: 'shop',
      key: 'shop',
      results: [{ success: 'perhaps', timestamp: '2026-01-05T10:00:00Z' }],
    };
    const { status, stdout, stderr } = await run(['incidents', write('gatus.json', [endpoint]), ...day]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error: the column "state" says what is up and down, and also "perhaps"');
  });
});
