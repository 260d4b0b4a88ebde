import type { ExclusionReason } from '../../../../core/incidents/log/exclusion.ts';
import type { JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, namesOf, textAt } from '../found.ts';
import { plain } from '../moments.ts';

const keys = ['date_created', 'date_updated', 'services', 'notes'] as const;
const over: readonly string[] = ['resolved', 'completed', 'closed'];

/**
 * Slack's own status, `/api/v2.0.0/history` and `/current`: the dates are when it published, and the end of what is resolved is
 * its last change, so that the end can only be earlier. Source: docs.slack.dev, Slack Status API, see docs/input-formats.md.
 */
export const slack: JsonAdapter = {
  name: 'slack-status',
  title: 'Slack status',
  startIsPublication: true,
  notes: [
    'A status page knows when it published, not when it broke: the detect phase is not measured.',
    'The end of a resolved incident is its last change; the end can only be earlier.',
  ],

  recognises: (record) => keys.filter((key) => hasAny(record, key)).length >= 3,

  read(record) {
    const type = plain(textAt(record, 'type') ?? '');
    const isOver = over.includes(plain(textAt(record, 'status') ?? ''));
    return [
      incidentFields({
        id: find(record, 'id'),
        title: find(record, 'title'),
        service: namesOf(listAt(record, 'services')),
        severity: type === '' || type === 'maintenance' ? null : type,
        maintenance: type === 'maintenance' || undefined,
        exclusion: exclusionOf(record, type),
        stamps: { start: find(record, 'date_created'), verified: isOver ? find(record, 'date_updated') : undefined },
      }),
    ];
  },
};

function exclusionOf(record: JsonObject, type: string): ExclusionReason | undefined {
  if (/^cancell?ed$/.test(plain(textAt(record, 'status') ?? ''))) return 'cancelled';
  return type === 'notice' ? 'notification' : undefined;
}
