import type { JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, textAt } from '../found.ts';

/**
 * Gatus, /api/v1/endpoints/statuses and …/KEY/statuses: for each endpoint its last changes (`events`: START, HEALTHY,
 * UNHEALTHY) and its last checks (`results`). The changes reach further back, so they are read where there are any.
 * Source: TwiN/gatus config/endpoint/event.go and result.go, see docs/input-formats.md.
 */
export const gatus: JsonAdapter = {
  name: 'gatus',
  title: 'Gatus',
  startIsPublication: false,
  readsStates: true,
  notes: ['Gatus gives the last changes of state of each endpoint; where there are none, its last checks.'],

  recognises: (record) =>
    hasChanges(record) ||
    listAt(record, 'results').some((result) => hasAny(result, 'success') && hasAny(result, 'timestamp')),
  parts: (record) => (hasChanges(record) ? [['events']] : [['results']]),

  read: (entry, { parent }) => [
    incidentFields({
      service: serviceOf(parent ?? {}),
      state: find(entry, 'type') ?? find(entry, 'success'),
      stamps: { start: find(entry, 'timestamp') },
    }),
  ],
};

const hasChanges = (record: JsonObject): boolean =>
  listAt(record, 'events').some((event) => ['HEALTHY', 'UNHEALTHY'].includes(textAt(event, 'type') ?? ''));

function serviceOf(endpoint: JsonObject): string | null {
  const group = textAt(endpoint, 'group');
  const name = textAt(endpoint, 'name') ?? textAt(endpoint, 'key');
  return group === null ? name : `${group}/${name}`;
}
