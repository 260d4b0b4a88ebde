import { isObject, type JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, namesOf, textAt } from '../found.ts';
import { earliest, latest, type Moment, momentsAt, ordered } from '../moments.ts';

/**
 * FireHydrant API. The moments are milestones, whose slugs an account can set: of each phase of the lifecycle
 * (`lifecycle_phases[].milestones[]`), or in the list `milestones` of before. `started`, `acknowledged` and `resolved` stand in its
 * SDK; `detected`, `identified` and `mitigated` are its usual ones, but no stored source confirms them. Sources:
 * firehydrant-go-sdk openapi.yaml, firehydrant-typescript-sdk incidententity.ts, see docs/input-formats.md.
 */
export const fireHydrant: JsonAdapter = {
  name: 'firehydrant',
  title: 'FireHydrant',
  startIsPublication: false,
  notes: [
    'Stamps are the milestones started, detected, acknowledged, identified, mitigated (fixed) and resolved (verified).',
  ],

  recognises: (record) => Array.isArray(record['lifecycle_phases']) || hasMilestones(record),

  read(record) {
    const milestones = milestonesOf(record);
    return [
      incidentFields({
        id: find(record, 'number') ?? find(record, 'id'),
        title: find(record, 'name'),
        service: namesOf(listAt(record, 'services'), 'name'),
        severity: textAt(record, 'severity') ?? textAt(record, 'severity', 'slug') ?? textAt(record, 'priority'),
        exclusion: find(record, 'discarded_at') && 'cancelled',
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

function milestonesOf(record: JsonObject): readonly Moment[] {
  const phases = listAt(record, 'lifecycle_phases').flatMap((_, i) =>
    momentsAt(record, ['lifecycle_phases', i, 'milestones'], ['slug', 'type'], ['occurred_at']),
  );
  return ordered([...phases, ...momentsAt(record, ['milestones'], ['type', 'slug'], ['occurred_at'])]);
}

/** True where the milestones look like FireHydrant's, or there are none yet. */
function hasMilestones(record: JsonObject): boolean {
  if (!Array.isArray(record['milestones'])) return false;
  const [first] = listAt(record, 'milestones');
  return isObject(first) ? hasAny(first, 'occurred_at') : hasAny(record, 'current_milestone');
}
