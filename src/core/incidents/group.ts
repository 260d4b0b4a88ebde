import { selectRows } from '../order/ascending.ts';
import { type Availability, fromPart } from '../quantity/availability.ts';
import type { Interval } from '../time/intervals.ts';
import type { IncidentLog } from './log/log.ts';
import { type PhasesResult, type PhaseTargets, summarizePhases } from './phases.ts';

export interface IncidentGroup {
  /** null: the row does not say. */
  readonly key: string | null;
  readonly incidents: number;
  /** null, as all that follows, of a time that the log does not cover: nobody knows. */
  readonly failures: number | null;
  readonly open: number;
  readonly downtimeSeconds: number | null;
  /** Time of it in which nobody knows; null where there is no time of its own. */
  readonly unknownSeconds: number | null;
  /** Downtime over the sum of downtimes of all groups of this key; null where that is 0. */
  readonly share: number | null;
  readonly availability: number | null;
  readonly unavailability: number | null;
  readonly nines: number | null;
  /** Mean recovery of the closed ones that start in the window. */
  readonly mttrSeconds: number | null;
  readonly mtbfSeconds: number | null;
  /** Of the same incidents; computed where it is asked for, since a log may have a million groups. */
  readonly phases: () => PhasesResult['phases'];
}

/** A group whose downtime is known. */
export interface MeasuredGroup {
  readonly key: string | null;
  readonly rows: Uint32Array;
  readonly milliseconds: number;
  readonly failures: number;
  /** The time that its downtime is a part of; null where there is none to divide by. */
  readonly countedMilliseconds: number | null;
  readonly unknownMilliseconds: number | null;
  /** Recoveries are averaged over the incidents that start in here. */
  readonly within: Interval;
  /** The log says nothing of the group's time. */
  readonly isUnknown?: boolean;
}

export function summarizeGroups(
  measured: readonly MeasuredGroup[],
  log: IncidentLog,
  targets: PhaseTargets,
): IncidentGroup[] {
  let total = 0;
  for (const { milliseconds } of measured) total += milliseconds;
  return measured.map((group) => summarizeGroup(group, total, log, targets));
}

function summarizeGroup(group: MeasuredGroup, total: number, log: IncidentLog, targets: PhaseTargets): IncidentGroup {
  const { rows, milliseconds, failures, countedMilliseconds: counted, within } = group;
  const { start, verified } = log.stamps;
  const fits = counted !== null && counted > 0 && milliseconds <= counted;
  const isClosedIn = (row: number): boolean =>
    !Number.isNaN(verified[row]!) && start[row]! >= within.start && start[row]! < within.end;
  const own: Availability | null = fits ? fromPart(milliseconds, counted) : null;
  let open = 0;
  let recovered = 0;
  let recoveryMilliseconds = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (Number.isNaN(verified[row]!)) open++;
    else if (isClosedIn(row)) {
      recovered++;
      recoveryMilliseconds += verified[row]! - start[row]!;
    }
  }
  return {
    key: group.key,
    incidents: rows.length,
    failures: group.isUnknown ? null : failures,
    open,
    downtimeSeconds: group.isUnknown ? null : milliseconds / 1_000,
    unknownSeconds: group.unknownMilliseconds === null ? null : group.unknownMilliseconds / 1_000,
    share: total > 0 && !group.isUnknown ? milliseconds / total : null,
    availability: own?.availability ?? null,
    unavailability: own?.unavailability ?? null,
    nines: own?.nines ?? null,
    mttrSeconds: recovered > 0 ? recoveryMilliseconds / recovered / 1_000 : null,
    phases: () => summarizePhases(log, selectRows(rows, isClosedIn), targets).phases,
    mtbfSeconds: failures > 0 && fits ? (counted - milliseconds) / failures / 1_000 : null,
  };
}
