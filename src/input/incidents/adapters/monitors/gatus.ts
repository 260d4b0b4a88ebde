import type { Json, JsonObject } from '../../../../core/json.ts';
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
  needsAnswer: true, // of one endpoint alone the answer has its name
  notes: ['Gatus gives the last changes of state of each endpoint; where there are none, its last checks.'],

  recognises: (record, container) =>
    hasChanges(record) || listAt(record, 'results').some(isResult) || (container === 'results' && isResult(record)),
  parts: (record) => (hasChanges(record) ? [['events']] : Array.isArray(record['results']) ? [['results']] : []),

  read: (entry, { parent, answer }) => [
    incidentFields({
      service: serviceOf(parent ?? answer ?? {}),
      state: find(entry, 'type') ?? find(entry, 'success'),
      stamps: { start: find(entry, 'timestamp') },
    }),
  ],
};

const isResult = (result: Json): boolean => hasAny(result, 'success') && hasAny(result, 'timestamp');

const hasChanges = (record: JsonObject): boolean =>
  listAt(record, 'events').some((event) => ['HEALTHY', 'UNHEALTHY'].includes(textAt(event, 'type') ?? ''));

function serviceOf(endpoint: JsonObject): string | null {
  const group = textAt(endpoint, 'group');
  const name = textAt(endpoint, 'name') ?? textAt(endpoint, 'key');
  return group === null ? name : `${group}/${name}`;
}
