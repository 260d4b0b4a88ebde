import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

/* What real exports hold beside plain incidents. Each case has its right number written out. */

const january = ['--from', '2026-01-01T00:00:00Z', '--to', '2026-02-01T00:00:00Z'];
const hour = 3_600;
const kinds = (result: { warnings: { kind: string }[] }): string[] => result.warnings.map(({ kind }) => kind);
const messageOf = (result: { warnings: { kind: string; message: string }[] }, kind: string): string | undefined =>
  result.warnings.find((each) => each.kind === kind)?.message;

/** An incident of so many hours that begins at 00:00 on a day of January 2026. */
const on = (day: number, hours: number): { start: string; end: string } => {
  const start = Date.UTC(2026, 0, day);
  const text = (instant: number): string => new Date(instant).toISOString().replace('.000', '');
  return { start: text(start), end: text(start + hours * 3_600_000) };
};

describe('where the end stands', () => {
  const open = on(5, 0).start;
  it('in the next column that knows it, where the first is empty; which is said', async () => {
    const path = log(
      'Number,State,Opened,Resolved,Closed',
      `1,Closed,${open},,${on(5, 2).end}`,
      `2,Closed,${on(6, 0).start},${on(6, 1).end},${on(9, 0).end}`,
    );
    const result = await runJson(['incidents', path, ...january]);
    expect([result.counts.open, result.downtimeSeconds]).toEqual([0, 3 * hour]);
    expect(messageOf(result, 'endFromOther')).toBe(
      '1 row has its end from the column Closed: the first choice is empty there',
    );
  });
  it('nowhere, though the status says closed: counted as open, and noted with its place', async () => {
    const path = log('id,status,start,end', `7,resolved,${open},`);
    const result = await runJson(['incidents', path, ...january]);
    expect(result.counts.open).toBe(1);
    expect(messageOf(result, 'closedWithoutEnd')).toBe(
      `1 row is closed by its status and has no end (${path}:2): counted as open`,
    );
    expect(messageOf(result, 'open')).toContain(`${path}:2 7`);
  });
  it('nowhere in a JSON record that is closed: noted likewise', async () => {
    const text = `{"id":1,"status":{"name":"Closed"},"start":"${open}"}\n{"id":2,"state":"open","start":"${open}"}\n`;
    const path = write(
      'closed.jsonl',
      `${text}{"id":3,"status":"resolved","start":"${open}","end":"${on(5, 1).end}"}\n`,
    );
    const result = await runJson(['incidents', path, ...january, '--at', '2026-01-10']);
    expect(result.counts.open).toBe(2);
    expect(messageOf(result, 'closedWithoutEnd')).toBe(
      `1 row is closed by its status and has no end (${path}:1): counted as open`,
    );
  });
  it('in no column: noted, with what there is', async () => {
    const path = log('id,start,Took', `1,${open},45`);
    const result = await runJson(['incidents', path, ...january]);
    expect(messageOf(result, 'noEndColumn')).toContain('there are: id, start, Took; --map verified=COLUMN');
    expect((await runJson(['incidents', path, ...january, '--map', 'verified=+Took:m'])).downtimeSeconds).toBe(45 * 60);
    const json = write('no-end.json', [{ start: open }]);
    expect(kinds(await runJson(['incidents', json, ...january]))).toContain('noEndColumn');
  });
});

