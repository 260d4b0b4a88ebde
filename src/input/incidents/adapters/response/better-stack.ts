import { isObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, incidentFields, textAt } from '../found.ts';

/**
 * Better Stack (Better Uptime) incidents, JSON:API. `cause` is the error of the check ("Status 502"), not a root cause:
 * it is the title. Source: betterstack.com/docs/uptime/api/incidents-api-response-params, see docs/input-formats.md.
 */
export const betterStack: JsonAdapter = {
  name: 'better-stack',
  title: 'Better Stack',
  startIsPublication: false,
  notes: [
    'Start is when the check failed. The cause of Better Stack is the error of the check, so it is read as the title.',
  ],

  recognises(record) {
    const fields = record['attributes'];
    return isObject(fields) && 'started_at' in fields && ('incident_group_id' in fields || 'http_method' in fields);
  },

  read: (record) => [
    incidentFields({
      id: find(record, 'id'),
      title: find(record, 'attributes', 'cause') ?? find(record, 'attributes', 'name'),
      service: textAt(record, 'attributes', 'name') ?? textAt(record, 'attributes', 'url'),
      stamps: {
        start: find(record, 'attributes', 'started_at'),
        acknowledged: find(record, 'attributes', 'acknowledged_at'),
        verified: find(record, 'attributes', 'resolved_at'),
      },
    }),
  ],
};
