import type { ReplayOutcome } from '../../../core/failover/replay/replay-downtime.ts';
import type { ProbeSettings } from '../../../core/failover/standby/settings.ts';
import type { Condition } from '../../../core/incidents/log/filter.ts';
import type { LogReplay, ReplayedRow } from '../../../core/projection/log-replay.ts';
import type { Zone } from '../../../core/time/zone.ts';

/** What became of an incident, in words: the same in tables and in JSON. */
export const outcomeWords: Readonly<Record<ReplayOutcome, string>> = {
  switched: 'switched',
  tooShortToNotice: 'too short to notice',
  switchedInVain: 'switched in vain',
  standbyDoesNotHelp: 'standby does not help',
};

/** The probes of a replay; a failover as typed always has them. */
export function probesOf({ options }: LogReplay): ProbeSettings {
  const { detection } = options.settings;
  if (detection.kind !== 'probes') throw new RangeError('a replay needs probes');
  return detection.probes;
}

/** A condition as it is typed. @example conditionText({ key: 'cause', values: ['hw', null], negated: false }) // 'cause=hw,null' */
export function conditionText({ key, values, negated }: Condition): string {
  const valueText = (value: string | null): string =>
    value === null ? 'null' : value.includes(',') || value === 'null' ? `"${value}"` : value;
  return `${key}${negated ? '!=' : '='}${values.map(valueText).join(',')}`;
}

/** What a row is called: its id, or else its line. */
export function rowName({ id, line }: ReplayedRow): string {
  return id ?? `line ${line}`;
}

/** An instant on the wall clocks of a zone, to the second or, where there are some, the millisecond. */
export function exactInstant(at: number, zone: Zone): string {
  const wall = new Date(at + zone.offsetAt(at)).toISOString();
  return `${wall.slice(0, 10)} ${wall.slice(11, at % 1_000 === 0 ? 19 : 23)}`;
}
