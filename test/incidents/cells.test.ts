import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

/* Cells as people and tools write them. Each case has its right number written out. */

const january = ['--month', '2026-01', '--at', '2026-02-01'];
const hour = 3_600;
const kinds = (result: { warnings: { kind: string }[] }): string[] => result.warnings.map(({ kind }) => kind);
const messageOf = (result: { warnings: { kind: string; message: string }[] }, kind: string): string | undefined =>
  result.warnings.find((each) => each.kind === kind)?.message;
const refusal = async (path: string, ...options: readonly string[]): Promise<string> => {
  const { status, stdout, stderr } = await run(['incidents', path, ...january, ...options]);
  expect([status, stdout]).toEqual([2, '']);
  return stderr;
};

describe('columns without a value are none', () => {
  it('the next choice is the field, for all rows', async () => {
    const path = log(
      'number,work_start,opened_at,resolved_at,cause,category',
      'INC1,,2026-01-05 10:00,2026-01-05 12:00,,network',
      'INC2,,2026-01-06 10:00,2026-01-06 11:00,n/a,hardware',
    );
    const result = await runJson(['incidents', path, ...january, '--group-by', 'cause']);
    expect([result.downtimeSeconds, result.sources[0].mapping]).toEqual([
      3 * hour,
      { id: 'number', cause: 'category', start: 'opened_at', verified: 'resolved_at' },
    ]);
    expect(result.groups.cause.map(({ key }: { key: string }) => key).sort()).toEqual(['hardware', 'network']);
  });
  it('one value makes it a column: rows without one have none, and the other column is not looked at', async () => {
    const path = log(
      'id,start,end,cause,category',
      'A,2026-01-05T10:00Z,2026-01-05T11:00Z,,network',
      'B,2026-01-06T10:00Z,2026-01-06T11:00Z,disk,hardware',
    );
    const result = await runJson(['incidents', path, ...january, '--group-by', 'cause']);
    expect(result.groups.cause.map(({ key }: { key: string | null }) => key)).toEqual(['disk', null]);
  });
  it('a start that only another column knows is no start where the first choice has values', async () => {
    const path = log(
      'id,started_at,created_at,end',
      'A,,2026-01-05T10:00Z,2026-01-05T11:00Z',
      'B,2026-01-06T10:00Z,2026-01-06T10:05Z,2026-01-06T11:00Z',
    );
    expect(await refusal(path)).toContain(`${path}:2: the incident has no start (started_at is empty or unknown)`);
    const skipped = await runJson(['incidents', path, ...january, '--skip-invalid']);
    expect([skipped.counts.invalid, skipped.downtimeSeconds]).toEqual([1, hour]);
  });
  it('columns are the same columns in every file', async () => {
    const header = 'id,start,end,cause,category';
    const first = log(header, 'A,2026-01-05T10:00Z,2026-01-05T11:00Z,,network');
    const second = log(header, 'B,2026-01-06T10:00Z,2026-01-06T11:00Z,disk,hardware');
    const result = await runJson(['incidents', first, second, ...january, '--group-by', 'cause']);
    expect(result.groups.cause.map(({ key }: { key: string | null }) => key)).toEqual(['disk', null]);
  });
  it('a length stands in where the column of the end is empty', async () => {
    const path = log('id,start,end,duration', 'A,2026-01-05T10:00Z,,90 min', 'B,2026-01-06T10:00Z,,ongoing');
    const result = await runJson(['incidents', path, ...january]);
    expect([result.counts.open, result.mttrSeconds]).toEqual([1, 5_400]);
  });
});

