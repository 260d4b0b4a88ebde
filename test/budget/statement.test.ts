import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';
import { at, february } from './february.ts';

const day = 86_400;
const base = ['--slo', '99.9', ...at];
const credits = ['--credits', '99.99=10%,99=25%', '--fee', '1000'];

interface Period {
  readonly start: string;
  readonly availability: number | null;
  readonly downtimeSeconds: number;
  readonly uncoveredSeconds: number;
  readonly credit: number | null;
  readonly provisional: boolean;
}
const rows = (statement: readonly Period[]) =>
  statement.map(({ start, downtimeSeconds, uncoveredSeconds, credit, provisional }) => [
    start.slice(0, 10),
    downtimeSeconds,
    uncoveredSeconds,
    credit,
    provisional,
  ]);

// 32 min of 19 d are 0.117 %: below 99.99 %, above 99 %
const unfinished = ['2027-02-01', 1_920, 0, 0.1, true];

describe('a statement over what --covers says', () => {
  it('has the covered months before the first incident', async () => {
    const { statement } = await runJson(['budget', february(), ...base, ...credits, '--covers', '2026-10-01/']);
    expect(rows(statement)).toEqual([
      ['2026-10-01', 0, 0, 0, false],
      ['2026-11-01', 0, 0, 0, false],
      ['2026-12-01', 0, 0, 0, false],
      ['2027-01-01', 0, 0, 0, false],
      unfinished,
    ]);
    expect(statement.map(({ availability }: Period) => availability).slice(0, 4)).toEqual([1, 1, 1, 1]);
  });
  it('has them for a log without incidents', async () => {
    const empty = write('empty.csv', 'id,start,end\n');
    const { statement } = await runJson(['budget', empty, ...base, ...credits, '--covers', '2026-08-01/2026-10-01']);
    expect(rows(statement)).toEqual([
      ['2026-08-01', 0, 0, 0, false],
      ['2026-09-01', 0, 0, 0, false],
    ]);
  });
  it('calls a month provisional of which part is not covered, and says how much', async () => {
    // January from the 11th: 10 days are missing; February up to the 15th: five of the days up to the 20th
    const args = ['budget', february(), ...base, ...credits, '--covers', '2027-01-11/2027-02-15'];
    const { statement } = await runJson(args);
    expect(rows(statement)).toEqual([
      ['2027-01-01', 0, 10 * day, 0, true],
      ['2027-02-01', 1_920, 5 * day, 0.1, true],
    ]);
    const { stdout } = await run(args, { columns: 120 });
    expect(stdout).toContain('provisional; certain: 0%; not covered: 10d');
  });
  it('refuses a month that begins before the year 0', async () => {
    const args = [...base, ...credits, '--covers', '0000-01-01/', '--zone', 'Asia/Tokyo'];
    const { status, stderr } = await run(['budget', february(), ...args]);
    expect([status, stderr.includes('beyond the years 0 to 9999')]).toEqual([2, true]);
  });
  it('counts as not covered only what would count', async () => {
    // 1 to 10 January 2027 have six weekdays (1 January is a Friday)
    const hours = ['--service-hours', 'Mon-Fri 08:00-18:00', '--covers', '2027-01-11/'];
    const { statement } = await runJson(['budget', february(), ...base, ...credits, ...hours]);
    expect(statement[0].uncoveredSeconds).toBe(6 * 36_000);
  });
});

it('a suggestion observes all that --covers names: 365 days of 2026 and 50 of 2027', async () => {
  const { suggest } = await runJson(['budget', february(), ...base, '--suggest', '--covers', '2026-01-01/']);
  expect([suggest.observedSeconds, suggest.outages]).toEqual([415 * day, 2]);
});
