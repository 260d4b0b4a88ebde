import type { ExclusionReason } from '../../../../core/incidents/log/exclusion.ts';
import { isObject, type JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { meaningOfStatus } from '../../rows/status-words.ts';
import { find, incidentFields, listAt, namesOf, textAt } from '../found.ts';

/**
 * Jira, the answer of a search (`issues[].fields`). A resolution such as Duplicate or Won't Do makes an issue no incident of
 * its own. What a field of one's own means only its owner knows: --map names it (`customfield_10001`). Source:
 * developer.atlassian.com Jira Cloud REST API v3, issue search, see docs/input-formats.md.
 */
export const jira: JsonAdapter = {
  name: 'jira',
  title: 'Jira',
  startIsPublication: false,
  notes: ['Start is when the issue was created, the end when it was resolved; the components are the services.'],

  recognises: (record) =>
    'key' in record && isObject(record['fields'] ?? null) && 'created' in (record['fields'] as object),

  read(record) {
    const field = (...path: readonly string[]) => find(record, 'fields', ...path);
    const name = (key: string) => textAt(record, 'fields', key, 'name');
    return [
      incidentFields({
        id: find(record, 'key'),
        title: field('summary'),
        service: namesOf(listAt(record, 'fields', 'components'), 'name'),
        severity: name('priority'),
        exclusion: exclusionOf(record),
        stamps: { start: field('created'), verified: field('resolutiondate') },
      }),
    ];
  },
};

function exclusionOf(record: JsonObject): ExclusionReason | undefined {
  for (const key of ['resolution', 'status']) {
    const meaning = meaningOfStatus(textAt(record, 'fields', key, 'name') ?? '');
    if (meaning !== null && meaning !== 'open' && meaning !== 'closed') return meaning;
  }
  return undefined;
}