describe('stamps', () => {
  it('flags are none', async () => {
    const path = log('id,start,resolved,resolved_at', 'A,2026-01-05T10:00Z,true,2026-01-05T11:00Z');
    expect((await runJson(['incidents', path, ...january])).downtimeSeconds).toBe(hour);
  });
  it('a heading names the zone of its stamps', async () => {
    const path = log('id,Start (UTC +1),End (UTC)', 'A,2026-01-05 10:00,2026-01-05 10:00');
    const result = await runJson(['incidents', path, ...january, '--zone', 'America/New_York']);
    expect([result.downtimeSeconds, kinds(result).includes('zoneAssumed')]).toEqual([hour, false]);
  });
  it('an end in the second of two equal hours is one', async () => {
    // clocks of New York: 02:00 at -04:00 became 01:00 at -05:00 on 2026-11-01; 01:50 to 01:10 is 20 minutes
    const path = log('id,start,end', 'A,2026-11-01 01:50,2026-11-01 01:10');
    const november = ['--month', '2026-11', '--at', '2026-12-01', '--zone', 'America/New_York'];
    expect((await runJson(['incidents', path, ...november])).downtimeSeconds).toBe(20 * 60);
  });
  it('an end after now is none yet, and what begins after now stays as it is written', async () => {
    const path = log(
      'id,start,end',
      'A,2026-01-31T23:00Z,2026-02-03T00:00Z',
      'B,2026-01-05T10:00Z,2026-01-05T11:00Z',
      'C,2026-02-10T10:00Z,2026-02-10T11:00Z',
    );
    const result = await runJson([
      'incidents',
      path,
      '--from',
      '2026-01-01',
      '--to',
      '2026-03-01',
      '--at',
      '2026-02-01',
    ]);
    expect([result.counts.open, result.mttrSeconds]).toEqual([1, hour]);
    expect(messageOf(result, 'endAfterNow')).toContain(`${path}:2`);
  });
  it('the only stamp is the start, also where it says when the incident was seen', async () => {
    const path = log('id,detected_at,resolved_at', 'A,2026-01-05T10:00Z,2026-01-05T11:00Z');
    const result = await runJson(['incidents', path, ...january]);
    expect([result.downtimeSeconds, result.phases.detect.count]).toEqual([hour, 0]);
  });
  it('days of a spreadsheet are read by their name', async () => {
    const path = log('id,start,end', 'A,46027.5,46027.75'); // 2026-01-05T12:00 and 18:00
    expect(await refusal(path)).toContain("--date-format 'excel'");
    expect((await runJson(['incidents', path, ...january, '--date-format', 'excel'])).downtimeSeconds).toBe(6 * hour);
  });
  it('a heading that stands twice is refused for a stamp', async () => {
    const path = log('id,start,start,end', 'A,2026-01-05T10:00Z,2026-01-05T10:00Z,2026-01-05T11:00Z');
    expect(await refusal(path)).toContain(`${path}:1: the column "start" stands twice, and a timestamp has one`);
  });
});

describe('lengths', () => {
  it.each([
    ['duration_minutes', '90', 5_400],
    ['Duration (hrs)', '"1,5"', 5_400],
    ['downtimeSeconds', '5400', 5_400],
    ['outage length', '1:30:00', 5_400],
    ['time_to_resolve', 'PT1H30M', 5_400],
    ['duration', '0', 0],
  ])('%s %s', async (name, cell, seconds) => {
    const path = log(`id,start,${name}`, `A,2026-01-05T10:00Z,${cell}`);
    expect((await runJson(['incidents', path, ...january])).downtimeSeconds).toBe(seconds);
  });
  it('a bare number needs a unit; what the message says works', async () => {
    const path = log('id,start,duration', 'A,2026-01-05T10:00Z,90');
    expect(await refusal(path)).toContain('"90" is a length of time without a unit: seconds, minutes or hours?');
    const mapped = await runJson(['incidents', path, ...january, '--map', 'verified=+duration:minutes']);
    expect(mapped.downtimeSeconds).toBe(5_400);
  });
});

