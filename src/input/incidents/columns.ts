import { type StampName, stampNames } from '../../core/incidents/log/log.ts';
import { minuteMilliseconds, secondMilliseconds } from '../../core/time/civil.ts';

/** The texts of an incident that a column can hold; the six stamps stand beside them. */
export const textFields = ['id', 'title', 'service', 'cause', 'severity', 'impact'] as const;
export type TextField = (typeof textFields)[number];
export type Field = StampName | TextField;

export const fields: readonly Field[] = [...textFields, ...stampNames];

/**
 * Names that columns have in the exports of incident tools, in order of preference: of two columns for one field the
 * first alias wins. Compared without case, blanks, underscores and hyphens. Sources: docs/input-formats.md.
 */
export const aliases: Readonly<Record<Field, readonly string[]>> = {
  id: ['id', 'incident_id', 'incident_number', 'number', 'reference', 'key', 'issue_key', 'public_id', 'alert_id'],
  title: ['title', 'name', 'summary', 'subject', 'external_desc', 'short_description', 'message', 'description'],
  service: [
    ...['service', 'service_name', 'services', 'affected_services', 'components', 'component', 'monitor'],
    ...['cmdb_ci', 'configuration_item', 'business_service', 'affected_products', 'monitor_name'],
  ],
  cause: ['cause', 'root_cause', 'cause_category', 'caused_by', 'category'],
  severity: ['severity', 'impact', 'priority', 'priority_name', 'urgency'],
  impact: ['impact_share', 'impact_ratio', 'impact_percent', 'affected_share', 'affected_percent', 'impact'],
  start: [
    ...['start', 'started', 'started_at', 'start_timestamp', 'start_time', 'begin', 'begin_at', 'impact_start'],
    ...[
      'impact_started_at',
      'impact_started',
      'customer_impact_start',
      'impact_start_date',
      'downtime_start',
      'down_at',
    ],
    ...[
      'work_start',
      'created',
      'created_at',
      'created_on',
      'opened',
      'opened_at',
      'triggered_at',
      'timefrom',
      'date_time',
    ],
  ],
  detected: ['detected', 'detected_at', 'reported', 'reported_at', 'investigating_timestamp', 'in_triage_at'],
  acknowledged: ['acknowledged', 'acknowledged_at', 'ack_at', 'ack_time', 'accepted_at'],
  identified: ['identified', 'identified_at', 'identified_timestamp', 'root_cause_at'],
  fixed: ['fixed', 'fixed_at', 'mitigated', 'mitigated_at', 'monitoring_at', 'monitoring_timestamp'],
  verified: [
    ...['verified', 'verified_at', 'close_timestamp', 'end_timestamp', 'resolved_timestamp', 'resolved', 'resolved_at'],
    ...['resolved_on', 'end', 'ended', 'ended_at', 'end_time', 'downtime_end', 'impact_end', 'impact_end_date'],
    ...['customer_impact_end', 'timeto', 'up_at', 'closed', 'closed_at'], // closed last: tools close days after the end
  ],
};

/** Columns that hold a length of time from start instead of an instant, and the milliseconds in one of their units. */
export const offsetAliases: Readonly<Partial<Record<StampName, Readonly<Record<string, number>>>>> = {
  detected: { seconds_to_detect: secondMilliseconds, time_to_detect: secondMilliseconds },
  acknowledged: {
    seconds_to_first_ack: secondMilliseconds,
    seconds_to_ack: secondMilliseconds,
    seconds_to_acknowledge: secondMilliseconds,
  },
  fixed: {
    seconds_to_mitigate: secondMilliseconds,
    seconds_to_fix: secondMilliseconds,
    time_to_repair: secondMilliseconds,
  },
  verified: {
    seconds_to_resolve: secondMilliseconds,
    time_to_resolve: secondMilliseconds,
    duration_seconds: secondMilliseconds,
    'duration_(s)': secondMilliseconds,
    duration_minutes: minuteMilliseconds,
    'duration_(in_mins.)': minuteMilliseconds,
  },
};

/** Columns that may say "maintenance" beside severity and impact. */
export const kindAliases: readonly string[] = ['type', 'kind', 'incident_type', 'incident_type_name'];

/** A column name as it is compared. @example comparable('Incident ID') // 'incidentid' */
export function comparable(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

/** The field that a column of this name would be: `end` is verified. */
export function fieldOfAlias(name: string): Field | null {
  return fields.find((field) => aliases[field].some((alias) => comparable(alias) === comparable(name))) ?? null;
}
