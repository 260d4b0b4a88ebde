import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

const near = (got: number, want: number, tolerance = 1e-12): void =>
  expect(Math.abs(got - want) / Math.max(Math.abs(got), Math.abs(want))).toBeLessThanOrEqual(tolerance);

const pair = { mtbf: '2000h', mttr: '4h' };
const withFailover = (failover: object, more: object = {}): string =>
  write('standby.json', { components: { db: { ...pair, failover, ...more } }, journeys: { x: 'db' } });

describe('a component with a standby', () => {
  // the worked table of docs/failover.md: MTBF 2000 h, MTTR 4 h, no detection
  const rows: readonly [what: string, failover: object, unavailability: number][] = [
    ['hot', { mode: 'hot' }, 1.226684523563065e-5],
    ['warm', { mode: 'warm' }, 1.048541754558449e-5],
    ['cold', { mode: 'cold' }, 1.028708565353931e-5],
    ['hot, coverage 95 %', { mode: 'hot', success: '95%', manual: '1h' }, 3.3879134299142e-5],
    ['cold, four hours', { mode: 'cold', switch: '4h' }, 1.26245104558871e-3],
    ['warm, twenty minutes', { mode: 'warm', switch: '20m' }, 1.616100633678029e-4],
  ];
  it.each(rows)('%s', async (_, failover, unavailability) => {
    const { journeys } = await runJson(['compose', withFailover({ detect: '0s', switch: '60s', ...failover })]);
    near(journeys[0].unavailability, unavailability, 1e-12);
  });

  it('brings its frequency and mean outage into the journey', async () => {
    // 4.9999386657738e-4 outages an hour of 0.024533991425937 h on average, for hot, 60 s
    const { journeys } = await runJson(['compose', withFailover({ mode: 'hot', detect: '0s', switch: '60s' })]);
    near(journeys[0].failuresPerYear, 4.9999386657738e-4 * 8760, 1e-12);
    near(journeys[0].mttrSeconds, 0.024533991425937 * 3600, 1e-12);
  });

  it('in series with another part adds up as ω = Σ B·ν does', async () => {
    const components = {
      db: { ...pair, failover: { mode: 'hot', detect: '0s', switch: '60s' } },
      app: { mtbf: '99h', mttr: '1h' },
    };
    const { journeys } = await runJson(['compose', write('two.json', { components, journeys: { x: 'app -> db' } })]);
    const u = 1.226684523563065e-5;
    near(journeys[0].unavailability, 0.01 + 0.99 * u, 1e-12);
    // app: (1 − U_db)/100 h; db: 0.99 × 4.9999386657738e-4 /h
    near(journeys[0].failuresPerYear, 8760 * ((1 - u) / 100 + 0.99 * 4.9999386657738e-4), 1e-12);
  });

  it('says what a takeover costs', async () => {
    const { components } = await runJson([
      'compose',
      withFailover({ mode: 'hot', switch: '10s', dataLoss: '2s', partition: { mtbf: '8760h', mttr: '5m' } }),
    ]);
    const { failover } = components[0];
    // detection of 5 s × 3 with 3 s: 15.5 s mean, 18 s worst, and the switch
    expect(failover).toMatchObject({ mode: 'hot', rtoSeconds: { mean: 25.5, worst: 28 }, rpoSeconds: 2 });
    // one failure of the active machine in about 2000 h, few of them with the other one down
    expect(failover.switchesPerYear).toBeGreaterThan(4.3);
    expect(failover.switchesPerYear).toBeLessThan(8760 / 2000);
    // 274.5 s of split brain in the table of docs/split-brain.md
    near(failover.splitBrainSecondsPerYear, 274.5, 1e-3);
  });

  it('is split as often where roles stay swapped: the monitor watches whichever machine serves', async () => {
    const partition = { mtbf: '8760h', mttr: '5m' };
    const { components } = await runJson([
      'compose',
      withFailover({ mode: 'hot', switch: '10s', partition, failback: { automatic: false } }),
    ]);
    // N·D·P·E[e^(−X/D)], X even from 13 + 10 to 18 + 10 s, P = (500/501)² that both of MTBF 2000 h, MTTR 4 h are well
    const served = (300 * (Math.exp(-23 / 300) - Math.exp(-28 / 300))) / 5;
    const expected = (31_536_000 / (8_760 * 3_600 + 300)) * 300 * served * (500 / 501) ** 2;
    near(components[0].failover.splitBrainSecondsPerYear, expected, 1e-9);
  });

  it('has a mean RTO of E[detection] + c·switch + (1 − c)·manual', async () => {
    const { components } = await runJson([
      'compose',
      withFailover({ mode: 'hot', switch: '10s', success: '95%', manual: '1h' }),
    ]);
    // 15.5 + 0.95·10 + 0.05·3600; worst: 18 + 3600
    expect(components[0].failover.rtoSeconds).toEqual({ mean: 205, worst: 3618 });
  });

  it('says how long a dead standby goes unseen, where it is only looked at now and then', async () => {
    const settings = { mode: 'hot', failback: { automatic: false }, standby: { checkEvery: '30d' } };
    const { journeys, components } = await runJson(['compose', withFailover(settings)]);
    // by numerical integration, as in test/core/failover/standby-check.test.ts, which gives this share of time too
    near(journeys[0].unavailability, 1.440690122795674e-4, 1e-12);
    expect(components[0].failover.unseenSeconds).toBe(15 * 86_400);
    near(components[0].failover.unseenRatio, 0.1375947162868189, 1e-12);
    const { stdout } = await run(['compose', withFailover(settings), '--explain', '--at', '2026-11-24'], {
      columns: 400,
    });
    expect(stdout).toContain('a dead standby of db goes unseen for 15d on average; there is one for 13.8% of the time');
    expect(stdout).toContain('the takeover of db was ever tested, and a dead standby goes unseen for 15d on average');
    // by hand: 25.5/7.2e6 + (4/2000)² + (4·720/4)/2000²
    expect(stdout).toContain(
      '(1 × 25.5 + 0 × 3615.5) / 7200000 + (1 + 1) × (14400 / 7200000)^2 / 2 + 1 × 2592000 × 14400 / (4 × 7200000^2) = 0.000187541666666667',
    );
    const plain = await runJson(['compose', withFailover({ mode: 'hot' })]);
    expect(Object.keys(plain.components[0].failover)).not.toContain('unseenSeconds');
  });

  it('sits with both machines in its domain', async () => {
    const path = write('domain.json', {
      components: { db: { ...pair, domain: 'z', failover: { mode: 'hot', detect: '0s', switch: '60s' } } },
      domains: { z: '99.9%' },
      journeys: { x: 'db' },
    });
    const { journeys } = await runJson(['compose', path]);
    near(journeys[0].unavailability, 0.001 + 0.999 * 1.226684523563065e-5, 1e-12);
  });

  it('is no single point of failure, although all needs it', async () => {
    const result = await runJson(['compose', withFailover({ mode: 'hot', fencing: 'quorum' })]);
    expect(result.singlePoints).toEqual([]);
    expect(result.lint.map(({ rule }: { rule: string }) => rule)).not.toContain('single-point-of-failure');
  });

  it('is offered no replica, and its repair in half the time is computed as a pair', async () => {
    const path = withFailover({ mode: 'hot', detect: '0s', switch: '60s' });
    const { target } = await runJson(['compose', path, '--target', '99.9999']);
    const changes = target.changes.map(({ kind }: { kind: string }) => kind);
    expect(changes).not.toContain('replica');
    const faster = write('faster.json', {
      components: { db: { mtbf: '2000h', mttr: '2h', failover: { mode: 'hot', detect: '0s', switch: '60s' } } },
      journeys: { x: 'db' },
    });
    const expected = (await runJson(['compose', faster])).journeys[0].unavailability;
    near(target.changes.find(({ kind }: { kind: string }) => kind === 'halveMttr').unavailability, expected, 1e-12);
  });
});

