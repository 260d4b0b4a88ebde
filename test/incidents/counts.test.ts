import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

const january = ['--from', '2024-01-01', '--to', '2024-02-01'];
const kinds = (result: { warnings: { kind: string }[] }): string[] => result.warnings.map(({ kind }) => kind);

describe('every row is accounted for', () => {
  const path = log(
    'id,service,severity,start,detected,verified',
    'a,api,major,2024-01-02T00:00:00Z,,2024-01-02T01:00:00Z',
    'a,api,major,2024-01-02T00:00:00Z,,2024-01-02T02:00:00+01:00', // the same instants: a duplicate
    'a,api,major,2024-01-03T00:00:00Z,,2024-01-03T01:00:00Z', // the same id, other stamps: kept
    'b,api,Scheduled maintenance,2024-01-04T00:00:00Z,,2024-01-04T01:00:00Z',
    'c,api,major,2023-12-01T00:00:00Z,,2023-12-01T01:00:00Z', // before the window
    'd,api,major,2024-02-01T00:00:00Z,,2024-02-01T01:00:00Z', // at its end, which is not in it
    'e,web,minor,2024-01-05T00:00:00Z,,2024-01-05T01:00:00Z', // filtered out below
    'f,api,major,2024-01-06T00:00:00Z,,', // open
    'g,api,major,2024-01-07T00:00:00Z,,2024-01-07T00:00:00Z', // zero length
    'h,api,major,2024-01-08T00:10:00Z,2024-01-08T00:00:00Z,2024-01-08T01:00:00Z', // detected before it began
    'i,api,major,,,2024-01-09T00:00:00Z', // no start
    'j,api,major,2024-01-10T00:00:00Z,,2024-01-09T00:00:00Z', // verified before start
  );

  it('in the order of precedence', async () => {
    const result = await runJson(['incidents', path, ...january, '--where', 'service=api', '--skip-invalid']);
    expect(result.counts).toEqual({
      ...{ read: 12, invalid: 2, maintenance: 1, duplicate: 1, excluded: 3, analyzed: 5 },
      ...{ open: 1, zeroLength: 1, outOfOrder: 1, excludedBecause: { window: 2, where: 1 } },
    });
    expect(kinds(result)).toEqual([
      'invalidSkipped',
      'duplicates',
      'sameId',
      'open',
      'zeroLength',
      'outOfOrder',
      'negativePhase',
    ]);
    expect(result.phases.detect.count).toBe(0);
    expect(result.phases.recovery.count).toBe(4);
  });

  it('--dedupe id keeps the last of each id', async () => {
    const result = await runJson(['incidents', path, ...january, '--skip-invalid', '--dedupe', 'id']);
    expect([result.counts.duplicate, result.counts.analyzed]).toEqual([2, 5]);
    expect(kinds(result)).not.toContain('sameId');
  });

  it('reports all invalid rows at once, with file, line and column, and no result', async () => {
    const { status, stdout, stderr } = await run(['incidents', path, ...january]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.split('\n').filter((line) => line.startsWith('error'))).toEqual([
      `error: ${path}:12:13: the incident has no start (start is empty or unknown)`,
      `error: ${path}:13:35: verified (2024-01-09T00:00:00Z) lies before start (2024-01-10T00:00:00Z)`,
      'error: 2 rows cannot be used',
    ]);
  });

  it('shows twenty problems and counts the rest', async () => {
    const rows = Array.from({ length: 33 }, (_, i) => `${i},yesterday`);
    const { status, stderr } = await run(['incidents', log('id,start', ...rows)]);
    const errors = stderr.split('\n').filter((line) => line.startsWith('error'));
    expect([status, errors.length, errors.at(-1)]).toEqual([
      2,
      21,
      'error: 33 rows cannot be used; 13 more problems are not listed',
    ]);
  });
});

describe('maintenance', () => {
  it.each([
    ['severity', 'maintenance'],
    ['impact', 'maintenance'],
    ['type', 'planned_maintenance'],
    ['kind', 'Scheduled Maintenance'],
    ['Incident Type', 'MAINTENANCE'],
  ])('is told by the word in the column %s: %s', async (column, word) => {
    const path = log(
      `start,end,${column}`,
      `2024-01-02T00:00:00Z,2024-01-02T01:00:00Z,${word}`,
      '2024-01-03T00:00:00Z,2024-01-03T01:00:00Z,critical',
    );
    expect((await runJson(['incidents', path, ...january])).counts).toMatchObject({ maintenance: 1, analyzed: 1 });
  });
  it('is not told by a title, and not by half a word', async () => {
    const path = log(
      'start,end,title,severity',
      '2024-01-02T00:00:00Z,2024-01-02T01:00:00Z,maintenance script ran wild,maintenances',
    );
    expect((await runJson(['incidents', path, ...january])).counts).toMatchObject({ maintenance: 0, analyzed: 1 });
  });
});

describe('duplicates', () => {
  it('without an id need the same title too', async () => {
    const row = '2024-01-02T00:00:00Z,2024-01-02T01:00:00Z';
    const path = log('start,end,title', `${row},one`, `${row},one`, `${row},two`);
    expect((await runJson(['incidents', path, ...january])).counts).toMatchObject({ duplicate: 1, analyzed: 2 });
  });
  it('are found across files', async () => {
    const path = log('id,start,end', 'a,2024-01-02T00:00:00Z,2024-01-02T01:00:00Z');
    const json = write('log.json', [{ id: 'a', started_at: 1_704_153_600, resolved_at: '2024-01-02T02:00:00+01:00' }]);
    expect((await runJson(['incidents', path, json, ...january])).counts).toMatchObject({
      read: 2,
      duplicate: 1,
      analyzed: 1,
    });
  });
});

