import { describe, expect, it } from 'vitest';
import {
  type FailbackRule,
  type SecondaryRates,
  secondaryPeriod,
} from '../../../../src/core/failover/standby/secondary-period.ts';
import { relativeError } from '../../statistics/relative-error.ts';

interface Ways {
  readonly meanSeconds: number;
  readonly takeover: number;
  readonly bothDown: number;
}

/**
 * The same by carrying the probabilities of (good probes in a row, primary down or well) forward, probe by probe, with the
 * time in each state between two probes integrated by small steps of the two-state chain.
 */
function byProbes(
  { failure, dormant, repair }: SecondaryRates,
  delay: number,
  interval: number,
  recoveries: number,
  isDown: boolean,
  first: number,
): Ways {
  const steps = 400;
  let down = new Float64Array(recoveries + 1); // by the streak at the last probe
  let well = new Float64Array(recoveries + 1);
  (isDown ? down : well)[0] = 1;
  let [downSeconds, wellSeconds] = [0, 0];
  const advance = (seconds: number): void => {
    if (seconds === 0) return;
    const h = seconds / steps;
    // the exact move over one small step, from the chain of the two states with loss λ
    const both = dormant + repair;
    const mix = -Math.expm1(-both * h) / both;
    const kept = Math.exp(-failure * h);
    for (let step = 0; step < steps; step++) {
      for (let j = 0; j <= recoveries; j++) {
        const [d, w] = [down[j]!, well[j]!];
        const flow = (repair * d - dormant * w) * mix;
        down[j] = (d - flow) * kept;
        well[j] = (w + flow) * kept;
        downSeconds += ((d + down[j]!) / 2) * h; // the trapezoidal rule
        wellSeconds += ((w + well[j]!) / 2) * h;
      }
    }
  };
  advance(first);
  for (let probe = 0; ; probe++) {
    const nextDown = new Float64Array(recoveries + 1);
    const nextWell = new Float64Array(recoveries + 1);
    for (let j = 0; j <= recoveries; j++) {
      nextDown[0]! += down[j]!;
      nextWell[Math.min(recoveries, j + 1)]! += well[j]!;
    }
    [down, well] = [nextDown, nextWell];
    if (first + probe * interval >= delay - 1e-9) well[recoveries] = 0; // back to the primary
    if (down.reduce((a, b) => a + b, 0) + well.reduce((a, b) => a + b, 0) < 1e-14) break;
    advance(interval);
  }
  return {
    meanSeconds: downSeconds + wellSeconds,
    takeover: failure * wellSeconds,
    bothDown: failure * downSeconds,
  };
}

const rates: SecondaryRates = { failure: 1 / 5000, dormant: 1 / 3000, repair: 1 / 900 };
const cases: readonly (readonly [SecondaryRates, number, number, number, boolean, number])[] = [
  [rates, 2000, 300, 3, true, 200],
  [rates, 2000, 300, 3, false, 0],
  [rates, 0, 300, 4, true, 100],
  [rates, 100, 300, 4, false, 150],
  [rates, 600, 300, 5, false, 299],
  [rates, 1200, 300, 1, true, 0],
  [{ ...rates, dormant: 0 }, 2000, 500, 2, true, 20],
  [{ failure: 1 / 200, dormant: 1 / 50, repair: 1 / 90 }, 400, 30, 6, true, 7],
];

describe('secondaryPeriod', () => {
  it.each(cases)('%j, delay %d s, probes of %d s × %d, down at first: %s, first after %d s', (...given) => {
    const [pair, delaySeconds, intervalSeconds, recoveries, isDown, first] = given;
    const expected = byProbes(...given);
    const found = secondaryPeriod(pair, { delaySeconds, probes: { intervalSeconds, recoveries } }, isDown, first);
    // the trapezoidal rule with 400 steps a probe is good to about 1e-7
    expect(relativeError(found.meanSeconds, expected.meanSeconds)).toBeLessThan(1e-6);
    expect(relativeError(found.takeover, expected.takeover)).toBeLessThan(1e-6);
    expect(relativeError(found.bothDown, expected.bothDown)).toBeLessThan(1e-6);
    expect(found.failback + found.takeover + found.bothDown).toBeCloseTo(1, 13);
  });

  it('takes the mean over the first probe where its instant is not known', () => {
    for (const [delaySeconds, recoveries] of [
      [2000, 3],
      [0, 2],
      [300, 1],
    ] as const) {
      const rule = { delaySeconds, probes: { intervalSeconds: 300, recoveries } };
      const pieces = 3000;
      let total = 0;
      for (let i = 0; i < pieces; i++)
        total += secondaryPeriod(rates, rule, true, ((i + 0.5) / pieces) * 300).meanSeconds / pieces;
      // the midpoint rule; the jump of the number of probes lies on the border of two of its pieces
      expect(relativeError(secondaryPeriod(rates, rule, true, null).meanSeconds, total)).toBeLessThan(1e-8);
    }
  });

  it('without probes goes back at the delay, or at the repair after it', () => {
    const rule: FailbackRule = { delaySeconds: 600, probes: null };
    // the limit of ever more frequent probes, one of them good: the error goes with the interval
    for (const isDown of [true, false]) {
      const limit = secondaryPeriod(
        rates,
        { delaySeconds: 600, probes: { intervalSeconds: 0.01, recoveries: 1 } },
        isDown,
        0,
      );
      expect(relativeError(secondaryPeriod(rates, rule, isDown, null).meanSeconds, limit.meanSeconds)).toBeLessThan(
        1e-5,
      );
    }
    // by hand: no delay, down at first: the repair, unless the standby fails before
    const atOnce = secondaryPeriod(rates, { delaySeconds: 0, probes: null }, true, null);
    expect(atOnce.meanSeconds).toBeCloseTo(1 / (1 / 5000 + 1 / 900), 10);
    expect(atOnce.takeover).toBeCloseTo(0, 15);
  });

  it('keeps its digits where failures are rare', () => {
    // by hand: the mean of the first good probes after a repair of 900 s on average, without failures: the number of bad
    // probes is geometric, so M = first + p/(1 − p)·interval + interval with p = e^(−interval/900), first probe included
    const rare = { failure: 1e-15, dormant: 0, repair: 1 / 900 };
    const p = Math.exp(-1 / 3);
    const first = Math.exp(-100 / 900); // still down at the first probe
    const { meanSeconds } = secondaryPeriod(
      rare,
      { delaySeconds: 0, probes: { intervalSeconds: 300, recoveries: 2 } },
      true,
      100,
    );
    expect(relativeError(meanSeconds, 100 + (first / (1 - p)) * 300 + 300)).toBeLessThan(1e-12);
  });
});
