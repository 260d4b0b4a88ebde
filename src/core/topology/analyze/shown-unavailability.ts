import { compareDecimals, type Decimal, exactly, toNumber } from '../../quantity/decimal.ts';
import { withoutDust } from '../../quantity/without-dust.ts';

/** A number of so few digits looks as if nothing had been rounded. */
const fewDigits = 12;

/**
 * A computed unavailability without the dust of computing; but 0.001 only where it is that, and not where it is
 * 0.001000000000000004: a gate may lie between. @example shownUnavailability(0.1 + 0.2, () => null) // 0.3
 */
export function shownUnavailability(computed: number, exactUnavailability: () => Decimal | null): number {
  const rounded = withoutDust(computed);
  const shown = exactly(rounded);
  if (String(shown.digits).length > fewDigits) return rounded;
  const known = exactUnavailability();
  return known && compareDecimals(known, shown) !== 0 ? toNumber(known) : rounded;
}
