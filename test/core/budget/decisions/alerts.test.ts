import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../../../src/core/budget/decisions/alerts.ts';
import { parseRate } from '../../../../src/core/quantity/rate.ts';

const day = 86_400;

describe('burn rate alerts', () => {
  // SRE Workbook, chapter 5, table 5-8
  it('have the factors of the workbook for 30 days', () => {
    expect(alertsOf(0.001, 30 * day).map(({ factor }) => factor)).toEqual([14.4, 6, 3, 1]);
  });
  // factor = share × window / long: 0.02 × 28 × 24 = 13.44, 0.05 × 28 × 4 = 5.6, 0.1 × 28 = 2.8, 0.1 × 28 / 3 = 0.9333…
  it('keep the share of the budget where the window is another', () => {
    expect(alertsOf(0.001, 28 * day).map(({ factor }) => factor)).toEqual([13.44, 5.6, 2.8, 28 / 30]);
    // 0.02 × 7 × 24 = 3.36, 0.05 × 7 × 4 = 1.4, 0.7, 0.2333…
    expect(alertsOf(0.001, 7 * day).map(({ factor }) => factor)).toEqual([3.36, 1.4, 0.7, 7 / 30]);
  });

  it('fire in a full outage after share × window × (1 − SLO), exactly', () => {
    // 0.02 × 2592000 × 0.001 = 51.84; 129.6; 259.2; 259.2
    expect(alertsOf(0.001, 30 * day).map(({ detectionSeconds }) => detectionSeconds)).toEqual([
      51.84, 129.6, 259.2, 259.2,
    ]);
  });
  it('reset after short × (1 − f × (1 − SLO))', () => {
    // 300 × (1 − 0.0144) = 295.68; 1800 × 0.994 = 1789.2; 7200 × 0.997 = 7178.4; 21600 × 0.999 = 21578.4
    expect(alertsOf(0.001, 30 * day).map(({ resetSeconds }) => resetSeconds)).toEqual([
      295.68, 1789.2, 7178.4, 21578.4,
    ]);
  });

  it('cannot fire where the threshold is a full outage or more', () => {
    // 14.4 × 7 % = 1.008; 6 × 7 % = 0.42
    const alerts = alertsOf(0.07, 30 * day);
    expect(alerts.map(({ canFire }) => canFire)).toEqual([false, true, true, true]);
    expect([alerts[0]!.detectionSeconds, alerts[0]!.resetSeconds]).toEqual([null, null]);
    // exactly 1: 10 × 10 % with a window of 500 h, 0.02 × 500 = 10
    expect(alertsOf(0.1, 500 * 3_600)[0]!.canFire).toBe(false);
  });
  it('cannot fire where the long window is longer than the window', () => {
    expect(alertsOf(0.001, day).map(({ canFire }) => canFire)).toEqual([true, true, true, false]);
  });
});

describe('few requests', () => {
  const needed = (text: string, unavailability: number): (number | null)[] =>
    alertsOf(unavailability, 30 * day, parseRate(text)).map(({ failuresNeeded }) => failuresNeeded);

  it('need one failure more than requests × burn rate × (1 − SLO)', () => {
    // at 1000/h: 1000 × 0.0144 = 14.4, 6000 × 0.006 = 36 (not above it), 24000 × 0.003 = 72, 72000 × 0.001 = 72
    expect(needed('1000/h', 0.001)).toEqual([15, 37, 73, 73]);
  });
  it('page on one failure: 10 an hour at 99.9 % (the example of the workbook)', () => {
    expect(needed('10/h', 0.001)[0]).toBe(1);
    expect(alertsOf(0.001, 30 * day, parseRate('10/h'))[0]!.oneFailureFires).toBe(true);
    expect(alertsOf(0.001, 30 * day, parseRate('1000/h'))[0]!.oneFailureFires).toBe(false);
  });
  it('say nothing of an alert that cannot fire', () => {
    const [first] = alertsOf(0.07, 30 * day, parseRate('10/h'));
    expect([first!.failuresNeeded, first!.oneFailureFires]).toEqual([null, false]);
  });
});
