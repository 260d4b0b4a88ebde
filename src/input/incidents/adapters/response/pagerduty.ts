import { isObject, type JsonObject } from '../../../../core/json.ts';
import { secondMilliseconds } from '../../../../core/time/civil.ts';
import type { FoundValue } from '../../../json/values.ts';
import type { IncidentFields, JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, textAt } from '../found.ts';
import { momentsAt } from '../moments.ts';

/**
 * PagerDuty in three shapes: analytics raw incidents (`seconds_to_resolve`), REST incidents (`created_at`), and the
 * first API (`created_on`). Stamps of analytics have no offset: they are in the `time_zone` of their answer. One that was merged into
 * another is no incident of its own. Sources: PagerDuty/api-schema openapiv3.json and the stored file, see docs/input-formats.md.
 */
export const pagerduty: JsonAdapter = {
  name: 'pagerduty',
  title: 'PagerDuty',
  startIsPublication: false,
  notes: [
    'PagerDuty knows when it was triggered, acknowledged and resolved; it has no detected, identified or fixed.',
    'The acknowledgements of a resolved incident are not in the REST answer, only in the log entries and in analytics.',
  ],
  lengthMilliseconds: secondMilliseconds,
  needsAnswer: true,

  recognises: (record) => isAnalytics(record) || isFirstApi(record) || isRest(record),

  read: (record, { answer }) => [
    isAnalytics(record)
      ? readAnalytics(record, textAt(answer ?? undefined, 'time_zone') ?? undefined)
      : isFirstApi(record)
        ? readFirstApi(record)
        : readRest(record),
  ],
};

const isAnalytics = (record: JsonObject): boolean => 'seconds_to_resolve' in record || 'seconds_to_first_ack' in record;

const isFirstApi = (record: JsonObject): boolean => 'created_on' in record && 'last_status_change_on' in record;

const isRest = (record: JsonObject): boolean =>
  'created_at' in record &&
  (hasAny(record, 'last_status_change_at', 'resolve_reason') ||
    /^service(_reference)?$/.test(textAt(record, 'service', 'type') ?? '') ||
    ('incident_number' in record && isObject(record['service'])));

function readAnalytics(record: JsonObject, zone: string | undefined): IncidentFields {
  return incidentFields({
    id: idOf(record),
    title: find(record, 'description') ?? find(record, 'title'),
    service: textAt(record, 'service_name'),
    severity: textAt(record, 'priority_name') ?? textAt(record, 'urgency'),
    zone,
    lengths: { acknowledged: find(record, 'seconds_to_first_ack'), verified: find(record, 'seconds_to_resolve') },
    stamps: {
      start: find(record, 'created_at') ?? find(record, 'created_on'),
      verified: find(record, 'resolved_at') ?? find(record, 'resolved_on'),
    },
  });
}

function readRest(record: JsonObject): IncidentFields {
  return incidentFields({
    id: idOf(record),
    title: find(record, 'title') ?? find(record, 'summary'),
    service: textAt(record, 'service', 'summary') ?? textAt(record, 'service', 'name') ?? textAt(record, 'service'),
    severity: textAt(record, 'priority', 'summary') ?? textAt(record, 'urgency'),
    exclusion: textAt(record, 'resolve_reason', 'type') === 'merge_resolve_reason' ? 'merged' : undefined,
    stamps: {
      start: find(record, 'created_at'),
      acknowledged: momentsAt(record, ['acknowledgements'], ['type'], ['at'])[0]?.at,
      verified: find(record, 'resolved_at') ?? whenResolved(record, 'last_status_change_at'),
    },
  });
}

function readFirstApi(record: JsonObject): IncidentFields {
  return incidentFields({
    id: idOf(record),
    title: find(record, 'trigger_summary_data', 'subject') ?? find(record, 'incident_key'),
    service: textAt(record, 'service', 'name'),
    severity: textAt(record, 'urgency'),
    stamps: { start: find(record, 'created_on'), verified: whenResolved(record, 'last_status_change_on') },
  });
}

/** The last change of status is the end only of an incident whose last status is `resolved`. */
const whenResolved = (record: JsonObject, key: string): FoundValue | undefined =>
  textAt(record, 'status') === 'resolved' ? find(record, key) : undefined;

const idOf = (record: JsonObject): FoundValue | undefined => find(record, 'incident_number') ?? find(record, 'id');
