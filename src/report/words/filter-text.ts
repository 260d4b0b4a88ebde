import type { Filters } from '../../core/incidents/filters.ts';
import { formatDuration } from '../numbers.ts';

/** Every filter in words, those that are set, in the order in which they work. */
const texts: { readonly [K in keyof Filters]-?: (value: NonNullable<Filters[K]>) => string } = {
  renames: (pairs) => `services renamed ${pairs.join(', ')}`,
  where: (conditions) => `where ${conditions.join(' and ')}`,
  dedupe: (rule) => (rule === 'id' ? 'of each id the last row' : `dedupe ${rule}`),
  maintenance: (pairs) => `maintenance is also ${pairs.join(', ')}`,
  countMaintenance: () => 'maintenance counts as downtime',
  exclude: (files) => `less the exclusions of ${files.join(', ')}`,
  serviceHours: (hours) => `in service ${hours}`,
  downtime: (mode) => (mode === 'sum' ? 'overlaps count each' : 'overlaps count once'),
  downtimeUntil: (stamp) => (stamp === 'fixed' ? 'down until the fix' : `down until ${stamp}`),
  impactMap: (rules) => `weights ${rules.join(', ')}`,
  minOutageSeconds: (seconds) => `no outage below ${formatDuration(seconds)}`,
  mergeWithinSeconds: (seconds) => `failures within ${formatDuration(seconds)} are one`,
  unknown: (how) => `unknown time is ${how}`,
};

/** What was filtered, one text a filter. @example filterTexts({ minOutageSeconds: 60 }) // ['no outage below 1m'] */
export function filterTexts(filters: Filters): readonly string[] {
  return (Object.keys(texts) as (keyof Filters)[]).flatMap((key) => {
    const value = filters[key];
    return value === undefined ? [] : [(texts[key] as (value: unknown) => string)(value)];
  });
}
