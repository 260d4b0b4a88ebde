import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/report/formats/width.ts';
import { log, run, runJson } from '../run.ts';

const postmortems = 'fixtures/postmortems.csv';
const everything = [
  ...[
    'project',
    postmortems,
    '--from',
    '2018-01-01',
    '--to',
    '2026-01-01',
    '--target',
    '99.9',
    '--cost-per-hour',
    '5000',
  ],
  ...['--reduce', 'identify=50%', '--without', 'cause=deployment', '--compare', '2012-10-01/2018-01-01', '--explain'],
];

describe('the table', () => {
  it.each([60, 80, 120])('fits %d columns', async (columns) => {
    const { stdout } = await run([...everything, '--quiet'], { columns });
    const widths = stdout.split('\n').map((line) => displayWidth(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
  });

  it('never says NaN, Infinity or undefined', async () => {
    for (const format of ['table', 'json', 'csv', 'markdown']) {
      const { stdout, stderr } = await run([...everything, '--format', format]);
      expect(stdout + stderr).not.toMatch(/NaN|Infinity|undefined|\[object/);
    }
  });
});

/** Incidents of one year: minutes from its start to each, and how long it lasts; or no end, or no phases. */
const incident = fc.record({
  at: fc.integer({ min: 0, max: 525_000 }),
  parts: fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 4, maxLength: 4 }),
  isOpen: fc.boolean(),
  hasPhases: fc.boolean(),
  impact: fc.constantFrom('', '0', '0.3', '1'),
  cause: fc.constantFrom('', 'network', 'deployment'),
});

describe('any log', () => {
  it('gives a result of the schema, in which changes that shorten save', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(incident, { minLength: 1, maxLength: 12 }), async (incidents) => {
        const stamp = (minutes: number): string => new Date(Date.UTC(2025, 0, 1) + minutes * 60_000).toISOString();
        const rows = incidents.map(({ at, parts, isOpen, hasPhases, impact, cause }, i) => {
          let minutes = at;
          const stamps = parts.map((part) => {
            minutes += part;
            return stamp(minutes);
          });
          const phases = hasPhases ? stamps.slice(0, 3) : ['', '', ''];
          return [i, cause, impact, stamp(at), ...phases, isOpen && i === 0 ? '' : stamps[3]].join(',');
        });
        const path = log('id,cause,impact,start,detected,identified,fixed,verified', ...rows);
        const result = await runJson([
          ...['project', path, '--from', '2025-01-01', '--to', '2026-01-01', '--at', '2026-01-01', '--target', '99.9'],
          ...[
            '--reduce',
            'mttr=40%',
            '--mtbf',
            'x3',
            '--without',
            'cause=network',
            '--compare',
            '2025-01-01/2025-06-01',
          ],
          ...['--runs', '200'],
        ]).catch((error: Error) => {
          expect(error.message).toMatch(/the log begins at/); // all of it after the earlier period
          return null;
        });
        if (!result) return;
        const { current, scenarios } = result;
        for (const each of scenarios) expect(each.unavailability).toBeLessThanOrEqual(current.unavailability);
        expect(scenarios.at(-1).unavailability).toBeLessThanOrEqual(scenarios[0].unavailability);
        if (current.mttrSeconds !== null) {
          const { mttrSeconds: mttr, mtbfSeconds: mtbf } = current;
          expect(current.unavailability).toBeCloseTo(mttr / (mtbf + mttr), 12);
        }
        if (result.forecast) {
          const { p5, p50, p95 } = result.forecast.downtimeSeconds;
          expect(p5 <= p50 && p50 <= p95).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a horizon far beyond what was observed', () => {
  const short = log(
    'id,start,verified',
    '1,2026-01-31T23:10Z,2026-01-31T23:20Z',
    '2,2026-02-01T00:10Z,2026-02-01T00:12Z',
  );
  const observed = ['--from', '2026-01-31T23:00Z', '--to', '2026-02-01T01:00Z', '--at', '2026-12-01'];
  it.each([
    ['240h', true], // 120 times of two hours
    ['241h', false],
    ['10y', false],
  ])('has months to string together to %s: %s', async (horizon, isThere) => {
    const { forecast, reasons } = await runJson(['project', short, ...observed, '--window', horizon, '--runs', 100]);
    expect(forecast.bootstrap !== null).toBe(isThere);
    expect(reasons.bootstrap ?? null).toBe(isThere ? null : 'the horizon is more than 120 times of what was observed');
  });
});

describe('what MTTR and MTBF would have to be', () => {
  const one = log('id,start,verified', '1,2026-01-02T00:00Z,2026-01-02T01:00Z');
  const of = async (...args: readonly string[]) =>
    (await runJson(['project', one, '--at', '2026-12-01', ...args])).needed;

  it('has no MTBF for 100 %', async () => {
    const { mttrSeconds, mtbfSeconds, reasons } = await of('--month', '2026-01', '--target', '100');
    expect([mttrSeconds, mtbfSeconds, reasons.mttr]).toEqual([0, null, null]);
    expect(reasons.mtbf).toBe('cannot be met by MTBF alone: none is long enough for 100 %');
  });

  it('is not known where nothing failed', async () => {
    const { isMet, mttrSeconds, mtbfSeconds, reasons } = await of('--month', '2026-02', '--target', '99.9');
    expect([isMet, mttrSeconds, mtbfSeconds]).toEqual([true, null, null]);
    expect(reasons.mtbf).toMatch(/^nothing failed/);
    expect(reasons.mttr).toMatch(/^nothing failed/);
  });

  it('is a number elsewhere: 743 h of uptime at 99.9 % allow 743/999 h', async () => {
    const { mttrSeconds, mtbfSeconds, reasons } = await of('--month', '2026-01', '--target', '99.9');
    expect(mttrSeconds / ((743 * 3600) / 999)).toBeCloseTo(1, 12);
    expect(mtbfSeconds / (999 * 3600)).toBeCloseTo(1, 12);
    expect([reasons.mttr, reasons.mtbf]).toEqual([null, null]);
  });
});
