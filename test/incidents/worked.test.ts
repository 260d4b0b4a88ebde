import { describe, expect, it } from 'vitest';
import { log, runJson, write } from '../run.ts';

const hour = 3_600;

/** k incidents of one hour on the first k days of 2024. */
const hourly = (count: number): string =>
  log(
    'id,start,verified',
    ...Array.from({ length: count }, (_, i) => {
      const day = String(i + 1).padStart(2, '0');
      return `${i},2024-01-${day}T00:00:00Z,2024-01-${day}T01:00:00Z`;
    }),
  );

describe('MTBF', () => {
  // uptime 8760 h; time-truncated Poisson, 95 %: χ² quantiles of any table (2·8760 / χ²(0.975; 10) = 17520 / 20.4832 = 855.34)
  it.each([
    [4, '2024-12-31T04:00:00Z', 855.34, 8037.69],
    [12, '2024-12-31T12:00:00Z', 417.91, 1412.77],
  ])('of %i failures in 8760 h of uptime', async (failures, to, low, high) => {
    const result = await runJson(['incidents', hourly(failures), '--from', '2024-01-01', '--to', to]);
    expect(result.mtbfSeconds).toBe((8_760 / failures) * hour);
    expect(result.mtbfIntervalSeconds[0] / hour).toBeCloseTo(low, 2);
    expect(result.mtbfIntervalSeconds[1] / hour).toBeCloseTo(high, 2);
    expect(result.mttrSeconds).toBe(hour);
  });

  it('of a quiet year is null, with the bound T / −ln 0.05 = 8760 / 2.995732 = 2924.16 h', async () => {
    const quiet = write('quiet.csv', 'id,start,end\n');
    const result = await runJson(['incidents', quiet, '--from', '2024-01-01', '--to', '2024-12-31']);
    expect(result.mtbfSeconds).toBeNull();
    expect(result.mtbfIntervalSeconds[0] / hour).toBeCloseTo(8_760 / -Math.log(0.05), 6);
    expect(result.mtbfIntervalSeconds[1]).toBeNull();
    expect([result.availability, result.unavailability, result.nines]).toEqual([1, 0, null]);
    expect([result.mttrSeconds, result.mttrIntervalSeconds, result.availabilityInterval]).toEqual([null, null, null]);
    expect(result.findings.map(({ kind }: { kind: string }) => kind)).toEqual(['noIncidents']);
  });
});

describe('the 31 post-mortems', () => {
  it('have the counts and means that the table gives', async () => {
    const { counts, phases, complete, longest, failures, outages } = await runJson([
      'incidents',
      'fixtures/postmortems.csv',
    ]);
    expect(counts).toEqual({
      ...{ read: 31, invalid: 0, maintenance: 0, duplicate: 0, excluded: 0, analyzed: 31 },
      ...{ open: 0, zeroLength: 0, outOfOrder: 0, excludedBecause: {} },
    });
    // python3 over the same file: statistics.fmean of verified − start in minutes; of the rows with all five timestamps
    expect(phases.recovery.count).toBe(31);
    expect(phases.recovery.meanSeconds / 60).toBeCloseTo(1442.677, 3);
    expect(complete.count).toBe(15);
    expect(complete.meanRecoverySeconds / 60).toBeCloseTo(353.467, 3);
    expect([phases.detect.count, phases.fix.count, phases.verify.count]).toEqual([21, 17, 27]);
    expect(phases.identify.count).toBe(16);
    expect([failures, outages]).toEqual([31, 31]);
    expect(longest[0].id).toBe('atlassian-2022-04-05');
  });

  it('share the recovery of the complete ones among four phases', async () => {
    const { phases } = await runJson(['incidents', 'fixtures/postmortems.csv']);
    const sum = ['detect', 'identify', 'fix', 'verify'].reduce((total, name) => total + phases[name].share, 0);
    expect(sum).toBeCloseTo(1, 14);
    expect(phases.recovery.share).toBe(1);
    expect(phases.acknowledge).toMatchObject({ count: 0, meanSeconds: null, share: null, withinTarget: null });
  });
});

describe('percentiles', () => {
  it('are linear between order statistics: p95 of 10, 20, 30, 40 min is 38.5 min', async () => {
    const minutes = [10, 20, 30, 40];
    const rows = minutes.map(
      (m, i) => `${i},2024-01-0${i + 1}T00:00:00Z,2024-01-0${i + 1}T00:${m}:00Z,2024-01-0${i + 1}T01:00:00Z`,
    );
    const path = log('Incident ID,Started At,detected_at,Resolved', ...rows);
    const { phases } = await runJson(['incidents', path, '--from', '2024-01-01', '--to', '2024-02-01']);
    // type 7: 30 + 0.85·10; p50 25; p90 30 + 0.7·10; p99 30 + 0.97·10
    expect(phases.detect).toMatchObject({
      ...{ count: 4, meanSeconds: 1_500, p50Seconds: 1_500, p90Seconds: 37 * 60, p95Seconds: 38.5 * 60 },
      ...{ p99Seconds: 39.7 * 60, maxSeconds: 2_400, p95Resolved: false, targetSeconds: 60, withinTarget: false },
    });
  });

  it('call the 95th resolved from 59 observations on: 1 − 0.95^59 = 0.9515, 1 − 0.95^58 = 0.9489', async () => {
    const rows = (count: number): string =>
      log(
        'start,verified',
        ...Array.from({ length: count }, (_, i) => `${1_704_067_200 + i * 7_200},${1_704_067_260 + i * 7_200}`),
      );
    const at = async (count: number) => (await runJson(['incidents', rows(count)])).phases.recovery.p95Resolved;
    expect([await at(58), await at(59)]).toEqual([false, true]);
  });
});
