import { describe, expect, it } from 'vitest';
import { run, write } from '../run.ts';

/*
 * Ways in which a build could pass by accident: docs/gates.md has the list. Each goes through the three commands on logs as a
 * build would call them, with --strict, and must not end with status 0; the reason is said.
 */

const may = ['--month', '2026-05', '--at', '2026-06-10'];
const header = 'id,service,start,end';
/** Ten minutes in May are 99.978 %, met; ten hours more are not. */
const short = 'A,api,2026-05-03T10:00:00Z,2026-05-03T10:10:00Z';
const long = 'B,api,2026-05-04T10:00:00Z,2026-05-04T20:00:00Z';
const csv = (...rows: readonly string[]): string => rows.join('\n').concat('\n');

interface Accident {
  readonly files: readonly (readonly [name: string, content: string])[];
  readonly options?: readonly string[];
  readonly window?: readonly string[];
  readonly status: 1 | 2;
  readonly reason: string;
}

const one = (content: string, rest: Omit<Accident, 'files'>, name = 'log.csv'): Accident => ({
  files: [[name, content]],
  ...rest,
});
const cut = (text: string, reason: string): Accident => one(csv(header, short).concat(text), { status: 2, reason });

const accidents: Readonly<Record<string, Accident>> = {
  // there is no log
  'an empty file': one('', { status: 2, reason: 'there is nothing in it' }),
  'a header alone': one(csv(header), { status: 1, reason: 'the log covers the window: it says nothing of 31d of it' }),
  'an empty list': one('{"incidents":[]}', { status: 1, reason: 'the log covers the window' }, 'log.json'),
  'no list': one('{"incidents":null}', { status: 2, reason: 'the incident has no start' }, 'log.json'),
  'an answer that is an error': one('{"errors":[{"message":"unauthorized"}]}', {
    ...{ status: 2, reason: 'the answer to a request that failed: "unauthorized"' },
  }),
  'a page to log in': one('<!DOCTYPE html><html>Login</html>', {
    status: 2,
    reason: 'this is XML or HTML',
  }),
  // the log is a part
  'half a row': cut('B,api,2026-05-04T10:00:00Z', 'the row has 3 cells'),
  'half a stamp': cut('B,api,2026-05-04T10:00:00Z,2026-05-04T10:0', '"2026-05-04T10:0" is'),
  'a stamp cut to its date': cut('B,api,2026-05-04T10:00:00Z,2026-05-04', 'lies before start'),
  'half a JSON': one('[{"start":"2026-05-03T10:00:00Z","end":"2026-05-03T10:10:00Z"},{"sta', {
    ...{ status: 2, reason: 'the file ends before' },
  }),
  'page 1 of 90': one(
    JSON.stringify({
      incidents: [{ id: 'A', created_at: '2026-05-03T10:00:00Z', resolved_at: '2026-05-03T10:10:00Z' }],
      ...{ more: true, limit: 1, offset: 0, total: 90 },
    }),
    { status: 1, reason: 'holds 1 of 90 rows' },
    'log.json',
  ),
  'the newest 50 of a status page': one(
    JSON.stringify({
      page: { id: 'p', name: 'p', updated_at: '2026-06-01T00:00:00Z' },
      incidents: Array.from({ length: 50 }, (_, i) => ({
        ...{ id: `i${i}`, name: 'x', status: 'resolved', impact: 'major', incident_updates: [], components: [] },
        started_at: `2026-05-20T10:${String(i).padStart(2, '0')}:00Z`,
        created_at: `2026-05-20T10:${String(i).padStart(2, '0')}:00Z`,
        resolved_at: `2026-05-20T10:${String(i).padStart(2, '0')}:01Z`,
      })),
    }),
    { status: 1, reason: 'the log' },
    'log.json',
  ),
  'every row unreadable': one(csv(header, 'A,api,soon,later'), {
    ...{ status: 2, reason: 'is', options: ['--skip-invalid'] },
  }),
  'the worst row unreadable': one(csv(header, short, 'B,api,2026-05-04T10:00:00Z,ten hours later'), {
    ...{ status: 1, reason: 'every row can be read: 1 row could not', options: ['--skip-invalid'] },
  }),
  // the log is of another time
  'a log that ended months ago': one(csv(header, short), {
    ...{ status: 1, reason: 'the log covers the window' },
    window: ['--month', '2026-10', '--at', '2026-11-01'],
  }),
  'a window before the log': one(csv(header, short), {
    ...{ status: 1, reason: 'the log covers the window' },
    window: ['--month', '2026-01', '--at', '2026-06-10'],
  }),
  'a window in the future': one(csv(header, short), {
    ...{ status: 1, reason: 'nothing' },
    window: ['--month', '2026-12', '--at', '2026-06-10'],
  }),
  'now of another year': one(csv(header, short, long), {
    ...{ status: 1, reason: 'nothing' },
    window: ['--month', '2026-05', '--at', '2025-06-10'],
  }),
  // the call looks at other rows
  'a filter with a slip': one(csv(header, short, long), {
    ...{
      status: 1,
      reason: 'a row has service = apy: none has; did you mean api?',
      options: ['--where', 'service=apy'],
    },
  }),
  'a filter for what no row lacks': one(csv(header, short, long), {
    ...{ status: 1, reason: 'a row has service = null: none has', options: ['--where', 'service=null'] },
  }),
  'a filter that leaves out every name': one(csv(header, short, long), {
    ...{ status: 1, reason: 'a row has service != api, web: none has', options: ['--where', 'service!=api,web'] },
  }),
  'a column with a slip': one(csv(header, short, long), {
    ...{ status: 2, reason: 'there is no column "servise"', options: ['--where', 'servise=api'] },
  }),
  'every row maintenance': one(csv('id,type,start,end', 'A,maintenance,2026-05-03T10:00:00Z,2026-05-03T20:00:00Z'), {
    ...{ status: 1, reason: 'the log covers the window' },
  }),
  'every row maintenance by a rule': one(csv(header, short, long), {
    ...{ status: 1, reason: 'the log covers the window', options: ['--maintenance', 'service=api'] },
  }),
  'every row cancelled': one(csv(`${header},status`, `${long},Cancelled`), {
    status: 1,
    reason: 'the log covers the window',
  }),
  'every row without a weight': one(csv(header, short, long), {
    ...{ status: 1, reason: 'an incident has a length and a weight', options: ['--impact-map', 'service:api=0'] },
  }),
  // the columns mean something else
  'start and end swapped': one(csv('id,service,end,start', short, long), { status: 2, reason: 'lies before start' }),
  'the start as the end': one(csv(header, short, long), {
    ...{ status: 1, reason: 'each of the 2 ends when it starts', options: ['--map', 'verified=start'] },
  }),
  'a length without a unit': one(csv('start,duration', '2026-05-04T10:00:00Z,36000'), {
    status: 2,
    reason: 'without a unit',
  }),
  seconds: one(csv('start,end', '1777888800,1777924800'), { status: 1, reason: '' }), // 2026-05-04, 10 to 20 h
  milliseconds: one(csv('start,end', '1777888800000,1777924800000'), { status: 1, reason: '' }),
  'a delimiter of another country': one(csv(header, long).replaceAll(',', ';'), { status: 1, reason: '' }),
  'a file given twice': { files: [['log.csv', csv(header, short, long)]], options: [], status: 1, reason: '' },
  // a monitor that looked only now and then
  'checks that stop': one(
    csv('time,status', ...[0, 5, 10].map((m) => `2026-05-01T00:${String(m).padStart(2, '0')}Z,up`)),
    {
      ...{ status: 1, reason: 'were the unknown time down' },
    },
  ),
  'checks that begin late': one(
    csv(
      'time,status',
      ...Array.from({ length: 288 }, (_, i) => `${new Date(Date.UTC(2026, 4, 31, 0, 5 * i)).toISOString()},up`),
    ),
    { status: 1, reason: 'the log covers the window: it says nothing of 29d' },
  ),
  'an hour of up': one(csv('status,start,end', 'up,2026-05-01T00:00Z,2026-05-01T01:00Z'), {
    ...{ status: 1, reason: 'the log covers the window' },
  }),
  'a host that is up beside one that is down': one(
    csv(
      ...['time,service,host,state', '2026-05-01T00:00Z,http,web01,up', '2026-05-04T10:00Z,http,web01,down'],
      ...['2026-05-04T10:01Z,http,web02,up', '2026-05-31T23:00Z,http,web01,up'],
    ),
    { status: 1, reason: '' },
  ),
  'a status of now': one(csv(`${header},status`, `${long},Operational`), { status: 1, reason: 'how it is now' }),
  'a status of now without ids': one(
    csv(
      'start,end,status',
      '2026-05-01T00:00Z,2026-05-01T20:00Z,Operational',
      '2026-05-30T00:00Z,2026-05-30T20:00Z,Operational',
    ),
    { status: 1, reason: 'how it is now' },
  ),
  'an end of the next day in two columns': one(
    csv('Date,Start time,Resolved date,Resolved time', '2026-05-04,23:50,2026-05-05,09:00'),
    { status: 1, reason: 'Resolved date+Resolved time' },
  ),
  'a day without its time of day': one(
    csv('Date,Start time,Resolved date,Resolved time', '2026-05-04,23:50,2026-05-05,'),
    { status: 2, reason: 'is a day without its time of day' },
  ),
  'nothing but unknown': one(csv('status,start,end', 'unknown,2026-05-01,2026-06-01'), { status: 1, reason: '' }),
};

