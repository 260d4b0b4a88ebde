import type { LogFacts } from '../core/incidents/log-facts.ts';
import { formatAvailability, formatCount } from './numbers.ts';
import { duration, type Fact, text } from './report.ts';
import { filterTexts } from './words/filter-text.ts';
import { counted } from './words/phrases.ts';

/** What a summary says of its log beside its figures, the same in all commands: what is there to say. */
export function logLines({ maintenance, filters }: LogFacts): readonly Fact[] {
  const { rows, seconds, availabilityWith, isCounted } = maintenance;
  const set = filterTexts(filters);
  return [
    ...(rows > 0
      ? [
          {
            label: 'Maintenance',
            value: duration(seconds),
            note: `in ${counted(rows, 'row')}, ${isCounted ? 'counted as downtime' : `left out${withIt(availabilityWith)}`}`,
          },
        ]
      : []),
    ...(set.length > 0 ? [{ label: 'Filters', value: text(set.join('; ')) }] : []),
  ];
}

function withIt(availability: number | null): string {
  return availability === null ? '' : `; with it ${formatAvailability(1 - availability)}`;
}

/** @example failuresText(1, 2) // '1 failure (and 2 outside of counted time)' */
export function failuresText(failures: number, outside: number): string {
  return `${counted(failures, 'failure')}${outside > 0 ? ` (and ${formatCount(outside)} outside of counted time)` : ''}`;
}
