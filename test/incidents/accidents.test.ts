import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

/*
 * Ways in which a build could pass by accident. Whatever the export is, --strict is not met by it; where nothing can be read
 * the status is 2.
 */

const may = ['--month', '2026-05', '--at', '2026-06-10', '--target', '99', '--strict'];
const incident = 'A,api,2026-05-05T10:00Z,2026-05-05T10:05Z';
const header = 'id,service,start,end';
const zoned = ['--window', '30d', '--at', '2026-06-10T00:00Z', '--target', '99', '--strict'];

type Accident = readonly [what: string, path: () => string, status: number, args?: readonly string[]];
const notMet: readonly Accident[] = [
  ['an export without a row', () => log(header), 1],
  ['an empty list', () => write('a.json', []), 1],
  ['an answer without incidents', () => write('a.json', { incidents: [], total: 0 }), 1],
  ['nothing at all', () => write('a.csv', ''), 2],
  ['a page to log in', () => write('a.csv', '<!DOCTYPE html><html>Log in</html>'), 2],
  ['an answer that is an error', () => write('a.json', { error: 'token expired', incidents: [] }), 2],
  ['a service that no row has', () => log(header, incident), 1, ['--where', 'service=apii']],
  ['swapped columns', () => log('id,service,end,start', incident), 2],
  ['a log that ended before', () => log(header, 'A,api,2026-03-05T10:00Z,2026-03-05T10:05Z'), 1],
  ['a log that begins later', () => log(header, 'A,api,2026-06-05T10:00Z,2026-06-05T10:05Z'), 1],
  ['all rows invalid', () => log(header, 'A,api,soon,later'), 2, ['--skip-invalid']],
  ['some rows invalid', () => log(header, incident, 'B,api,soon,later'), 1, ['--skip-invalid']],
  ['incidents without a length', () => log(header, 'A,api,2026-05-05T10:00Z,2026-05-05T10:00Z'), 1],
  ['incidents without a weight', () => log(`${header},impact_ratio`, `${incident},0`), 1],
  ['maintenance alone', () => log(`${header},type`, `${incident},maintenance`), 1],
  ['tests alone', () => log(`${header},type`, `${incident},drill`), 1],
  ['lines that end early', () => write('a.jsonl', '{"start":"2026-05-05T10:00Z","end":"2026-05-05T10:05Z"}\n{"sta'), 2],
  [
    'page 1 of 90',
    () =>
      write('a.json', { data: [{ start: '2026-05-05T10:00Z', end: '2026-05-05T10:05Z' }], page: 1, total_pages: 90 }),
    1,
  ],
  [
    'a monitor that looked at the last day alone',
    () => log('time,status', '2026-05-31T23:00Z,up', '2026-05-31T23:30Z,up', '2026-06-01T00:00Z,up'),
    1,
  ],
  [
    'a monitor that stopped looking',
    () => log('time,status', ...['01', '02', '03'].map((day) => `2026-05-${day}T00:00Z,up`)),
    1,
  ],
];

describe('no gate is met by', () => {
  it.each(notMet.map(([what, ...rest]) => [what, rest] as const))('%s', async (_, [path, status, args = []]) => {
    for (const command of [['incidents'], ['project'], ['budget', '--slo', '99']]) {
      const asked = command[0] === 'budget' ? may.filter((each) => !['--target', '99'].includes(each)) : may;
      const result = await run([...command, path(), ...asked, ...args]);
      expect([command[0], result.status]).toEqual([command[0], status]);
      if (status === 2) expect(result.stdout).toBe('');
    }
  });
});

describe('a clock of another zone', () => {
  const goingOn = ['A,api,2026-05-20 10:00,2026-05-20 10:05', 'B,api,2026-06-10 01:30,'];
  it('that is ahead shows what happens now as yet to come: the check is skipped', async () => {
    const { status, stdout } = await run(['incidents', log(header, ...goingOn), ...zoned]);
    expect(status).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'no incident begins after now: 1 row begins up to 1h 30m after now, and its timestamps were read in UTC for want of an offset; --zone says where they are from',
    );
    expect(
      (await runJson(['incidents', log(header, ...goingOn), ...zoned.slice(0, 4), '--zone', 'Europe/Berlin'])).failures,
    ).toBe(2);
  });
  it('is none where stamps have offsets, or the log goes on for days', async () => {
    const withOffsets = goingOn.map((line) => line.replaceAll(/(\d\d:\d\d)/g, '$1Z'));
    const later = [...goingOn, 'C,api,2026-06-12 01:30,2026-06-12 01:40'];
    for (const lines of [withOffsets, later])
      expect((await run(['incidents', log(header, ...lines), ...zoned])).stdout).not.toContain('begins after now');
  });
});
