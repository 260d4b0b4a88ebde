import { describe, expect, it } from 'vitest';
import { fixedDuration } from '../../../../src/core/failover/standby/detection.ts';
import type { SecondaryPeriod } from '../../../../src/core/failover/standby/secondary-period.ts';
import { returningStates, swappingStates } from '../../../../src/core/failover/standby/standby-states.ts';
import { relativeError } from '../../statistics/relative-error.ts';

const primary = { failure: 1 / 40_000, dormant: 1 / 30_000, repair: 1 / 5000 };
const standby = { failure: 1 / 20_000, dormant: 1 / 60_000, repair: 1 / 8000 };
const pair = {
  primary,
  standby,
  success: 0.75,
  takeover: fixedDuration(600),
  manual: fixedDuration(5000),
  check: null,
};
const period: SecondaryPeriod = { meanSeconds: 100, failback: 0.5, takeover: 0.3, bothDown: 0.2 };
const periods = { afterTakeover: period, afterManual: period, afterRepair: period, afterResume: period };

describe('the states of a pair', () => {
  it('have probabilities that sum to 1', () => {
    for (const { to } of [...returningStates(pair, periods, 900), ...swappingStates(pair)])
      expect(to.reduce((total, [, probability]) => total + probability, 0)).toBeCloseTo(1, 14);
  });

  it.each([0.001, 900, 20_000, 1e6])('leave a failback of %d s as a walk in small steps does', (seconds) => {
    // the standby well or down, while the primary holds; by the midpoint rule of second order
    const steps = 200_000;
    const h = seconds / steps;
    let [well, down, lasted, toStandby, toNone] = [1, 0, 0, 0, 0];
    for (let i = 0; i < steps; i++) {
      const flow = (w: number, d: number): number => standby.failure * w - standby.repair * d;
      const half = flow(well, down) * (h / 2);
      const [w, d] = [well - half - (primary.dormant * well * h) / 2, down + half - (primary.dormant * down * h) / 2];
      lasted += (w + d) * h;
      toStandby += primary.dormant * w * h;
      toNone += primary.dormant * d * h;
      const whole = flow(w, d) * h;
      well -= whole + primary.dormant * w * h;
      down += whole - primary.dormant * d * h;
    }
    const failback = returningStates(pair, periods, seconds).find(({ name }) => name === 'failback')!;
    const found = Object.fromEntries(failback.to);
    expect(relativeError(failback.meanSeconds, lasted)).toBeLessThan(1e-6);
    expect(found['well1']).toBeCloseTo(well, 7);
    expect(found['single1']).toBeCloseTo(down, 7);
    expect(found['afterRepair']).toBeCloseTo(toStandby, 7);
    expect(found['bothDown']).toBeCloseTo(toNone, 7);
  });
});
