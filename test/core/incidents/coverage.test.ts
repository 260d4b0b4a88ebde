import { describe, expect, it } from 'vitest';
import { coverageOf, coveredBy, shownCoverage, uncoveredIn } from '../../../src/core/incidents/coverage.ts';
import { IncidentLogBuilder } from '../../../src/core/incidents/log/builder.ts';
import type { IncidentLog } from '../../../src/core/incidents/log/log.ts';
import { spanOf, spansByFile } from '../../../src/core/incidents/log/span.ts';
import { createZone, utc } from '../../../src/core/time/zone.ts';

const day = (month: number, date: number, hour = 0): number => Date.UTC(2027, month - 1, date, hour);
const june = { instant: day(6, 1), given: true };

describe('what one file covers', () => {
  const span = { first: day(2, 3, 10), last: day(2, 10), open: false };
  const at = june.instant;
  it('is the months that it touches', () => {
    expect(coveredBy(span, undefined, at, utc)).toEqual({ start: day(2, 1), end: day(3, 1) });
  });
  it('in the zone: February of New York begins at 05:00 UTC', () => {
    const zone = createZone('America/New_York');
    expect(coveredBy(span, undefined, at, zone)).toEqual({ start: day(2, 1, 5), end: day(3, 1, 5) });
  });
  it('ends at now where it is earlier, or an incident is open', () => {
    expect(coveredBy(span, undefined, day(2, 20), utc)!.end).toBe(day(2, 20));
    expect(coveredBy({ ...span, open: true }, undefined, at, utc)!.end).toBe(at);
  });
  it('is nothing without incidents, or with all of them after now', () => {
    expect(coveredBy(null, undefined, at, utc)).toBeNull();
    expect(coveredBy(span, undefined, day(1, 1), utc)).toBeNull();
  });
  it('ends where the file says that it was made, also with an incident open, and begins where its tool cut it', () => {
    expect(coveredBy(span, { speaksUntil: day(2, 15) }, at, utc)!.end).toBe(day(2, 15));
    expect(coveredBy({ ...span, open: true }, { speaksUntil: day(2, 15) }, at, utc)!.end).toBe(day(2, 15));
    expect(coveredBy(span, { speaksFrom: day(2, 3, 10) }, at, utc)!.start).toBe(day(2, 3, 10));
    expect(coveredBy(span, { speaksUntil: day(1, 15) }, at, utc)).toBeNull();
  });
});

/** Rows by file: start and end (null: none) by day of 2027, and why they are no incident. */
type Row = readonly [file: string, start: number, end: number | null, because?: 'up' | 'test'];
function logOf(...rows: readonly Row[]): IncidentLog {
  const builder = new IncidentLogBuilder();
  let file = '';
  for (const [name, start, end, because] of rows) {
    if (name !== file) builder.beginFile(name);
    file = name;
    builder.begin(1);
    builder.setStamp(0, start);
    if (end !== null) builder.setStamp(5, end);
    if (because) builder.exclude(because);
    builder.commit();
  }
  return builder.build();
}

describe('what a log covers', () => {
  const log = logOf(['a', day(1, 10), day(1, 10, 1)], ['b', day(3, 10), day(3, 10, 1)]);
  it('goes from its first file to its last', () => {
    expect(coverageOf(log, [], null, june, utc)).toEqual({
      ...{ interval: { start: day(1, 1), end: day(4, 1) }, by: 'months' },
      ...{ now: june.instant, isOfClock: false },
    });
  });
  it('is cut where the last file was made, not where an earlier one was', () => {
    const until = (first: number | null, second: number | null) =>
      coverageOf(log, [{ speaksUntil: first }, { speaksUntil: second }], null, june, utc).interval!.end;
    expect([until(day(1, 20), null), until(null, day(3, 20))]).toEqual([day(4, 1), day(3, 20)]);
  });
  it('is what somebody says, and where a side is left out as the log has it, or now', () => {
    const said = (from: number | null, to: number | null) => coverageOf(log, [], { from, to }, june, utc);
    expect(said(day(2, 1), null)).toMatchObject({ interval: { start: day(2, 1), end: june.instant }, by: 'option' });
    expect(said(null, day(5, 1)).interval).toEqual({ start: day(1, 1), end: day(5, 1) });
    expect(said(null, day(12, 1)).interval!.end).toBe(june.instant); // nobody speaks of what is to come
    expect(said(day(7, 1), null).interval).toBeNull();
  });
  it('has what a monitor saw up, which goes on to no now; a test says nothing of the service', () => {
    const seen = logOf(['a', day(1, 5), null, 'up'], ['a', day(2, 5), day(2, 6)], ['a', day(5, 1), day(5, 2), 'test']);
    expect(spansByFile(seen, { named: [], isCounted: false })).toEqual([
      { first: day(1, 5), last: day(2, 6), open: false },
    ]);
    expect(spanOf(seen, { named: [], isCounted: false })).toEqual({ first: day(1, 5), last: day(2, 6), open: false });
  });
  it('is nothing of an empty log', () => {
    expect(coverageOf(logOf(), [], null, june, utc).interval).toBeNull();
  });
});

describe('what a log does not cover', () => {
  const coverage = coverageOf(logOf(['a', day(2, 3), day(2, 4)]), [], null, { instant: day(3, 11), given: false }, utc);
  const seconds = (start: number, end: number) => {
    const { milliseconds, passedMilliseconds } = uncoveredIn([{ start, end }], coverage);
    return [milliseconds / 86_400_000, passedMilliseconds / 86_400_000];
  };
  it('is counted in all, and as far as it has passed', () => {
    expect(seconds(day(2, 1), day(3, 1))).toEqual([0, 0]);
    expect(seconds(day(1, 1), day(2, 15))).toEqual([31, 31]);
    expect(seconds(day(2, 1), day(4, 1))).toEqual([31, 10]); // March, of which ten days have passed
    expect(uncoveredIn([], coverage).milliseconds).toBe(0);
  });
  it('is shown without the clock where the window ends before it', () => {
    const open = coverageOf(logOf(['a', day(2, 3), null]), [], null, { instant: day(3, 11), given: false }, utc);
    expect(shownCoverage(open, { start: day(2, 1), end: day(3, 1) })!.end).toBe(day(3, 1));
    expect(shownCoverage(open, { start: day(2, 1), end: day(4, 1) })!.end).toBe(day(3, 11));
    expect(shownCoverage({ ...open, isOfClock: false }, { start: day(2, 1), end: day(3, 1) })!.end).toBe(day(3, 11));
    expect(shownCoverage(coverage, { start: day(2, 1), end: day(2, 15) })!.end).toBe(day(3, 1)); // a month's end
  });
});
