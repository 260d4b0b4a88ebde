import type { JsonAdapter } from '../../incident-fields.ts';
import { find, incidentFields, textAt } from '../found.ts';

/**
 * Checkmate, incidents of a monitor. Its `status` says whether an incident goes on, not whether the monitor is up. Source:
 * bluewave-labs/checkmate, the model of incidents, see docs/input-formats.md.
 */
export const checkmate: JsonAdapter = {
  name: 'checkmate',
  title: 'Checkmate',
  startIsPublication: false,
  notes: [],

  recognises: (record) => 'resolutionType' in record && 'startTime' in record,

  read: (record) => [
    incidentFields({
      id: find(record, '_id') ?? find(record, 'id'),
      title: find(record, 'message'),
      service: textAt(record, 'monitorName') ?? textAt(record, 'monitorId', 'name') ?? textAt(record, 'monitorId'),
      stamps: { start: find(record, 'startTime'), verified: find(record, 'endTime') },
    }),
  ],
};
