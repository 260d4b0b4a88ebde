import { isObject, type JsonObject } from '../../../../core/json.ts';
import type { FoundValue } from '../../../json/values.ts';
import type { JsonAdapter, RecordContext } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, textAt, valueAt } from '../found.ts';

const fixed = 4;
const scheduled = 0;

/**
 * Cachet 3 (JSON:API, `occurred` and `created` as {human, string}) and Cachet 2 (`occurred_at`, `human_status`). Times are in
 * the zone of the page, without an offset. The end is the first update that says fixed (4), where the answer includes the
 * updates; else the last change of an incident that is fixed, and then it can only be earlier. Sources: cachethq/core
 * IncidentResource, cachethq/cachet 2.4 IncidentTransformer, see docs/input-formats.md.
 */
export const cachet: JsonAdapter = {
  name: 'cachet',
  title: 'Cachet',
  startIsPublication: true,
  notes: [
    'A status page knows when it published, not when it broke: the detect phase is not measured. Times are those of the page: --zone.',
    'Where the answer has no updates, the end of a fixed incident is its last change; the end can only be earlier.',
  ],
  needsAnswer: true,

  recognises(record) {
    const isTime = (key: string): boolean => hasAny(valueAt(record, 'attributes', key), 'human', 'string');
    return isTime('occurred') || isTime('created') || hasAny(record, 'human_status', 'latest_human_status');
  },

  read: (record, context) => [isObject(record['attributes'] ?? null) ? readThird(record, context) : readSecond(record)],
};

function readThird(record: JsonObject, { answer }: RecordContext) {
  const at = (...path: readonly string[]): FoundValue | undefined => find(record, 'attributes', ...path);
  const isFixed = valueAt(record, 'attributes', 'status', 'value') === fixed;
  const included = listAt(answer ?? undefined, 'included');
  const related = (kind: string): readonly JsonObject[] => {
    const ids = listAt(record, 'relationships', kind, 'data').map((each) => textAt(each, 'id'));
    return included.filter((each): each is JsonObject => isObject(each) && ids.includes(textAt(each, 'id')));
  };
  const ends = related('updates')
    .filter((update) => valueAt(update, 'attributes', 'status', 'value') === fixed)
    .flatMap((update) => textAt(update, 'attributes', 'created', 'string') ?? [])
    .sort();
  const end = ends[0] === undefined ? isFixed && at('updated', 'string') : { value: ends[0], path: [] };
  return incidentFields({
    id: find(record, 'id'),
    title: at('name'),
    service: related('components').flatMap((component) => textAt(component, 'attributes', 'name') ?? []),
    exclusion: [0, false].includes(valueAt(record, 'attributes', 'visible') as never) ? 'hidden' : undefined,
    stamps: { start: at('occurred', 'string') ?? at('created', 'string'), verified: end || undefined },
  });
}

function readSecond(record: JsonObject) {
  const isFixed = valueAt(record, 'is_resolved') === true || Number(valueAt(record, 'status')) === fixed;
  return incidentFields({
    id: find(record, 'id'),
    title: find(record, 'name'),
    service: textAt(record, 'component', 'name') ?? textAt(record, 'component_id'),
    maintenance: Number(valueAt(record, 'status')) === scheduled || undefined,
    exclusion: [0, false].includes(valueAt(record, 'visible') as never) ? 'hidden' : undefined,
    stamps: {
      start: find(record, 'occurred_at') ?? find(record, 'created_at'),
      verified: isFixed ? find(record, 'updated_at') : undefined,
    },
  });
}
