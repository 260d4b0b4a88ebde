import { describe, expect, it } from 'vitest';
import type { Check } from '../../../src/core/gates/check.ts';
import { checksBlock } from '../../../src/report/checks.ts';
import { checkSentence } from '../../../src/report/words/check-text.ts';

// contract: 99.95 % of 92 d is a budget of 1 h 6 m 14 s (3,974 s), of which 5 h 39 m 31 s (20,371 s) are gone
const budget: Check = {
  ...{ expression: 'objectives[Checkout].consumedSeconds <= objectives[Checkout].budgetSeconds', actual: 20_371 },
  status: 'missed',
  numbers: { actual: 20_371, wanted: 3_974.4, areSeconds: true },
  subject: { kind: 'budget', of: 'Checkout', slo: 0.0005 },
};
const met = (expression: string): Check => ({ expression, actual: 1, status: 'met' });
const lines = (checks: readonly Check[], isStrict = false) =>
  checksBlock(checks, isStrict).flatMap((block) => (block.kind === 'list' ? block.items.map(({ text }) => text) : []));

describe('a check as a sentence', () => {
  it('says whose budget, how much is gone, and of what', () => {
    expect(checkSentence(budget)).toBe('Checkout: 5h 39m 31s of 1h 6m 14s spent (99.95%)');
  });
  it('names the service and the line that asks, where it fails', () => {
    const place = { kind: 'file', file: 'slo.yaml', line: 14 } as const;
    const asked: Check = {
      ...budget,
      place,
      subject: { kind: 'budget', of: 'Checkout', service: 'shop', slo: 0.0005 },
    };
    expect(checkSentence(asked)).toBe('Checkout: 5h 39m 31s of 1h 6m 14s spent (99.95%) [service shop, slo.yaml:14]');
    expect(checkSentence({ ...asked, status: 'met' })).toBe('Checkout: 5h 39m 31s of 1h 6m 14s spent (99.95%)');
  });
  it('says why one was not made', () => {
    const skipped = (doubt: NonNullable<Check['doubt']>): string =>
      checkSentence({ expression: 'c', actual: null, status: 'skipped', doubt });
    expect(skipped({ kind: 'partial', files: [{ file: 'p.json', read: 25, total: 2_266 }] })).toBe(
      'c: p.json holds 25 of 2,266 rows',
    );
    expect(skipped({ kind: 'unread', rows: 2 })).toBe('c: 2 rows could not, and may be an outage');
    expect(skipped({ kind: 'nameAbsent', suggestion: 'api' })).toBe('c: none has; did you mean api?');
  });
});

describe('the list of checks', () => {
  it('has what fails first, and a number for what is met', () => {
    const ten = Array.from({ length: 10 }, (_, i) => met(`m${i} > 0`));
    expect(lines([...ten, budget])).toEqual(['✗ Checkout: 5h 39m 31s of 1h 6m 14s spent (99.95%)', '✓ 10 met']);
    expect(lines([met('a > 0'), met('b > 0')])).toEqual(['✓ a > 0: it is 1', '✓ b > 0: it is 1']);
  });
  it('marks what a strict call does not let pass', () => {
    const skipped: Check = { expression: 'c', actual: null, status: 'skipped' };
    expect(lines([met('a > 0'), skipped])).toEqual(['– skipped: c: not in this data', '✓ a > 0: it is 1']);
    expect(lines([met('a > 0'), skipped], true)[0]).toBe('✗ skipped, which --strict fails: c: not in this data');
  });
});
