import type { JsonAdapter } from '../../incident-fields.ts';
import { find, incidentFields, listAt, namesOf, textAt } from '../found.ts';
import { earliest, latest, momentsAt } from '../moments.ts';

/**
 * Incidents of a Checkly status page, `entries`: published by hand, with a history of updates. Source: the public API
 * reference of Checkly, status page incidents, see docs/input-formats.md.
 */
export const checklyPage: JsonAdapter = {
  name: 'checkly-page',
  title: 'Checkly status page',
  startIsPublication: true,
  notes: [
    'A status page knows when it published, not when it broke: start is the publication, and the detect phase is not measured.',
  ],

  recognises: (record) => Array.isArray(record['incidentUpdates']),

  read(record) {
    const history = momentsAt(record, ['incidentUpdates'], ['status'], ['publicIncidentUpdateDate', 'created_at']);
    return [
      incidentFields({
        id: find(record, 'id'),
        title: find(record, 'name'),
        service: namesOf(listAt(record, 'services'), 'name'),
        severity: textAt(record, 'severity'),
        stamps: {
          start: find(record, 'created_at') ?? history[0]?.at,
          detected: earliest(history, 'investigating'),
          identified: earliest(history, 'identified'),
          fixed: earliest(history, 'monitoring'),
          verified: latest(history, 'resolved'),
        },
      }),
    ];
  },
};