describe('tables of tools', () => {
  it("a monitor's Up, Started and Paused rows are no outages", async () => {
    const path = log(
      'Event,Monitor,Date-Time,Reason,Duration,Duration (in mins.)',
      ...[
        'Up,shop,2026-01-05 02:00,OK,200 hrs,12000',
        'Down,shop,2026-01-05 00:00,Timeout,2 hrs,120',
        'Started,shop,2026-01-01 00:00,,96 hrs,5760',
      ],
    );
    const result = await runJson(['incidents', path, ...january]);
    expect([result.counts.excluded, result.counts.analyzed, result.downtimeSeconds]).toEqual([2, 1, 2 * hour]);
    expect(kinds(result)).toContain('notIncidents');
  });
  it("Excel's sep=; line names the delimiter and is no header", async () => {
    for (const first of ['sep=;', '"sep=;"', '\uFEFFsep=;', '\uFEFF"sep=;"']) {
      const path = write('excel.csv', `${first}\r\nstart;end;a,b\r\n${on(5, 0).start};${on(5, 2).end};\r\n`);
      expect((await runJson(['incidents', path, ...january])).downtimeSeconds).toBe(2 * hour);
    }
  });
  it('bytes that are no UTF-8 are noted: names that differ only there look alike', async () => {
    const row = (byte: number, day: number): number[] => [
      ...Buffer.from(`${on(day, 0).start},${on(day, 1).end},M`),
      byte,
      ...Buffer.from('nchen\n'),
    ];
    const path = write(
      'latin1.csv',
      Uint8Array.from([...Buffer.from('start,end,service\n'), ...row(0xfc, 5), ...row(0xe4, 6)]),
    );
    expect(kinds(await runJson(['incidents', path, ...january]))).toContain('notUtf8');
  });
  it('a log of many years is doubted', async () => {
    const path = log('start,end', '1970-01-02T00:00:00Z,1970-01-02T01:00:00Z', `${on(5, 0).start},${on(5, 1).end}`);
    expect(messageOf(await runJson(['incidents', path]), 'spanLong')).toContain('56 years');
  });
  it.each(['9999-12-31T23:59:59Z', '9999-01-01'])(
    'an end of %s stands for never: the row is open, and that is said',
    async (end) => {
      const path = log('start,end', `${on(31, 0).start},${end}`);
      const result = await runJson(['incidents', path, ...january]);
      expect([result.counts.open, result.downtimeSeconds]).toEqual([1, 24 * hour]);
      expect(messageOf(result, 'endAfterNow')).toBe(
        `1 row ends after now (${path}:2): no end yet, so it counts as open`,
      );
    },
  );
});

