import { isObject, type JsonObject } from '../../../../core/json.ts';
import type { ListPath } from '../../../json/nested.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, incidentFields, textAt } from '../found.ts';

/**
 * Squadcast, the body of its webhooks: `data.resource_data`, or `resource_data`. A time that is not set is year 1. Of the full
 * export no public sample was found: that of incidents is read by the names of its columns. Source: squadcast docs, outgoing
 * webhooks v2, see docs/input-formats.md.
 */
export const squadcast: JsonAdapter = {
  name: 'squadcast',
  title: 'Squadcast',
  startIsPublication: false,
  notes: [],

  recognises: (record) => pathOf(record) !== null,

  read(record) {
    const path = pathOf(record) ?? [];
    return [
      incidentFields({
        id: find(record, ...path, 'id'),
        title: find(record, ...path, 'message'),
        service: textAt(record, ...path, 'service', 'name'),
        severity: textAt(record, ...path, 'priority'),
        exclusion: textAt(record, ...path, 'status') === 'suppressed' ? 'suppressed' : undefined,
        stamps: {
          start: find(record, ...path, 'created_at'),
          acknowledged: find(record, ...path, 'acknowledged_at'),
          verified: find(record, ...path, 'resolved_at'),
        },
      }),
    ];
  },
};

function pathOf(record: JsonObject): ListPath | null {
  if (isObject(record['resource_data'] ?? null)) return ['resource_data'];
  const data = record['data'] ?? null;
  return isObject(data) && isObject(data['resource_data'] ?? null) ? ['data', 'resource_data'] : null;
}
