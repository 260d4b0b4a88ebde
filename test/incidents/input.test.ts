import { describe, expect, it } from 'vitest';
import { firstTools } from '../input/adapters/read-export.ts';
import { log, run, runJson, write } from '../run.ts';

const january = ['--from', '2024-01-01T00:00:00Z', '--to', '2024-02-01T00:00:00Z'];

describe('the same five incidents', () => {
  // fixtures/incidents.*: one log in every shape
  it.each([
    ['csv', 'fixtures/incidents.csv'],
    ['json', 'fixtures/incidents.json'],
    ['json', 'fixtures/incidents-wrapped.json'],
    ['json', 'fixtures/incidents-jsonapi.json'],
    ['jsonl', 'fixtures/incidents.jsonl'],
  ])('as %s: %s', async (format, path) => {
    const options = ['--at', '2026-08-20T00:00:00Z', '--group-by', 'service,cause,severity'];
    const expected = await runJson(['incidents', 'fixtures/incidents.csv', ...options]);
    const result = await runJson(['incidents', path, ...options]);
    expect(result.sources[0].format).toBe(format);
    const numbers = ({ sources, longest, ...rest }: Record<string, unknown>) => rest;
    expect(
      JSON.parse(
        JSON.stringify(numbers(result))
          .replaceAll(path, 'PATH')
          .replace(/PATH:\d+/g, 'PATH'),
      ),
    ).toEqual(
      JSON.parse(
        JSON.stringify(numbers(expected))
          .replaceAll('fixtures/incidents.csv', 'PATH')
          .replace(/PATH:\d+/g, 'PATH'),
      ),
    );
    // by hand: INC-1 50 min, INC-2 0.3 × 105 min, INC-3 20 min, INC-4 70 min, INC-5 open from 14:05 to 24:00, 595 min
    expect(result.downtimeSeconds).toBeCloseTo((50 + 0.3 * 105 + 20 + 70 + 595) * 60, 9);
  });

  it('from standard input, named or not', async () => {
    const text = 'id,start,end\na,2024-01-02T00:00:00Z,2024-01-02T02:00:00Z\n';
    for (const args of [['incidents', '-'], ['incidents']]) {
      const result = await runJson([...args, ...january], { stdin: text });
      expect([result.downtimeSeconds, result.sources[0].file]).toEqual([7_200, 'stdin']);
    }
  });
});

describe('exports of tools', () => {
  it.each(firstTools)('%s is recognised as %s, and every row is accounted for', async (file, format) => {
    const result = await runJson(['incidents', `fixtures/${file}`, '--at', '2026-11-01']);
    const { read, invalid, maintenance, duplicate, excluded, analyzed } = result.counts;
    expect(result.sources[0].format).toBe(format);
    expect(invalid + maintenance + duplicate + excluded + analyzed).toBe(read);
    expect(analyzed).toBeGreaterThan(0);
  });

  it('a status page measures no detect phase and says so', async () => {
    const result = await runJson(['incidents', 'fixtures/statuspage.json', '--at', '2026-11-01']);
    expect(result.phases.detect.count).toBe(0);
    expect(
      result.warnings.some(({ message }: { message: string }) => message.includes('the detect phase is not measured')),
    ).toBe(true);
  });

  it('--source forces one, and --map overrides a field of it', async () => {
    const record = {
      id: 'x',
      begun: '2024-01-02T00:00:00Z',
      started_at: '2024-01-02T01:00:00Z',
      resolved_at: '2024-01-02T02:00:00Z',
      impact: 'minor',
    };
    const path = write('page.json', [record]);
    const forced = await runJson(['incidents', path, ...january, '--source', 'statuspage']);
    expect([forced.sources[0].format, forced.downtimeSeconds]).toEqual(['statuspage', 3_600]);
    const mapped = await runJson(['incidents', path, ...january, '--source', 'statuspage', '--map', 'start=begun']);
    expect(mapped.downtimeSeconds).toBe(7_200);
  });
});