describe('JSON records with different keys', () => {
  it('each is read by its own keys', async () => {
    const path = write('mixed.json', [
      { ...on(2, 10), impact_percent: 50 },
      { ...on(3, 10), impact_share: 0.5 },
    ]);
    expect((await runJson(['incidents', path, ...january])).downtimeSeconds).toBe(2 * 5 * hour);
  });
  it('words in one impact leave the severities of others alone', async () => {
    const path = write('mixed.json', [
      { ...on(2, 1), severity: 'SEV1' },
      { ...on(3, 1), impact: 'minor' },
      { ...on(4, 1), severity: 'SEV2', impact: 'major' },
      { ...on(5, 1), severity: 'SEV1', impact: 'n/a' },
    ]);
    const result = await runJson(['incidents', path, ...january, '--group-by', 'severity']);
    expect(result.groups.severity.map(({ key }: { key: string }) => key)).toEqual(['SEV1', 'SEV2', 'minor']);
    expect(messageOf(result, 'impactWordsUnused')).toBe(
      '1 row has a severity of its own beside impact, which holds words and is not used there; --map severity=impact uses it',
    );
  });
  it('numbers beside a word in impact are no shares, which is said', async () => {
    const path = write('mixed.json', [
      { ...on(2, 1), impact: '25%' },
      { ...on(3, 1), impact: 0.5 },
      { ...on(4, 1), impact: 'major' },
      { ...on(5, 1), impact: null },
    ]);
    const result = await runJson(['incidents', path, ...january]);
    expect(result.downtimeSeconds).toBe(4 * hour);
    expect(messageOf(result, 'impactMixed')).toBe(
      'the column impact holds 1 word beside 2 numbers, so no number is taken for a share; --map impact=impact takes them and refuses the words',
    );
    const words = write('words.json', [{ ...on(2, 1), impact: 'major' }]);
    expect(kinds(await runJson(['incidents', words, ...january]))).not.toContain('impactMixed');
  });
  it('an impact beyond every number is out of range, and no word', async () => {
    const path = write('huge.json', `[{"start":"${on(2, 0).start}","end":"${on(2, 1).end}","impact":1e999}]`);
    const { status, stderr } = await run(['incidents', path, ...january]);
    expect(status).toBe(2);
    expect(stderr).toContain(`${path}:1:72: the impact "1e999" is no share from 0 to 1`); // counted by hand
  });
  it('a key that holds null is there: what --map or the first alias names is unknown, not looked for elsewhere', async () => {
    const path = write('null.json', [
      { id: 1, start: on(2, 0).start, service_restored: on(2, 1).end, closed_at: on(9, 0).end },
      { id: 2, start: on(3, 0).start, service_restored: null, closed_at: on(9, 0).end },
    ]);
    const mapped = await runJson(['incidents', path, ...january, '--map', 'verified=service_restored']);
    expect([mapped.counts.open, mapped.mttrSeconds]).toEqual([1, hour]);
    const first = { started_at: null, created_at: on(2, 0).start, resolved_at: on(2, 1).end };
    const second = { ...first, started_at: on(3, 0).start, resolved_at: on(3, 2).end };
    const nulls = write('null.json', [first, second]);
    expect((await run(['incidents', nulls, ...january])).stderr).toContain('the incident has no start');
    const without = await runJson(['incidents', write('none.json', [first]), ...january]); // a column without any value is none
    expect([without.downtimeSeconds, without.sources[0].mapping.start]).toEqual([hour, 'created_at']);
  });
  it('a record without the key that --map names has that field unknown', async () => {
    const path = write('absent.json', [
      { id: 1, ...on(5, 2) },
      { id: 2, ...on(6, 2), done: on(6, 1).end },
    ]);
    const result = await runJson(['incidents', path, ...january, '--map', 'verified=done']);
    expect([result.counts.open, result.mttrSeconds]).toEqual([1, hour]);
    const offset = await runJson(['incidents', path, ...january, '--map', 'verified=+done', '--skip-invalid']);
    expect(offset.counts.open).toBe(1);
  });
  it('a missing start lists the keys there are', async () => {
    const path = write('nested.json', [{ times: { begin_time: on(2, 0).start } }]);
    expect((await run(['incidents', path, ...january])).stderr).toContain('there are: times.begin_time');
    expect((await runJson(['incidents', path, ...january, '--map', 'start=times.begin_time'])).counts.analyzed).toBe(1);
  });
  it('ids beyond 2^53 are told apart', async () => {
    const record = (id: string): string => `{"id":${id},"start":"${on(2, 0).start}","end":"${on(2, 1).end}"}`;
    const path = write('ids.json', `[${record('12345678901234567890')},${record('12345678901234567891')}]`);
    const result = await runJson(['incidents', path, ...january]);
    expect([result.counts.duplicate, result.longest.map(({ id }: { id: string }) => id)]).toEqual([
      0,
      ['12345678901234567890', '12345678901234567891'],
    ]);
  });
  it('and so they are as groups, filters and in lists', async () => {
    const [one, other] = ['12345678901234567890', '12345678901234567891'];
    const record = (id: string, day: number): string =>
      `{"id":${id},"meta":{"run":${id}},"tags":[${id},7],"start":"${on(day, 0).start}","end":"${on(day, 1).end}"}`;
    const path = write('ids.json', `[${record(one!, 2)},${record(other!, 3)}]`);
    const keysOf = async (key: string) =>
      (await runJson(['incidents', path, ...january, '--group-by', key])).groups[key].map(
        (group: { key: string }) => group.key,
      );
    expect((await keysOf('id')).sort()).toEqual([one, other]);
    expect((await keysOf('meta.run')).sort()).toEqual([one, other]);
    expect((await keysOf('tags')).sort()).toEqual([one, other, '7']);
    const where = ['--where', `id=${other}`];
    expect(
      (await runJson(['incidents', path, ...january, ...where])).longest.map(({ id }: { id: string }) => id),
    ).toEqual([other]);
  });
  it('a list where a stamp should be is named', async () => {
    const path = write('list.json', `[{"start":${'['.repeat(20_000)}${']'.repeat(20_000)}}]`);
    expect((await run(['incidents', path, ...january])).stderr).toContain('start: "a list" is not a date and time');
  });
});

