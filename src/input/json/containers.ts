/**
 * Keys of a root object under which tools put their list of incidents. `incidents` and `scheduled_maintenances` can be
 * nothing else (PagerDuty, Statuspage, incident.io). The rest are containers only where the root is not itself an
 * incident: an incident may well have `alerts` or `items` of its own.
 * Sources: docs/input-formats.md; JSON:API §7 (`data`); ServiceNow Table API (`result`).
 */
const certain = new Set(['incidents', 'scheduled_maintenances']);
const likely = new Set(['data', 'result', 'results', 'alerts', 'records', 'items']);

export const isCertainContainer = (key: string): boolean => certain.has(key);
export const isContainerKey = (key: string): boolean => certain.has(key) || likely.has(key);

const identities = new Set(['id', 'incidentid', 'incidentnumber', 'sysid']);
const beginnings = new Set([
  ...['start', 'started', 'startedat', 'starttime', 'starttimestamp', 'begin', 'beginat', 'impactstart'],
  ...['created', 'createdat', 'createdon', 'opened', 'openedat', 'triggeredat', 'detectedat', 'downtimestart'],
]);
const quote = 34;

/** True for a root key that only an incident has: an id, or a beginning that is a text (a `start` of 0 is paging). */
export function marksIncident(key: string, firstByteOfValue: number): boolean {
  const plain = key.toLowerCase().replace(/[\s_-]/g, '');
  return identities.has(plain) || (beginnings.has(plain) && firstByteOfValue === quote);
}