describe('the default window', () => {
  it('is the calendar months that the log touches', async () => {
    const path = log(
      'start,end',
      '2024-02-10T00:00:00Z,2024-02-10T01:00:00Z',
      '2024-04-30T23:00:00Z,2024-05-01T01:00:00Z',
    );
    expect((await runJson(['incidents', path])).window).toMatchObject({
      start: '2024-02-01T00:00:00Z',
      end: '2024-06-01T00:00:00Z',
      source: 'default',
    });
  });
  it('is taken in the zone: March in New York is an hour short', async () => {
    const path = log('start,end', '2024-03-10T12:00:00Z,2024-03-10T13:00:00Z');
    const { window } = await runJson(['incidents', path, '--zone', 'America/New_York']);
    expect(window).toMatchObject({
      start: '2024-03-01T05:00:00Z',
      end: '2024-04-01T04:00:00Z',
      seconds: 31 * 86_400 - 3_600,
    });
  });
  it('ends now with an open incident', async () => {
    const path = log('start,end', '2024-03-10T12:00:00Z,');
    const { window } = await runJson(['incidents', path, '--at', '2024-03-12T00:00:00Z']);
    expect(window).toMatchObject({ start: '2024-03-01T00:00:00Z', end: '2024-03-12T00:00:00Z' });
  });
  it('does not reach to maintenance that is planned for next year', async () => {
    const path = log(
      'start,end,severity',
      '2024-03-10T12:00:00Z,2024-03-10T13:00:00Z,major',
      '2025-03-10T12:00:00Z,2025-03-10T13:00:00Z,maintenance',
    );
    expect((await runJson(['incidents', path])).window.end).toBe('2024-04-01T00:00:00Z');
  });
  it('says that it depends on the clock where it does', async () => {
    const path = log('start,end', '2026-11-10T12:00:00Z,');
    expect(kinds(await runJson(['incidents', path]))).toContain('clockUsed');
    expect(kinds(await runJson(['incidents', path, '--at', '2026-11-20']))).not.toContain('clockUsed');
    expect(kinds(await runJson(['incidents', path, '--window', '30d']))).toContain('clockUsed');
    expect(kinds(await runJson(['incidents', path]))).not.toContain('windowInFuture'); // it ends at the very now
    expect(kinds(await runJson(['incidents', path, '--from', '2026-11-01']))).toContain('clockUsed');
    expect(kinds(await runJson(['incidents', path, '--from', '2026-11-01', '--to', '2026-11-20']))).not.toContain(
      'clockUsed',
    );
  });
});

describe('what the call takes for granted', () => {
  const path = log('id,service,start,end', 'a,api,2024-01-02T00:00:00Z,2024-01-02T01:00:00Z');

  it('a filter that no row passes is noted, with the likely meaning, and fails under --strict', async () => {
    const args = ['incidents', path, ...january, '--where', 'service=apo', '--target', '99.99'];
    const result = await runJson(args);
    expect(result.warnings.find(({ kind }: { kind: string }) => kind === 'noRowHas').message).toBe(
      'no row has service = apo; did you mean api?',
    );
    expect(result.checks.at(-1)).toMatchObject({
      expression: 'a row has service = apo',
      actual: null,
      status: 'skipped',
    });
    expect([(await run(args)).status, (await run([...args, '--strict'])).status]).toEqual([0, 1]);
  });
  it('a window that the log does not cover is noted', async () => {
    expect(kinds(await runJson(['incidents', path, '--month', '2020-01']))).toContain('logUncovered');
    expect(kinds(await runJson(['incidents', path, '--month', '2024-01']))).not.toContain('logUncovered');
  });
  it('an assertion on groups makes these groups, and a column that does not exist is refused', async () => {
    const args = ['incidents', path, ...january];
    expect((await run([...args, '--assert', 'groups.service[api].downtimeSeconds < 1m'])).status).toBe(1);
    expect((await run([...args, '--assert', 'groups.servcie[api].downtimeSeconds < 1m'])).stderr).toContain(
      'there is no column "servcie"; did you mean service?',
    );
  });
  it('an open incident is down until a now that is given, else until the end of the window', async () => {
    const open = log('start,end', '2024-01-05T00:00:00Z,');
    const days = async (...options: string[]) =>
      (await runJson(['incidents', open, ...january, ...options])).downtimeSeconds / 86_400;
    expect([await days(), await days('--at', '2024-01-10'), await days('--at', '2024-03-01')]).toEqual([27, 5, 27]);
  });
  it('rows on one line of a file are told apart', async () => {
    const json = write(
      'one-line.json',
      '[{"id":1,"start":"x"},{"id":2,"start":"z"},{"id":3,"start":"2024-01-02T00:00:00Z","end":"2024-01-02T01:00:00Z"}]',
    );
    expect((await run(['incidents', json])).stderr).toContain('error: 2 rows cannot be used');
    const result = await runJson(['incidents', json, '--skip-invalid']);
    expect([result.counts.invalid, result.warnings[0].message]).toEqual([
      2,
      `2 rows are invalid and skipped: ${json}:1:18 start: "x" is not a date and time; ${json}:1:39 start: "z" is not a date and time`,
    ]);
  });
  it('standard input can be read once', async () => {
    const { status, stderr } = await run(['incidents', '-', '--exclude', '-'], { stdin: '' });
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'error: standard input (-) was named twice']);
  });
});
