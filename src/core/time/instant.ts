/** An instant as RFC 3339 in UTC, without milliseconds where there are none. @example formatInstant(0) // '1970-01-01T00:00:00Z' */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
