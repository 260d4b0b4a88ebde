import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

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
    [{ meta: { current_page: 1, last_page: 90 } }, null],
    [{ page: 1, total_pages: 3 }, null],
    [{ pageInfo: { page: 1, pageCount: 2 } }, null],
    [{ page: { number: 0, size: 1, totalPages: 2, totalElements: 2 } }, 2],
    [{ isLast: false }, null],
    [{ links: [{ rel: 'next', href: '/page=2' }] }, null],
    [{ _links: { next: { href: '/page=2' } } }, null],
    [{ '@odata.nextLink': 'https://status.example/next' }, null],
    [{ response: { meta: { paging: { hasNextPage: true } } } }, null],
    [{ page: 90, total_pages: 90 }, null], // the last page alone: those before it are missing
    [{ offset: 50, total: 51 }, 51],
    [{ total: '90' }, 90],
    [{ page: '1', pages: '9' }, null],
    [{ '@odata.count': 40 }, 40],
    [{ numFound: 7 }, 7],
    [{ recordsTotal: 57, recordsFiltered: 57 }, 57],
    [{ info: { more_records: true } }, null],
    [{ timed_out: true }, null],
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
    [{ page: 1, total_pages: 1, prev: null, next: null }],
    [{ page: { number: 0, totalPages: 1, last: true } }],
    [{ meta: { last_page: 1, current_page: 1 } }],
    [{ offset: 0, total: 1 }],
    [{ page: '1', pages: '1', total: '1' }],
    [{ info: { more_records: false }, timed_out: false, recordsTotal: 1 }],
    [{ commonLabels: { next: 'x', total: '9' } }],
  ])('%j is whole', async (members) => {
    expect(await judged(members)).toEqual({ partial: null, status: null });
  });
});

it('of a graph says it deep beside its list', async () => {
  const answer = { data: { incidents: { nodes: [row], pageInfo: { hasNextPage: true }, totalCount: 7 } } };
  const { sources } = await runJson(['incidents', write('graph.json', answer), ...asked]);
  expect(sources[0].partial).toEqual({ read: 1, total: 7 });
});

it('in several files is whole where each follows the other', async () => {
  const page = (number: number) =>
    write(`page-${number}.json`, { incidents: [{ ...row, id: `A${number}` }], page: number, total_pages: 3 });
  const partsOf = async (...pages: readonly number[]) => {
    const { sources } = await runJson(['incidents', ...pages.map(page), ...asked]);
    return sources.map(({ partial }: { partial: object | null }) => partial !== null);
  };
  expect(await partsOf(1, 2, 3)).toEqual([false, false, false]);
  expect(await partsOf(1, 2)).toEqual([false, true]);
  expect(await partsOf(2, 3)).toEqual([true, false]);
});

describe('a table that was cut short', () => {
  const rows = ['A,api,2026-01-05T10:00:00Z,2026-01-05T10:05:00Z', 'B,api,2026-01-06T10:00:00Z,2026-01-06T10:05:00Z'];
  const isPart = async (text: string, ...more: readonly string[]): Promise<boolean> => {
    const { checks, sources, warnings } = await runJson(['incidents', write('cut.csv', text), ...asked, ...more]);
    const part = sources[0].partial !== null;
    expect(warnings.some(({ kind }: { kind: string }) => kind === 'partOfWhole')).toBe(part);
    const whole = checks.find(({ expression }: { expression: string }) => expression === 'the log is whole');
    expect(whole?.status ?? null).toBe(part ? 'skipped' : null);
    return part;
  };
  const table = (...lines: readonly string[]): string => ['id,service,start,end', ...lines].join('\n');
  const shorter = (row: string, signs: number): string => row.slice(0, -signs);

  it.each([1, 4])('within its last stamp, %i signs before its end, is a part', async (signs) => {
    expect(await isPart(table(rows[0]!, shorter(rows[1]!, signs)))).toBe(true);
    expect(await isPart(table(shorter(rows[0]!, signs)))).toBe(true); // its own start shows how stamps are written
  });
  it('wherever else it is cut is refused, or is a row that goes on', async () => {
    const text = table(...rows);
    for (let end = text.lastIndexOf('\n') + 2; end < text.length; end++) {
      const { status, stdout } = await run(['incidents', write('cut.csv', text.slice(0, end)), ...asked, '--strict']);
      expect([end, status]).toEqual([end, stdout === '' ? 2 : 1]);
    }
  });
  it.each([
    ['whole, with or without a newline at its end', table(...rows)],
    [
      'one of two ways in which stamps end',
      table('A,api,2026-01-05T10:00:00Z,2026-01-05T10:05', rows[0]!, shorter(rows[1]!, 4)),
    ],
    ['an incident that goes on', table(rows[0]!, 'B,api,2026-01-06T10:00:00Z,')],
    [
      'no stamp',
      table(rows[0]!, rows[1]!)
        .replaceAll(/$/gm, ',a title')
        .replace(/ title$/, ''),
    ],
  ])('is none: %s', async (_, text) => {
    expect(await isPart(text)).toBe(false);
    expect(await isPart(`${text}\n`)).toBe(false);
  });
  it('says so, and fails under --strict', async () => {
    const path = write('cut.csv', table(rows[0]!, shorter(rows[1]!, 4)));
    const { status, stdout, stderr } = await run(['incidents', path, ...asked, '--strict']);
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      `the log is whole: ${path} ends in the middle of a timestamp, "2026-01-06T10:05": it was cut short`.replace(
        /\s+/g,
        ' ',
      ),
    );
    expect(stderr).toContain('where another is "2026-01-05T10:05:00Z"');
  });
});
