import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

/** The first line of what a refused call says; it must be all that is written, with status 2 and without a stack. */
async function refusal(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(['incidents', ...args]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).not.toMatch(/\n\s+at /);
  return stderr.split('\n')[0]!;
}

const good = log('id,start,end', '1,2024-01-02T00:00:00Z,2024-01-02T01:00:00Z');

describe('files', () => {
  it.each([
    ['no-such.csv', 'error: there is no file "no-such.csv"'],
    [tmpdir(), `error: "${tmpdir()}" is a directory`],
  ])('%s', async (path, message) => expect(await refusal(path)).toBe(message));

  it.each([
    ['', 'there is nothing in it'],
    [' \n\n', 'there is nothing in it'],
    ['id,start,end\n', 'there is a header and no row'],
    ['[]', 'there is no incident in it'],
    ['{"incidents": []}', 'there is no incident in it'],
    ['42', 'none of the columns is the start of an incident: "42"'],
    ['name,when\na,b\n', 'none of the columns is the start of an incident: "name", "when"'],
    [
      new Uint8Array([0x1f, 0x8b, 8, 0]),
      'this is no text; it looks like a gzip archive; try `gunzip -c FILE | ninefold incidents -`',
    ],
    [
      new Uint8Array([0x50, 0x4b, 3, 4, 0]),
      'this is no text; it looks like a zip archive or an Excel workbook; save it as CSV',
    ],
    [new Uint8Array([65, 0, 66, 0]), 'this is no text'],
    ['\ufeff<?xml version="1.0"?>\n<rss/>', 'this is XML or HTML, such as a page or a feed'],
    ['\n<!DOCTYPE html><html></html>', 'this is XML or HTML, such as a page or a feed'],
  ])('%j', async (content, message) => {
    const path = write('log', content);
    expect((await refusal(path)).replace(/:1:/, ':')).toBe(`error: ${path}: ${message}`);
  });

  it('UTF-16 with its mark is read', async () => {
    const text = '\ufeffstart\tend\n2024-01-02T00:00:00Z\t2024-01-02T01:00:00Z\n';
    const path = write(
      'unicode.txt',
      new Uint8Array(new Uint16Array([...text].map((each) => each.charCodeAt(0))).buffer),
    );
    expect((await runJson(['incidents', path])).downtimeSeconds).toBe(3_600);
  });

  it('malformed CSV and JSON name the place', async () => {
    const csv = log('id,start', '1,"2024-01-02T00:00:00Z" x');
    expect(await refusal(csv)).toBe(`error: ${csv}:2:26: this is no well-formed CSV: text after the closing quote`);
    const json = write('log.json', '[{"start": 1},\n{"start" 2}]');
    expect(await refusal(json)).toMatch(new RegExp(`^error: ${json}:2:10: this is no well-formed JSON: `));
  });
});