describe.each(Object.entries(accidents))('%s', (name, { files, options = [], window = may, status, reason }) => {
  const commands = () => {
    const paths = files.map(([file, content]) => write(file, content));
    const all = name === 'a file given twice' ? [...paths, ...paths] : paths;
    return [
      ['incidents', ...all, '--target', '99.9'],
      ['project', ...all, '--target', '99.9'],
      ['budget', ...all, '--slo', '99.9'],
    ];
  };
  it('passes no gate', async () => {
    for (const command of commands()) {
      const found = await run([...command, ...window, ...options, '--strict'], { columns: 400 });
      expect([command[0], found.status], found.stdout + found.stderr).toEqual([command[0], status]);
      expect(found.stdout + found.stderr).toContain(reason);
      if (status === 2) expect(found.stdout).toBe('');
    }
  });
});

describe('the same calls without the accident', () => {
  it.each([
    [csv(header, short), may],
    [
      csv(
        'status,start,end',
        'up,2026-05-01,2026-05-03T10:00Z',
        'down,2026-05-03T10:00Z,2026-05-03T10:10Z',
        'up,2026-05-03T10:10Z,2026-06-01',
      ),
      may,
    ],
  ])('pass', async (content, window) => {
    const path = write('log.csv', content);
    for (const command of [
      ['incidents', path, '--target', '99.9'],
      ['project', path, '--target', '99.9'],
      ['budget', path, '--slo', '99.9'],
    ]) {
      const found = await run([...command, ...window, '--strict']);
      expect([command[0], found.status], found.stdout + found.stderr).toEqual([command[0], 0]);
    }
  });
});

