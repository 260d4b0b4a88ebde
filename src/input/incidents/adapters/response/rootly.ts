import type { ExclusionReason } from '../../../../core/incidents/log/exclusion.ts';
import { isObject, type Json, type JsonObject } from '../../../../core/json.ts';
import type { FoundValue } from '../../../json/values.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, namesOf, textAt } from '../found.ts';

/**
 * Rootly, as JSON:API (`attributes`) or plain. `mitigated_at` is when the impact was halted, `resolved_at` when all ran
 * as normal; a state that was skipped gets the time of `resolved_at`, so an equal time was not measured. A severity and the
 * services are resources in themselves, `{data: {attributes: {name}}}`; one with `duplicate_incident_id` is a duplicate of that,
 * one with `parent_incident_id` or of a kind `…_sub` a part of another. Sources: rootlyhq/terraform-provider-rootly
 * client/incidents.go, docs.rootly.com/incidents/incident-lifecycle, its openapi.json, see docs/input-formats.md.
 */
export const rootly: JsonAdapter = {
  name: 'rootly',
  title: 'Rootly',
  startIsPublication: false,
  notes: [
    'Rootly writes the time of the resolution into a mitigation that was skipped: where both are equal, fixed is unknown.',
  ],

  recognises(record) {
    const fields = attributesOf(record).at;
    const isResource = (each: Json | undefined): boolean => textAt(each, 'data', 'attributes', 'name') !== null;
    return (
      hasAny(fields, 'in_triage_at', 'duplicate_incident_id') ||
      (hasAny(fields, 'sequential_id') && hasAny(fields, 'started_at', 'mitigated_at', 'kind')) ||
      listAt(fields, 'services').some(isResource) ||
      isResource(fields['severity'])
    );
  },

  read(record) {
    const { at: fields, path } = attributesOf(record);
    const field = (key: string): FoundValue | undefined => find(record, ...path, key);
    const parent = textAt(fields, 'parent_incident_id');
    const mitigated = field('mitigated_at');
    const resolved = field('resolved_at');
    return [
      incidentFields({
        id: field('sequential_id') ?? find(record, 'id'),
        title: field('title'),
        service: servicesOf(fields),
        severity: textAt(fields, 'severity', 'name') ?? textAt(fields, 'severity', 'data', 'attributes', 'name'),
        maintenance: textAt(fields, 'kind')?.startsWith('scheduled') || undefined,
        exclusion: exclusionOf(fields),
        parents: parent === null ? undefined : [parent],
        otherIds: record['id'] === undefined ? undefined : [String(record['id'])],
        stamps: {
          start: field('started_at') ?? field('in_triage_at') ?? field('created_at'),
          detected: field('detected_at'),
          acknowledged: field('acknowledged_at'),
          fixed: mitigated?.value === resolved?.value ? undefined : mitigated,
          verified: resolved,
        },
      }),
    ];
  },
};

function attributesOf(record: JsonObject): { readonly at: JsonObject; readonly path: readonly string[] } {
  const attributes = record['attributes'];
  return isObject(attributes) ? { at: attributes, path: ['attributes'] } : { at: record, path: [] };
}

function exclusionOf(fields: JsonObject): ExclusionReason | undefined {
  const kind = textAt(fields, 'kind') ?? '';
  if (/^(test|example)(_sub)?$/.test(kind)) return 'test';
  if (textAt(fields, 'status') === 'cancelled' || find(fields, 'cancelled_at')) return 'cancelled';
  if (find(fields, 'duplicate_incident_id')) return 'duplicate';
  return kind.endsWith('_sub') || find(fields, 'parent_incident_id') ? 'subIncident' : undefined;
}

/** Names of their own, resources, or a list of resources under `data`. */
function servicesOf(fields: JsonObject): readonly string[] | null {
  const list: readonly Json[] = [...listAt(fields, 'services'), ...listAt(fields, 'services', 'data')];
  return namesOf(list, 'name') ?? namesOf(list, 'attributes', 'name') ?? namesOf(list, 'data', 'attributes', 'name');
}