describe('options', () => {
  it.each([
    [
      ['--from', '2024-02-01', '--to', '2024-01-01'],
      'error: the window from 2024-02-01T00:00:00Z to 2024-01-01T00:00:00Z has no length',
    ],
    [['--window', '0d'], 'error: --window: "0d" is no time at all'],
    [['--window', '3 fortnights'], 'error: --window: "3 fortnights" is no duration: there is no unit fortnights'],
    [['--window', '90'], 'error: --window: "90" is no duration: it has no unit'],
    [['--month', '2024-13'], 'error: --month: "2024-13" is no month'],
    [['--month', '2024-01', '--from', '2024-01-01'], 'error: --month and --from say different things'],
    [['--zone', 'Europe/Berlinn'], 'error: --zone: there is no zone "Europe/Berlinn"'],
    [['--from', '01/02/2024'], 'error: --from: "01/02/2024" does not say which is the day and which the month'],
    [
      ['--from', '2024-01-01 PST'],
      'error: --from: "2024-01-01 PST": PST is no zone of its own (several zones share such letters)',
    ],
    [['--at', 'now'], 'error: --at: "now" is not a date and time'],
    [['--target', '1'], 'error: --target: 1 could be 1 % or all of it'],
    [['--target', '101'], 'error: --target: "101" is outside 0 to 100 %'],
    [['--target', 'high'], 'error: --target: "high" is no percentage'],
    [['--assert', 'mttr <= 1h'], 'error: --assert: no result of this command has "mttr"; did you mean mttrSeconds?'],
    [
      ['--assert', 'mttrSecond <= 1h'],
      'error: --assert: no result of this command has "mttrSecond"; did you mean mttrSeconds?',
    ],
    [['--assert', 'mttrSeconds'], 'error: --assert: the assertion cannot be read: it is not METRIC OP VALUE'],
    [
      ['--assert', 'mttrSeconds <= soon'],
      'error: --assert: "soon" is no duration: it is not a number followed by a unit',
    ],
    [['--source', 'statuspag'], 'error: --source: there is no format "statuspag"; did you mean statuspage?'],
    [['--downtime', 'average'], 'error: --downtime: there is no mode "average"'],
    [['--group-by', 'team'], 'error: there is no column "team"'],
    [['--where', 'servce=api'], 'error: there is no column "servce"'],
    [['--where', 'service'], 'error: --where: "service" is not understood'],
    [['--map', 'begin=start'], 'error: --map: there is no field "begin"; did you mean start?'],
    [['--map', 'start=strat'], 'error: --map: there is no column "strat"; did you mean start?'],
    [['--impact-map', 'minor=30%'], 'error: --impact-map: "minor=30%" is not understood'],
    [['--impact-map', 'severity:minor=130%'], 'error: --impact-map: "130%" is outside 0 to 100 %'],
    [['--phase-target', 'detct=1m'], 'error: --phase-target: there is no phase "detct"; did you mean detect?'],
    [
      ['--service-hours', 'Mo-Fr 8-18'],
      'error: --service-hours: "Mo-Fr 8-18" are no service hours: "Mo-Fr 8-18" is not days and hours',
    ],
    [
      ['--date-format', 'HH:mm'],
      'error: --date-format: the date format "HH:mm" cannot be used: it has no year, so its dates have no place in time',
    ],
    [['--top', 'many'], 'error: --top: "many" is no whole number'],
    [['--seed', '1.5'], 'error: --seed: "1.5" is no whole number'],
    [['--top', '3', '--top', '5'], 'error: --top: --top is there twice: "3" and "5"'],
    [['--exclude', 'no-such.csv'], 'error: there is no file "no-such.csv"'],
    [['--formt', 'json'], "error: unknown option '--formt'. Did you mean --format?"],
    [['--format', 'xml'], 'error: --format: there is no format "xml"'],
    [
      ['--output', '/no/such/folder/x.json'],
      'error: "/no/such/folder/x.json" cannot be written (there is no such folder)',
    ],
  ])('%j', async (options, message) => expect(await refusal(good, ...options)).toBe(message));

  it('the caret stands under what is wrong', async () => {
    const { stderr } = await run(['incidents', good, '--assert', 'phases.detct.meanSeconds < 1m']);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'error: --assert: no result of this command has "phases.detct.meanSeconds"; did you mean phases.detect.meanSeconds?',
      '  phases.detct.meanSeconds < 1m',
      '  ^^^^^^^^^^^^^^^^^^^^^^^^',
    ]);
  });

  it('no log and no pipe', async () => expect(await refusal()).toBe('error: no incident log was given'));
  it('a command that does not exist', async () => {
    const { status, stderr } = await run(['incidnets', good]);
    expect([status, stderr.split('\n')[0]]).toEqual([2, "error: unknown command 'incidnets'. Did you mean incidents?"]);
  });
  it('an exclusion without an end', async () => {
    const open = write('open.csv', 'start,end\n2024-01-01,\n');
    expect(await refusal(good, '--exclude', open)).toBe(`error: ${open}:2: the exclusion has no end`);
  });
  it('exclusions that leave nothing', async () => {
    const all = write('all.csv', 'start,end\n2020-01-01,2030-01-01\n');
    expect(await refusal(good, '--exclude', all)).toBe(
      'error: exclusions and service hours leave nothing of the window',
    );
  });
});

describe('a window without an incident is no error', () => {
  it.each(['id,start,end\n', '[]', '{"incidents":[]}'])('%j', async (content) => {
    const result = await runJson(['incidents', write('quiet', content), '--month', '2024-01']);
    expect([result.availability, result.downtimeSeconds, result.mtbfSeconds, result.counts.read]).toEqual([
      1,
      0,
      null,
      0,
    ]);
    expect(result.mtbfIntervalSeconds[0]).toBeCloseTo((31 * 86_400) / -Math.log(0.05), 6);
    expect(result.mtbfIntervalSeconds[1]).toBeNull();
  });
});

describe('text from a log', () => {
  const hostile = '\u001b[31mred\u001b[0m\u0007\u009b2J\u202eevil\u0000';
  it.each(['table', 'json', 'csv', 'markdown'])(
    'reaches the terminal as %s without control characters',
    async (format) => {
      const path = write('hostile.json', [
        {
          id: hostile,
          title: hostile,
          service: hostile,
          cause: hostile,
          start: '2024-01-02T00:00:00Z',
          end: '2024-01-02T01:00:00Z',
        },
      ]);
      const { status, stdout, stderr } = await run(
        ['incidents', path, '--format', format, '--group-by', 'service,cause'],
        { isTty: true },
      );
      expect(status).toBe(0);
      const own = (text: string): string => (format === 'table' ? text.replace(/\u001b\[[0-9;]*m/g, '') : text);
      expect(own(stdout) + own(stderr)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(stdout).toContain(format === 'markdown' ? '\\\\u001b' : '\\u001b');
    },
  );
  it('nor does a message about it', async () => {
    const { stderr } = await run(['incidents', log('start', hostile)]);
    expect(stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});
