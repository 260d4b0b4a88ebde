import { fail, type Place } from '../problem.ts';
import { dayMilliseconds, minuteMilliseconds } from './civil.ts';

/** How a wall-clock reading met its zone: once; twice (clocks went back); never (clocks went forward). */
export type WallClockFit = 'once' | 'repeated' | 'skipped';

/**
 * A time zone: what its wall clocks show at an instant, and which instant a wall-clock reading means.
 *
 * Two hours a year need a decision, and it is the one of RFC 5545 and of Temporal's "compatible": a reading that occurs
 * twice means the first time; one that never occurs is read with the offset before the gap, so it lands after it.
 * Wall-clock readings are carried as if they were UTC milliseconds.
 */
export interface Zone {
  readonly name: string;
  /** Milliseconds that wall clocks are ahead of UTC at an instant. */
  offsetAt(instant: number): number;
  /** The instant that a wall-clock reading means. */
  instantOf(wallClock: number): number;
  /** Whether a wall-clock reading occurs once, twice or never. */
  fitOf(wallClock: number): WallClockFit;
}

export const utc: Zone = {
  name: 'UTC',
  offsetAt: () => 0,
  instantOf: (wallClock) => wallClock,
  fitOf: () => 'once',
};

/**
 * Makes a zone from an IANA name (`Europe/Berlin`), `UTC`, or a fixed offset (`+05:30`).
 * The rules come from the ICU data of the running Node. @example createZone('Asia/Kolkata').offsetAt(0) // 19800000
 */
export function createZone(name: string, where: Place | null = null): Zone {
  if (/^(utc|gmt|z|etc\/utc)$/i.test(name)) return utc;
  const fixed = /^([+-])([01][0-9]|2[0-3]):?([0-5][0-9])$/.exec(name);
  if (fixed) {
    const minutes = (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
    return fixedZone(`${fixed[1]}${fixed[2]}:${fixed[3]}`, minutes * minuteMilliseconds);
  }
  try {
    return new NamedZone(name);
  } catch {
    return fail('zoneUnknown', { text: name }, where);
  }
}

function fixedZone(name: string, offset: number): Zone {
  return { name, offsetAt: () => offset, instantOf: (wallClock) => wallClock - offset, fitOf: () => 'once' };
}

class NamedZone implements Zone {
  readonly name: string;
  private readonly clock: Intl.DateTimeFormat;
  /** Offset of each UTC day that has only one: asking Intl costs microseconds, and a log asks a million times. */
  private readonly steadyDays = new Map<number, number>();

  constructor(name: string) {
    this.clock = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    this.name = this.clock.resolvedOptions().timeZone;
  }

  offsetAt(instant: number): number {
    const day = Math.floor(instant / dayMilliseconds);
    const known = this.steadyDays.get(day);
    if (known !== undefined) return known;
    const first = this.ask(day * dayMilliseconds);
    if (first !== this.ask((day + 1) * dayMilliseconds)) return this.ask(instant);
    this.steadyDays.set(day, first);
    return first;
  }

  instantOf(wallClock: number): number {
    const before = this.offsetAt(wallClock - dayMilliseconds);
    const early = wallClock - before;
    if (this.offsetAt(early) === before) return early;
    const late = wallClock - this.offsetAt(wallClock + dayMilliseconds);
    return this.fitOf(wallClock) === 'skipped' ? early : late;
  }

  fitOf(wallClock: number): WallClockFit {
    const before = this.offsetAt(wallClock - dayMilliseconds);
    const after = this.offsetAt(wallClock + dayMilliseconds);
    const early = this.offsetAt(wallClock - before) === before;
    if (before === after) return 'once';
    const late = this.offsetAt(wallClock - after) === after;
    return early && late ? 'repeated' : early || late ? 'once' : 'skipped';
  }

  private ask(instant: number): number {
    const part: Record<string, string> = {};
    for (const { type, value } of this.clock.formatToParts(instant)) part[type] = value;
    const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year']);
    const wall = new Date(0);
    wall.setUTCFullYear(year, Number(part['month']) - 1, Number(part['day']));
    wall.setUTCHours(Number(part['hour']), Number(part['minute']), Number(part['second']));
    return wall.getTime() - Math.floor(instant / 1_000) * 1_000;
  }
}
