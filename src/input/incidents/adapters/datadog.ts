import { isObject } from '../../../core/json.ts';
import type { JsonAdapter } from '../incident-fields.ts';
import { find, incidentFields, listAt, namesOf, textAt } from './found.ts';

/**
 * Datadog Incident Management, JSON:API. The end of the customer impact is the fix where the incident was resolved
 * later, and the end where it has no `resolved`. Source: docs/input-formats.md; `detected` as an instant and the list of
 * services in `fields` no stored source confirms.
 */
export const datadog: JsonAdapter = {
  name: 'datadog',
  title: 'Datadog',
  startIsPublication: false,
  notes: ['Start is the start of the customer impact, else the declaration; fixed is the end of the customer impact.'],

  recognises(record) {
    const fields = record['attributes'];
    return (
      isObject(fields) && 'public_id' in fields && ('customer_impact_start' in fields || 'customer_impacted' in fields)
    );
  },

  read(record) {
    const field = (key: string) => find(record, 'attributes', key);
    const impactEnd = field('customer_impact_end');
    const resolved = field('resolved');
    return [
      incidentFields({
        id: field('public_id') ?? find(record, 'id'),
        title: field('title'),
        service: namesOf(listAt(record, 'attributes', 'fields', 'services', 'value')),
        severity: textAt(record, 'attributes', 'severity'),
        stamps: {
          start: field('customer_impact_start') ?? field('created'),
          detected: field('detected'),
          fixed: resolved && impactEnd,
          verified: resolved ?? impactEnd,
        },
      }),
    ];
  },
};
