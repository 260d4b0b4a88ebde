import { describe, expect, it } from 'vitest';
import { always, FaultGraphBuilder, never } from '../../../../../src/core/diagram/graph/fault-graph.ts';
import type { DurationLaw } from '../../../../../src/core/failover/simulation/events/duration-law.ts';
import { type SimulationResult, simulate } from '../../../../../src/core/failover/simulation/simulate.ts';
import { exponentialTimes } from '../../../../../src/core/failover/simulation/simulated-part.ts';
import { WriteRole } from '../../../../../src/core/failover/simulation/traffic/write-role.ts';
import { createRandom } from '../../../../../src/core/statistics/random/random.ts';

const hour = 3600;
const fixed = (seconds: number): DurationLaw => ({ kind: 'fixed', seconds });

interface Given {
  readonly lag?: DurationLaw;
  readonly promotionSeconds?: number;
  readonly maxLagSeconds?: number;
  readonly years: number;
}

/** us: up 200 h, down 2 h on average; eu: 100 h and 5 h. */
function twoRegions({ lag = fixed(0), promotionSeconds = 600, maxLagSeconds = 5, years }: Given): SimulationResult {
  const builder = new FaultGraphBuilder();
  const [us, eu] = [builder.event(), builder.event()];
  return simulate({
    graph: builder.build(),
    roots: [],
    parts: [
      { kind: 'twoState', ...exponentialTimes({ mtbfSeconds: 200 * hour, mttrSeconds: 2 * hour }) },
      { kind: 'twoState', ...exponentialTimes({ mtbfSeconds: 100 * hour, mttrSeconds: 5 * hour }) },
    ],
    years,
    seed: 31,
    writes: {
      regions: [
        { failure: us, lag: fixed(0) },
        { failure: eu, lag },
      ],
      promotionSeconds,
      maxLagSeconds,
    },
  });
}

describe('the write role in a simulation', () => {
  it('agrees with the semi-Markov process of two regions, interrupted promotions included', () => {
    // States: both up; eu down; us down and eu being promoted (600 s, unless us is repaired or eu fails first); eu serves;
    // both down. Embedded chain times mean sojourns, solved with 30 digits (mpmath), rounded: U and completed promotions a year.
    const exact = 0.001239865305031048;
    const promotionsPerYear = 38.69444112957992;
    const years = 20_000;
    const { writes } = twoRegions({ years });
    const [low, high] = writes!.unavailabilityInterval;
    expect(low).toBeLessThan(exact);
    expect(high).toBeGreaterThan(exact);
    expect((high - low) / exact).toBeLessThan(0.02);
    // the first order, q1·q2 + ν1·600·(1 − q2), is 1.4 % above, and told apart
    expect(high).toBeLessThan(0.0012572685840012573);
    const expected = promotionsPerYear * years;
    expect(Math.abs(writes!.promotions - expected)).toBeLessThan(4 * Math.sqrt(expected));
    expect(writes).toMatchObject({ lagWaits: 0, waitedSeconds: 0, lostWriteSeconds: 0 });
  });

  it('is 1 − P(all down) where a promotion takes no time', () => {
    const { writes } = twoRegions({ promotionSeconds: 0, years: 5000 });
    const [low, high] = writes!.unavailabilityInterval;
    const both = (2 / 202) * (5 / 105);
    expect(low).toBeLessThan(both);
    expect(high).toBeGreaterThan(both);
  });

  it('loses the lag of the promoted region, and waits for copies that are too far behind', () => {
    // exponential lags of mean m, at most x: a promotion waits with e^(−x/m), then for another m on average, and loses
    // E[min(lag, x)] = m(1 − e^(−x/m)). Waits of seconds are hardly ever cut short by a repair of hours.
    const [mean, most] = [20, 30];
    const { writes } = twoRegions({
      lag: { kind: 'exponential', meanSeconds: mean },
      promotionSeconds: 1,
      maxLagSeconds: most,
      years: 5000,
    });
    const { promotions, lagWaits, waitedSeconds, lostWriteSeconds } = writes!;
    const waits = Math.exp(-most / mean);
    expect(promotions).toBeGreaterThan(100_000);
    expect(lagWaits / promotions).toBeCloseTo(waits, 2);
    expect(waitedSeconds / lagWaits / mean).toBeCloseTo(1, 1);
    expect(lostWriteSeconds / promotions / (mean * (1 - waits))).toBeCloseTo(1, 2);
  });
});

