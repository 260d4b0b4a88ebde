import type { ExactTier } from '../../../core/budget/decisions/alerts.ts';
import { type Decimal, decimalText, exactly, toNumber } from '../../../core/quantity/decimal.ts';
import {
  ceilingOfInverse,
  decimalOf,
  type Fraction,
  fractionOf,
  nearestDouble,
  roundedDecimal,
  scaled,
} from '../../../core/quantity/fraction.ts';

/** What a tier compares with, as texts of PromQL and of numbers. */
export interface Threshold {
  /** `14.4`, `7 / 30`: the burn rate above which it fires. */
  readonly factor: string;
  /** What stands behind `>`: `(14.4 * 0.001)`. */
  readonly expression: string;
  /** An error ratio exactly at it. */
  readonly at: string;
  /** A thousandth above and below it, or half the way to 1 where that is nearer. */
  readonly above: string;
  readonly below: string;
  /** So many events that one bad one among them is no more than it allows: ⌈1 / ratio⌉. */
  readonly fewestEvents: bigint;
}

/**
 * Factor × budget, as Sloth writes it, with all of their digits. Prometheus multiplies doubles: where their product would come
 * out below the threshold itself, so that the alert fired at it already, the product stands there instead.
 * @example thresholdOf(exactTiers(exactly(0.001), 2_592_000)[0]!, exactly(0.001)).expression // '(14.4 * 0.001)'
 */
export function thresholdOf(tier: ExactTier, budget: Decimal): Threshold {
  const long = exactly(tier.longSeconds);
  const [factor, ratio] = [fractionOf(tier.burned, long), fractionOf(tier.detection, long)];
  const factorText = fractionText(factor);
  const product = factorAsDouble(factor) * toNumber(budget);
  const at = numberText(ratio);
  const thousandth = scaled(ratio, 1_001n, 1_000n);
  const halfway = { numerator: ratio.denominator + ratio.numerator, denominator: 2n * ratio.denominator };
  const isNearer = nearestDouble(thousandth) < nearestDouble(halfway);
  return {
    factor: factorText,
    expression: product >= nearestDouble(ratio) ? `(${factorText} * ${decimalText(budget)})` : at,
    at,
    above: numberText(isNearer ? thousandth : halfway),
    below: numberText(scaled(ratio, 999n, 1_000n)),
    fewestEvents: ceilingOfInverse(ratio),
  };
}

/** A factor without end is a quotient: 28 days have 14 / 15. */
function fractionText(value: Fraction): string {
  const decimal = decimalOf(value);
  return decimal ? decimalText(decimal) : `${value.numerator} / ${value.denominator}`;
}

/** The factor as Prometheus works it out. */
function factorAsDouble(value: Fraction): number {
  const decimal = decimalOf(value);
  return decimal ? toNumber(decimal) : Number(value.numerator) / Number(value.denominator);
}

/** More digits than a double has. */
const digits = 20;

/** The number with all of its digits, where they have an end. */
function numberText(value: Fraction): string {
  return decimalText(decimalOf(value) ?? roundedDecimal(value, digits));
}
