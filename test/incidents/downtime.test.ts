import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log, runJson, write } from '../run.ts';

const day = ['--from', '2024-01-01T00:00:00Z', '--to', '2024-01-02T00:00:00Z'];
const at = (clock: string): string => `2024-01-01T${clock}:00Z`;

/** Downtime in hours on 2024-01-01. */
async function hours(path: string, ...options: readonly string[]): Promise<number> {
  return (await runJson(['incidents', path, ...day, ...options])).downtimeSeconds / 3_600;
}

describe('downtime', () => {
  const overlapping = log(
    'id,start,verified',
    `1,${at('00:00')},${at('02:00')}`,
    `2,${at('01:00')},${at('03:00')}`,
    `3,2023-12-31T23:00:00Z,${at('00:30')}`,
  );

  it('is the union, clipped to the window: 00:00 to 03:00', async () => {
    expect(await hours(overlapping)).toBe(3);
  });
  it('or the sum, clipped: 2 + 2 + 0.5', async () => {
    expect(await hours(overlapping, '--downtime', 'sum')).toBe(4.5);
  });
  it('counts incidents that touch as one outage', async () => {
    const touching = log(
      'start,verified',
      `${at('01:00')},${at('02:00')}`,
      `${at('02:00')},${at('03:00')}`,
      `${at('04:00')},${at('05:00')}`,
    );
    const result = await runJson(['incidents', touching, ...day]);
    expect([result.outages, result.failures, result.downtimeSeconds]).toEqual([2, 3, 3 * 3_600]);
  });

  const weighted = log(
    'start,verified,impact',
    `${at('00:00')},${at('02:00')},50%`,
    `${at('01:00')},${at('03:00')},0.2`,
  );
  it('weighs with the largest active impact: 0.5·2 + 0.2·1', async () => {
    expect(await hours(weighted)).toBeCloseTo(1.2, 14);
  });
  it('or adds every impact: 0.5·2 + 0.2·2', async () => {
    expect(await hours(weighted, '--downtime', 'sum')).toBeCloseTo(1.4, 14);
  });
  it('counts impact 0 as no downtime, no outage, and no failure that costs counted time', async () => {
    const none = log('start,verified,impact', `${at('00:00')},${at('02:00')},0`);
    const result = await runJson(['incidents', none, ...day]);
    expect([result.downtimeSeconds, result.outages]).toEqual([0, 0]);
    expect([result.failures, result.failuresOutside]).toEqual([0, 1]);
  });
  it('has no availability where the sum exceeds the window, and says so', async () => {
    const rows = Array.from({ length: 3 }, () => `${at('00:00')},${at('12:00')}`).map((row, i) => `${i},${row}`);
    const result = await runJson([
      'incidents',
      log('id,start,verified', ...rows),
      ...day,
      '--downtime',
      'sum',
      '--assert',
      'availability >= 50',
    ]);
    expect([result.downtimeSeconds, result.availability, result.unavailability]).toEqual([36 * 3_600, null, null]);
    expect(result.warnings.map(({ kind }: { kind: string }) => kind)).toContain('sumExceedsWindow');
    expect(result.checks[0].status).toBe('skipped');
  });

  it('counts an open incident up to the end of the window', async () => {
    const open = log('start,verified', `${at('22:00')},`);
    const result = await runJson(['incidents', open, ...day]);
    expect([result.downtimeSeconds, result.counts.open, result.phases.recovery.count, result.mttrSeconds]).toEqual([
      7_200,
      1,
      0,
      null,
    ]);
  });

  const fixes = log(
    'start,fixed,verified',
    `${at('01:00')},${at('02:00')},${at('05:00')}`,
    `${at('06:00')},,${at('07:00')}`,
    `${at('08:00')},${at('07:30')},${at('09:00')}`,
  );
  it('ends at the fix where that is asked for, at verified where there is no fix after the start: 1 + 1 + 1', async () => {
    const result = await runJson(['incidents', fixes, ...day, '--downtime-until', 'fixed']);
    expect(result.downtimeSeconds).toBe(3 * 3_600);
    expect(result.warnings).toContainEqual({
      kind: 'fixMissing',
      message: '2 rows have no fix between their start and end: down until verified',
    });
    expect(await hours(fixes)).toBe(4 + 1 + 1);
  });

  it('takes a fix at the start for what a tool fills in: down until verified', async () => {
    const prefilled = log('start,fixed,verified', `${at('10:00')},${at('10:00')},${at('12:00')}`);
    const result = await runJson(['incidents', prefilled, ...day, '--downtime-until', 'fixed']);
    expect(result.downtimeSeconds).toBe(2 * 3_600);
    expect(result.warnings.map(({ kind }: { kind: string }) => kind)).toContain('fixMissing');
  });
  it('counts what is fixed and not verified until its fix, and says just that', async () => {
    const half = log('start,fixed,verified', `${at('10:00')},${at('10:30')},`, `${at('20:00')},${at('20:00')},`);
    const result = await runJson(['incidents', half, ...day, '--downtime-until', 'fixed']);
    expect(result.downtimeSeconds).toBe(1_800 + 4 * 3_600); // the second is open until the end of the day
    const messages = result.warnings.map(({ message }: { message: string }) => message).join('\n');
    expect(messages).toMatch(/1 row is fixed and not verified \(.*:2\): down until the fix, and in no average/);
    expect(messages).toMatch(/1 row is still open \(.*:3\): counted as down until 2024-01-02T00:00:00Z/);
    const whole = await runJson(['incidents', half, ...day]);
    expect(whole.warnings.map(({ kind }: { kind: string }) => kind)).not.toContain('openFixed');
  });

  it('leaves outages out that are shorter than --min-outage, by their merged, unclipped length', async () => {
    // 40 s and 40 s that touch are one outage of 80 s; 59 s alone is none; one of 60 s that the window cuts to 30 s stays
    const short = log(
      'start,verified',
      ...['2024-01-01T01:00:00Z,2024-01-01T01:00:40Z', '2024-01-01T01:00:40Z,2024-01-01T01:01:20Z'],
      ...['2024-01-01T05:00:00Z,2024-01-01T05:00:59Z', '2024-01-01T23:59:30Z,2024-01-02T00:00:30Z'],
    );
    const result = await runJson(['incidents', short, ...day, '--min-outage', '60s']);
    expect([result.downtimeSeconds, result.outages]).toEqual([80 + 30, 2]);
    expect([result.failures, result.failuresOutside]).toEqual([3, 1]); // the one of 59 s costs nothing that counts
    expect(await hours(short, '--min-outage', '60s', '--downtime', 'sum')).toBe((80 + 30) / 3_600);
  });

  it('takes --merge-within as one failure of a service', async () => {
    const close = log(
      'service,start,verified',
      ...[
        `api,${at('01:00')},${at('02:00')}`,
        `api,${at('03:59')},${at('04:00')}`,
        `web,${at('03:00')},${at('03:10')}`,
      ],
      ...[`api,${at('06:00')},${at('06:10')}`, `api,${at('08:11')},${at('08:12')}`],
    );
    const failures = async (...options: string[]) => (await runJson(['incidents', close, ...day, ...options])).failures;
    expect(await failures()).toBe(5);
    expect(await failures('--merge-within', '2h')).toBe(3); // api 01:00 … 06:10, api 08:11 (2 h 1 min later), web
  });
});

