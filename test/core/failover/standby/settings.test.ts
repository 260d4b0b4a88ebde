import { describe, expect, it } from 'vitest';
import { failoverSettings } from '../../../../src/core/failover/standby/settings.ts';

// The table of docs/failover.md
describe('failoverSettings', () => {
  it.each([
    ['cold', 14_400, 3600],
    ['warm', 1200, 60],
    ['hot', 10, 0],
  ] as const)('%s switches in %d s and loses %d s', (mode, switchSeconds, dataLossSeconds) => {
    expect(failoverSettings({ mode })).toEqual({
      mode,
      detection: {
        kind: 'probes',
        probes: { intervalSeconds: 5, timeoutSeconds: 3, failures: 3, recoveries: 5 },
      },
      switchSeconds,
      success: 1,
      manualSeconds: 3600,
      failback: { delaySeconds: 300, switchSeconds: 0, automatic: true },
      standby: null,
      standbyCheckSeconds: null,
      dataLossSeconds,
      fencing: { kind: 'none' },
      partition: null,
      tested: null,
      testEverySeconds: 90 * 86_400, // a quarter, as the rule standby-untested has it
    });
  });

  it('keeps what is given, and fills the rest of probes and failback', () => {
    const given = failoverSettings({
      mode: 'hot',
      detection: { failures: 2 },
      switchSeconds: 60,
      failback: { automatic: false },
      tested: 0,
    });
    expect(given.detection).toEqual({
      kind: 'probes',
      probes: { intervalSeconds: 5, timeoutSeconds: 3, failures: 2, recoveries: 5 },
    });
    expect(given.switchSeconds).toBe(60);
    expect(given.failback).toEqual({ delaySeconds: 300, switchSeconds: 0, automatic: false });
    expect(given.tested).toBe(0);
    expect(failoverSettings({ mode: 'hot', detection: { detectSeconds: 18 } }).detection).toEqual({
      kind: 'fixed',
      detectSeconds: 18,
    });
  });
});
