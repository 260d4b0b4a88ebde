const units = [
  ['y', 365 * 86_400_000, true],
  ['w', 7 * 86_400_000, true],
  ['d', 86_400_000, false],
  ['h', 3_600_000, false],
  ['m', 60_000, false],
  ['s', 1_000, false],
  ['ms', 1, false],
] as const;

/**
 * A length of time as Prometheus writes it, and so Sloth in the names of its rules: years and weeks only where nothing is left
 * of them. Source: prometheus/common, model.Duration. Domain: whole milliseconds, more than 0.
 * @example prometheusDuration(28 * 86_400) // '4w'
 * @example prometheusDuration(90_061) // '1d1h1m1s'
 */
export function prometheusDuration(seconds: number): string {
  let left = Math.round(seconds * 1_000);
  let text = '';
  for (const [unit, length, isWhole] of units) {
    if (left < length || (isWhole && left % length !== 0)) continue;
    text += `${Math.floor(left / length)}${unit}`;
    left %= length;
  }
  return text;
}
