import { describe, expect, it } from 'vitest';
import { exactTiers } from '../../src/core/budget/decisions/alerts.ts';
import { type Decimal, exactly, parseDecimal } from '../../src/core/quantity/decimal.ts';
import { thresholdOf } from '../../src/report/formats/prometheus/thresholds.ts';

const thresholds = (budget: Decimal, days: number) =>
  exactTiers(budget, days * 86_400)
    .filter(({ canFire }) => canFire)
    .map((tier) => thresholdOf(tier, budget));

/** What Prometheus makes of `(f * b)`, `(n / d * b)` or a number: doubles, from the left. */
function asPrometheus(expression: string): number {
  const [, quotient, divisor, budget] = /^\(([0-9.]+)(?: \/ ([0-9]+))? \* ([0-9.]+)\)$/.exec(expression) ?? [];
  if (quotient === undefined) return Number(expression);
  return (divisor === undefined ? Number(quotient) : Number(quotient) / Number(divisor)) * Number(budget);
}

describe('what an alert compares with', () => {
  it('is factor and budget with all of their digits', () => {
    // the SRE Workbook: 14.4, 6, 3, 1 for 30 days; 28 days have 28/30 of them, of which the last is 14/15
    expect(thresholds(exactly(0.001), 30).map(({ expression }) => expression)).toEqual([
      ...['(14.4 * 0.001)', '(6 * 0.001)', '(3 * 0.001)', '(1 * 0.001)'],
    ]);
    expect(thresholds(exactly(0.01), 28).map(({ factor }) => factor)).toEqual(['13.44', '5.6', '2.8', '14 / 15']);
    const fine = parseDecimal('0.000012345678901234')!;
    expect(thresholds(fine, 30)[3]!.expression).toBe('(1 * 0.000012345678901234)');
  });
  it('is given exactly, and a thousandth above and below, or half the way to 1', () => {
    // 14.4 × 0.001 = 0.0144; ×1.001 and ×0.999 by hand; ⌈1/0.0144⌉ = 70
    const [first] = thresholds(exactly(0.001), 30);
    expect(first).toMatchObject({ at: '0.0144', above: '0.0144144', below: '0.0143856', fewestEvents: 70n });
    // 1 × 0.9995: a thousandth more would be above 1; half the way is 0.99975
    expect(thresholds(exactly(0.9995), 30)[0]).toMatchObject({ at: '0.9995', above: '0.99975' });
  });
  it('is never below the threshold in the arithmetic of Prometheus, nor a digit above', () => {
    const budgets = ['0.001', '0.0005', '0.0001', '0.01', '0.05', '0.0033', '0.00077', '0.000123456789', '0.0000001'];
    let [all, products] = [0, 0];
    for (const budget of budgets)
      for (let days = 3; days <= 90; days++)
        for (const { expression, at, above } of thresholds(parseDecimal(budget)!, days)) {
          all++;
          const compared = asPrometheus(expression);
          if (expression.startsWith('(')) products++;
          expect(Number(at) > compared, `${expression} fires at ${at}`).toBe(false);
          expect(compared / Number(at) - 1, expression).toBeLessThan(1e-15);
          expect(Number(above)).toBeGreaterThan(compared);
        }
    expect(products / all).toBeGreaterThan(0.7); // else written as one number
  });
});
