import { describe, expect, it } from 'vitest';
import { isOverspent } from '../../../src/core/budget/account.ts';
import { defaultPolicy, gateCheck, policyState } from '../../../src/core/budget/policy.ts';
import { exactly } from '../../../src/core/quantity/decimal.ts';

/** The state with so many milliseconds of 2592 s (99.9 % of 30 d) consumed. */
const stateAt = (consumed: number): string | undefined =>
  policyState({ budget: exactly(2_592_000), consumed: exactly(consumed) }, defaultPolicy)?.state;

describe('the default policy at its boundaries, in milliseconds of 2592 s', () => {
  // exactly half is 1296 s, three quarters 1944 s
  it.each([
    [0, 'full-velocity'],
    [1_295_999, 'full-velocity'],
    [1_296_000, 'low-risk-only'],
    [1_296_001, 'low-risk-only'],
    [1_944_000, 'low-risk-only'],
    [1_944_001, 'reliability-only'],
    [2_591_999, 'reliability-only'],
    [2_592_000, 'freeze'],
    [2_592_001, 'freeze'],
  ])('%i consumed: %s', (consumed, state) => expect(stateAt(consumed)).toBe(state));

  it('freezes with exactly nothing left, although the target is met', () => {
    const account = { budget: exactly(2_592_000), consumed: exactly(2_592_000) };
    expect([policyState(account, defaultPolicy)!.state, isOverspent(account)]).toEqual(['freeze', false]);
  });

  it('is not moved by what doubles cannot hold: three times 0.1 of 0.6 is exactly half', () => {
    // 0.1 + 0.1 + 0.1 = 0.30000000000000004 in doubles
    const account = { budget: exactly(0.6), consumed: { digits: 3n, scale: 1 } };
    expect(policyState(account, defaultPolicy)!.state).toBe('low-risk-only');
  });

  it('has no state without a budget', () => {
    expect(policyState({ budget: exactly(0), consumed: exactly(0) }, defaultPolicy)).toBeNull();
  });
});

describe('a gate', () => {
  const gates = (consumed: number): string[] =>
    defaultPolicy.map(
      ({ name }) =>
        gateCheck(
          policyState({ budget: exactly(100), consumed: exactly(consumed) }, defaultPolicy),
          name,
          defaultPolicy,
          'the gate',
        ).status,
    );
  it('misses in its state and in every worse one', () => {
    expect(gates(0)).toEqual(['missed', 'met', 'met', 'met']);
    expect(gates(60)).toEqual(['missed', 'missed', 'met', 'met']);
    expect(gates(80)).toEqual(['missed', 'missed', 'missed', 'met']);
    expect(gates(100)).toEqual(['missed', 'missed', 'missed', 'missed']);
  });
  it('is skipped where there is no state', () => {
    expect(gateCheck(null, 'freeze', defaultPolicy, 'the gate')).toEqual({
      expression: 'the gate',
      actual: null,
      status: 'skipped',
    });
  });
});
