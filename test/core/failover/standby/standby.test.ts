import { describe, expect, it } from 'vitest';
import {
  type FailoverSettings,
  failoverSettings,
  type GivenFailover,
  modeDefaults,
} from '../../../../src/core/failover/standby/settings.ts';
import { standbyProcess, standbyResult } from '../../../../src/core/failover/standby/standby.ts';
import { relativeError } from '../../statistics/relative-error.ts';
import { type Machine, pairChain } from '../markov.ts';
import { walkPair } from '../pair-walk.ts';

const primary = { mtbfSeconds: 2000 * 3600, mttrSeconds: 4 * 3600 };
const atOnce = { detectSeconds: 0 };
const minute = { detection: atOnce, switchSeconds: 60 };

// References: the worked numbers of docs/failover.md, from an exact solution of the seven-state process of two like
// machines, apart from this code.
const worked: readonly (readonly [string, GivenFailover, number])[] = [
  ['hot', { mode: 'hot', ...minute }, 1.226684523563065e-5],
  ['warm', { mode: 'warm', ...minute }, 1.048541754558449e-5],
  ['cold', { mode: 'cold', ...minute }, 1.028708565353931e-5],
  ['hot, success 95 %', { mode: 'hot', ...minute, success: 0.95 }, 3.3879134299142e-5],
  ['cold, four hours', { mode: 'cold', detection: atOnce }, 1.2624510455887105e-3],
  ['warm, twenty minutes', { mode: 'warm', detection: atOnce }, 1.6161006336780286e-4],
  ['hot, probes', { mode: 'hot' }, 7.508452508849438e-6],
];

