import type { Interval } from './intervals.ts';
import type { Zone } from './zone.ts';

/**
 * An instant as RFC 3339, without milliseconds where there are none: in UTC, or with the offset of a zone.
 * @example formatInstant(0) // '1970-01-01T00:00:00Z'
 * @example formatInstant(0, createZone('Asia/Kolkata')) // '1970-01-01T05:30:00+05:30'
 */
export function formatInstant(instant: number, zone?: Zone): string {
  const offset = zone?.offsetAt(instant) ?? 0;
  const wall = new Date(instant + offset).toISOString().replace('.000Z', 'Z');
  return offset === 0 ? wall : wall.replace('Z', offsetText(offset));
}

/** Offsets of long ago have seconds, which RFC 3339 has not: those are cut off. */
function offsetText(offset: number): string {
  const minutes = Math.trunc(Math.abs(offset) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Both ends of a stretch of time. @example formatEnds({ start: 0, end: 1_000 }).end // '1970-01-01T00:00:01Z' */
export const formatEnds = (
  { start, end }: Interval,
  zone?: Zone,
): { readonly start: string; readonly end: string } => ({
  start: formatInstant(start, zone),
  end: formatInstant(end, zone),
});