describe('columns', () => {
  const hour = '2024-01-02T00:00:00Z,2024-01-02T01:00:00Z';

  it('of two columns for one field the first alias wins, wherever it stands', async () => {
    const path = log('Created At,started_at,resolved_at', `2024-01-01T12:00:00Z,${hour}`);
    const result = await runJson(['incidents', path, ...january]);
    expect(result.downtimeSeconds).toBe(3_600);
    expect(result.sources[0].mapping).toEqual({ start: 'started_at', verified: 'resolved_at' });
  });

  it('--map names others, exactly or loosely', async () => {
    const path = log('what,from,until', `a,${hour}`);
    const result = await runJson([
      'incidents',
      path,
      ...january,
      '--map',
      'start=from,verified=Until',
      '--map',
      'title=what',
    ]);
    expect([result.downtimeSeconds, result.longest[0].title]).toEqual([3_600, 'a']);
  });

  it.each([
    ['seconds_to_first_ack', '90', [], 90],
    ['secs', '90', ['--map', 'acknowledged=+secs'], 90],
    ['mins', '1.5', ['--map', 'acknowledged=+mins:m'], 90],
    ['ack', '1m30s', ['--map', 'acknowledged=+ack'], 90],
    ['ack', 'PT90S', ['--map', 'acknowledged=+ack'], 90],
  ])('an offset from the start: %s = %s', async (column, value, options, seconds) => {
    const path = log(`start,end,${column}`, `${hour},${value}`);
    const { phases } = await runJson(['incidents', path, ...january, ...(options as string[])]);
    expect(phases.acknowledge).toMatchObject({ count: 1, meanSeconds: seconds });
    expect(phases.detect.count).toBe(0); // acknowledged is not detected
  });

  it('impact is a share where all its values are numbers or percents', async () => {
    const path = log('start,end,impact,priority', `${hour},25%,P1`, '2024-01-03T00:00:00Z,2024-01-03T01:00:00Z,,P2');
    const result = await runJson(['incidents', path, ...january, '--group-by', 'severity']);
    expect(result.downtimeSeconds).toBe(900 + 3_600);
    expect(result.groups.severity.map(({ key }: { key: string }) => key)).toEqual(['P2', 'P1']);
  });
  it('else it is the severity', async () => {
    const path = log(
      'start,end,impact,priority',
      `${hour},25%,P1`,
      '2024-01-03T00:00:00Z,2024-01-03T01:00:00Z,major,P2',
    );
    const result = await runJson(['incidents', path, ...january, '--group-by', 'severity']);
    expect(result.downtimeSeconds).toBe(7_200);
    expect(result.groups.severity.map(({ key }: { key: string }) => key)).toEqual(['25%', 'major']);
  });
  it('and stays unused, with a word, where another column is the severity', async () => {
    const path = log('start,end,severity,impact', `${hour},SEV1,major`);
    const result = await runJson(['incidents', path, ...january]);
    expect(result.warnings.map(({ kind }: { kind: string }) => kind)).toEqual(['impactWordsUnused']);
  });
  it('an impact above 1 is refused with its place: it could be a level', async () => {
    const path = log('start,end,impact', `${hour},1`, '2024-01-03T00:00:00Z,2024-01-03T01:00:00Z,30');
    const { status, stderr } = await run(['incidents', path, ...january]);
    expect(status).toBe(2);
    expect(stderr).toContain(`${path}:3:43: the impact "30" is no share from 0 to 1`);
    expect((await runJson(['incidents', path, ...january, '--skip-invalid'])).counts).toMatchObject({
      invalid: 1,
      analyzed: 1,
    });
  });

  it('--map impact=COLUMN:% counts in percent, and severity=none leaves a field out', async () => {
    const path = log('start,end,impact,severity', `${hour},30,P1`);
    const result = await runJson(['incidents', path, ...january, '--map', 'impact=impact:%,severity=none']);
    expect([result.downtimeSeconds, result.sources[0].mapping]).toEqual([
      1_080,
      { impact: 'impact', start: 'start', verified: 'end' },
    ]);
  });
  it('the mapping shows what a column called impact turned out to be', async () => {
    const mapping = async (value: string) => {
      const path = log('start,end,impact', `${hour},${value}`);
      return (await runJson(['incidents', path, ...january])).sources[0].mapping;
    };
    expect(await mapping('0.3')).toEqual({ start: 'start', verified: 'end', impact: 'impact' });
    expect(await mapping('major')).toEqual({ start: 'start', verified: 'end', severity: 'impact' });
  });

  it('--impact-map weighs words, the first rule that fits', async () => {
    const path = log(
      'start,end,severity',
      `${hour},minor`,
      '2024-01-03T00:00:00Z,2024-01-03T01:00:00Z,none',
      '2024-01-04T00:00:00Z,2024-01-04T01:00:00Z,major',
    );
    const plain = await runJson(['incidents', path, ...january]);
    expect(plain.unweighted).toEqual({
      incidents: 3,
      downtimeSeconds: 10_800,
      lesserIncidents: 2,
      lesserDowntimeSeconds: 7_200,
    });
    const result = await runJson(['incidents', path, ...january, '--impact-map', 'severity:minor=30%,none=0']);
    expect(result.downtimeSeconds).toBeCloseTo(0.3 * 3_600 + 3_600, 9);
    expect(result.unweighted).toMatchObject({ incidents: 1, downtimeSeconds: 3_600, lesserIncidents: 0 });
  });

  it('an incident of several services counts in each; --split parts a cell', async () => {
    const list = write('list.json', [
      { start: '2024-01-02T00:00:00Z', end: '2024-01-02T01:00:00Z', services: ['api', 'web'] },
    ]);
    const cell = log('start,end,service', `${hour},api;web`);
    for (const args of [[list], [cell, '--split', 'service=;']]) {
      const result = await runJson(['incidents', ...args, ...january, '--group-by', 'service']);
      expect(
        result.groups.service.map(({ key, downtimeSeconds, share }: Record<string, unknown>) => [
          key,
          downtimeSeconds,
          share,
        ]),
      ).toEqual([
        ['api', 3_600, 0.5],
        ['web', 3_600, 0.5],
      ]);
      expect(result.downtimeSeconds).toBe(3_600);
    }
    const whole = await runJson(['incidents', cell, ...january, '--group-by', 'service']);
    expect(whole.groups.service[0].key).toBe('api;web');
  });

  it('groups by any column, and by the calendar of the zone', async () => {
    const path = log('start,end,team', '2024-01-31T23:30:00Z,2024-02-01T00:30:00Z,blue', `${hour},`);
    const result = await runJson([
      'incidents',
      path,
      '--from',
      '2024-01-01',
      '--to',
      '2024-03-01',
      '--group-by',
      'team,month',
      '--zone',
      'Europe/Berlin',
    ]);
    expect(result.groups.team.map(({ key }: { key: string }) => key)).toEqual(['blue', null]);
    expect(result.groups.month.map(({ key, incidents }: Record<string, unknown>) => [key, incidents])).toEqual([
      ['2024-01', 1],
      ['2024-02', 1],
    ]);
  });
});

