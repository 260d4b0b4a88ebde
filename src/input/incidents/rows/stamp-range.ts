/** What stands between the two ends of a range in one cell: `March 3, 2026 10:00 AM → 11:30 AM`. */
const between = /\s*(?:→|⟶|➝|⇒|->|=>|～|〜|~|–|—|\/(?=[0-9]{4}-[0-9]{2}-[0-9]{2}T))\s*|\s+(?:-|to|until|till|bis)\s+/i;
const clock = /[0-9]{1,2}(?::[0-9]{2}){1,2}(?: ?[ap]\.?m\b\.?)?|[0-9]{1,2}時(?: ?[0-9]{1,2}分)?/i;

/** The texts of both ends; the second may be a time of day alone, which is then of the day of the first. */
export interface StampRange {
  readonly from: string;
  readonly to: string;
}

/**
 * Takes a cell with a range apart; null where it is none.
 * @example rangeOf('March 3, 2026 10:00 AM (UTC) → 11:30 AM') // { from: 'March 3, 2026 10:00 AM (UTC)', to: 'March 3, 2026 11:30 AM (UTC)' }
 */
export function rangeOf(text: string): StampRange | null {
  const parts = text.trim().split(between);
  if (parts.length !== 2) return null;
  const [from, to] = parts.map((part) => part.trim()) as [string, string];
  if (!/[0-9]{4}/.test(from) || (to !== '' && !/[0-9]/.test(to))) return null;
  const isClock = new RegExp(`^(?:${clock.source})(?: ?\\(?[A-Z]{2,5}\\)?)?$`, 'i').test(to);
  if (!isClock) return { from, to };
  const own = clock.exec(to)![0];
  return clock.test(from) ? { from, to: from.replace(clock, own) } : null;
}
