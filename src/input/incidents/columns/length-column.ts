import type { StampName } from '../../../core/incidents/log/log.ts';
import { unitOf } from '../../../core/quantity/time-unit.ts';

/** What a heading says of a column that holds lengths of time from start instead of instants. */
export interface LengthHeading {
  readonly stamp: StampName;
  /** Milliseconds in one of a bare number; null where the heading does not say, so that a cell must. */
  readonly unitMilliseconds: number | null;
  /** The name is that of a moment, too: a time of day in it may be either. */
  readonly mayBeMoment: boolean;
}

/** What such columns are called, without their units. Sources: docs/input-formats.md. */
const names: Readonly<Partial<Record<StampName, readonly string[]>>> = {
  detected: ['timetodetect', 'todetect', 'timetodetection', 'ttd'],
  acknowledged: ['toack', 'timetoack', 'tofirstack', 'timetofirstack', 'toacknowledge', 'timetoacknowledge', 'tta'],
  identified: ['toidentify', 'timetoidentify', 'tti'],
  fixed: ['tomitigate', 'timetomitigate', 'tofix', 'timetofix', 'torepair', 'timetorepair', 'ttm'],
  verified: [
    ...['toresolve', 'timetoresolve', 'timetoresolution', 'toresolution', 'resolutiontime', 'ttr', 'toclose'],
    ...['timetoclose', 'torestore', 'timetorestore', 'torecover', 'timetorecover', 'recoverytime', 'duration'],
    ...['totalduration', 'incidentduration', 'outageduration', 'downtimeduration', 'impactduration', 'downtime'],
    ...['length', 'elapsed', 'elapsedtime', 'outagelength', 'outagetime'],
  ],
};

/** Names that a moment has as well: "recovery time" may say how long it took, and when it was over. */
const moments = ['recoverytime', 'resolutiontime'];

/** Parts a heading into words: at signs, blanks, and where small letters meet capitals. */
const wordsOf = (heading: string): readonly string[] =>
  heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/**
 * Reads a heading as that of a column of lengths; null where it is none.
 * @example lengthHeading('Duration (in mins.)') // { stamp: 'verified', unitMilliseconds: 60000, mayBeMoment: false }
 */
export function lengthHeading(heading: string): LengthHeading | null {
  const words = wordsOf(heading);
  const units = words.filter((word) => unitOf(word) !== null);
  const base = words.filter((word) => unitOf(word) === null && word !== 'in').join('');
  // "minutes down" is a length by its unit alone
  if (units.length === 1 && ['down', 'outage', 'unavailable', 'offline'].includes(base))
    return { stamp: 'verified', unitMilliseconds: unitOf(units[0]!), mayBeMoment: false };
  for (const [stamp, known] of Object.entries(names))
    if (known.includes(base))
      return {
        stamp: stamp as StampName,
        unitMilliseconds: units.length === 1 ? unitOf(units[0]!) : null,
        mayBeMoment: units.length === 0 && moments.includes(base),
      };
  return null;
}

/** The unit that a heading names, whatever the column is: for one that `--map` names. @example unitOfHeading('took_secs') // 1000 */
export function unitOfHeading(heading: string): number | null {
  const units = wordsOf(heading)
    .map(unitOf)
    .filter((unit) => unit !== null);
  return units.length === 1 ? units[0]! : null;
}
