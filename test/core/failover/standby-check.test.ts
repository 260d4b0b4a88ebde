import { describe, expect, it } from 'vitest';
import { failoverSettings, type GivenFailover, modeDefaults } from '../../../src/core/failover/standby/settings.ts';
import { standbyProcess, standbyResult } from '../../../src/core/failover/standby/standby.ts';
import { relativeError } from '../statistics/relative-error.ts';
import { type Machine, pairChain } from './markov.ts';
import { walkPair } from './pair-walk.ts';

const hour = 3600;
const day = 24 * hour;
const primary = { mtbfSeconds: 2000 * hour, mttrSeconds: 4 * hour };
const good = { mtbfSeconds: 50 * hour, mttrSeconds: 2 * hour };
const worse = { mtbfSeconds: 10 * hour, mttrSeconds: 3 * hour };
const swapped = { automatic: false };

// References: the process of unlike machines without automatic failback, with its two unseen states, in Python mpmath 1.3
// at 40 digits: every way out of a state by numerical integration over the even durations (no transform in closed form),
// the stationary vector by LU. Without unseen states the same script gives the worked 7.508452508849438e-6 of the hot pair.
const references: readonly (readonly [string, typeof primary, GivenFailover, number, number, number])[] = [
  [
    'hot, looked at monthly',
    primary,
    { mode: 'hot', failback: swapped, standbyCheckSeconds: 30 * day },
    0.00014406901227956742,
    1.3886887930385005e-7,
    3.7550020706695677,
  ],
  [
    'warm and unlike, weekly, success 95 %',
    primary,
    {
      mode: 'warm',
      failback: swapped,
      success: 0.95,
      standby: { mtbfSeconds: 500 * hour, mttrSeconds: 12 * hour },
      standbyCheckSeconds: 7 * day,
    },
    3.169093520629182e-4,
    2.1720184923883642e-7,
    6.32282865578366,
  ],
  [
    'hot and frail, looked at less often than it fails',
    good,
    {
      mode: 'hot',
      failback: swapped,
      success: 0.8,
      standby: worse,
      detection: { intervalSeconds: 600, timeoutSeconds: 300, failures: 1 },
      switchSeconds: 1800,
      manualSeconds: 2 * hour,
      standbyCheckSeconds: 40 * hour,
    },
    0.02838704073032238,
    7.977922335238929e-6,
    85.6516447808535,
  ],
  [
    'hot, looked at every second',
    primary,
    { mode: 'hot', failback: swapped, standbyCheckSeconds: 1 },
    7.508521156479077e-6,
    1.3888784603872827e-7,
    4.354798235631558,
  ],
];

