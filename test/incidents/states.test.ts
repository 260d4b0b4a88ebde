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
  it('that an incident with an end had an error takes nothing from it; that it was not down does', async () => {
    const rows = [`A,${at(0)},${at(5)},true`, `B,${at(10)},${at(12)},false`];
    for (const name of ['failed', 'error', 'failure'])
      expect((await runJson(['incidents', log(`id,start,end,${name}`, ...rows), ...day])).downtimeSeconds).toBe(420);
    expect((await runJson(['incidents', log('id,start,end,is_down', ...rows), ...day])).downtimeSeconds).toBe(300);
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
