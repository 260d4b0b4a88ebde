import type { ExclusionReason } from '../../../core/incidents/log/exclusion.ts';
import { stateCodes } from '../states/state-words.ts';

/** What the columns of a table show of the tool that wrote it, where its cells need to be read in its way. */
export interface TableProfile {
  /** Years of two digits behind a month by name are those of this century. */
  readonly shortYears: boolean;
  /** Numbers in the column of the status, and what they mean. */
  readonly statusCodes: ReadonlyMap<string, 'open' | 'closed' | ExclusionReason>;
  /** Words for states that only this tool has. */
  readonly stateWords: ReadonlyMap<string, number>;
  /** The zone of stamps without an offset; null: the one that the call sets. */
  readonly zone: string | null;
  /** Its lengths of time are none of an outage. */
  readonly hasNoLengths: boolean;
  /** Its states hold until the next, however often one is repeated. */
  readonly tellsChanges: boolean;
  /** The only column of times, by its name as it stands there; null: they are found by the usual names. */
  readonly timeColumn: string | null;
  /** Columns that tell what is watched apart. */
  readonly partColumns: readonly string[];
  /** Columns that say in a sentence what the state became, by their names. */
  readonly stateColumns: readonly string[];
  /** Kinds of rows that say nothing of a state. */
  readonly kindsAside: ReadonlyMap<string, ExclusionReason>;
}

export const plainTable: TableProfile = {
  ...{ shortYears: false, statusCodes: new Map(), stateWords: new Map(), zone: null, hasNoLengths: false },
  ...{ partColumns: [], timeColumn: null, tellsChanges: false, stateColumns: [], kindsAside: new Map() },
};

/** Jira writes `14/May/26 3:42 PM`. Source: its default formats of dates, docs/input-formats.md. */
const jira: TableProfile = { ...plainTable, shortYears: true };

/** incident_state of ServiceNow: 1 new, 2 in progress, 3 on hold, 6 resolved, 7 closed, 8 cancelled. */
const serviceNow: TableProfile = {
  ...plainTable,
  statusCodes: new Map([
    ...(['1', '2', '3'] as const).map((code) => [code, 'open'] as const),
    ...(['6', '7'] as const).map((code) => [code, 'closed'] as const),
    ['8', 'cancelled'],
  ]),
};

/** Heartbeats of Uptime Kuma: 0 down, 1 up, 2 pending (not down yet), 3 maintenance; in UTC; `duration` is since the last beat. */
const uptimeKuma: TableProfile = {
  ...plainTable,
  stateWords: new Map([
    ['0', stateCodes.down],
    ['1', stateCodes.up],
    ['2', stateCodes.neither],
    ['3', stateCodes.neither],
  ]),
  zone: 'UTC',
  hasNoLengths: true,
};

/**
 * Alarms of CloudWatch: `Alarm updated from OK to ALARM` beside what was done and what was set up. Source: the API reference of
 * DescribeAlarmHistory, and the table of its console.
 */
const cloudWatch: TableProfile = {
  ...plainTable,
  stateWords: new Map([
    ['alarm', stateCodes.down],
    ['in alarm', stateCodes.down],
    ['insufficient data', stateCodes.neither],
  ]),
  stateColumns: ['history_summary', 'description', 'summary'],
  kindsAside: new Map(
    ['action', 'configuration update', 'configurationupdate'].map((kind) => [kind, 'notification'] as const),
  ),
};

/**
 * Nagios, Icinga and what descends from them: a warning is up, and by its numbers 0 is fine and 2 is not. 1 is a warning of a
 * service and an outage of a host, so that of a host alone it is known. Source: Icinga's documentation of SLA reporting.
 */
const nagios = (isOfHosts: boolean): TableProfile => ({
  ...plainTable,
  tellsChanges: true, // of one change each try is a row
  partColumns: isOfHosts ? [] : ['description'], // of a list of changes it is the service's name
  stateWords: new Map([
    ['warning', stateCodes.up],
    ['warn', stateCodes.up],
    ['0', stateCodes.up],
    ['1', isOfHosts ? stateCodes.down : stateCodes.other],
    ['2', stateCodes.down],
    ['3', stateCodes.neither],
    ['99', stateCodes.neither],
  ]),
});

/** InfluxDB writes the range of the query into each row (`_start`, `_stop`), and the time of the sample into `_time`. */
const influx: TableProfile = { ...plainTable, timeColumn: '_time' };

/** Tells the tool by columns that only it has together. */
export function profileOf(has: (name: string) => boolean, names: readonly string[]): TableProfile {
  const hasAny = (...names: readonly string[]): boolean => names.some(has);
  if (names.includes('_time') && names.includes('_start') && names.includes('_stop')) return influx;
  if (has('issue_key') && has('issue_id')) return jira;
  if (has('number') && has('opened_at') && hasAny('sys_id', 'incident_state', 'cmdb_ci', 'close_code', 'made_sla'))
    return serviceNow;
  const isAlarm = has('history_item_type') || (has('alarm_name') && has('history_summary'));
  if (isAlarm || (has('date') && has('type') && has('description') && names.length === 3)) return cloudWatch;
  const hardness = ['hard_state', 'soft_state', 'state.hard_state', 'state.soft_state'];
  if (hasAny('state_type', ...hardness) && hasAny('state', ...hardness))
    return nagios(!hasAny('service', 'service_description', 'service_name', 'service_display_name', 'description'));
  const isHeartbeat = hasAny('important', 'down_count', 'monitor_id') || (has('name') && has('msg'));
  if (has('time') && has('status') && isHeartbeat) return uptimeKuma;
  return plainTable;
}