describe('rows that are none', () => {
  const body = 'id,start,end\nA,2026-01-05T10:00Z,2026-01-05T11:00Z\n';
  it.each([
    ['# exported today\n# by hand\n', 2],
    ['Incident report January 2026\n\n', 1],
    ['Report,January 2026\n', 1],
    ['Report;by hand\n', 1],
  ])('%j above the header', async (above, lines) => {
    const path = write('title.csv', above + body);
    const result = await runJson(['incidents', path, ...january]);
    expect([result.counts.read, result.downtimeSeconds]).toEqual([1, hour]);
    expect(messageOf(result, 'linesAbove')).toMatch(new RegExp(`: ${lines} lines? above the header`));
  });
  it('a header that is marked as a comment', async () => {
    const path = write('hash.csv', `# ${body}`);
    expect((await runJson(['incidents', path, ...january])).downtimeSeconds).toBe(hour);
  });
  it('delimiters alone', async () => {
    const path = write('blank.csv', `${body},,\n , ,\n`);
    expect((await runJson(['incidents', path, ...january])).counts.read).toBe(1);
  });
  it.each(['Total,,3 h', 'Grand total,,', 'Sum,2', '"Average",,1:00:00'])('%s adds up others', async (row) => {
    const result = await runJson(['incidents', write('total.csv', `${body}${row}\n`), ...january]);
    expect([result.counts.read, result.counts.excludedBecause, result.downtimeSeconds]).toEqual([
      2,
      { total: 1 },
      hour,
    ]);
  });
  it('stray quotes cost one row each, not the file', async () => {
    const path = write(
      'quotes.csv',
      `id,title,start,end\nA,"Search" is slow,2026-01-05T10:00Z,2026-01-05T11:00Z\nB,"never closed,2026-01-05T10:00Z,\nC,ok,2026-01-06T10:00Z,2026-01-06T11:00Z\nD,"a ""b""",2026-01-07T10:00Z,2026-01-07T12:00Z\n`,
    );
    const stderr = await refusal(path);
    expect(stderr).toContain(`${path}:2:12: this is no well-formed CSV: text after the closing quote`);
    expect(stderr).toContain(
      `${path}:3:3: this is no well-formed CSV: the quote that opens here closes on line 5, and there stands text after the closing quote`,
    );
    const result = await runJson(['incidents', path, ...january, '--skip-invalid']);
    expect([result.counts.read, result.counts.invalid, result.downtimeSeconds]).toEqual([4, 2, 3 * hour]);
  });
});

describe('rows that are left out cannot make the log invalid', () => {
  const path = log(
    'id,service,start,end',
    'A,api,2026-01-05T10:00Z,2026-01-05T11:00Z',
    'B,web,soon,2026-01-05T11:00Z',
    'C,web,2026-01-05T12:00Z,2026-01-05T11:00Z',
  );
  it('by --where', async () => {
    const result = await runJson(['incidents', path, ...january, '--where', 'service=api']);
    expect(result.counts).toMatchObject({
      read: 3,
      invalid: 0,
      excluded: 2,
      excludedBecause: { where: 2 },
      analyzed: 1,
    });
  });
  it('but those that are kept do', async () =>
    expect(await refusal(path, '--where', 'service=web')).toContain(':3:7: '));
  it('where no row is left there is nothing to judge', async () => {
    const broken = log('id,start', 'A,soon', 'B,later');
    expect(await refusal(broken, '--skip-invalid')).toContain('2 rows cannot be used: no row is left');
  });
});

describe('several values', () => {
  it('a heading that stands several times is several services', async () => {
    const path = log('id,Created,Resolved,Component/s,Component/s', 'A,2026-01-05T10:00Z,2026-01-05T11:00Z,api,web');
    const { groups } = await runJson(['incidents', path, ...january, '--group-by', 'service']);
    expect(groups.service.map(({ key, incidents }: { key: string; incidents: number }) => [key, incidents])).toEqual([
      ['api', 1],
      ['web', 1],
    ]);
  });
  it('rows without id and title are told apart by all that they say', async () => {
    const rows = ['pump-1,2026-01-05T10:00Z,2026-01-05T12:00Z', 'pump-2,2026-01-05T10:00Z,2026-01-05T12:00Z'];
    const result = await runJson(['incidents', log('note,start,end', ...rows, rows[0]!), ...january]);
    expect([result.counts.duplicate, result.failures]).toEqual([1, 2]);
  });
});

