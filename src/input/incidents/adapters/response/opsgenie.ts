import type { JsonObject } from '../../../../core/json.ts';
import type { FoundValue } from '../../../json/values.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, incidentFields, listAt, namesOf, textAt } from '../found.ts';

/**
 * Opsgenie incidents (`impactStartDate`, `impactEndDate`) and alerts (`report` with durations). Sources: opsgenie-oas
 * swagger.json, docs.getdx.com/schema/opsgenie_incidents, see docs/input-formats.md. That the durations of `report` are
 * milliseconds, and that `impactedServices` names services, no stored source confirms.
 */
export const opsgenie: JsonAdapter = {
  name: 'opsgenie',
  title: 'Opsgenie',
  startIsPublication: false,
  notes: ['Where a closed Opsgenie row has no end of its own, its last update stands in; the end can only be earlier.'],
  lengthMilliseconds: 1,

  recognises: (record) => 'tinyId' in record && 'createdAt' in record,

  read: (record) => [
    incidentFields({
      id: find(record, 'tinyId') ?? find(record, 'id'),
      title: find(record, 'message'),
      service: namesOf(listAt(record, 'impactedServices'), 'name'),
      severity: textAt(record, 'priority'),
      lengths: { acknowledged: find(record, 'report', 'ackTime'), verified: find(record, 'report', 'closeTime') },
      stamps: {
        start: find(record, 'impactStartDate') ?? find(record, 'createdAt'),
        verified: find(record, 'impactEndDate') ?? lastUpdateWhereClosed(record),
      },
    }),
  ],
};

/** Without it a closed row would count as open up to the window's end. */
function lastUpdateWhereClosed(record: JsonObject): FoundValue | undefined {
  const isClosed = ['closed', 'resolved'].includes(textAt(record, 'status') ?? '');
  return isClosed && !find(record, 'report', 'closeTime') ? find(record, 'updatedAt') : undefined;
}
