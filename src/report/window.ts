import type { JsonObject } from '../core/json.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { Window } from '../core/time/window.ts';
import { formatDuration } from './numbers.ts';
import { type Fact, period } from './report.ts';

/** What a line on a window says beside its ends, its zone and its length. */
interface AboutWindow {
  /** `rolling`, `calendar`. */
  readonly kind?: string;
  /** Told where it is less than all of the window. */
  readonly countedSeconds?: number;
  /** Nobody asked for this window. */
  readonly isDefault?: boolean;
}

const secondsOf = ({ start, end }: Window): number => (end - start) / 1_000;

/** The line that every report begins with. */
export function windowFact(window: Window, { kind, countedSeconds, isDefault = false }: AboutWindow = {}): Fact {
  const all = secondsOf(window);
  const isPart = countedSeconds !== undefined && countedSeconds < all;
  const parts = [
    window.zone.name,
    kind,
    formatDuration(all),
    isPart && `${formatDuration(countedSeconds)} of it counted`,
  ];
  const note = `${parts.filter(Boolean).join(', ')}${isDefault ? ' (default)' : ''}`;
  return { label: 'Window', value: period(window, window.zone), note };
}

/** A window in JSON, to be followed by what is known of it. */
export function windowData(window: Window): JsonObject {
  const { start, end, zone } = window;
  return { start: formatInstant(start), end: formatInstant(end), seconds: secondsOf(window), zone: zone.name };
}
