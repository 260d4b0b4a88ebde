import { isObject, type JsonObject } from '../../../core/json.ts';
import type { JsonAdapter } from '../incident-fields.ts';
import { find, incidentFields, listAt, namesOf, textAt } from './found.ts';
import { earliest, latest, type Moment, momentsOf } from './moments.ts';

/**
 * FireHydrant API. The moments are milestones, whose slugs an account can set: `started`, `acknowledged` and `resolved`
 * stand in its SDK; `detected`, `identified` and `mitigated` are its usual ones, but no stored source confirms them.
 * Source: firehydrant-go-sdk openapi.yaml, see docs/input-formats.md.
 */
export const fireHydrant: JsonAdapter = {
  name: 'firehydrant',
  title: 'FireHydrant',
  startIsPublication: false,
  notes: [
    'Stamps are the milestones started, detected, acknowledged, identified, mitigated (fixed) and resolved (verified).',
  ],

  recognises: (record) => Array.isArray(record['milestones']) && 'number' in record && isMilestone(record),

  read(record) {
    const milestones: readonly Moment[] = momentsOf(record, 'milestones', 'type', ['occurred_at']);
    return [
      incidentFields({
        id: find(record, 'number') ?? find(record, 'id'),
        title: find(record, 'name'),
        service: namesOf(listAt(record, 'services'), 'name'),
        severity: textAt(record, 'severity') ?? textAt(record, 'severity', 'slug') ?? textAt(record, 'priority'),
        stamps: {
          start: earliest(milestones, 'started') ?? find(record, 'started_at') ?? find(record, 'created_at'),
          detected: earliest(milestones, 'detected'),
          acknowledged: earliest(milestones, 'acknowledged'),
          identified: earliest(milestones, 'identified'),
          fixed: earliest(milestones, 'mitigated'),
          verified: latest(milestones, 'resolved'),
        },
      }),
    ];
  },
};

/** True where the milestones look like FireHydrant's, or there are none yet. */
function isMilestone(record: JsonObject): boolean {
  const [first] = listAt(record, 'milestones');
  return isObject(first) ? 'occurred_at' in first : 'current_milestone' in record;
}