describe('the write role, step by step', () => {
  const clock = new Float64Array(1);
  const roleOf = (lags: readonly number[], maxLagSeconds = 5) =>
    new WriteRole(
      { regions: lags.map((lag, failure) => ({ failure, lag: fixed(lag) })), promotionSeconds: 30, maxLagSeconds },
      clock,
      createRandom(1),
    );
  const at = (role: WriteRole, now: number, ...failed: readonly number[]) => {
    clock[0] = now;
    role.follow(Uint8Array.from(failed));
    return role.next;
  };

  it('goes to the first of the order that serves, and home at once', () => {
    const role = roleOf([0, 1, 2]);
    expect(at(role, 100, 1, 1, 0)).toBe(130);
    clock[0] = 130;
    role.fire();
    expect(role.tally.isDown).toBe(false);
    // the first of the order is back: no reason to move
    expect(at(role, 140, 1, 0, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(role.tally.isDown).toBe(false);
    expect(at(role, 200, 0, 0, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(role.counts()).toEqual({ promotions: 1, lagWaits: 0, waitedSeconds: 0, lostWriteSeconds: 2 });
  });

  it('begins anew when the region that is being promoted fails, and stops when the write region is back', () => {
    const role = roleOf([0, 1, 2]);
    expect(at(role, 100, 1, 0, 0)).toBe(130);
    expect(at(role, 110, 1, 1, 0)).toBe(140);
    expect(at(role, 120, 1, 1, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(role.tally.isDown).toBe(true);
    expect(at(role, 150, 1, 0, 1)).toBe(180);
    expect(at(role, 160, 0, 0, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(role.tally.sums).toMatchObject({ outages: 1, downSeconds: 60 });
    expect(role.counts().promotions).toBe(0);
  });

  it('passes over a copy that is too far behind, and waits where all are', () => {
    const nearer = roleOf([0, 60, 2]);
    expect(at(nearer, 0, 1, 0, 0)).toBe(30);
    nearer.fire();
    expect(nearer.counts().lostWriteSeconds).toBe(2);
    const far = roleOf([0, 60, 20]);
    expect(at(far, 0, 1, 0, 0)).toBe(45); // 20 − 5 s until it has caught up, and the promotion
    far.fire();
    expect(far.counts()).toEqual({ promotions: 1, lagWaits: 1, waitedSeconds: 15, lostWriteSeconds: 5 });
  });

  it('takes one that comes back before a copy that is still waited for', () => {
    const role = roleOf([0, 1, 100]);
    expect(at(role, 0, 1, 1, 0)).toBe(125); // 100 − 5 s, and the promotion
    expect(at(role, 40, 1, 0, 0)).toBe(70);
    clock[0] = 70;
    role.fire();
    expect(role.counts()).toEqual({ promotions: 1, lagWaits: 1, waitedSeconds: 40, lostWriteSeconds: 1 });
    // but not one that would be ready later
    const other = roleOf([0, 100, 50]);
    expect(at(other, 0, 1, 1, 0)).toBe(75);
    expect(at(other, 10, 1, 0, 0)).toBe(75);
  });

  it('was with the first that serves, where others are lost from the beginning', () => {
    const role = new WriteRole(
      {
        regions: [always, 0, 1].map((failure) => ({ failure, lag: fixed(1) })),
        promotionSeconds: 30,
        maxLagSeconds: 5,
      },
      clock,
      createRandom(1),
    );
    role.follow(Uint8Array.of(0, 0));
    expect([role.next, role.tally.isDown, role.counts().promotions]).toEqual([Number.POSITIVE_INFINITY, false, 0]);
  });

  it('follows nothing that never changes', () => {
    const role = new WriteRole(
      { regions: [{ failure: never, lag: fixed(0) }], promotionSeconds: 30, maxLagSeconds: 5 },
      clock,
      createRandom(1),
    );
    expect(role.nodes).toHaveLength(0);
    role.follow(new Uint8Array(0));
    expect(role.tally.isDown).toBe(false);
  });
});
