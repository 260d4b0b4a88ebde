import type { ExclusionReason } from '../../../../core/incidents/log/exclusion.ts';
import { isObject, type JsonObject } from '../../../../core/json.ts';
import type { FoundValue } from '../../../json/values.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, textAt } from '../found.ts';

/** incident_state and state of the incident table. */
const cancelled = '8';

/**
 * ServiceNow, the incident table by its Table API: plain values, or with `sysparm_display_value=all` each as
 * `{display_value, value, link}`. Stamps are taken from the values, which are UTC, texts from what is displayed. The time of
 * closing lags by days, so it is the end only where there is no resolution. Source: ServiceNow Table API, see
 * docs/input-formats.md.
 */
export const serviceNow: JsonAdapter = {
  name: 'servicenow',
  title: 'ServiceNow',
  startIsPublication: false,
  notes: ['Start is work_start where it is set, else when the incident was opened; the end is its resolution.'],

  recognises: (record) =>
    isShown(record) ||
    (hasAny(record, 'opened_at', 'sys_created_on') &&
      (hasAny(record, 'sys_id', 'sys_created_on') ||
        Object.values(record).some((each) => hasAny(each, 'display_value')))),

  read(record) {
    const stamp = (key: string): FoundValue | undefined => find(record, key, 'value') ?? plainAt(record, key);
    const text = (key: string): string | null => textAt(record, key, 'display_value') ?? textAt(record, key);
    const parents = [['display_value'], ['value'], []].flatMap(
      (path) => textAt(record, 'parent_incident', ...path) ?? [],
    );
    const sysId = textAt(record, 'sys_id', 'value') ?? textAt(record, 'sys_id');
    const resolved = stamp('resolved_at') ?? stamp('closed_at');
    return [
      incidentFields({
        id: find(record, 'number', 'display_value') ?? plainAt(record, 'number'),
        title: find(record, 'short_description', 'display_value') ?? plainAt(record, 'short_description'),
        service: text('business_service') ?? text('cmdb_ci'),
        cause: text('cause') ?? text('category'),
        severity: text('priority') ?? text('severity'),
        exclusion: exclusionOf(record),
        parents: parents.length === 0 ? undefined : parents,
        otherIds: sysId === null ? undefined : [sysId],
        ...(isShown(record) && { zone: 'UTC' }),
        stamps: { start: stamp('work_start') ?? stamp('opened_at') ?? stamp('sys_created_on'), verified: resolved },
      }),
    ];
  },
};

/** True where each field is an object with what is displayed and what is stored. */
const isShown = (record: JsonObject): boolean =>
  ['opened_at', 'sys_created_on', 'number'].some((key) => hasAny(record[key], 'display_value'));

const plainAt = (record: JsonObject, key: string): FoundValue | undefined =>
  isObject(record[key] ?? null) ? undefined : find(record, key);

function exclusionOf(record: JsonObject): ExclusionReason | undefined {
  const values = ['state', 'incident_state'].flatMap((key) => [
    ...[textAt(record, key), textAt(record, key, 'value'), textAt(record, key, 'display_value')],
  ]);
  if (values.some((value) => value === cancelled || /^cancell?ed$/i.test(value ?? ''))) return 'cancelled';
  return textAt(record, 'parent_incident', 'value') || textAt(record, 'parent_incident') ? 'subIncident' : undefined;
}
