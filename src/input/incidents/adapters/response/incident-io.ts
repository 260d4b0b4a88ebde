import type { ExclusionReason } from '../../../../core/incidents/log/exclusion.ts';
import type { JsonObject } from '../../../../core/json.ts';
import type { FoundValue } from '../../../json/values.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, namesOf, textAt } from '../found.ts';

/**
 * incident.io API v2. Its timestamps have names that each account sets: "Impact started", "Reported", "Fixed at" and
 * "Closed" stand in its documentation; "Accepted", "Detected", "Identified", "Resolved" no stored source confirms.
 * Source: terraform-provider-incident client.gen.go, help.incident.io 6541971, see docs/input-formats.md.
 */
export const incidentIo: JsonAdapter = {
  name: 'incident-io',
  title: 'incident.io',
  startIsPublication: false,
  notes: [
    'Start is "Impact started"; where it is not set, the report of the incident, and then the detect phase is not measured.',
    'The end is "Resolved"; where it is not set, "Closed", which may be days later.',
  ],

  recognises: (record) =>
    Array.isArray(record['incident_timestamp_values']) || hasAny(record['incident_status'], 'category'),

  read(record) {
    const impact = stamp(record, 'impact started');
    const reported = stamp(record, 'reported') ?? find(record, 'created_at');
    return [
      incidentFields({
        id: find(record, 'reference') ?? find(record, 'id'),
        title: find(record, 'name'),
        service: affectedServices(record),
        severity: textAt(record, 'severity', 'name'),
        exclusion: exclusionOf(record),
        stamps: {
          start: impact ?? reported,
          detected: stamp(record, 'detected') ?? (impact ? reported : undefined),
          acknowledged: stamp(record, 'accepted'),
          identified: stamp(record, 'identified'),
          fixed: stamp(record, 'fixed'),
          verified: stamp(record, 'resolved') ?? stamp(record, 'closed'),
        },
      }),
    ];
  },
};

function exclusionOf(record: JsonObject): ExclusionReason | undefined {
  if (['test', 'tutorial'].includes(textAt(record, 'mode') ?? '')) return 'test';
  const category = textAt(record, 'incident_status', 'category');
  if (category === 'canceled') return 'cancelled';
  return category === 'declined' || category === 'merged' ? category : undefined;
}

/** The value of a named timestamp; each can be null. The name is compared without its "at" and without case. */
function stamp(record: JsonObject, wanted: string): FoundValue | undefined {
  const values = listAt(record, 'incident_timestamp_values');
  const named = (name: string | null) => name?.toLowerCase().replace(/\s+at$/, '') === wanted;
  const index = values.findIndex((each) => named(textAt(each, 'incident_timestamp', 'name')));
  return index < 0 ? undefined : find(record, 'incident_timestamp_values', index, 'value', 'value');
}

/** A custom field called services or affected services; the shape of its values comes from a public client. */
function affectedServices(record: JsonObject): readonly string[] | null {
  const isService = /^(affected |impacted )?(services?|components?)$/i;
  const entry = listAt(record, 'custom_field_entries').find((each) =>
    isService.test(textAt(each, 'custom_field', 'name') ?? ''),
  );
  const values = listAt(entry, 'values');
  return namesOf(values, 'value_catalog_entry', 'name') ?? namesOf(values, 'value_option', 'value');
}
