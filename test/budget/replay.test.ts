import { describe, expect, it } from 'vitest';
import { log, runJson } from '../run.ts';
import { at, february } from './february.ts';

const base = ['--slo', '99.9', ...at, '--replay-alerts'];

describe('alerts over the log hear what the budget loses, and nothing else', () => {
  // i1: 20 min on the 3rd; i2 and i3: 12 min together on the 10th. Each stretch fires all four tiers (259.2 s at most)
  it('hears every outage', async () => {
    const { alertReplay } = await runJson(['budget', february(), ...base]);
    expect([alertReplay.fired.length, alertReplay.missed]).toEqual([8, []]);
  });
  it('hears only what --covers names, and misses nothing outside it', async () => {
    const { alertReplay } = await runJson(['budget', february(), ...base, '--covers', '2027-02-01/2027-02-10']);
    expect(alertReplay.fired.map(({ incidents }: { incidents: string[] }) => incidents)).toEqual(Array(4).fill(['i1']));
    expect(alertReplay.missed).toEqual([]);
  });
  it('stops hearing where the coverage ends', async () => {
    // covered up to 10:05:00: the short window of 5 min then holds 300 s, and falls to 4.32 s after 295.68 s
    const covers = ['--covers', '2027-02-01/2027-02-03T10:05:00Z'];
    const { alertReplay } = await runJson(['budget', february(), ...base, ...covers]);
    expect(alertReplay.fired[0]).toMatchObject({
      at: '2027-02-03T10:00:51.840Z',
      resetAt: '2027-02-03T10:09:55.680Z',
    });
  });
  it('hears no outage that --min-outage leaves out: the 12 minutes of the 10th', async () => {
    const { alertReplay } = await runJson(['budget', february(), ...base, '--min-outage', '15m']);
    expect([alertReplay.fired.length, alertReplay.missed]).toEqual([4, []]);
  });
  it('says what was spent by then as the budget counts it: --downtime sum', async () => {
    const twice = log(
      'id,start,verified',
      'a,2027-02-03T10:00:00Z,2027-02-03T10:20:00Z',
      'b,2027-02-03T10:00:00Z,2027-02-03T10:20:00Z',
    );
    const { alertReplay } = await runJson(['budget', twice, ...base, '--downtime', 'sum']);
    // the ratio of errors is 1, so after 51.84 s; 2 × 51.84 s of 2592 s are 4 %
    expect(alertReplay.fired[0]).toMatchObject({ at: '2027-02-03T10:00:51.840Z', incidentCount: 2 });
    expect(alertReplay.fired[0].consumedRatio).toBeCloseTo(0.04, 12);
  });
  it('misses no incident that is excluded or has no length', async () => {
    // 22 weekdays of 10 h lose 792 s at most; the fastest tier fires after 2 % of that, 15.84 s: 10 s are missed
    const path = log(
      'id,start,verified',
      'short,2027-02-03T10:00:00Z,2027-02-03T10:00:10Z',
      'none,2027-02-04T10:00:00Z,2027-02-04T10:00:00Z',
      'night,2027-02-05T03:00:00Z,2027-02-05T03:00:30Z',
    );
    const { alertReplay } = await runJson(['budget', path, ...base, '--service-hours', 'Mon-Fri 08:00-18:00']);
    expect([alertReplay.fired, alertReplay.missed]).toEqual([[], ['short']]);
  });
});
