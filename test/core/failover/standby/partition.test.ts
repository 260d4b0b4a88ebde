import { describe, expect, it } from 'vitest';
import { type Duration, fixedDuration } from '../../../../src/core/failover/standby/detection.ts';
import { partitionCost } from '../../../../src/core/failover/standby/partition.ts';
import type { Fencing } from '../../../../src/core/failover/standby/settings.ts';
import { failoverSettings } from '../../../../src/core/failover/standby/settings.ts';
import { standbyProcess, standbyResult } from '../../../../src/core/failover/standby/standby.ts';
import { relativeError } from '../../statistics/relative-error.ts';

const yearSeconds = 31_536_000;
const partition = { mtbfSeconds: 8760 * 3600, mttrSeconds: 300 };
const detection: Duration = { kind: 'uniform', fromSeconds: 13, toSeconds: 18 };
const switchSeconds = 10;

/** Means over one partition, of length z and detection d drawn from a grid of quantiles: seconds of both and of none serving. */
function overPartitions(fencing: Fencing): { both: number; none: number; outages: number; switches: number } {
  const [lengths, detections] = [40_000, 50];
  const found = { both: 0, none: 0, outages: 0, switches: 0 };
  for (let j = 0; j < detections; j++) {
    const noticed = 13 + (5 * (j + 0.5)) / detections;
    for (let i = 0; i < lengths; i++) {
      const length = -300 * Math.log((i + 0.5) / lengths);
      const weight = 1 / lengths / detections;
      const stops =
        fencing.kind === 'lease' ? fencing.leaseSeconds : fencing.kind === 'quorum' ? 0 : Number.POSITIVE_INFINITY;
      if (fencing.kind === 'stonith') {
        if (length > noticed) {
          found.none += weight * switchSeconds;
          found.outages += weight;
          found.switches += weight;
        }
        continue;
      }
      const serves = fencing.kind === 'none' ? noticed + switchSeconds : Math.max(stops, noticed) + switchSeconds;
      if (fencing.kind === 'none') found.both += weight * Math.max(0, length - serves);
      else if (length > stops) {
        found.none += weight * (Math.min(length, serves) - stops);
        found.outages += weight;
      }
      if (length > serves) found.switches += weight;
    }
  }
  return found;
}

const fencings: readonly Fencing[] = [
  { kind: 'none' },
  { kind: 'lease', leaseSeconds: 10 },
  { kind: 'lease', leaseSeconds: 15 },
  { kind: 'lease', leaseSeconds: 60 },
  { kind: 'quorum' },
  { kind: 'stonith' },
];

describe('partitionCost', () => {
  it.each(fencings)('%j, against the mean over single partitions', (fencing) => {
    const cost = partitionCost(fencing, partition, detection, switchSeconds, 0.9);
    const perYear = (0.9 * yearSeconds) / (partition.mtbfSeconds + 300);
    const expected = overPartitions(fencing);
    expect(relativeError(cost.splitBrainSecondsPerYear, perYear * expected.both)).toBeLessThan(1e-3);
    expect(relativeError(cost.unavailability * yearSeconds, perYear * expected.none)).toBeLessThan(1e-3);
    expect(relativeError(cost.failuresPerSecond * yearSeconds, perYear * expected.outages)).toBeLessThan(1e-3);
    expect(relativeError(cost.falseFailoversPerYear, perYear * expected.switches)).toBeLessThan(1e-3);
    expect(expected.both + expected.none).toBeGreaterThan(1);
  });

  it('has the closed formulas', () => {
    // by hand: one partition a year of 300 s on average, detection fixed at 18 s, switch 10 s
    const yearly = { mtbfSeconds: yearSeconds - 300, mttrSeconds: 300 };
    const cost = (fencing: Fencing): ReturnType<typeof partitionCost> =>
      partitionCost(fencing, yearly, fixedDuration(18), 10, 1);
    expect(cost({ kind: 'none' }).splitBrainSecondsPerYear).toBeCloseTo(300 * Math.exp(-28 / 300), 9);
    expect(cost({ kind: 'none' }).unavailability).toBe(0);
    const lease = 300 * (Math.exp(-30 / 300) - Math.exp(-40 / 300));
    expect(cost({ kind: 'lease', leaseSeconds: 30 }).unavailability * yearSeconds).toBeCloseTo(lease, 9);
    expect(cost({ kind: 'quorum' }).unavailability * yearSeconds).toBeCloseTo(300 * (1 - Math.exp(-28 / 300)), 9);
    expect(cost({ kind: 'stonith' }).unavailability * yearSeconds).toBeCloseTo(10 * Math.exp(-18 / 300), 9);
    expect(cost({ kind: 'stonith' }).splitBrainSecondsPerYear).toBe(0);
  });

  it('adds what is down to the process', () => {
    const primary = { mtbfSeconds: 7.2e6, mttrSeconds: 14_400 };
    const settings = failoverSettings({ mode: 'hot', fencing: { kind: 'stonith' }, partition });
    const without = standbyResult(primary, { ...settings, partition: null });
    const result = standbyResult(primary, settings);
    const takeover = { kind: 'uniform', fromSeconds: 23, toSeconds: 28 } as const;
    const share = standbyProcess(primary, settings, takeover, takeover).probability('well1');
    const cost = partitionCost(settings.fencing, partition, detection, 10, share);
    expect(result.unavailability - without.unavailability).toBeCloseTo(cost.unavailability, 18);
    expect(result.partitionUnavailability).toBe(cost.unavailability);
    expect(result.failuresPerSecond - without.failuresPerSecond).toBeCloseTo(cost.failuresPerSecond, 18);
    expect(result.switchesPerYear).toBe(without.switchesPerYear);
  });
});