describe('an impact', () => {
  it.each([
    ['impact', '0,5', 0.5],
    ['Impact %', '50', 0.5],
    ['impact (%)', '50', 0.5],
    ['affected percent', '"12,5"', 0.125],
  ])('%s %s', async (name, cell, share) => {
    const path = write('impact.csv', `id;start;end;${name}\nA;2026-01-05T10:00Z;2026-01-05T20:00Z;${cell}\n`);
    expect((await runJson(['incidents', path, ...january])).downtimeSeconds).toBe(10 * hour * share);
  });
  it('of levels from 1 to 5 is the severity', async () => {
    const path = log(
      'id,start,end,impact',
      'A,2026-01-05T10:00Z,2026-01-05T11:00Z,2',
      'B,2026-01-06T10:00Z,2026-01-06T11:00Z,1',
    );
    const result = await runJson(['incidents', path, ...january, '--group-by', 'severity']);
    expect([result.downtimeSeconds, result.groups.severity.length]).toEqual([2 * hour, 2]);
    expect(kinds(result)).toContain('impactLevels');
  });
});

describe('a status', () => {
  it.each([
    ['Canceled', 'cancelled'],
    ['merged', 'merged'],
    ['Duplicate', 'duplicate'],
    ['false alarm', 'falsePositive'],
    ["Won't do", 'notPlanned'],
  ])('%s makes it no incident', async (status, reason) => {
    const path = log(
      'id,status,start,end',
      `A,${status},2026-01-05T10:00Z,`,
      'B,done,2026-01-06T10:00Z,2026-01-06T11:00Z',
    );
    const result = await runJson(['incidents', path, ...january]);
    expect([result.counts.excludedBecause, result.downtimeSeconds]).toEqual([{ [reason]: 1 }, hour]);
  });
  it.each([
    ['is_test', 'true', 'test'],
    ['duplicate_of', 'INC-7', 'duplicate'],
    ['type', 'Game day', 'test'],
    ['resolution', 'Duplicate', 'duplicate'],
  ])('so does %s = %s', async (name, value, reason) => {
    const path = log(`id,start,end,${name}`, `A,2026-01-05T10:00Z,2026-01-05T11:00Z,${value}`);
    const result = await runJson(['incidents', path, ...january]);
    expect([result.counts.excludedBecause, result.downtimeSeconds]).toEqual([{ [reason]: 1 }, 0]);
  });
  it('that is open beside an end is noted with its place', async () => {
    const path = log('id,status,start,end', 'A,Reopened,2026-01-05T10:00Z,2026-01-05T11:00Z');
    const result = await runJson(['incidents', path, ...january]);
    expect([result.counts.open, messageOf(result, 'openWithEnd')]).toEqual([
      0,
      `1 row is open by its status (Reopened) and has an end (${path}:2): counted as closed`,
    ]);
  });
});

it('an end that a length stood in for, where a column of the table is it, is none, and not noted as one', async () => {
  const path = log(
    'State,Opened,Closed,Duration',
    'Open,2026-01-05T10:00Z,--,2h 15m',
    'Closed,2026-01-06T10:00Z,2026-01-06T11:00Z,1h',
  );
  const result = await runJson(['incidents', path, ...january]);
  const kinds = result.warnings.map(({ kind }: { kind: string }) => kind);
  expect([result.counts.open, kinds.includes('openWithEnd')]).toEqual([1, false]);
});

