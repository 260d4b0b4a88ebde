import { describe, expect, it } from 'vitest';
import { runJson, write } from '../run.ts';

/* Answers that say they are a part of a whole: nothing can be met by what is not there. */

const row = { id: 'A', start: '2026-01-05T10:00:00Z', end: '2026-01-05T10:10:00Z' };
const asked = ['--month', '2026-01', '--at', '2026-02-01', '--target', '99'];

async function judged(members: object) {
  const result = await runJson(['incidents', write('answer.json', { incidents: [row], ...members }), ...asked]);
  const whole = result.checks.find(({ expression }: { expression: string }) => expression === 'the log is whole');
  return { partial: result.sources[0].partial, status: whole?.status ?? null };
}

describe('an answer', () => {
  it.each([
    [{ more: true }, null],
    [{ has_more: true, total: 90 }, 90],
    [{ next: 'https://status.example/page=2' }, null],
    [{ links: { next: '/page=2' } }, null],
    [{ pagination: { next_cursor: 'abc', total: 12 } }, 12],
    [{ meta: { total: 40 } }, 40],
    [{ nextToken: 'abc' }, null],
    [{ truncatedAlerts: 7 }, null],
    [{ incomplete_results: true }, null],
  ])('%j is a part, and the check of that is skipped', async (members, total) => {
    expect(await judged(members)).toEqual({ partial: { read: 1, total }, status: 'skipped' });
  });
  it.each([
    [{}],
    [{ more: false }],
    [{ next: null, total: 1 }],
    [{ links: { next: '' } }],
    [{ pagination: { next_cursor: null, total: 1 } }],
    [{ truncatedAlerts: 0 }],
  ])('%j is whole', async (members) => {
    expect(await judged(members)).toEqual({ partial: null, status: null });
  });
});
