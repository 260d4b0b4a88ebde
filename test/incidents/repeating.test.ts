import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

// March 2027: 31 d = 2,678,400 s. Sundays are the 7th, 14th, 21st, 28th; Berlin's clocks go forward on the 28th at 02:00
const march = ['--month', '2027-03', '--at', '2027-04-01'];
const seconds = 2_678_400;
const hour = 3_600;
const down = log(
  'id,service,start,end',
  'A,db,2027-03-07T02:00Z,2027-03-07T05:00Z', // three hours on a Sunday
  'B,api,2027-03-10T02:00Z,2027-03-10T03:00Z', // an hour on a Wednesday
);
const measured = async (file: string, ...more: string[]) => {
  const { downtimeSeconds, window } = await runJson(['incidents', down, ...march, '--exclude', file, ...more]);
  return [downtimeSeconds, seconds - window.countedSeconds];
};
const header = 'start,end,rrule,zone,service';

describe('a row with an rrule', () => {
  it('repeats from its first time on', async () => {
    // every Sunday since January, two hours: four of them in March; A keeps 04–05
    const weekly = write('weekly.csv', `${header}\n2027-01-03T02:00Z,2027-01-03T04:00Z,FREQ=WEEKLY;BYDAY=SU,,\n`);
    expect(await measured(weekly)).toEqual([2 * hour, 4 * 2 * hour]);
  });
  it('goes by the wall clocks of its zone, also where its stamps say no offset', async () => {
    // 03:00 to 05:00 in Berlin is 02:00 to 04:00 UTC in winter, 01:00 to 03:00 on the 28th
    const local = write('local.csv', `${header}\n2027-01-03 03:00,2027-01-03 05:00,RRULE:FREQ=WEEKLY,Europe/Berlin,\n`);
    expect(await measured(local)).toEqual([2 * hour, 4 * 2 * hour]);
    const summer = log('start,end', '2027-03-28T01:00Z,2027-03-28T03:00Z');
    const { downtimeSeconds } = await runJson(['incidents', summer, ...march, '--exclude', local]);
    expect(downtimeSeconds).toBe(0);
  });
  it('ends with UNTIL, after COUNT, and begins no sooner than its first time', async () => {
    const of = (start: string, rule: string) =>
      measured(write('rule.json', [{ start: `${start}T02:00Z`, end: `${start}T04:00Z`, rrule: rule }]));
    expect((await of('2027-02-28', 'FREQ=WEEKLY;COUNT=3'))[1]).toBe(2 * 2 * hour); // 28 February, 7, 14 March
    expect((await of('2027-03-07', 'FREQ=WEEKLY;UNTIL=20270321T020000Z'))[1]).toBe(3 * 2 * hour);
    expect((await of('2027-03-07', 'FREQ=WEEKLY;UNTIL=20270320'))[1]).toBe(2 * 2 * hour);
    expect((await of('2027-03-22', 'FREQ=DAILY'))[1]).toBe(10 * 2 * hour); // 22 to 31
    expect((await of('2027-01-31', 'FREQ=MONTHLY;BYMONTHDAY=-1'))[1]).toBe(2 * hour); // 31 March
  });
  it('is of its service', async () => {
    const ofDb = write('db.csv', `${header}\n2027-01-03T02:00Z,2027-01-03T04:00Z,FREQ=WEEKLY,,db\n`);
    expect(await measured(ofDb)).toEqual([2 * hour, 0]);
    expect(await measured(ofDb, '--where', 'service=db')).toEqual([hour, 4 * 2 * hour]);
  });
  it.each(['FREQ=SOMETIMES', 'weekly', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=SECONDLY'])(
    'refuses %j with its place',
    async (rule) => {
      const file = write('bad.csv', `${header}\n2020-01-05T02:00Z,2020-01-05T02:00:01Z,${rule},,\n`);
      const { status, stdout, stderr } = await run(['incidents', down, ...march, '--exclude', file]);
      expect([status, stdout, stderr.split('\n')[0]]).toEqual([
        2,
        '',
        expect.stringContaining(`${file}:2: rrule: "${rule}"`),
      ]);
    },
  );
  it('refuses a zone that there is not', async () => {
    const file = write('zone.csv', `${header}\n2027-01-03 02:00,2027-01-03 04:00,FREQ=WEEKLY,Mars/Olympus,\n`);
    expect((await run(['incidents', down, ...march, '--exclude', file])).stderr).toContain('Mars/Olympus');
  });
});

const calendar = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', 'UID:one@example', 'DTSTAMP:20270101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');

describe('an .ics calendar', () => {
  const cut = async (...events: readonly string[]) => (await measured(write('calendar.ics', calendar(...events))))[1];

  it('has single times, lengths, and whole days on the clocks of --zone', async () => {
    expect(await cut(event('DTSTART:20270307T020000Z', 'DTEND:20270307T040000Z'))).toBe(2 * hour);
    expect(await cut(event('DTSTART:20270307T020000Z', 'DURATION:PT90M'))).toBe(1.5 * hour);
    expect(await cut(event('DTSTART;VALUE=DATE:20270307'))).toBe(24 * hour);
    expect(await cut(event('DTSTART;VALUE=DATE:20270307', 'DTEND;VALUE=DATE:20270309'))).toBe(48 * hour);
    // the day on which Berlin's clocks go forward has 23 hours
    const day = write('day.ics', calendar(event('DTSTART;VALUE=DATE:20270328', 'DTEND;VALUE=DATE:20270329')));
    const { window } = await runJson(['incidents', down, ...march, '--exclude', day, '--zone', 'Europe/Berlin']);
    expect(window.seconds - window.countedSeconds).toBe(23 * hour);
  });
  it('repeats, less what is left out, moved or cancelled', async () => {
    const weekly = ['DTSTART;TZID=Europe/Berlin:20270103T030000', 'DTEND;TZID=Europe/Berlin:20270103T050000'];
    const rule = 'RRULE:FREQ=WEEKLY;BYDAY=SU';
    expect(await measured(write('w.ics', calendar(event(...weekly, rule))))).toEqual([2 * hour, 4 * 2 * hour]);
    expect(await cut(event(...weekly, rule, 'EXDATE;TZID=Europe/Berlin:20270314T030000'))).toBe(3 * 2 * hour);
    expect(await cut(event(...weekly, 'RDATE;TZID=Europe/Berlin:20270316T030000'))).toBe(2 * hour);
    expect(await cut(event(...weekly, rule, 'STATUS:CANCELLED'))).toBe(0);
    // the 14th is moved to the 15th, and an hour long
    const moved = event(
      'RECURRENCE-ID;TZID=Europe/Berlin:20270314T030000',
      'DTSTART:20270315T020000Z',
      'DTEND:20270315T030000Z',
    );
    expect(await cut(event(...weekly, rule), moved)).toBe(3 * 2 * hour + hour);
    const gone = event(
      'RECURRENCE-ID;TZID=Europe/Berlin:20270314T030000',
      'DTSTART;TZID=Europe/Berlin:20270314T030000',
      'STATUS:CANCELLED',
    );
    expect(await cut(event(...weekly, rule), gone)).toBe(3 * 2 * hour);
  });
  it('describes a zone of its own where its name is none of IANA', async () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Three East', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
      ...['TZOFFSETFROM:+0300', 'TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE'],
    ].join('\r\n');
    // 05:00 to 07:00 there is 02:00 to 04:00 UTC
    const own = event('DTSTART;TZID=Three East:20270307T050000', 'DTEND;TZID=Three East:20270307T070000');
    expect(await measured(write('own.ics', calendar(zone, own)))).toEqual([2 * hour, 2 * hour]);
    const { status, stderr } = await run(['incidents', down, ...march, '--exclude', write('none.ics', calendar(own))]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('Three East')]);
  });
  it('is known by its content, also from standard input', async () => {
    const text = calendar(event('DTSTART:20270307T020000Z', 'DTEND:20270307T040000Z'));
    expect(await measured(write('calendar.txt', text))).toEqual([2 * hour, 2 * hour]);
    const { downtimeSeconds } = await runJson(['incidents', down, ...march, '--exclude', '-'], { stdin: text });
    expect(downtimeSeconds).toBe(2 * hour);
    expect(
      (
        await runJson(['incidents', down, ...march, '--exclude', '-'], {
          stdin: 'start,end\n2027-03-07T02:00Z,2027-03-07T03:00Z\n',
        })
      ).downtimeSeconds,
    ).toBe(3 * hour);
  });
  it.each(['BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon\n', calendar(event('SUMMARY:no start')), ''])(
    'refuses %j',
    async (text) => {
      const file = write('bad.ics', text);
      expect(await run(['incidents', down, ...march, '--exclude', file])).toMatchObject({ status: 2, stdout: '' });
    },
  );
});