it('a comma that may part thousands is asked for: 86,400 s is a day, or a minute and a half', async () => {
  const path = log('id,start,downtime_seconds', 'A,2026-09-02T00:00Z,"86,400"');
  const { status, stdout, stderr } = await run(['incidents', path, '--month', '2026-09']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(':2:21: verified: the comma in "86,400" may part thousands or be the decimal point');
  expect(stderr).toContain('write it without: 86400, or 86.4');
});
it('so is a point where semicolons part the cells: 5.400 s are 90 minutes in German, and 5.4 s by a program', async () => {
  const rows = (...lengths: string[]) =>
    log('id;start;downtime_seconds', ...lengths.map((length, i) => `${i};2026-09-0${i + 1} 00:00;${length}`));
  const { status, stderr } = await run(['incidents', rows('5.400', '1,5', '12.345'), '--month', '2026-09']);
  expect(status).toBe(2);
  expect(stderr).toContain('verified: the point in "5.400" may part thousands or be the decimal point');
  expect(stderr).toContain('write it without: 5400, or 5.4');
  expect(stderr).toContain('write it without: 12345, or 12.3450');
  // both ways out are read: 5400 + 5.4 + 12.345 s
  const result = await runJson(['incidents', rows('5400', '5.4', '12.3450'), '--month', '2026-09']);
  expect(result.downtimeSeconds).toBe(5417.745);
});
it('so is one that stands in for an end that is not there', async () => {
  const path = log(
    'id,start,end,duration_seconds',
    'A,2026-09-02T00:00Z,,"86,400"',
    'B,2026-09-03T00:00Z,2026-09-03T01:00Z,60',
  );
  const { status, stderr } = await run(['incidents', path, '--month', '2026-09']);
  expect([status, stderr.match(/may part thousands/g)?.length]).toEqual([2, 1]);
});

describe('several forms in one log', () => {
  const path = () =>
    log(
      'id,start,end',
      'A,05.01.2026 10:00,05.01.2026 11:00',
      'B,1/6/2026 10:00,1/6/2026 10:30',
      'C,2026-01-07T10:00Z,2026-01-07T10:10Z',
    );
  const german = ['--date-format', 'dd.MM.yyyy HH:mm'];
  it('are named by one option each: a row that is of none says which would read it', async () => {
    const { status, stderr } = await run(['incidents', path(), ...january, ...german]);
    expect(status).toBe(2);
    expect(stderr).toContain('start: "1/6/2026 10:00" is not written as --date-format says');
    expect(stderr).toContain(
      "--date-format may stand once for each, --date-format 'd/M/yyyy HH:mm', or --date-format 'M/d/yyyy HH:mm'",
    );
    const result = await runJson(['incidents', path(), ...january, ...german, '--date-format', 'M/d/yyyy HH:mm']);
    expect(result.downtimeSeconds).toBe(hour + hour / 2 + 600);
  });
  it('that read a stamp as two times read it as none', async () => {
    const both = ['--date-format', 'd/M/yyyy HH:mm', '--date-format', 'M/d/yyyy HH:mm'];
    expect((await run(['incidents', path(), ...january, ...german, ...both])).status).toBe(2);
  });
});

describe('what can be no start', () => {
  it.each([
    ['9999-12-31T00:00:00Z', 'lies in the year 9999 or later, which stands for "never"; only an end can be that'],
    [
      '10:00',
      "is a time of day without its date\n  write both into one cell, such as 2026-05-14 10:00, or name the column of its date: --map 'start=DATE_COLUMN+TIME_COLUMN'",
    ],
    ['10:00:30 PM', 'is a time of day without its date'],
    ['2026-02-30T10:00Z', 'is not a date and time\n  no calendar has that day: fix it, or leave such rows out'],
    ['5 maja 2026 10:00', 'is not a date and time\n  fix it, or write its month in English, or as a number'],
    [
      '2026-25-02 10:00',
      "is not a date and time\n  fix it, or say how timestamps are written: --date-format 'yyyy-dd-MM HH:mm'",
    ],
  ])('%s is said as it is', async (text, said) => {
    expect(await refusal(log('id,start,end', `A,${text},`))).toContain(`start: ${JSON.stringify(text)} ${said}`);
  });
});

describe('day and time of day in two columns', () => {
  it.each([
    ['one day for both', 'id,Date,Start time,End time', 'A,2026-01-05,10:00,11:00', 'B,2026-01-06,1:30 PM,2:00 PM'],
    [
      'a day for each',
      'id,End date,End time,Start date,Start time',
      'A,2026-01-05,11:00,2026-01-05,10:00',
      'B,2026-01-07,00:15,2026-01-06,23:45',
    ],
    [
      'days that a spreadsheet wrote with a midnight',
      'id,Date,Time,End time',
      'A,2026-01-05 00:00:00,10:00:00,11:00:00',
      'B,2026-01-06,10:00Z,10:30Z',
    ],
    [
      'some rows with both in one cell',
      'id,Date,Start time,End time',
      'A,2026-01-05,10:00,11:00',
      'B,,2026-01-06 10:00,2026-01-06 10:30',
    ],
  ])('%s: an hour and a half', async (_, ...lines) => {
    const result = await runJson(['incidents', log(...lines), ...january]);
    expect([result.counts.analyzed, result.downtimeSeconds]).toEqual([2, 1.5 * hour]);
  });
  it('is named by --map where the columns are called otherwise, and said so', async () => {
    const path = log('Nr,Tag,Von,Bis', 'A,2026-01-05,10:00,11:00');
    const asked = ['--map', 'start=Tag+Von,verified=Tag+Bis'];
    const result = await runJson(['incidents', path, ...january, ...asked]);
    expect([result.downtimeSeconds, result.sources[0].mapping]).toEqual([
      hour,
      { start: 'Tag+Von', verified: 'Tag+Bis' },
    ]);
  });
  it('takes the form of both together', async () => {
    const path = log('id,Date,Start time,End time', 'A,05.01.2026,10:00,11:00');
    const form = ['--date-format', 'dd.MM.yyyy HH:mm'];
    expect(await refusal(path)).toContain(form[1]);
    expect((await runJson(['incidents', path, ...january, ...form])).downtimeSeconds).toBe(hour);
  });
  it('does not guess that an end before the start is of the next day', async () => {
    const path = log('id,Date,Start time,End time', 'A,2026-01-05,23:30,00:15');
    expect(await refusal(path)).toContain('verified (2026-01-05T00:15:00Z) lies before start (2026-01-05T23:30:00Z)');
  });
});

it('columns that hold dates are named where none is called the start; which is which is not guessed', async () => {
  const path = log('Nr;Letzte Änderung;Alpha;Omega;Text', '1;06.01.2026 10:00;05.01.2026 10:00;05.01.2026 11:00;x');
  expect(await refusal(path)).toContain(
    'dates stand in "Letzte Änderung", "Alpha", "Omega"; name the start and the end: --map start=COLUMN,verified=COLUMN; the first line must be a header',
  );
  const form = ['--date-format', 'dd.MM.yyyy HH:mm'];
  const named = await runJson(['incidents', path, ...january, ...form, '--map', 'start=Alpha,verified=Omega']);
  expect(named.downtimeSeconds).toBe(hour);
});

it.each([
  ['Created Time,Due by Time,Resolved Time,Closed Time', 'Created Time', 'Resolved Time'],
  ['Gemeldet am,Letzte Änderung,Behoben am,Geschlossen am', 'Gemeldet am', 'Behoben am'],
  ['Apertura,Modificado,Cierre,Nota', 'Apertura', 'Cierre'],
  ['Début,Modifié,Fin,Clôturé le', 'Début', 'Fin'],
  ['Início,Nota,Fim,Fechamento', 'Início', 'Fim'],
  ['Inizio,Nota,Fine,Chiusura', 'Inizio', 'Fine'],
  ['Begintijd,Nota,Eindtijd,Gesloten', 'Begintijd', 'Eindtijd'],
  ['発生日時,更新日時,復旧日時,完了日時', '発生日時', '復旧日時'],
])('%s: start and end in their language', async (header, start, verified) => {
  const row = '2026-01-05 10:00,2026-01-07 10:00,2026-01-05 11:00,2026-01-06 11:00';
  const result = await runJson(['incidents', log(header, row), ...january]);
  expect([result.downtimeSeconds, result.sources[0].mapping]).toEqual([hour, { start, verified }]);
});

it('a table of German columns in any order', async () => {
  const path = log('Bis;Von', '2026-01-05 11:00;2026-01-05 10:00');
  expect((await runJson(['incidents', path, ...january])).downtimeSeconds).toBe(hour);
});

describe('lines that are no rows', () => {
  it('a header that stands again, as in files strung together, is left out and counted', async () => {
    const path = log(
      'id,start,end',
      'A,2026-01-05T10:00Z,2026-01-05T11:00Z',
      'id,start,end',
      'B,2026-01-06T10:00Z,2026-01-06T11:00Z',
    );
    const { counts, downtimeSeconds } = await runJson(['incidents', path, ...january]);
    expect([counts.excludedBecause, downtimeSeconds]).toEqual([{ heading: 1 }, 2 * hour]);
  });
  it('what parts header and rows in a table that was drawn is none', async () => {
    const rule = '-'.repeat(8);
    const tables = [
      ` id | start | end \n----+${rule}+${rule}\n A | 2026-01-05 10:00+00 | 2026-01-05 11:00+00\n(1 row)\n`,
      `| id | start | end |\n| --- | :--- | ---: |\n| A | 2026-01-05T10:00Z | 2026-01-05T11:00Z |\n`,
      `+----+${rule}+${rule}+\n| id | start | end |\n+----+${rule}+${rule}+\n| A | 2026-01-05T10:00Z | 2026-01-05T11:00Z |\n+----+${rule}+${rule}+\n`,
    ];
    for (const text of tables) {
      const { downtimeSeconds, counts } = await runJson(['incidents', write('drawn.txt', text), ...january]);
      expect([downtimeSeconds, counts.invalid, counts.analyzed]).toEqual([hour, 0, 1]);
    }
  });
  it.each(['Summe', 'Gesamt', 'Insgesamt', 'Durchschnitt', 'Somme', 'Grand total', 'Avg'])(
    '%s adds up others',
    async (word) => {
      const path = log('id,start,end,dauer', 'A,2026-01-05T10:00Z,2026-01-05T11:00Z,1h', `${word},,,1h`);
      expect((await runJson(['incidents', path, ...january])).counts.excludedBecause).toEqual({ total: 1 });
    },
  );
});

describe('JSON that a program wrapped', () => {
  const fields = { service: 'api', start: '2026-01-05T10:00:00Z', end: '2026-01-05T11:00:00Z' };
  const [start, end] = [Date.UTC(2026, 0, 5, 10), Date.UTC(2026, 0, 5, 11)];
  it.each([
    ['a document of Elasticsearch', { _index: 'incidents', _id: '1', _score: 1, _source: fields }],
    ['hits of Elasticsearch', { took: 1, hits: { total: { value: 1 }, hits: [{ _id: '1', _source: fields }] } }],
    [
      'an export of MongoDB',
      { _id: { $oid: 'a' }, service: 'api', start: { $date: fields.start }, end: { $date: fields.end } },
    ],
    [
      'an export of MongoDB in its canonical form',
      {
        ...{ service: 'api', start: { $date: { $numberLong: `${start}` } } },
        end: { $date: { $numberLong: `${end}` } },
      },
    ],
  ])('%s', async (_, record) => {
    const result = await runJson(['incidents', write('wrapped.json', record), ...january, '--group-by', 'service']);
    expect([result.downtimeSeconds, result.groups.service[0].key]).toEqual([hour, 'api']);
  });
  it('in a list whose rows have no start names what the rows have, and --map reaches it', async () => {
    const alert = { id: '1', properties: { essentials: { begun: fields.start, over: fields.end } } };
    const path = write('list.json', { value: [alert, { ...alert, id: '2' }] });
    expect(await refusal(path)).toContain('there are: id, properties.essentials.begun, properties.essentials.over');
    const map = ['--map', 'start=properties.essentials.begun,verified=properties.essentials.over'];
    expect((await runJson(['incidents', path, ...january, ...map])).downtimeSeconds).toBe(hour);
  });
});
