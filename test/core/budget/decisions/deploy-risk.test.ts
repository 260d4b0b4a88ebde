import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deployCost } from '../../../../src/core/budget/decisions/deploy-risk.ts';
import { defaultPolicy, policyState } from '../../../../src/core/budget/policy.ts';
import { exactly } from '../../../../src/core/quantity/decimal.ts';

/** 99.9 % over 30 d: 2,592 s, of which so many are gone. */
const account = (consumedSeconds: number) => ({
  budget: exactly(2_592_000),
  consumed: exactly(consumedSeconds * 1_000),
});
const twenty = { probability: 0.05, outageSeconds: 1_200, count: 20 };
const chances = (consumed: number, risk = twenty) =>
  Object.fromEntries(
    deployCost(risk, account(consumed), defaultPolicy).states!.map((each) => [each.state, each.probability]),
  );

describe('twenty deploys that fail once in 20 times for 20 minutes', () => {
  const cost = deployCost(twenty, account(0), defaultPolicy);
  it('cost 20 × 60 s on average, and one of them fails with 1 − 0.95^20', () => {
    expect([cost.expectedSeconds, cost.expectedBudgetShare]).toEqual([1_200, 1_200 / 2_592]);
    expect(cost.failureProbability).toBeCloseTo(0.6415140775914581, 14);
  });
  it('use up 2,592 s where three of them fail (SciPy: binom.sf(2, 20, 0.05))', () => {
    expect(cost.exhaustionProbability).toBeCloseTo(0.07548367378849626, 14);
  });
  it('leave each state by how many fail: none or one 53.7 % or more, two 7.4 %, three nothing (SciPy)', () => {
    expect(chances(0)).toEqual({
      'full-velocity': expect.closeTo(0.7358395249438502, 14),
      'low-risk-only': 0,
      'reliability-only': expect.closeTo(0.18867680126765404, 14),
      freeze: expect.closeTo(0.07548367378849626, 14),
    });
  });
  it('at their expected cost leave 53.7 %, and in the worst case nothing', () => {
    expect([cost.stateAfterExpected, cost.stateAfter]).toEqual(['full-velocity', 'freeze']);
    expect(cost.worstBudgetShare).toBe(24_000 / 2_592);
  });
  it('one that fails exactly uses up 1,200 s that are left', () => {
    expect(deployCost({ ...twenty, count: 1 }, account(1_392), defaultPolicy).exhaustionProbability).toBe(0.05);
    expect(deployCost({ ...twenty, count: 1 }, account(1_391.999), defaultPolicy).exhaustionProbability).toBe(0);
  });
  it('change nothing where nothing is left, or nothing was there', () => {
    const over = deployCost(twenty, account(3_000), defaultPolicy);
    expect([over.exhaustionProbability, over.worstRemainingShare, over.worstFits]).toEqual([1, null, 0]);
    expect(chances(3_000)).toEqual({ 'full-velocity': 0, 'low-risk-only': 0, 'reliability-only': 0, freeze: 1 });
    const none = deployCost(twenty, { budget: exactly(0), consumed: exactly(0) }, defaultPolicy);
    expect([none.exhaustionProbability, none.states, none.stateAfter]).toEqual([null, null, null]);
  });
});

it('the states are those of every way in which deploys can fail, added up', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      share,
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 0, max: 2_700 }),
      (count, probability, outageSeconds, gone) => {
        const found = chances(gone, { probability, outageSeconds, count });
        const expected = new Map(defaultPolicy.map(({ name }) => [name, 0]));
        for (let ways = 0; ways < 2 ** count; ways++) {
          const failures = ways.toString(2).replaceAll('0', '').length;
          const chance = probability ** failures * (1 - probability) ** (count - failures);
          const { state } = policyState(account(gone + failures * outageSeconds), defaultPolicy)!;
          expected.set(state, expected.get(state)! + chance);
        }
        for (const [state, chance] of expected) expect(found[state]).toBeCloseTo(chance, 10);
      },
    ),
  );
});
