import type { JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, textAt } from '../found.ts';

/**
 * AWS Health, `aws health describe-events`: what hit one's own account, or a region. Version 1 of the command line writes
 * epoch seconds with a fraction, version 2 ISO 8601. Source: AWS Health API reference, Event, see docs/input-formats.md.
 */
export const awsHealth: JsonAdapter = {
  name: 'aws-health',
  title: 'AWS Health',
  startIsPublication: false,
  notes: ['Scheduled changes are maintenance, account notifications no incidents.'],

  recognises: (record) =>
    hasAny(record, 'eventTypeCategory', 'eventTypeCode', 'eventScopeCode') && 'startTime' in record,

  read: (record) => [
    incidentFields({
      id: find(record, 'arn'),
      title: find(record, 'eventTypeCode'),
      service: serviceOf(record),
      maintenance: textAt(record, 'eventTypeCategory') === 'scheduledChange' || undefined,
      exclusion: textAt(record, 'eventTypeCategory') === 'accountNotification' ? 'notification' : undefined,
      stamps: { start: find(record, 'startTime'), verified: find(record, 'endTime') },
    }),
  ],
};

const serviceOf = (record: JsonObject): string | null => textAt(record, 'service');