describe('--strategies', () => {
  const path = withFailover({ mode: 'hot', switch: '10s' });

  it('puts five side by side', async () => {
    const { strategies } = await runJson(['compose', path, '--strategies']);
    expect(strategies.map(({ mode }: { mode: string }) => mode)).toEqual([
      'none',
      'cold',
      'warm',
      'hot',
      'active-active',
    ]);
    const [none, cold, warm, hot, active] = strategies;
    near(none.unavailability, 4 / 2004);
    expect(none).toMatchObject({ rtoSeconds: { mean: 14_400, worst: null }, rpoSeconds: null, met: null });
    // worst: 18 s and the switch of each mode
    expect([cold, warm, hot].map(({ rtoSeconds }) => rtoSeconds.worst)).toEqual([14_418, 1_218, 28]);
    expect([cold, warm, hot].map(({ rpoSeconds }) => rpoSeconds)).toEqual([3600, 60, 0]);
    near(hot.unavailability, 7.508452508849438e-6, 1e-12);
    // q² + (1 − q)·q·(1 − E[e^(−D/MTTR)]), D even in 13 to 18 s, with 40 digits
    near(active.unavailability, 6.127076728978332e-6, 1e-12);
    expect(active).toMatchObject({ rtoSeconds: { mean: 15.5, worst: 18 }, met: null });
  });

  it('compares each with the target that is asked', async () => {
    const { strategies } = await runJson(['compose', path, '--strategies', '--target', '99.999']);
    expect(strategies.map(({ met }: { met: boolean }) => met)).toEqual([false, false, false, true, true]);
  });

  it('shows what each suits', async () => {
    const { stdout } = await run(['compose', path, '--strategies'], { columns: 200 });
    expect(stdout).toContain('Strategies for db');
    expect(stdout).toMatch(/hot \(own\).*payments, orders/);
  });

  it('takes a component that has times and no standby', async () => {
    const plain = write('plain.json', {
      components: { db: pair, web: { availability: '99%' } },
      journeys: { x: 'web -> db' },
    });
    const { strategies } = await runJson(['compose', plain, '--strategies']);
    near(strategies[0].unavailability, 4 / 2004);
    const { status, stderr } = await run(['compose', plain, '--strategies', '--component', 'web']);
    expect(status).toBe(2);
    expect(stderr).toContain('the component web has no mtbf and mttr');
  });

  const two = write('two.json', { components: { a: pair, b: pair }, journeys: { x: 'a -> b' } });
  it.each([
    [[two, '--strategies'], 'compares one component, and 2 have mtbf and mttr'],
    [[two, '--strategies', '--component', 'bb'], 'there is no component "bb"'],
    [[two, '--component', 'a'], '--component needs --strategies'],
    [['a=99', '--strategies'], 'needs a component with mtbf and mttr, and there is none'],
  ])('%s is refused', async (args, message) => {
    const { status, stdout, stderr } = await run(['compose', ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('a takeover that was tested', () => {
  const path = withFailover({ mode: 'hot', fencing: 'quorum', tested: '2026-06-01' });

  it('long ago is a finding, and the clock is said to be used', async () => {
    // the tests' clock stands at 2026-11-24: 176 days later
    const { stderr } = await run(['compose', path]);
    expect(stderr).toContain('depends on the clock (now is 2026-11-24T12:00:00');
    const { lint } = await runJson(['compose', path]);
    expect(lint[0]).toMatchObject({
      rule: 'standby-untested',
      message: 'the takeover of db was last tested on 2026-06-01, 176 days ago',
    });
  });

  it('is compared with --at, and then the clock is not used', async () => {
    const { lint, warnings } = await runJson(['compose', path, '--at', '2026-08-30']);
    expect(lint.map(({ rule }: { rule: string }) => rule)).not.toContain('standby-untested');
    expect(warnings).toEqual([]);
  });
});

describe('a standby that is read wrongly', () => {
  it.each([
    ['{mode: hott}', 2, 48, 'there is no failover mode "hott"; did you mean hot?'],
    ['{mode: hot, standby: {mtbf: 1h}}', 2, 63, 'standby of the component db has mtbf and no mttr'],
  ])('%s has its line and column', async (failover, line, column, message) => {
    const path = write('bad.yaml', `components:\n  db: {mtbf: 2000h, mttr: 4h, failover: ${failover}}\n`);
    const { status, stdout, stderr } = await run(['compose', path]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`:${line}:${column}: ${message}`);
  });
});
