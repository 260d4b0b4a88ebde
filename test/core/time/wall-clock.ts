const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a zone's wall clock shows at an instant, as if UTC: an oracle by Intl's own Swedish (ISO-like) text, read by Date.parse. */
export function wallClockOf(instant: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(timeZone, clock);
  }
  const milliseconds = ((instant % 1000) + 1000) % 1000;
  return Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`) + milliseconds;
}