describe('standbyResult', () => {
  it.each(worked)('%s', (_, given, expected) => {
    expect(relativeError(standbyResult(primary, failoverSettings(given)).unavailability, expected)).toBeLessThan(1e-14);
  });

  // References: the seven-state process of two like machines, its embedded chain solved in Python mpmath 1.3 at 60 digits
  const extreme: readonly (readonly [GivenFailover, number, number, number, number, number])[] = [
    [{ mode: 'hot' }, 7.2e6, 14_400, 7.508452508849438e-6, 1.3888784604826266e-7, 4.354798537143252],
    [{ mode: 'hot' }, 3.6e12, 60, 5.767350482574816e-12, 2.7777777777617574e-13, 5.728680586162155e-6],
    [
      {
        mode: 'warm',
        detection: { intervalSeconds: 1, timeoutSeconds: 0.5, failures: 1 },
        switchSeconds: 0.25,
        success: 0.999,
        manualSeconds: 7200,
      },
      3.6e9,
      3600,
      1.212061941303308e-9,
      2.777777774410939e-10,
      0.008749377513557602,
    ],
    [
      {
        mode: 'cold',
        detection: { intervalSeconds: 60, timeoutSeconds: 0, failures: 2 },
        switchSeconds: 600,
        success: 0.5,
      },
      3600,
      7200,
      0.4436935161897317,
      0.0001545295788361856,
      1464.933598633463,
    ],
    [
      { mode: 'hot', success: 0.9, manualSeconds: 100 },
      60,
      6000,
      0.9803348357352424,
      0.0003277527377459606,
      30.934405249403948,
    ],
    [
      {
        mode: 'warm',
        detection: { intervalSeconds: 60, timeoutSeconds: 26, failures: 1 },
        success: 0.95,
      },
      31_536_000,
      86_400,
      4.717059633190143e-5,
      3.170829621396715e-8,
      0.9812526445904551,
    ],
  ];
  it.each(extreme)('%j, MTBF %d s, MTTR %d s', (given, mtbfSeconds, mttrSeconds, ...expected) => {
    const result = standbyResult({ mtbfSeconds, mttrSeconds }, failoverSettings(given));
    const found = [result.unavailability, result.failuresPerSecond, result.switchesPerYear];
    expected.forEach((each, i) => {
      expect(relativeError(found[i]!, each)).toBeLessThan(1e-12);
    });
  });

  it('stays within 0 and 1 where takeovers never end before a repair', () => {
    for (const mode of ['cold', 'warm', 'hot'] as const) {
      for (const automatic of [true, false]) {
        const settings = failoverSettings({ mode, switchSeconds: 1e7, success: 0.5, failback: { automatic } });
        const { unavailability, switchesPerYear } = standbyResult({ mtbfSeconds: 10, mttrSeconds: 1e-3 }, settings);
        // by hand: no takeover ends, so the primary is down for its MTTR at every failure, and a little for both down
        expect(relativeError(unavailability, 1e-3 / (10 + 1e-3))).toBeLessThan(1e-3);
        expect(switchesPerYear).toBe(0);
      }
    }
  });

  it.each(worked)(
    '%s: neither the failback nor its absence changes it, between like machines',
    (_, given, expected) => {
      for (const failback of [{ automatic: false }, { delaySeconds: 1e6 }, { delaySeconds: 0 }]) {
        const result = standbyResult(primary, failoverSettings({ ...given, failback }));
        expect(relativeError(result.unavailability, expected)).toBeLessThan(1e-13);
      }
    },
  );

  it('gives the frequency and the mean outage of the hot pair', () => {
    const { failuresPerSecond, mttrSeconds, mtbfSeconds } = standbyResult(
      primary,
      failoverSettings({ mode: 'hot', ...minute }),
    );
    // the same solution: 4.9999386657738e-4 failures an hour, mean outage 0.024533991425937 h
    expect(relativeError(failuresPerSecond * 3600, 4.9999386657738e-4)).toBeLessThan(1e-13);
    expect(relativeError(mttrSeconds! / 3600, 0.024533991425937)).toBeLessThan(1e-13);
    // by the definition of a mean up time
    expect(relativeError(mtbfSeconds! + mttrSeconds!, 1 / failuresPerSecond)).toBeLessThan(1e-14);
  });

  it('takes an exponential takeover', () => {
    const minuteOnAverage = { kind: 'exponential', meanSeconds: 60 } as const;
    const steady = standbyProcess(primary, failoverSettings({ mode: 'hot' }), minuteOnAverage, minuteOnAverage);
    // the same solution with an exponential takeover
    expect(relativeError(steady.unavailability, 1.22496387643434e-5)).toBeLessThan(1e-13);
  });

  it('knows objectives', () => {
    // by hand: 13 to 18 s of detection, switch 10 s, manual 3600 s in one case of twenty
    const hot = standbyResult(primary, failoverSettings({ mode: 'hot', success: 0.95, dataLossSeconds: 2 }));
    expect(hot.rtoSeconds.mean).toBeCloseTo(15.5 + 0.95 * 10 + 0.05 * 3600, 10);
    expect(hot.rtoSeconds.worst).toBe(3618);
    expect(hot.rpoSeconds).toBe(2);
    expect(standbyResult(primary, failoverSettings({ mode: 'hot' })).rtoSeconds).toEqual({ mean: 25.5, worst: 28 });
    expect(standbyResult(primary, failoverSettings({ mode: 'cold' })).rpoSeconds).toBe(3600);
  });

  it('has no outage where takeovers take no time and the two cannot be down together for long', () => {
    const none = standbyResult(primary, failoverSettings({ mode: 'cold', detection: atOnce, switchSeconds: 0 }));
    // only both down is left, which a cold pair reaches from one down: failures 2μ·P, so that the mean outage is 1/(2μ)
    expect(relativeError(none.mttrSeconds!, 7200)).toBeLessThan(1e-13);
  });

  it('refuses machines without times', () => {
    for (const wrong of [0, -1, Number.NaN]) {
      const times = { mtbfSeconds: wrong, mttrSeconds: 1 };
      expect(() => standbyResult(times, failoverSettings({ mode: 'hot' }))).toThrow(RangeError);
    }
  });
});

const hour = 3600;
const unlike = { mtbfSeconds: 50 * hour, mttrSeconds: 2 * hour };
const worse = { mtbfSeconds: 10 * hour, mttrSeconds: 3 * hour };

function machine({ mtbfSeconds, mttrSeconds }: typeof unlike, factor: number): Machine {
  return { failure: 1 / mtbfSeconds, dormant: factor / mtbfSeconds, repair: 1 / mttrSeconds };
}