describe('a standby whose failure nobody sees until the next look at it', () => {
  it.each(references)('%s', (_, machine, given, ...expected) => {
    const { unavailability, failuresPerSecond, switchesPerYear } = standbyResult(machine, failoverSettings(given));
    [unavailability, failuresPerSecond, switchesPerYear].forEach((found, i) => {
      expect(relativeError(found, expected[i]!)).toBeLessThan(1e-13);
    });
  });

  const modes = ['warm', 'hot'] as const;
  const machine = ({ mtbfSeconds, mttrSeconds }: typeof good, factor: number): Machine => ({
    failure: 1 / mtbfSeconds,
    dormant: factor / mtbfSeconds,
    repair: 1 / mttrSeconds,
  });
  const chain = (
    mode: (typeof modes)[number],
    failsBack: boolean,
    check: Parameters<typeof pairChain>[6],
  ): ReturnType<typeof pairChain> => {
    const { standbyRateFactor } = modeDefaults[mode];
    const machines = [machine(good, standbyRateFactor), machine(worse, standbyRateFactor)] as const;
    return pairChain(machines, 1800, 2 * hour, 0.8, 1, failsBack, check);
  };
  const process = (mode: (typeof modes)[number], automatic: boolean, standbyCheckSeconds: number): number =>
    standbyProcess(
      good,
      failoverSettings({
        mode,
        detection: { detectSeconds: 0 },
        success: 0.8,
        standby: worse,
        failback: { automatic, delaySeconds: 0 },
        standbyCheckSeconds,
      }),
      { kind: 'exponential', meanSeconds: 1800 },
      { kind: 'exponential', meanSeconds: 2 * hour },
    ).unavailability;
  const cases = modes.flatMap((mode) => [true, false].map((failsBack) => [mode, failsBack] as const));

  it.each(cases)('%s, failback at once: %s, as the limit of a chain of ever more phases', (mode, failsBack) => {
    const phases = [4, 8, 16, 32].map(
      (count) => chain(mode, failsBack, { everySeconds: 40 * hour, phases: count }).unavailability,
    );
    // the error is a series in 1/phases, of which Richardson's steps take three terms
    let row = phases;
    for (let power = 2; row.length > 1; power *= 2)
      row = row.slice(1).map((fine, i) => (power * fine - row[i]!) / (power - 1));
    const found = process(mode, failsBack, 40 * hour);
    expect(relativeError(found, row[0]!)).toBeLessThan(2e-6);
    // the limit is worth something: an exponential time to the next look is farther off
    expect(relativeError(phases[0]!, row[0]!)).toBeGreaterThan(1e-4);
  });

  it.each(cases)('%s, failback at once: %s, never looked at: seen when the other one fails', (mode, failsBack) => {
    const never = chain(mode, failsBack, { everySeconds: Number.POSITIVE_INFINITY, phases: 1 });
    expect(relativeError(process(mode, failsBack, 1e6 * 8760 * hour), never.unavailability)).toBeLessThan(1e-6);
  });

  it.each(cases)('%s, failback: %s, tends to a failure that is seen at once', (mode, automatic) => {
    const settings = failoverSettings({ mode, standby: worse, failback: { automatic, switchSeconds: 60 } });
    const atOnce = standbyResult(good, settings);
    const often = standbyResult(good, { ...settings, standbyCheckSeconds: 1e-9 });
    expect(relativeError(often.unavailability, atOnce.unavailability)).toBeLessThan(1e-12);
    expect(relativeError(often.failuresPerSecond, atOnce.failuresPerSecond)).toBeLessThan(1e-12);
  });

  it('tends to the primary alone where the standby fails as soon as it runs', () => {
    const standby = { mtbfSeconds: 1e-3, mttrSeconds: 4 * hour };
    const settings = failoverSettings({ mode: 'hot', standby, standbyCheckSeconds: 1e15 });
    const { unavailability } = standbyResult(primary, settings);
    expect(relativeError(unavailability, 4 / 2004)).toBeLessThan(1e-6);
  });

  it.each(modes)('%s: adds λ·λs·(T/2)/(2μ), to first order', (mode) => {
    // a takeover that takes no time leaves the failures that find no standby
    const atOnce = { detection: { detectSeconds: 0 }, switchSeconds: 0 };
    const machines = { mtbfSeconds: 1e6 * hour, mttrSeconds: hour };
    const of = (standbyCheckSeconds: number | null): number =>
      standbyResult(machines, failoverSettings({ ...atOnce, mode, standbyCheckSeconds })).unavailability;
    const [lambda, every] = [1 / machines.mtbfSeconds, 1000 * hour];
    const rule = (lambda * lambda * modeDefaults[mode].standbyRateFactor * (every / 2)) / (2 / hour);
    // λT is a thousandth
    expect(relativeError(of(every) - of(null), rule)).toBeLessThan(1e-3);
  });

  it('changes nothing for a cold standby, which never fails while it is off', () => {
    const cold = failoverSettings({ mode: 'cold', failback: swapped });
    expect(standbyResult(primary, { ...cold, standbyCheckSeconds: 30 * day })).toEqual(standbyResult(primary, cold));
  });

  const walks: readonly (readonly [string, GivenFailover])[] = [
    ['hot, failback with a switch', { mode: 'hot', failback: { delaySeconds: 4 * hour, switchSeconds: 900 } }],
    ['warm, looked at rarely', { mode: 'warm', failback: { delaySeconds: 0 }, standbyCheckSeconds: 200 * hour }],
    ['hot, the roles stay swapped', { mode: 'hot', failback: swapped, success: 0.5 }],
  ];
  it.each(walks)('%s, against a walk through every event and probe', (_, given) => {
    const settings = failoverSettings({
      detection: { intervalSeconds: 600, timeoutSeconds: 300, failures: 2, recoveries: 3 },
      switchSeconds: 700,
      standby: worse,
      standbyCheckSeconds: 20 * hour,
      ...given,
    });
    const exact = standbyResult(good, settings);
    const walked = walkPair(good, settings, modeDefaults[settings.mode].standbyRateFactor, 1000, 1);
    expect(Math.abs(walked.unavailability - exact.unavailability)).toBeLessThan(walked.halfWidth);
    // the interval is narrow enough to tell it from a failure that is seen at once
    const atOnce = standbyResult(good, { ...settings, standbyCheckSeconds: null });
    expect(exact.unavailability - atOnce.unavailability).toBeGreaterThan(3 * walked.halfWidth);
    expect(relativeError(walked.outages, exact.failuresPerSecond)).toBeLessThan(0.01);
    expect(relativeError(walked.takeovers * 31_536_000, exact.switchesPerYear)).toBeLessThan(0.01);
  });
});