describe("--map over a tool's own reading", () => {
  const path = write('pagerduty.json', {
    incidents: [
      {
        incident_number: 7,
        title: 'x',
        created_at: on(2, 0).start,
        resolved_at: on(2, 10).end,
        urgency: 'high',
        real_secs: 60,
        status: 'resolved',
      },
    ],
  });
  it.each([
    ['verified=+real_secs', 60, 0],
    ['verified=none', 0, 1],
  ])('%s', async (map, recovery, open) => {
    const result = await runJson(['incidents', path, ...january, '--source', 'pagerduty', '--map', map]);
    expect([result.mttrSeconds ?? 0, result.counts.open]).toEqual([recovery, open]);
  });
});

describe('ids', () => {
  it('placeholders are none', async () => {
    const rows = ['n/a', 'n/a', '-', '-'].map((id, i) => `${id},${on(2 + i, 0).start},${on(2 + i, 1).end}`);
    const result = await runJson(['incidents', log('id,start,end', ...rows), ...january, '--dedupe', 'id']);
    expect([result.counts.duplicate, result.downtimeSeconds]).toEqual([0, 4 * hour]);
  });
  it('and titles of any length stay apart', async () => {
    const long = 'x'.repeat(70_000);
    const rows = [long, 'b', 'c', 'd', 'e'].map(
      (id, i) => `${id},${on(2 + i, 0).start},${on(2 + i, 1).end},title ${id}`,
    );
    const result = await runJson(['incidents', log('id,start,end,title', ...rows), ...january, '--dedupe', 'id']);
    expect([result.counts.duplicate, result.downtimeSeconds]).toEqual([0, 5 * hour]);
    expect(result.longest.map(({ title }: { title: string }) => title.length)).toEqual([70_006, 7, 7, 7, 7]);
  });
  it('one on very many rows costs no more than many', async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, i) => `same,${1_767_225_600 + i * 40},${1_767_225_600 + i * 40 + 10}`,
    );
    const result = await runJson(['incidents', log('id,start,end', ...rows), ...january]);
    expect([result.counts.duplicate, result.counts.analyzed]).toEqual([0, 50_000]);
  }, 20_000);
  it('a repeated test is a duplicate first', async () => {
    const record = {
      reference: 'INC-1',
      name: 't',
      mode: 'test',
      incident_timestamp_values: [],
      created_at: on(2, 0).start,
    };
    const path = write('tests.json', [record, record]);
    expect((await runJson(['incidents', path, ...january, '--source', 'incident-io'])).counts).toMatchObject({
      duplicate: 1,
      excluded: 1,
    });
  });
});

describe('groups', () => {
  it('by month have every month of the window, downtime and counted time of their own', async () => {
    const path = log(
      'start,end',
      '2026-01-31T00:00:00Z,2026-02-03T00:00:00Z',
      '2026-04-10T00:00:00Z,2026-04-11T00:00:00Z',
    );
    const { groups } = await runJson([
      'incidents',
      path,
      '--from',
      '2026-01-01',
      '--to',
      '2026-05-01',
      '--group-by',
      'month',
    ]);
    const rows = groups.month.map(
      ({ key, incidents, failures, downtimeSeconds, unavailability, share }: Record<string, unknown>) => [
        key,
        incidents,
        failures,
        downtimeSeconds,
        unavailability,
        share,
      ],
    );
    const day = 86_400;
    expect(rows).toEqual([
      ['2026-01', 1, 1, day, 1 / 31, 0.25],
      ['2026-02', 1, 0, 2 * day, 2 / 28, 0.5],
      ['2026-03', 0, 0, 0, 0, 0],
      ['2026-04', 1, 1, day, 1 / 30, 0.25],
    ]);
  });
  it('by weekday and hour have no availability: there is no time of the window that is theirs', async () => {
    const path = log('start,end', `${on(5, 0).start},${on(5, 1).end}`);
    const { groups } = await runJson(['incidents', path, ...january, '--group-by', 'weekday,hour']);
    expect(groups.weekday[0]).toMatchObject({ key: '1 Monday', incidents: 1, availability: null, mtbfSeconds: null });
    expect(groups.hour[0]).toMatchObject({ key: '00:00', downtimeSeconds: hour });
  });
  it('count merged failures as the whole log does', async () => {
    const path = log(
      'service,start,end',
      ...[0, 2, 4].map((h) => `a,2026-01-05T0${h}:00:00Z,2026-01-05T0${h + 1}:00:00Z`),
      `b,${on(9, 0).start},${on(9, 1).end}`,
    );
    const result = await runJson(['incidents', path, ...january, '--merge-within', '1h', '--group-by', 'service']);
    expect([
      result.failures,
      ...result.groups.service.map(({ key, failures }: Record<string, unknown>) => [key, failures]),
    ]).toEqual([2, ['a', 1], ['b', 1]]);
  });
  it('by a list of objects have their names as keys', async () => {
    const path = write('tags.json', [{ ...on(2, 1), tags: [{ name: 'x' }, { name: '-' }] }]);
    const { groups } = await runJson(['incidents', path, ...january, '--group-by', 'tags']);
    expect(groups.tags.map(({ key }: { key: string }) => key)).toEqual(['x']);
  });
});

