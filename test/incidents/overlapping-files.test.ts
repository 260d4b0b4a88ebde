import { expect, it } from 'vitest';
import { log, runJson } from '../run.ts';

it('says where tools saw the same outage', async () => {
  // a pager has 10:00–11:00 and 14:00–14:30; the page 10:05–10:50 and 10:20–11:10: three failures of 1 of 2 outages
  const pager = log('id,start,end', 'P1,2026-05-04T10:00Z,2026-05-04T11:00Z', 'P2,2026-05-04T14:00Z,2026-05-04T14:30Z');
  const page = log('id,start,end', 'S1,2026-05-04T10:05Z,2026-05-04T10:50Z', 'S2,2026-05-04T10:20Z,2026-05-04T11:10Z');
  const may = ['--month', '2026-05', '--at', '2026-06-10'];
  const noted = (result: { warnings: { kind: string; message: string }[] }) =>
    result.warnings.find(({ kind }) => kind === 'filesOverlap')?.message;
  const both = await runJson(['incidents', pager, page, ...may]);
  expect([both.failures, both.outages]).toEqual([4, 2]);
  expect(noted(both)).toContain('1 outage stands in more than one file: 4 failures of 2 outages are counted');
  expect(noted(await runJson(['incidents', pager, ...may]))).toBeUndefined();
  const merged = await runJson(['incidents', pager, page, ...may, '--merge-within', '0s']);
  expect([merged.failures, noted(merged)]).toEqual([2, undefined]);
});
