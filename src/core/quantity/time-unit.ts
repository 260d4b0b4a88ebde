const dayMilliseconds = 86_400_000;
const units: readonly (readonly [names: RegExp, milliseconds: number])[] = [
  [/^(ms|msecs?|milli(second)?s?)$/, 1],
  [/^(s|secs?|seconds?)$/, 1_000],
  [/^(m|mins?|minutes?)$/, 60_000],
  [/^(h|hrs?|hours?)$/, 3_600_000],
  [/^(d|days?)$/, dayMilliseconds],
  [/^(w|wks?|weeks?)$/, 7 * dayMilliseconds],
  [/^(y|yrs?|years?)$/, 365 * dayMilliseconds],
];

/** Milliseconds in a unit as people write it, in any case; null for what is none. A month has no one length. @example unitOf('mins') // 60000 */
export function unitOf(word: string): number | null {
  const plain = word.toLowerCase().replace(/\.$/, '');
  return units.find(([names]) => names.test(plain))?.[1] ?? null;
}
