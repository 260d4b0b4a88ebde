import type { JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, saying, textAt, valueAt } from '../found.ts';
import { plain } from '../moments.ts';

/**
 * Azure Resource Health, `availabilityStatuses` of a resource: its states, newest first. Degraded is up. Source: the REST reference
 * of Azure Resource Health, see docs/input-formats.md.
 */
export const azureHealth: JsonAdapter = {
  name: 'azure-health',
  title: 'Azure Resource Health',
  startIsPublication: false,
  readsStates: true,
  notes: ['Available and Degraded are up, Unavailable is down, and of Unknown nobody knows.'],

  recognises: (record) => hasAny(valueAt(record, 'properties'), 'availabilityState', 'occuredTime'),

  read(record) {
    const state = find(record, 'properties', 'availabilityState');
    return [
      incidentFields({
        title: find(record, 'properties', 'summary'),
        service: resourceOf(record),
        state: saying(state, states.get(plain(String(state?.value))) ?? 'unknown'),
        stamps: { start: find(record, 'properties', 'occuredTime') ?? find(record, 'properties', 'reportedTime') },
      }),
    ];
  },
};

const states: ReadonlyMap<string, string> = new Map([
  ['available', 'up'],
  ['degraded', 'up'],
  ['unavailable', 'down'],
]);

/** The resource stands in the id before the provider of its health. */
function resourceOf(record: JsonObject): string | null {
  return /([^/]+)\/providers\/Microsoft\.ResourceHealth\//i.exec(textAt(record, 'id') ?? '')?.[1] ?? null;
}
