/** What a double holds of any decimal. */
export const digitsKept = 15;

/**
 * The number nearest to a computed one that has 15 significant digits: all that a double holds of any decimal. Sums and
 * products of a few decimals come out as the decimal that they are, 0.001999 and not 0.0019990000000000003. Moves a number
 * by 5e-15 of it at most. Domain: finite. @example withoutDust(0.1 + 0.2) // 0.3
 */
export function withoutDust(value: number): number {
  return Number(value.toPrecision(digitsKept));
}
