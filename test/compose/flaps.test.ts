import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';

const file = 'fixtures/topologies/standby.yaml';
const compose = ['compose', file, '--at', '2026-11-24'];
const within = async (...args: string[]) => {
  const { lint } = await runJson([...compose, ...args]);
  return lint.filter(({ rule }: { rule: string }) => rule === 'failback-within-flap');
};
const expected = {
  rule: 'failback-within-flap',
  severity: 'warning',
  where: 'db',
  message:
    '3 of 9 returns of db were followed by the next failure within 6m 10s; with failback.delay at 5m 2 of these take a failover: 15m would have spared 2',
};

describe('compose --log', () => {
  // fixtures/flapping.csv: ten rows of db, of which two overlap; gaps below an hour: 4 min, 6 min 10 s, 2 min. docs/lint.md
  // walks through it by hand.
  it('finds the failback within the flap, with the delay that would have spared it', async () => {
    expect(await within('--log', 'fixtures/flapping.csv')).toMatchObject([expected]);
    expect(await within()).toEqual([]);
  });

  it('is a gate with --deny', async () => {
    const denied = [...compose, '--deny', 'failback-within-flap'];
    expect((await run([...denied, '--log', 'fixtures/flapping.csv'])).status).toBe(1);
    expect((await run(denied)).status).toBe(0);
  });

  it('finds nothing where failback is not automatic, nor where the delay is long enough', async () => {
    const with_ = async (failback: string) => {
      const yaml = readFileSync(file, 'utf8').replace('fencing:', `failback: ${failback}\n      fencing:`);
      const { stdout } = await run(['compose', '-', '--at', '2026-11-24', '--log', 'fixtures/flapping.csv'], {
        stdin: yaml,
      });
      return stdout.includes('failback-within-flap');
    };
    expect(await with_('{ delay: 5m }')).toBe(true);
    expect(await with_('{ delay: 15m }')).toBe(false);
    expect(await with_('{ automatic: false }')).toBe(false);
  });

  it('takes all incidents where the log names no services, and says so, and what has no end', async () => {
    const rows = readFileSync('fixtures/flapping.csv', 'utf8').trim().split('\n');
    const bare = rows.filter((row) => !row.includes(',web,')).map((row) => row.split(',').toSpliced(1, 1).join(','));
    const path = log([...bare, 'open,hardware,100%,2026-11-10T00:00:00Z,'].join('\n'));
    expect(await within('--log', path)).toMatchObject([expected]);
    const { stderr } = await run([...compose, '--log', path]);
    expect(stderr).toContain(`names no services: its 9 outages count as outages of db`);
    expect(stderr).toContain('1 row has no end');
  });

  it.each([['fixtures/nothere.csv', 'there is no file "fixtures/nothere.csv"']])(
    'refuses %s',
    async (path, message) => {
      const { status, stderr, stdout } = await run([...compose, '--log', path]);
      expect(stderr).toContain(message);
      expect([status, stdout]).toEqual([2, '']);
    },
  );

  it('judges a name that no row has as --where does: noted with what was meant, and failing under --strict', async () => {
    const args = [...compose, '--log', log('service,start,verified', 'dbb,2026-01-01T00:00Z,2026-01-01T01:00Z')];
    const { status, stdout, stderr } = await run(args);
    expect(stderr).toContain('note: no row has service = db; did you mean dbb?');
    expect(stdout).toContain('skipped: a row has service = db');
    expect([status, (await run([...args, '--strict'])).status]).toEqual([0, 1]);
  });
  it('finds the service in any letter case', async () => {
    const path = log(readFileSync('fixtures/flapping.csv', 'utf8').trim().replaceAll(',db,', ',DB,'));
    expect(await within('--log', path)).toMatchObject([expected]);
  });

  it('refuses a log without incidents, a topology without failover, and standard input for both', async () => {
    const empty = await run([...compose, '--log', log('service,start,verified')]);
    expect(empty.stderr).toContain('has no incident with a start and an end to look for flaps in');
    const plain = await run(['compose', 'a=99', '--log', 'fixtures/flapping.csv']);
    expect(plain.stderr).toMatch(
      /^error: --log is looked through for flaps of components with failover, and there is none/,
    );
    const twice = await run(['compose', '-', '--log', '-'], { stdin: readFileSync(file, 'utf8') });
    expect(twice.stderr).toContain('standard input (-) was named twice');
    expect([empty.status, plain.status, twice.status]).toEqual([2, 2, 2]);
  });
});

describe('project --failover', () => {
  const project = [
    'project',
    'fixtures/flapping.csv',
    '--from',
    '2026-09-01',
    '--to',
    '2026-11-01',
    '--at',
    '2026-12-01',
  ];
  const replay = async (failover: string) =>
    (await runJson([...project, '--where', 'service=db', '--failover', failover])).replay;

  // Probes at 10:00:00, :05, :10 fail: on the standby at 10:00:23, back at 10:05:25. The next begin at 10:06:13 and, after
  // 10:11:25, at 10:14:23. With 15 min the fifth good probe after 10:16:10 brings it back. Lone ones: 20 September, three more.
  it('says that it flaps', async () => {
    expect(await replay('hot')).toMatchObject({ failovers: 7, failbacks: 7, flaps: 2 });
    expect(await replay('hot failback=15m')).toMatchObject({ failovers: 5, failbacks: 5, flaps: 0 });
    const { stdout } = await run([...project, '--failover', 'hot', '--where', 'service=db']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('it flaps: 2 failovers begin within 5m of a failback');
  });
});
