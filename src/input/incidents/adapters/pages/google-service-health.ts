import type { ExclusionReason } from '../../../../core/incidents/log/exclusion.ts';
import type { JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, namesOf, textAt } from '../found.ts';

/**
 * Google Cloud's Service Health API, `events`: what hit one's own projects. One that was merged into its parent, was a false
 * positive, or closed by itself before anybody confirmed it, is no incident of its own. Source: cloud.google.com/service-health
 * REST reference, organizationEvents and events, see docs/input-formats.md.
 */
export const googleServiceHealth: JsonAdapter = {
  name: 'google-service-health',
  title: 'Google Service Health',
  startIsPublication: false,
  notes: ['Google Service Health knows start and end of the impact; it has no detected, identified or fixed.'],

  recognises: (record) => hasAny(record, 'eventImpacts', 'detailedState', 'detailedCategory') && 'startTime' in record,

  read: (record) => [
    incidentFields({
      id: find(record, 'name'),
      title: find(record, 'title') ?? find(record, 'description'),
      service: namesOf(listAt(record, 'eventImpacts'), 'product', 'productName'),
      severity: textAt(record, 'relevance'),
      exclusion: exclusionOf(record),
      stamps: { start: find(record, 'startTime'), verified: find(record, 'endTime') },
    }),
  ],
};

function exclusionOf(record: JsonObject): ExclusionReason | undefined {
  switch (textAt(record, 'detailedState')) {
    case 'MERGED':
      return 'merged';
    case 'FALSE_POSITIVE':
      return 'falsePositive';
    case 'AUTO_CLOSED':
      return 'declined';
    default:
      return undefined;
  }
}
