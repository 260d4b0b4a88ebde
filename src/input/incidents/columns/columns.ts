import type { StampName } from '../../../core/incidents/log/log.ts';
import { stampNames } from '../../../core/incidents/log/log.ts';
import { foreignNames } from './foreign-names.ts';
import { headingOf } from './heading.ts';

/** The texts of an incident that a column can hold; the six stamps stand beside them. */
export const textFields = ['id', 'title', 'service', 'cause', 'severity', 'impact'] as const;
export type TextField = (typeof textFields)[number];
/** `state` is that of a monitor's row: up, down or neither. */
export type Field = StampName | TextField | 'state';

export const fields: readonly Field[] = [...textFields, ...stampNames, 'state'];

/** Names that say outright that they are of the incident, not of its ticket. */
const incidentStarts = [
  ...['incident_start', 'incident_start_time', 'incident_started', 'incident_started_at', 'incident_start_date'],
  ...['incident_begin', 'outage_start', 'outage_start_time', 'outage_started', 'outage_started_at', 'outage_begin'],
  ...['impact_start_time', 'disruption_start', 'went_down', 'down_since', 'downtime_start_time', 'downtime_started_at'],
] as const;
const incidentEnds = [
  ...['incident_end', 'incident_end_time', 'incident_ended', 'incident_ended_at', 'incident_end_date'],
  ...['incident_resolved', 'incident_resolved_at', 'outage_end', 'outage_end_time', 'outage_ended', 'outage_ended_at'],
  ...[
    'impact_end_time',
    'disruption_end',
    'came_up',
    'came_back',
    'back_up',
    'back_online',
    'downtime_end_time',
    'downtime_ended_at',
  ],
] as const;
const impactStarts = [
  'impact_start',
  'impact_started_at',
  'impact_started',
  'customer_impact_start',
  'impact_start_date',
];
const ticketStarts = [
  ...['created', 'created_at', 'created_on', 'created_date', 'created_time', 'opened', 'opened_at', 'opened_date'],
  ...['opened_time', 'open_time', 'creation_date', 'date_created', 'reported', 'report_time'],
];

/**
 * Whether the start may stand in the other column where it is empty in the first: people fill in when an incident began, and
 * where they do not, its ticket says when it was known at the latest.
 * @example mayStandIn('Incident start', 'Created') // true
 */
export function mayStandIn(empty: string, other: string): boolean {
  const is = (name: string, list: readonly string[]): boolean =>
    list.some((each) => comparable(each) === comparable(headingOf(name).name));
  return is(empty, [...incidentStarts, ...impactStarts]) && is(other, ticketStarts);
}

/**
 * Names that columns have in the exports of incident tools, in order of preference: of two columns for one field the
 * first alias wins. Compared as `comparable` says. Sources: docs/input-formats.md.
 */
