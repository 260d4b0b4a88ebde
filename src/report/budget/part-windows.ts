import type { Window } from '../../core/time/window.ts';
import { formatPeriod } from '../numbers.ts';
import { type Cell, type Column, duration } from '../report.ts';
import { someOf } from '../words/phrases.ts';

/** A budget beside others; the key is null for the one of incidents that name no service. */
interface WindowedPart {
  readonly key: string | null;
  readonly window: Window | null;
}

/** How long each window is: a budget cannot be read without it. */
export const windowColumn: Column = { title: 'window', align: 'right', drop: 2 };

export function windowCell(window: Window | null): Cell {
  return duration(window && (window.end - window.start) / 1_000);
}

/** From when to when, where there are so many different windows: of one alone the summary above says it, if there is one. */
export function windowNotes(parts: readonly WindowedPart[], fewest = 2): readonly string[] {
  const keysOf = new Map<string, string[]>();
  for (const { key, window } of parts) {
    if (window === null) continue;
    const span = `${formatPeriod(window, window.zone)}  ${window.zone.name}`;
    const keys = keysOf.get(span);
    if (keys) keys.push(key ?? '(none)');
    else keysOf.set(span, [key ?? '(none)']);
  }
  return keysOf.size < fewest ? [] : [...keysOf].map(([span, keys]) => `${span}: ${someOf(keys)}`);
}