describe('stamps', () => {
  it('without an offset take the zone, which is said', async () => {
    const path = log('start,end', '2024-01-02 01:00,2024-01-02 03:00:00');
    const result = await runJson(['incidents', path, '--zone', 'Europe/Berlin', ...january]);
    expect([result.downtimeSeconds, result.longest[0].start]).toEqual([7_200, '2024-01-02T00:00:00Z']);
    expect(result.warnings[0]).toEqual({
      kind: 'zoneAssumed',
      message: '2 timestamps had no offset and were read in Europe/Berlin; --zone sets another',
    });
  });
  it('in the two odd hours are counted and said', async () => {
    const path = log('start,end', '2024-10-27 02:30,2024-10-27 03:30', '2024-03-31 02:30,2024-03-31 04:00');
    const result = await runJson(['incidents', path, '--zone', 'Europe/Berlin']);
    expect(result.warnings.map(({ kind }: { kind: string }) => kind)).toEqual([
      'zoneAssumed',
      'wallClockRepeated',
      'wallClockSkipped',
      'windowDefault',
    ]);
    // 02:30 summer time is 00:30Z, 03:30 winter time 02:30Z: two hours. 02:30 does not exist: 03:30 summer time, half an hour
    expect(result.downtimeSeconds).toBe(2 * 3_600 + 1_800);
  });
  it('of an agreed form are read by --date-format', async () => {
    const path = log('start,end', '02-01-2024 00:00,02-01-2024 01:00');
    const result = await runJson(['incidents', path, '--date-format', 'dd-MM-yyyy HH:mm', ...january]);
    expect(result.longest[0].start).toBe('2024-01-02T00:00:00Z');
  });
  it.each([
    ['03/04/2024 10:00', 'start: "03/04/2024 10:00" does not say which is the day and which the month'],
    ['2024-01-02 10:00 PDT', 'start: "2024-01-02 10:00 PDT": several zones call themselves PDT'],
    ['2023-02-29T00:00:00Z', 'start: "2023-02-29T00:00:00Z" is not a date and time'],
    ['soon', 'start: "soon" is not a date and time'],
  ])('%s is refused, with the way out', async (stamp, message) => {
    const { status, stderr } = await run(['incidents', log('id,start,end', `1,${stamp},`)]);
    expect(status).toBe(2);
    expect(stderr).toContain(`:2:3: ${message}`);
    expect(stderr).toContain(stamp.startsWith('2023-02-29') ? 'no calendar has that day: fix it' : '--date-format');
  });
  it.each(['', '?', '-', 'NULL', 'none', 'NaN', 'N/A'])('the placeholder "%s" is unknown', async (text) => {
    const path = log('start,detected,end', `2024-01-02T00:00:00Z,${text},2024-01-02T01:00:00Z`);
    expect((await runJson(['incidents', path, ...january])).phases.detect.count).toBe(0);
  });
});
