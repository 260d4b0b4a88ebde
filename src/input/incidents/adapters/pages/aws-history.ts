import { isObject, type Json, type JsonObject } from '../../../../core/json.ts';
import type { ListPath } from '../../../json/nested.ts';
import type { FoundValue } from '../../../json/values.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, incidentFields, listAt, textAt, valueAt } from '../found.ts';

/**
 * The public history of the AWS Health dashboard: an object of lists, one a service and region, in UTF-16. Times are epoch
 * seconds as texts. Statuses: 1 informational, 2 degraded, 3 disrupted, 0 resolved. Source: the files
 * historyevents.json and currentevents, looked at; AWS documents neither, see docs/input-formats.md.
 */
export const awsHistory: JsonAdapter = {
  name: 'aws-history',
  title: 'AWS service history',
  startIsPublication: true,
  notes: [
    'The AWS dashboard knows when it published, not when it broke: start is its first entry, and the detect phase is not measured.',
  ],

  recognises: (record) => isEvent(record) || partsOf(record).length > 0,
  parts: (record) => (isEvent(record) ? [] : partsOf(record)),

  read(record) {
    const log = listAt(record, 'event_log');
    const times = log.flatMap((_, i) => find(record, 'event_log', i, 'timestamp') ?? []);
    const ends = log.flatMap((entry, i) =>
      textAt(entry, 'status') === '0' ? (find(record, 'event_log', i, 'timestamp') ?? []) : [],
    );
    return [
      incidentFields({
        id: find(record, 'arn'),
        title: find(record, 'summary'),
        service: servicesOf(record),
        severity: worstOf([textAt(record, 'status'), ...log.map((entry) => textAt(entry, 'status'))]),
        stamps: { start: byTime(times)[0] ?? find(record, 'date'), verified: byTime(ends).at(-1) },
      }),
    ];
  },
};

const isEvent = (record: Json): boolean => isObject(record) && 'event_log' in record && 'service_name' in record;

function partsOf(record: JsonObject): readonly ListPath[] {
  return Object.entries(record).flatMap(([key, list]) => (isEvent(valueAt(list, 0) ?? null) ? [[key]] : []));
}

const byTime = (times: readonly FoundValue[]): readonly FoundValue[] =>
  [...times].sort((left, right) => Number(left.value) - Number(right.value));

const severities: readonly string[] = ['', 'informational', 'degraded', 'disrupted'];

function worstOf(statuses: readonly (string | null)[]): string | null {
  const worst = Math.max(...statuses.map((status) => Number(status ?? 0)));
  return severities[worst] || null;
}

function servicesOf(record: JsonObject): readonly string[] | string | null {
  const impacted = valueAt(record, 'impacted_services');
  const names = isObject(impacted) ? Object.values(impacted).flatMap((each) => textAt(each, 'service_name') ?? []) : [];
  return names.length > 0 ? [...new Set(names)] : textAt(record, 'service_name');
}