describe('unlike machines, against a chain solved another way', () => {
  it('without failback do not care which of them is called the primary', () => {
    const settings = failoverSettings({ mode: 'warm', success: 0.9, failback: { automatic: false } });
    const one = standbyResult(unlike, { ...settings, standby: worse });
    const other = standbyResult(worse, { ...settings, standby: unlike });
    expect(relativeError(one.unavailability, other.unavailability)).toBeLessThan(1e-13);
    expect(relativeError(one.switchesPerYear, other.switchesPerYear)).toBeLessThan(1e-13);
  });

  const modes = ['cold', 'warm', 'hot'] as const;
  const cases = modes.flatMap((mode) => [true, false].map((failsBack) => [mode, failsBack] as const));
  const settingsFor = (mode: (typeof modes)[number], automatic: boolean): FailoverSettings =>
    failoverSettings({
      mode,
      detection: atOnce,
      success: 0.8,
      standby: worse,
      failback: { automatic, delaySeconds: 0 },
      switchSeconds: 1800,
      manualSeconds: 2 * hour,
    });
  const chain = (mode: (typeof modes)[number], failsBack: boolean, phases: number): ReturnType<typeof pairChain> => {
    const { standbyRateFactor } = modeDefaults[mode];
    const machines = [machine(unlike, standbyRateFactor), machine(worse, standbyRateFactor)] as const;
    return pairChain(machines, 1800, 2 * hour, 0.8, phases, failsBack);
  };

  it.each(cases)('%s, failback at once: %s, exponential takeovers', (mode, failsBack) => {
    const expected = chain(mode, failsBack, 1);
    const steady = standbyProcess(
      unlike,
      settingsFor(mode, failsBack),
      { kind: 'exponential', meanSeconds: 1800 },
      { kind: 'exponential', meanSeconds: 2 * hour },
    );
    expect(relativeError(steady.unavailability, expected.unavailability)).toBeLessThan(1e-12);
    expect(relativeError(steady.failuresPerSecond, expected.failuresPerSecond)).toBeLessThan(1e-12);
  });

  it.each(cases)('%s, failback at once: %s, fixed takeovers as the limit of ever more phases', (mode, failsBack) => {
    // Erlang takeovers of 4 to 32 phases; their error is a series in 1/phases, of which Richardson's steps take three terms
    const [coarse, middle, fine, finest] = [4, 8, 16, 32].map(
      (phases) => chain(mode, failsBack, phases).unavailability,
    );
    const first = [2 * middle! - coarse!, 2 * fine! - middle!, 2 * finest! - fine!] as const;
    const second = [(4 * first[1] - first[0]) / 3, (4 * first[2] - first[1]) / 3] as const;
    const limit = (8 * second[1] - second[0]) / 7;
    const { unavailability } = standbyResult(unlike, settingsFor(mode, failsBack));
    expect(relativeError(unavailability, limit)).toBeLessThan(2e-6);
    // the limit is worth something: exponential takeovers are farther off
    expect(relativeError(chain(mode, failsBack, 1).unavailability, limit)).toBeGreaterThan(1e-3);
  });
});

// Failures so frequent that every rule of the failback shows in the third digit
const frequent = { interval: 600, timeout: 300 };
const walks: readonly (readonly [string, GivenFailover])[] = [
  ['hot, failback with a switch', { mode: 'hot', failback: { delaySeconds: 4 * hour, switchSeconds: 900 } }],
  ['hot, a failback of hours', { mode: 'hot', failback: { delaySeconds: 0, switchSeconds: 5 * hour } }],
  ['warm, short delay', { mode: 'warm', failback: { delaySeconds: 0, switchSeconds: 300 } }],
  ['cold, failback without downtime', { mode: 'cold', switchSeconds: 1200, failback: { delaySeconds: 2 * hour } }],
  ['hot, manual failback', { mode: 'hot', failback: { automatic: false } }],
  [
    'hot, no probes',
    { mode: 'hot', detection: { detectSeconds: 500 }, failback: { delaySeconds: 3 * hour, switchSeconds: 600 } },
  ],
  ['hot, half of the takeovers by hand', { mode: 'hot', success: 0.5, failback: { switchSeconds: 1200 } }],
];

describe('unlike machines, against a walk through every event and probe', () => {
  it.each(walks)('%s', (_, given) => {
    const settings = failoverSettings({
      detection: { intervalSeconds: frequent.interval, timeoutSeconds: frequent.timeout, failures: 2, recoveries: 3 },
      switchSeconds: 700,
      standby: worse,
      ...given,
    });
    const exact = standbyResult(unlike, settings);
    const walked = walkPair(unlike, settings, modeDefaults[settings.mode].standbyRateFactor, 1000, 1);
    expect(Math.abs(walked.unavailability - exact.unavailability)).toBeLessThan(walked.halfWidth);
    // the interval is narrow enough to tell rules apart
    expect(walked.halfWidth / exact.unavailability).toBeLessThan(0.015);
    expect(relativeError(walked.outages, exact.failuresPerSecond)).toBeLessThan(0.01);
    expect(relativeError(walked.takeovers * 31_536_000, exact.switchesPerYear)).toBeLessThan(0.01);
  });
});