describe('weights and filters', () => {
  it('a weight for a service fits an incident that names it among others', async () => {
    const path = write('services.json', [
      { ...on(2, 10), services: ['api', 'web'] },
      { ...on(5, 10), services: ['api'] },
    ]);
    expect(
      (await runJson(['incidents', path, ...january, '--impact-map', 'service:api=30%'])).downtimeSeconds,
    ).toBeCloseTo(6 * hour, 9);
  });
  it('a value with a comma stands in quotes', async () => {
    const path = log(
      'start,end,cause',
      `${on(2, 0).start},${on(2, 1).end},"Network, DNS"`,
      `${on(3, 0).start},${on(3, 1).end},x`,
    );
    expect((await runJson(['incidents', path, ...january, '--where', 'cause="Network, DNS"'])).counts.analyzed).toBe(1);
    expect(
      (await runJson(['incidents', path, ...january, '--impact-map', 'cause:"Network, DNS"=0'])).downtimeSeconds,
    ).toBe(hour);
  });
  it('a part of the calendar is refused as a filter: it would match nothing', async () => {
    const path = log('start,end', `${on(2, 0).start},${on(2, 1).end}`);
    const { status, stderr } = await run(['incidents', path, ...january, '--where', 'month=2026-01']);
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'error: --where: month is no column to filter or weigh by']);
  });
  it('failures that cost no counted time stand beside the MTBF that does not count them', async () => {
    const path = log(
      'start,end',
      '2026-01-10T10:00:00Z,2026-01-10T11:00:00Z',
      '2026-01-12T10:00:00Z,2026-01-12T11:00:00Z',
    ); // Saturday, Monday
    const result = await runJson(['incidents', path, ...january, '--service-hours', 'Mon-Fri 08:00-18:00']);
    // 22 Mondays to Fridays of January 2026 with ten hours each, an hour down, one failure
    expect([result.failures, result.failuresOutside, result.mtbfSeconds]).toEqual([1, 1, (220 - 1) * 3_600]);
  });
  it('a row that starts after a given now is noted', async () => {
    const path = log('start,end', `${on(20, 0).start},${on(20, 1).end}`);
    expect(kinds(await runJson(['incidents', path, ...january, '--at', '2026-01-10']))).toContain('afterNow');
  });
});

it('of incidents that began and lasted alike the longest are shown in one order, whatever that of the rows', async () => {
  const rows = ['b,2026-01-05T10:00:00Z,2026-01-05T11:00:00Z', 'a,2026-01-05T10:00:00Z,2026-01-05T11:00:00Z'];
  for (const each of [rows, rows.toReversed()]) {
    const result = await runJson(['incidents', log('service,start,end', ...each), ...january, '--top', '1']);
    expect(result.longest.map(({ service }: { service: string }) => service)).toEqual(['a']);
  }
});
