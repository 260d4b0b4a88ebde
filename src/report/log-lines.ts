import type { EdgeFacts } from '../core/incidents/edges.ts';
import type { LogFacts } from '../core/incidents/log-facts.ts';
import type { UnknownFacts } from '../core/incidents/unknown.ts';
import type { UnknownHandling } from '../core/incidents/unknown-handling.ts';
import { formatAvailability, formatCount, formatDuration } from './numbers.ts';
import { duration, type Fact, joined, text } from './report.ts';
import { filterTexts } from './words/filter-text.ts';
import { counted } from './words/phrases.ts';

/** What a summary says of its log beside its figures, the same in all commands: what is there to say. */
export function logLines({ unknown, edges, maintenance, filters }: LogFacts): readonly Fact[] {
  const { rows, seconds, availabilityWith, isCounted } = maintenance;
  const set = filterTexts(filters);
  return [
    ...(unknown.seconds > 0
      ? [{ label: 'Unknown', value: duration(unknown.seconds), note: unknownText(unknown) }]
      : []),
    ...(edges && edges.downtimeSeconds[1] > 0 ? [edgesFact(edges)] : []),
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

const handlingWords: Readonly<Record<UnknownHandling, string>> = {
  excluded: 'neither up nor down, left out of counted time',
  down: 'counted as down',
  up: 'counted as up',
};

function unknownText({ handling, availabilityRange: range }: UnknownFacts): string {
  if (range === null) return handlingWords[handling];
  const [low, high] = range.map((availability) => formatAvailability(1 - availability));
  return `${handlingWords[handling]}; all of it down ${low}, all of it up ${high}`;
}

/** Outages that were made from checks are no sharper than those. */
function edgesFact({ everySeconds, downtimeSeconds: [low, high] }: EdgeFacts): Fact {
  return {
    label: 'Edges',
    value: joined(duration(low), text(' to '), duration(high)),
    note: `down in truth: checks ${formatDuration(everySeconds)} apart say no more`,
  };
}

function withIt(availability: number | null): string {
  return availability === null ? '' : `; with it ${formatAvailability(1 - availability)}`;
}

/** @example failuresText(1, 2) // '1 failure (and 2 outside of counted time)' */
export function failuresText(failures: number, outside: number): string {
  return `${counted(failures, 'failure')}${outside > 0 ? ` (and ${formatCount(outside)} outside of counted time)` : ''}`;
}
