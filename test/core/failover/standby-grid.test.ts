import { describe, expect, it } from 'vitest';
import { failoverSettings, type StandbyMode } from '../../../src/core/failover/standby/settings.ts';
import { standbyResult } from '../../../src/core/failover/standby/standby.ts';
import { relativeError } from '../statistics/relative-error.ts';

const hour = 3600;

interface Row {
  readonly name: string;
  readonly mode: StandbyMode;
  /** Hours up and to repair: of the primary, of the standby. */
  readonly hours: readonly [number, number, number, number];
  readonly success: number;
  /** Interval and time-out in seconds, failures, recoveries. */
  readonly probes: readonly [number, number, number, number];
  /** Seconds: switch, takeover by hand; delay and switch of the failback, null where the roles stay swapped. */
  readonly takeover: readonly [number, number];
  readonly failback: readonly [number, number] | null;
  readonly checkEvery?: number;
  /** U, outages a second, switches and failbacks a year. */
  readonly expected: readonly [number, number, number, number];
  readonly tolerance: number;
}

// References: the pair as a chain of small ticks with every probe on one grid (Python, numpy 2.4, scipy 1.17). A state is
// the machines, who serves, the failed or good probes in a row, and the ticks that are left of a takeover, a delay, a
// failback or of the time to the next look; between two ticks the matrix exponential of the rates, at a tick what the
// manager does; stationary by LU. Nothing of the embedded chain is in it. The core takes failures to fall evenly between
// two probes, which on a grid they do but for about λT of the share of outages that follow soon upon another event: 1e-7
// for probes of a minute or less, 1e-4 for machines that fail every ten hours and probes of ten minutes. In the limit of
// short intervals the difference vanishes (checked from 1200 s to 300 s); without failback it is below 1e-7 throughout.
const rows: readonly Row[] = [
  {
    name: 'cold, unlike machines, success 95 %, a failback that costs',
    mode: 'cold',
    hours: [2000, 4, 500, 12],
    success: 0.95,
    probes: [60, 60, 3, 5],
    takeover: [120, hour],
    failback: [300, 60],
    expected: [8.571867841647e-5, 2.728799907632e-7, 4.22665321091, 4.200241052883],
    tolerance: 5e-7,
  },
  {
    name: 'warm, unlike machines, probes of 30 s with a time-out of 10 s',
    mode: 'warm',
    hours: [2000, 4, 500, 12],
    success: 0.95,
    probes: [30, 10, 3, 5],
    takeover: [60, 600],
    failback: [300, 30],
    expected: [4.304282837502e-5, 2.755985357276e-7, 4.309203029762, 4.28550394981],
    tolerance: 5e-7,
  },
  {
    name: 'hot, like machines, success 90 %, a failback that costs',
    mode: 'hot',
    hours: [2000, 4, 2000, 4],
    success: 0.9,
    probes: [60, 60, 2, 5],
    takeover: [60, 1800],
    failback: [300, 120],
    expected: [7.13346824383e-5, 2.736500825711e-7, 4.250157085568, 4.25007061477],
    tolerance: 5e-8,
  },
  {
    name: 'warm and frail, success 80 %',
    mode: 'warm',
    hours: [50, 2, 10, 3],
    success: 0.8,
    probes: [600, 300, 2, 3],
    takeover: [900, 2 * hour],
    failback: [hour, 1200],
    expected: [0.01998475053951, 9.009697753722e-6, 109.1994222557, 92.92981307684],
    tolerance: 2e-4,
  },
  {
    name: 'hot and frail, three hours back',
    mode: 'hot',
    hours: [50, 2, 10, 3],
    success: 0.9,
    probes: [600, 600, 1, 5],
    takeover: [300, hour],
    failback: [0, 3 * hour],
    expected: [0.04721772322979, 9.1807682326e-6, 103.082495342, 93.39921718861],
    tolerance: 2e-4,
  },
  {
    name: 'warm, unlike machines, looked at daily',
    mode: 'warm',
    hours: [2000, 4, 500, 12],
    success: 0.95,
    probes: [300, 300, 1, 3],
    takeover: [300, hour],
    failback: [300, 300],
    checkEvery: 24 * hour,
    expected: [1.771881962204e-4, 2.68603761612e-7, 4.088202714178, 4.065770712305],
    tolerance: 5e-6,
  },
  {
    name: 'hot, unlike machines, looked at daily, the roles stay swapped',
    mode: 'hot',
    hours: [2000, 4, 500, 12],
    success: 0.95,
    probes: [300, 300, 1, 3],
    takeover: [300, hour],
    failback: null,
    checkEvery: 24 * hour,
    expected: [2.656903726924e-4, 2.172118191175e-7, 6.344769231276, 0],
    tolerance: 1e-9,
  },
  {
    name: 'hot and frail, looked at every 20 h',
    mode: 'hot',
    hours: [50, 2, 10, 3],
    success: 0.8,
    probes: [600, 300, 2, 3],
    takeover: [900, 2 * hour],
    failback: [hour, 1200],
    checkEvery: 20 * hour,
    expected: [0.02392961445375, 8.24752943681e-6, 50.29705246597, 73.0377794077],
    tolerance: 2e-4,
  },
];

describe('a pair, against a chain of ticks with every probe on its grid', () => {
  it.each(rows)('$name', (row) => {
    const [up, repair, standbyUp, standbyRepair] = row.hours.map((hours) => hours * hour) as [
      number,
      number,
      number,
      number,
    ];
    const [intervalSeconds, timeoutSeconds, failures, recoveries] = row.probes;
    const settings = failoverSettings({
      mode: row.mode,
      success: row.success,
      detection: { intervalSeconds, timeoutSeconds, failures, recoveries },
      switchSeconds: row.takeover[0],
      manualSeconds: row.takeover[1],
      failback: row.failback ? { delaySeconds: row.failback[0], switchSeconds: row.failback[1] } : { automatic: false },
      standby: { mtbfSeconds: standbyUp, mttrSeconds: standbyRepair },
      standbyCheckSeconds: row.checkEvery ?? null,
    });
    const result = standbyResult({ mtbfSeconds: up, mttrSeconds: repair }, settings);
    const found = [result.unavailability, result.failuresPerSecond, result.switchesPerYear, result.failbacksPerYear];
    row.expected.forEach((expected, i) => {
      if (expected === 0) expect(found[i]).toBe(0);
      else expect(relativeError(found[i]!, expected)).toBeLessThan(row.tolerance);
    });
  });
});
