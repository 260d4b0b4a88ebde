import type { FoundOffset, FoundValue, JsonAdapter, JsonObject } from '../incident-fields.ts';
import { find, incidentFields, listAt, namesOf, textAt } from './found.ts';

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

  recognises: (record) => 'tinyId' in record && 'createdAt' in record,

  read: (record) =>
    incidentFields({
      id: find(record, 'tinyId') ?? find(record, 'id'),
      title: find(record, 'message'),
      service: namesOf(listAt(record, 'impactedServices'), 'name'),
      severity: textAt(record, 'priority'),
      offsets: offsetsOf(record),
      stamps: {
        start: find(record, 'impactStartDate') ?? find(record, 'createdAt'),
        verified: find(record, 'impactEndDate') ?? lastUpdateWhereClosed(record),
      },
    }),
};

function offsetsOf(record: JsonObject): { acknowledged?: FoundOffset; verified?: FoundOffset } {
  const acknowledged = find(record, 'report', 'ackTime');
  const verified = find(record, 'report', 'closeTime');
  return {
    ...(acknowledged && { acknowledged: { ...acknowledged, unitMilliseconds: 1 } }),
    ...(verified && { verified: { ...verified, unitMilliseconds: 1 } }),
  };
}

/** Without it a closed row would count as open up to the window's end. */
function lastUpdateWhereClosed(record: JsonObject): FoundValue | undefined {
  const isClosed = ['closed', 'resolved'].includes(textAt(record, 'status') ?? '');
  return isClosed && !find(record, 'report', 'closeTime') ? find(record, 'updatedAt') : undefined;
}
