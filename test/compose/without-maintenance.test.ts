import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

const topology = (lines: string) => write('t.yaml', lines);

describe('--without-maintenance', () => {
  it('shows both: 99.9 % with 2 h every 30 d', async () => {
    const path = topology(
      'components:\n  db: { availability: 99.9%, maintenance: { every: 30d, lasts: 2h } }\njourneys: { buy: db }\n',
    );
    const { journeys } = await runJson(['compose', path, '--without-maintenance']);
    // the worked number: 1 − 0.999·(1 − 2/720)
    expect(journeys[0].unavailability).toBeCloseTo(3.775e-3, 14);
    expect(journeys[0].withoutMaintenance.unavailability).toBeCloseTo(1e-3, 15);
    expect(journeys[0].withoutMaintenance.downtimeSeconds.year).toBeCloseTo(31_536, 6);
    const { stdout } = await run(['compose', path, '--without-maintenance']);
    // 0.002775 of a year
    expect(stdout).toMatch(/With planned work, and without\njourney +with.*\nbuy +99\.6225% +99\.9% +1d 19m$/m);
    expect((await runJson(['compose', path])).journeys[0].withoutMaintenance).toBeUndefined();
  });
  it('of nodes and of a pair as well', async () => {
    const path = topology(`components:
  db: { mtbf: 720h, mttr: 1h, failover: { mode: hot }, maintenance: { every: 30d, lasts: 1h } }
clusters:
  app:
    need: 1
    maintenance: { every: 30d, lasts: 1h }
    nodes: { n1: { mtbf: 720h, mttr: 1h }, n2: { mtbf: 720h, mttr: 1h } }
journeys: { buy: app -> db }
`);
    const { journeys } = await runJson(['compose', path, '--without-maintenance']);
    const idle = await runJson([
      'compose',
      topology(`components:
  db: { mtbf: 720h, mttr: 1h, failover: { mode: hot } }
clusters:
  app:
    need: 1
    nodes: { n1: { mtbf: 720h, mttr: 1h }, n2: { mtbf: 720h, mttr: 1h } }
journeys: { buy: app -> db }
`),
    ]);
    expect(journeys[0].withoutMaintenance.unavailability).toBe(idle.journeys[0].unavailability);
    expect(journeys[0].unavailability).toBeGreaterThan(idle.journeys[0].unavailability);
  });
  it('needs planned work', async () => {
    const { status, stdout, stderr } = await run(['compose', 'a=99', '--without-maintenance']);
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([
      2,
      '',
      'error: --without-maintenance leaves planned work out, and there is none',
    ]);
  });
});

describe('testEvery', () => {
  const lint = async (tested: string, testEvery: string) => {
    const path = topology(
      `components:\n  db: { mtbf: 720h, mttr: 1h, failover: { mode: hot, tested: ${tested}, fencing: quorum${testEvery} } }\njourneys: { buy: db }\n`,
    );
    const result = await runJson(['compose', path, '--at', '2026-11-24']);
    return result.lint.filter(({ rule }: { rule: string }) => rule === 'standby-untested');
  };
  it('replaces the 90 days: 45 days ago is fine, and late where it is to be done every 30', async () => {
    expect(await lint('2026-10-10', '')).toEqual([]);
    const [found] = await lint('2026-10-10', ', testEvery: 30d');
    expect(found.message).toBe('the takeover of db was last tested on 2026-10-10, 45 days ago');
    expect(found.remedy).toBe('fail over on purpose, put the date into `tested`, and do it again within 30 days.');
  });
  it('may be longer as well: 100 days ago, every 120', async () => {
    expect(await lint('2026-08-16', '')).toHaveLength(1);
    expect(await lint('2026-08-16', ', testEvery: 120d')).toEqual([]);
  });
});