describe('time that does not count', () => {
  const one = log('start,verified', `${at('10:00')},${at('14:00')}`);

  it('--exclude cuts downtime and window alike, and both figures are shown', async () => {
    const agreed = write('agreed.csv', `start,end,reason\n${at('12:00')},${at('16:00')},upgrade\n`);
    const result = await runJson(['incidents', one, ...day, '--exclude', agreed]);
    expect([result.downtimeSeconds, result.window.countedSeconds]).toEqual([2 * 3_600, 20 * 3_600]);
    expect(result.unavailability).toBe(2 / 20);
    expect(result.withoutExclusions).toMatchObject({
      downtimeSeconds: 4 * 3_600,
      windowSeconds: 86_400,
      unavailability: 4 / 24,
    });
  });
  it('--service-hours count on the wall clocks of the zone: 2024-01-01 was a Monday', async () => {
    const result = await runJson([
      'incidents',
      one,
      ...day,
      '--service-hours',
      'Mon-Fri 08:00-18:00',
      '--zone',
      'Europe/Berlin',
    ]);
    // Berlin 08:00–18:00 is 07:00–17:00 UTC
    expect([result.downtimeSeconds, result.window.countedSeconds]).toEqual([4 * 3_600, 10 * 3_600]);
  });
  it('--service-hours that the incident misses leave no downtime', async () => {
    expect(await hours(one, '--service-hours', 'Mon 15:00-18:00')).toBe(0);
  });
});

describe('against a walk over every minute', () => {
  const minute = fc.integer({ min: 0, max: 60 });
  const incident = fc.record({ start: minute, length: minute, percent: fc.integer({ min: 0, max: 100 }) });

  it('union, sum and outages agree on random logs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(incident, { minLength: 1, maxLength: 8 }), async (incidents) => {
        const stamp = (minutes: number): string => new Date(Date.UTC(2024, 0, 1) + minutes * 60_000).toISOString();
        const rows = incidents.map(
          ({ start, length, percent }, i) => `${i},${stamp(start)},${stamp(start + length)},${percent}%`,
        );
        const path = log('id,start,verified,impact', ...rows);
        const window = ['--from', stamp(10), '--to', stamp(70)];
        let union = 0;
        let sum = 0;
        let outages = 0;
        let wasDown = false;
        for (let now = -1; now < 130; now++) {
          const active = incidents
            .filter(({ start, length }) => start <= now && now < start + length)
            .map(({ percent }) => percent);
          const inWindow = now >= 10 && now < 70;
          if (inWindow) union += Math.max(0, ...active);
          if (inWindow) sum += active.reduce((total, percent) => total + percent, 0);
          const isDown = active.some((percent) => percent > 0);
          if (isDown && inWindow && (!wasDown || now === 10)) outages++;
          wasDown = isDown;
        }
        const both = [
          await runJson(['incidents', path, ...window]),
          await runJson(['incidents', path, ...window, '--downtime', 'sum']),
        ];
        expect(both[0].downtimeSeconds).toBeCloseTo((union / 100) * 60, 9);
        expect(both[1].downtimeSeconds).toBeCloseTo((sum / 100) * 60, 9);
        expect(both[0].outages).toBe(outages);
      }),
      { numRuns: 150, seed: 4 },
    );
  });
});
