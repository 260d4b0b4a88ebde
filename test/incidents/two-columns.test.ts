import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';

/* The day of a timestamp in one column, its time of day in another, whichever of the two names is the field. */

const march = ['--month', '2026-03', '--at', '2026-04-10T00:00Z'];
const nights = ['2026-03-03,23:50,2026-03-04,06:00', '2026-03-10,23:55,2026-03-11,09:00'];
/** 6 h 10 min and 9 h 5 min. */
const bothNights = 15 * 3600 + 15 * 60;
const refused = async (path: string, ...args: readonly string[]): Promise<string> => {
  const { status, stdout, stderr } = await run(['incidents', path, ...march, ...args]);
  expect([status, stdout]).toEqual([2, '']);
  return stderr;
};

describe('an outage that ends on another day', () => {
  it.each([
    ['Date,Start time,Resolved date,Resolved time', 'Resolved date+Resolved time'],
    ['Date,Start time,Resolution date,Resolution time', 'Resolution date+Resolution time'],
    ['Date,Start time,End date,Restored at', 'End date+Restored at'],
    ['Date,Start time,End date,End hour', 'End date+End hour'],
    ['Created date,Created time,Resolved date,Resolved time', 'Resolved date+Resolved time'],
    ['Date,Began,Ended date,Ended', 'Ended date+Ended'],
    ['Start date,Start,End date,End', 'End date+End'],
    ['Opened,Opened time,Resolved,Resolved time', 'Resolved+Resolved time'],
    ['Startdatum,Startzeit,Enddatum,Endzeit', 'Enddatum+Endzeit'],
    ['Datum,Beginn,Enddatum,Ende', 'Enddatum+Ende'],
  ])('%s', async (header, verified) => {
    const result = await runJson(['incidents', log(header, ...nights), ...march]);
    expect([result.downtimeSeconds, result.sources[0].mapping.verified]).toEqual([bothNights, verified]);
  });
  it.each([
    ['with seconds', '2026-03-03,23:50:00,2026-03-04,06:00:00'],
    ['with AM and PM', 'Mar 3 2026,11:50 PM,Mar 4 2026,6:00 AM'],
    ['with the midnight of a spreadsheet', '2026-03-03 00:00:00,23:50,2026-03-04 00:00:00,06:00'],
  ])('%s', async (_, row) => {
    for (const header of [
      'Date,Start time,Resolved date,Resolved time',
      'Date,Start time,Resolution date,Resolution time',
    ])
      expect((await runJson(['incidents', log(header, row), ...march])).downtimeSeconds).toBe(6 * 3600 + 600);
  });
  it('a length beside the day stays a length', async () => {
    const path = log('Date,Start time,Resolution date,Resolution time', '2026-03-03,23:50,2026-03-04,6h 10m');
    const result = await runJson(['incidents', path, ...march]);
    expect([result.downtimeSeconds, result.sources[0].mapping.verified]).toEqual([
      6 * 3600 + 600,
      'start + Resolution time',
    ]);
  });
});

describe('a day whose time of day nobody can tell is refused', () => {
  it('a column that is called otherwise is offered, and what is offered works', async () => {
    const path = log('Date,Foo,End date,End time', ...nights);
    expect(await refused(path)).toContain(
      'start: "2026-03-03" is a day, and a time of day stands in "Foo", "End time"\n  say how they belong together: --map start=Date+Foo, or, if the midnight is meant: --map start=Date\n',
    );
    const mapped = ['--map', 'start=Date+Foo'];
    expect((await runJson(['incidents', path, ...march, ...mapped])).downtimeSeconds).toBe(bothNights);
  });
  it('an end without its time of day is not cut at midnight', async () => {
    const path = log('Date,Start time,Resolved date,Resolved time', '2026-03-03,23:50,2026-03-04,');
    expect(await refused(path)).toContain(
      `verified: "2026-03-04" is a day without its time of day: "Resolved time" is empty\n  fill it in, or, if the midnight is meant: --map 'verified=Resolved date'`,
    );
    const asked = ['--map', 'verified=Resolved date'];
    expect((await runJson(['incidents', path, ...march, ...asked])).downtimeSeconds).toBe(600); // to midnight
  });
  it('a time of day beside two days that differ', async () => {
    const path = log('Date,Start,Finish date,End', ...nights);
    expect(await refused(path)).toContain(
      `the time of day "06:00" may be of the day in "Date" or "Finish date", and these differ\n  say which: --map verified=Date+End, or --map 'verified=Finish date+End'`,
    );
    const asked = ['--map', 'verified=Finish date+End'];
    expect((await runJson(['incidents', path, ...march, ...asked])).downtimeSeconds).toBe(bothNights);
  });
});

it('days alone stay whole days where no time of day stands beside them', async () => {
  const path = log('id,start,end,duration_note', 'A,2026-03-03,2026-03-05,two days');
  expect((await runJson(['incidents', path, ...march])).downtimeSeconds).toBe(2 * 86_400);
});
