import { describe, expect, it } from 'vitest';
import { firstProbeFrom, probeInstant } from '../../../../src/core/failover/replay/probes.ts';

describe('firstProbeFrom', () => {
  it.each([
    [0, 5, -3, 0],
    [0, 5, 0, 0],
    [0, 5, 1, 1],
    [0, 5, 5, 1],
    [0, 5, 11, 3],
    [1_800_000_000_001, 5000, 1_800_000_005_001, 1],
    [1_800_000_000_001, 5000, 1_800_000_005_002, 2],
  ])('from %d every %d, at or after %d: number %d', (origin, interval, at, k) => {
    expect(firstProbeFrom({ origin, interval }, at)).toBe(k);
  });
  it('is the smallest k, for any whole numbers', () => {
    for (let i = 0; i < 20_000; i++) {
      const origin = (i * 7_919) % 1_000_003;
      const interval = 1 + ((i * 104_729) % 90_000);
      const at = origin + ((i * 15_485_863) % 4_000_000_000);
      const k = firstProbeFrom({ origin, interval }, at);
      expect(probeInstant({ origin, interval }, k) >= at).toBe(true);
      expect(k === 0 || probeInstant({ origin, interval }, k - 1) < at).toBe(true);
    }
  });
});
