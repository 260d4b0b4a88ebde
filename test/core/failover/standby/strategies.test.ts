import { describe, expect, it } from 'vitest';
import { failoverSettings } from '../../../../src/core/failover/standby/settings.ts';
import { standbyResult } from '../../../../src/core/failover/standby/standby.ts';
import { strategies } from '../../../../src/core/failover/standby/strategies.ts';
import { relativeError } from '../../statistics/relative-error.ts';

const primary = { mtbfSeconds: 2000 * 3600, mttrSeconds: 4 * 3600 };

describe('strategies', () => {
  it('stand side by side in this order', () => {
    expect(strategies(primary, null, null).map(({ mode }) => mode)).toEqual([
      'none',
      'cold',
      'warm',
      'hot',
      'active-active',
    ]);
  });

  it('have the numbers of their process', () => {
    const rows = strategies(primary, failoverSettings({ mode: 'hot', detection: { detectSeconds: 0 } }), null);
    // none: 4/2004; cold and warm with their own switches: the worked numbers of docs/failover.md; active-active: (4/2004)²
    [4 / 2004, 1.2624510455887105e-3, 1.6161006336780286e-4].forEach((expected, i) => {
      expect(relativeError(rows[i]!.unavailability, expected)).toBeLessThan(1e-14);
    });
    expect(relativeError(rows[4]!.unavailability, (4 / 2004) ** 2)).toBeLessThan(1e-15);
    // by hand
    expect(rows.map(({ rtoSeconds }) => rtoSeconds)).toEqual([
      { mean: 14_400, worst: null },
      { mean: 14_400, worst: 14_400 },
      { mean: 1200, worst: 1200 },
      { mean: 10, worst: 10 },
      { mean: 0, worst: 0 },
    ]);
    expect(rows.map(({ rpoSeconds }) => rpoSeconds)).toEqual([null, 3600, 60, 0, 0]);
  });

  it('take detection, success, manual takeover, failback and looks at the standby from the component, the rest from their mode', () => {
    const own = failoverSettings({
      mode: 'warm',
      detection: { failures: 2 },
      switchSeconds: 77,
      success: 0.9,
      manualSeconds: 1800,
      failback: { delaySeconds: 60, switchSeconds: 5 },
      standbyCheckSeconds: 604_800,
      dataLossSeconds: 7,
      standby: { mtbfSeconds: 3.6e6, mttrSeconds: 7200 },
      fencing: { kind: 'stonith' },
      partition: { mtbfSeconds: 3.6e6, mttrSeconds: 60 },
    });
    const rows = strategies(primary, own, null);
    expect(rows[2]!.unavailability).toBe(standbyResult(primary, own).unavailability);
    expect(rows[2]!.rpoSeconds).toBe(7);
    const hot = failoverSettings({
      mode: 'hot',
      detection: { failures: 2 },
      success: 0.9,
      manualSeconds: 1800,
      failback: { delaySeconds: 60, switchSeconds: 5 },
      standbyCheckSeconds: 604_800,
    });
    expect(rows[3]!.unavailability).toBe(standbyResult(primary, hot).unavailability);
    expect(rows.map(({ isOwn }) => isOwn)).toEqual([false, false, true, false, false]);
    // by hand: 5 to 10 s and the time-out of 3 s
    expect(rows[4]!.rtoSeconds).toEqual({ mean: 10.5, worst: 13 });
  });

  it('compare with a target, and without one say nothing', () => {
    // none 2e-3, cold 1.26e-3, warm 1.6e-4, hot 7.5e-6, active-active 6.1e-6
    expect(strategies(primary, null, 1e-4).map(({ met }) => met)).toEqual([false, false, false, true, true]);
    expect(strategies(primary, null, null).map(({ met }) => met)).toEqual([null, null, null, null, null]);
    // equality meets
    const [none] = strategies(primary, null, 14_400 / 7_214_400);
    expect(none!.met).toBe(true);
  });
});
