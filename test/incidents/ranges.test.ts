import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';

/* Both ends of an incident in one cell, as Notion, Confluence and people write them; and dates in East Asian signs. */

const march = ['--month', '2026-03', '--at', '2026-04-01'];
const inCell = (text: string) => log('Name,Date', `Shop down,"${text}"`);

describe('both ends in a cell', () => {
  it.each([
    ['March 3, 2026 10:00 AM (UTC) → 11:30 AM', 5_400],
    ['March 4, 2026 11:00 PM (UTC) → March 5, 2026 1:30 AM (UTC)', 9_000],
    ['March 3, 2026 10:00 AM (GMT+9) → March 3, 2026 11:30 AM (GMT+9)', 5_400],
    ['2026-03-03 10:00 – 11:30', 5_400],
    ['2026-03-03 10:00 - 2026-03-03 11:30', 5_400],
    ['2026-03-03T10:00Z to 2026-03-03T11:30Z', 5_400],
    ['2026-03-03T10:00Z/2026-03-03T11:30Z', 5_400],
    ['2026年3月3日 10:00 ～ 11:30', 5_400],
    ['2026年3月3日 10時05分 → 11時', 3_300],
  ])('%s', async (text, seconds) => {
    const result = await runJson(['incidents', inCell(text), ...march]);
    expect([result.downtimeSeconds, result.counts.open]).toEqual([seconds, 0]);
    expect(result.sources[0].mapping).toMatchObject({ start: 'Date', verified: 'Date' });
    expect(result.warnings.map(({ kind }: { kind: string }) => kind)).not.toContain('noEndColumn');
  });
  it('a column for the end goes before it', async () => {
    const path = log('Name,Date,Resolved', 'Shop,2026-03-03 10:00 → 11:30,2026-03-03T10:10Z');
    expect((await runJson(['incidents', path, ...march])).downtimeSeconds).toBe(600);
  });
  it('an end before its start is refused, never taken for the next day', async () => {
    const { status, stderr } = await run(['incidents', inCell('2026-03-03 23:00 → 01:30'), ...march]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('lies before start')]);
  });
  it('a zone that several share is asked for, and obeying works', async () => {
    const path = inCell('2026/03/03 10:00 (JST) → 2026/03/03 11:30 (JST)');
    const { stderr } = await run(['incidents', path, ...march]);
    const form = /--date-format "([^"]+)"/.exec(stderr)?.[1];
    const result = await runJson(['incidents', path, ...march, '--date-format', form!, '--zone', 'Asia/Tokyo']);
    expect([result.downtimeSeconds, result.window.zone]).toEqual([5_400, 'Asia/Tokyo']);
  });
});

describe('dates in East Asian signs', () => {
  // each is 10:00 to 11:05, 3900 s
  it.each([
    ['2026年3月3日 10:00', '2026年3月3日 11時05分'],
    ['2026年3月3日(火) 10時', '2026年03月03日 11:05:00'],
    ['2026年3月3日 午前10時00分', '2026年3月3日 午前11時5分'],
    ['2026年3月3日 上午10:00', '2026年3月3日 上午11:05'],
    ['2026년 3월 3일 오전 10:00', '2026년 3월 3일 오전 11시 5분'],
  ])('%s', async (start, end) => {
    const result = await runJson(['incidents', log('発生日時,復旧日時', `${start},${end}`), ...march]);
    expect([result.downtimeSeconds, result.longest[0].start]).toEqual([3_900, '2026-03-03T10:00:00Z']);
    const stamps = result.warnings.find(({ kind }: { kind: string }) => kind === 'zoneAssumed').message;
    expect(stamps).toContain('2 timestamps');
  });
  it('the afternoon is twelve hours later; one that does not exist is refused', async () => {
    const path = log('開始,終了', '2026年3月3日 午後1時,2026年3月3日 午後2時30分');
    expect((await runJson(['incidents', path, ...march])).longest[0].start).toBe('2026-03-03T13:00:00Z');
    expect(
      (await run(['incidents', log('開始,終了', '2026年2月30日 10:00,2026年3月3日 11:00'), ...march])).status,
    ).toBe(2);
  });
});
