import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, namesOf, textAt } from '../found.ts';

/**
 * Google Cloud's status page, incidents.json. `begin` is the start of the impact, `created` the first publication,
 * `end` the end of the impact. Source: status.cloud.google.com/incidents.schema.json, see docs/input-formats.md.
 */
export const googleCloud: JsonAdapter = {
  name: 'google-cloud',
  title: 'Google Cloud status',
  startIsPublication: false,
  notes: ['Detected is the time of the first publication: the provider itself knew at that time or earlier.'],

  recognises: (record) =>
    hasAny(record, 'begin', 'created') &&
    (hasAny(record, 'external_desc', 'most_recent_update') ||
      (hasAny(record, 'begin') && 'affected_products' in record)),

  read: (record) => [
    incidentFields({
      id: find(record, 'id'),
      title: find(record, 'external_desc'),
      service: namesOf(listAt(record, 'affected_products'), 'title') ?? textAt(record, 'service_name'),
      severity: textAt(record, 'severity'),
      stamps: {
        start: find(record, 'begin') ?? find(record, 'created'),
        detected: find(record, 'begin') && find(record, 'created'),
        verified: find(record, 'end'),
      },
    }),
  ],
};
