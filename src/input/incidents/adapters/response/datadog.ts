import type { ExclusionReason } from '../../../../core/incidents/log/exclusion.ts';
import type { JsonObject } from '../../../../core/json.ts';
import type { FoundValue } from '../../../json/values.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, namesOf, textAt, valueAt } from '../found.ts';
import { instantOf } from '../moments.ts';

/**
 * Datadog Incident Management, JSON:API, as a list or as the answer of a search. The end of the customer impact is the fix
 * where the incident was resolved later, and the end where it has no `resolved`. `detected` is set by itself some
 * milliseconds before `created` where nobody edits it: such a detection was not measured. Sources:
 * DataDog/datadog-api-client-typescript, IncidentResponseAttributes.ts and its recorded answers, see docs/input-formats.md.
 */
export const datadog: JsonAdapter = {
  name: 'datadog',
  title: 'Datadog',
  startIsPublication: false,
  notes: [
    'Start is the start of the customer impact, else the declaration; fixed is the end of the customer impact.',
    'An incident without customer impact (customer_impacted: false) weighs 0: it is an incident, and no downtime.',
    'A detection at the very time of the declaration was filled in by Datadog, and is not measured.',
  ],

  recognises: ({ attributes }) =>
    hasAny(attributes, 'customer_impacted', 'customer_impact_start', 'customer_impact_end', 'customer_impact_scope'),

  read(record) {
    const field = (key: string) => find(record, 'attributes', key);
    const impactStart = field('customer_impact_start');
    const impactEnd = field('customer_impact_end');
    const resolved = field('resolved');
    const hasNoImpact = valueAt(record, 'attributes', 'customer_impacted') === false && !impactStart;
    return [
      incidentFields({
        id: field('public_id') ?? find(record, 'id'),
        title: field('title'),
        service: namesOf(listAt(record, 'attributes', 'fields', 'services', 'value')),
        severity: textAt(record, 'attributes', 'severity'),
        impact: hasNoImpact ? { value: 0, path: ['attributes', 'customer_impacted'] } : undefined,
        exclusion: exclusionOf(record),
        stamps: {
          start: impactStart ?? field('created'),
          detected: measuredDetection(field('detected'), field('declared') ?? field('created')),
          fixed: resolved && impactEnd,
          verified: resolved ?? impactEnd,
        },
      }),
    ];
  },
};

const filledInWithin = 1_000;

function measuredDetection(detected: FoundValue | undefined, declared: FoundValue | undefined): FoundValue | undefined {
  const distance = Math.abs(instantOf(detected) - instantOf(declared));
  return distance < filledInWithin ? undefined : detected;
}

function exclusionOf(record: JsonObject): ExclusionReason | undefined {
  if (valueAt(record, 'attributes', 'is_test') === true) return 'test';
  return find(record, 'attributes', 'archived') ? 'hidden' : undefined;
}