describe('counts of events', () => {
  const judged = (content: string) =>
    run(['budget', write('events.csv', content), '--slo', '99.9', ...may, '--strict'], { columns: 300 });
  it.each([
    [
      'good and total swapped',
      csv('timestamp,total,good', '2026-05-01T00:00:00Z,90,100'),
      2,
      '100 good events are more than 90',
    ],
    [
      'counts whose sum is no number',
      csv('timestamp,good,total', '2026-05-01T00:00:00Z,1e308,1e308', '2026-05-02T00:00:00Z,9e307,1e308'),
      2,
      'total: "1e308" events in one row are more than 1e18',
    ],
    ['a header alone', csv('timestamp,good,total'), 1, 'the log covers the window'],
    ['one day of a month', csv('timestamp,good,total', '2026-05-01T00:00:00Z,100,100'), 1, 'the log covers the window'],
    [
      'no events',
      csv('timestamp,good,total', '2026-05-01T00:00:00Z,0,0', '2026-05-31T23:59:00Z,0,0'),
      1,
      'consumedEvents <= budgetEvents: not in this data',
    ],
  ])('%s passes no gate', async (_, content, status, reason) => {
    const found = await judged(content);
    expect([found.status, found.stdout + found.stderr]).toEqual([status, expect.stringContaining(reason)]);
  });
});

describe('what is asked is not there', () => {
  const path = () => write('log.csv', csv(header, short));
  const asserted = (metric: string) =>
    run(['incidents', path(), ...may, '--assert', metric, '--strict'], { columns: 300 });
  it.each([
    ['phases.detect.meanSeconds < 1m', 1, 'not in this data'], // null
    ['groups.service[web].downtimeSeconds < 1h', 1, 'not in this data'],
    ['mttrSecond < 1h', 2, 'did you mean mttrSeconds?'],
  ])('%s is no pass', async (metric, status, reason) => {
    const found = await asserted(metric);
    expect([found.status, found.stdout + found.stderr]).toEqual([status, expect.stringContaining(reason)]);
  });
  it('an SLO of a service that no row names', async () => {
    const slo = write('slo.yaml', 'service: cart\nwindow: 30d\nslos:\n  - name: a\n    target: 99.9\n');
    const found = await run(['budget', path(), '--slo', slo, ...may, '--strict'], { columns: 300 });
    expect([found.status, found.stdout]).toEqual([1, expect.stringContaining('a row has service = cart: none has')]);
  });
  it('services where no row names one', async () => {
    const found = await run([
      'budget',
      write('log.csv', csv('start,end')),
      '--slo',
      '99.9',
      '--by',
      'service',
      ...may,
      '--strict',
    ]);
    expect(found.status).toBe(1);
  });
});