export const aliases: Readonly<Record<Exclude<Field, 'state'>, readonly string[]>> = {
  id: [
    ...['id', 'incident_id', 'incident_number', 'number', 'reference', 'key', 'issue_key', 'public_id', 'alert_id'],
    ...['ticket_id', 'ticket_number', 'ticket', 'signal_id', 'mrid', 'incident_key', 'fingerprint', 'case_number'],
    ...['issue_id', 'iid'],
  ],
  title: [
    ...['title', 'name', 'summary', 'subject', 'external_desc', 'short_description', 'message', 'description'],
    ...['alert_name', 'headline'],
  ],
  service: [
    ...['service', 'service_name', 'services', 'affected_services', 'affected_service', 'components', 'component'],
    ...['component/s', 'monitor', 'cmdb_ci', 'configuration_item', 'business_service', 'affected_products'],
    ...['impacted_services', 'impacted_service', 'monitor_name', 'target', 'endpoint', 'service_id', 'monitor_id'],
    ...['application', 'system', 'asset', 'service(s)', 'service.name', ...foreignNames.service],
  ],
  cause: ['cause', 'root_cause', 'cause_category', 'caused_by', 'category', ...foreignNames.cause],
  severity: [
    'severity',
    'impact',
    'priority',
    'priority_name',
    'urgency',
    'severity_level',
    'sev',
    ...foreignNames.severity,
  ],
  impact: [
    ...['impact_share', 'impact_ratio', 'impact_percent', 'impact_percentage', 'affected_share', 'affected_percent'],
    ...['affected_percentage', 'percent_impact', 'percent_affected', 'impact'],
  ],
  start: [
    ...incidentStarts,
    ...[
      'start',
      'started',
      'started_at',
      'start_timestamp',
      'start_time',
      'starts_at',
      'start_date_time',
      'start_date',
    ],
    ...[
      'begin',
      'began',
      'begin_at',
      'began_at',
      'impact_start',
      'impact_started_at',
      'impact_started',
      'customer_impact_start',
    ],
    ...['impact_start_date', 'downtime_start', 'down_at', 'from', 'date_from', 'occurred_at', 'work_start', 'created'],
    ...[
      'created_at',
      'created_on',
      'created_date',
      'created_time',
      'opened',
      'opened_at',
      'opened_date',
      'opened_time',
      'open_time',
      'triggered_at',
      'trigger_time',
    ],
    ...[
      'creation_date',
      'date_created',
      'report_time',
      'timefrom',
      'incident_date',
      'alert_time',
      'first_seen',
      'observed_at',
      'date_time',
      'date_and_time',
      'date/time',
      'timestamp',
      'time',
    ],
    ...['checked_at', 'check_time', 'event_time', '@timestamp', 'ts', 'occurred', 'occurred_on', 'occurred_time'],
    ...[
      'occured_time',
      'datetime_open',
      'datetime_start',
      'reported_date',
      'incident_time',
      'event_date',
      'event_start_time',
      'date_occurred',
      'date',
    ],
    ...foreignNames.start,
  ],
  detected: ['detected', 'detected_at', 'reported', 'reported_at', 'investigating_timestamp', 'in_triage_at'],
  acknowledged: ['acknowledged', 'acknowledged_at', 'acknowledged_date', 'ack_at', 'ack_time', 'accepted_at'],
  identified: ['identified', 'identified_at', 'identified_timestamp', 'root_cause_at'],
  fixed: ['fixed', 'fixed_at', 'mitigated', 'mitigated_at', 'monitoring_at', 'monitoring_timestamp'],
  verified: [
    ...['verified', 'verified_at', ...incidentEnds],
    ...['close_timestamp', 'end_timestamp', 'resolved_timestamp', 'resolved', 'resolved_at'],
    ...[
      'resolved_on',
      'resolved_date',
      'resolved_time',
      'resolved_when',
      'resolution_date',
      'end',
      'ended',
      'ended_at',
    ],
    ...['end_time', 'ends_at', 'end_date_time', 'end_date', 'downtime_end', 'impact_end', 'impact_end_date'],
    ...[
      'customer_impact_end',
      'timeto',
      'to',
      'date_to',
      'up_at',
      'restored_at',
      'restored_date',
      'restored_time',
      'recovered_at',
      'finished',
    ],
    ...[
      'finished_at',
      'finished_date',
      'completed',
      'completed_at',
      'completed_on',
      'completed_date',
      'done_at',
      'solved',
      'solved_at',
      'solved_on',
      'last_resolved_date',
      'event_end_time',
      'datetime_close',
      'datetime_end',
      'resolution_timestamp',
      'restored',
      'recovered',
      'time_end',
      'last_seen',
    ],
    ...['close_time', 'closed_time', 'closed_date', 'closed', 'closed_at'], // closed last: tools close days after the end
    ...foreignNames.verified,
  ],
};

/** A column name as it is compared: without case, blanks, underscores and hyphens. @example comparable('Incident ID') // 'incidentid' */
export function comparable(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

/** The field that a column of this name would be: `end` is verified. */
export function fieldOfAlias(name: string): Field | null {
  return (
    (Object.keys(aliases) as (keyof typeof aliases)[]).find((field) =>
      aliases[field].some((alias) => comparable(alias) === comparable(name)),
    ) ?? null
  );
}
