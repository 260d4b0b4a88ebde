import { describe, expect, it } from 'vitest';
import { type ProcessState, steadyState } from '../../../../src/core/failover/standby/semi-markov.ts';
import { relativeError } from '../../statistics/relative-error.ts';

describe('steadyState', () => {
  it('of a machine is MTTR/(MTBF + MTTR)', () => {
    const steady = steadyState([
      { name: 'up', isUp: true, meanSeconds: 7.2e6, to: [['down', 1]] },
      { name: 'down', isUp: false, meanSeconds: 14_400, to: [['up', 1]] },
    ]);
    // by hand: 4/2004; one failure in 7,214,400 s
    expect(relativeError(steady.unavailability, 4 / 2004)).toBeLessThan(1e-15);
    expect(relativeError(steady.failuresPerSecond, 1 / 7_214_400)).toBeLessThan(1e-15);
    expect(relativeError(steady.movesPerSecond('down', 'up'), 1 / 7_214_400)).toBeLessThan(1e-15);
  });

  it('keeps the digits of states of probability 1e-60', () => {
    // A birth-and-death chain, up with probability p = 1e-6 from each of the states 1 to 9. By balance between neighbours
    // π(i + 1)/π(i) = p/(1 − p), save that π(1) = π(0)/(1 − p) and the last one is left for sure: π(10) = p·π(9)
    const p = 1e-6;
    const states: ProcessState<string>[] = Array.from({ length: 11 }, (_, i) => ({
      name: `${i}`,
      isUp: i < 10,
      meanSeconds: 1,
      to:
        i === 0
          ? [['1', 1]]
          : i === 10
            ? [['9', 1]]
            : [
                [`${i + 1}`, p],
                [`${i - 1}`, 1 - p],
              ],
    }));
    const steady = steadyState(states);
    const ratio = p / (1 - p);
    const weights = [1, ...Array.from({ length: 9 }, (_, i) => ratio ** i / (1 - p))];
    const last = p * weights[9]!;
    const all = weights.reduce((a, b) => a + b, 0) + last;
    expect(relativeError(steady.unavailability, last / all)).toBeLessThan(1e-13);
    expect(steady.unavailability).toBeLessThan(1e-53);
  });

  it('counts no failure into a state that takes no time, and knows absent states', () => {
    const steady = steadyState<'up' | 'blink' | 'other'>([
      { name: 'up', isUp: true, meanSeconds: 10, to: [['blink', 1]] },
      { name: 'blink', isUp: false, meanSeconds: 0, to: [['up', 1]] },
    ]);
    expect(steady.failuresPerSecond).toBe(0);
    expect(steady.unavailability).toBe(0);
    expect(steady.probability('other')).toBe(0);
    expect(steady.movesPerSecond('up', 'other')).toBe(0);
    expect(steady.movesPerSecond('up', 'blink')).toBeCloseTo(0.1, 15);
  });

  it('gives nothing to states that are left for ever or never reached', () => {
    const steady = steadyState<'first' | 'up' | 'down' | 'apart'>([
      { name: 'first', isUp: true, meanSeconds: 1000, to: [['up', 1]] },
      { name: 'up', isUp: true, meanSeconds: 3, to: [['down', 1]] },
      {
        name: 'down',
        isUp: false,
        meanSeconds: 1,
        to: [
          ['up', 1],
          ['apart', 1e-200],
        ],
      },
      { name: 'apart', isUp: false, meanSeconds: 1, to: [['apart', 1]] },
    ]);
    // by hand: up and down alternate
    expect(steady.unavailability).toBeCloseTo(0.25, 15);
    expect(steady.probability('first')).toBe(0);
    expect(steady.probability('apart')).toBe(0);
  });

  it('refuses a state without a way out', () => {
    expect(() =>
      steadyState<'up' | 'down'>([
        { name: 'up', isUp: true, meanSeconds: 1, to: [['down', 1]] },
        { name: 'down', isUp: false, meanSeconds: 1, to: [] },
      ]),
    ).toThrow(RangeError);
  });
});
