import type { ExclusionReason } from '../../../../core/incidents/log/exclusion.ts';
import type { JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { labelKeys } from '../../rows/label-keys.ts';
import { find, hasAny, incidentFields, labelled, listAt, textAt } from '../found.ts';

/**
 * Issues and incidents of GitLab by its REST API, whose labels are plain texts, scoped ones with two colons (`severity::1`).
 * Source: docs.gitlab.com/api/issues, see docs/input-formats.md.
 */
export const gitlabIssues: JsonAdapter = {
  name: 'gitlab-issues',
  title: 'GitLab issues',
  startIsPublication: false,
  notes: [
    'Start is when the issue was opened, the end when it was closed. The labels service::…, severity::… and cause::… are fields.',
  ],

  recognises: (record) =>
    hasAny(record, 'created_at', 'closed_at') &&
    hasAny(record, 'iid', 'project_id') &&
    hasAny(record, 'labels', 'issue_type', 'state'),

  read(record) {
    const labels = listAt(record, 'labels');
    return [
      incidentFields({
        id: find(record, 'iid'),
        title: find(record, 'title'),
        service: labelled(labels, ...labelKeys.service),
        cause: labelled(labels, ...labelKeys.cause)?.[0] ?? null,
        severity: labelled(labels, ...labelKeys.severity)?.[0] ?? ownSeverity(record),
        exclusion: exclusionOf(record),
        stamps: { start: find(record, 'created_at'), verified: find(record, 'closed_at') },
      }),
    ];
  },
};

/** Incidents have one, which is UNKNOWN until somebody sets it. */
function ownSeverity(record: JsonObject): string | null {
  const severity = textAt(record, 'severity');
  return severity === null || severity.toUpperCase() === 'UNKNOWN' ? null : severity;
}

function exclusionOf(record: JsonObject): ExclusionReason | undefined {
  if (textAt(record, '_links', 'closed_as_duplicate_of') !== null) return 'duplicate';
  const labels = listAt(record, 'labels').map((label) => (textAt(label) ?? textAt(label, 'name') ?? '').toLowerCase());
  if (labels.includes('duplicate')) return 'duplicate';
  return labels.some((label) => /^(test|drill|game ?day|exercise)$/.test(label)) ? 'test' : undefined;
}
