import { isObject, type Json, type JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, incidentFields, listAt, saying, valueAt } from '../found.ts';
import { sampleState, seriesName } from './prometheus-samples.ts';

/**
 * Prometheus, and every engine that speaks its API: the answer of a range query (`matrix`), or of an instant query (`vector`; a
 * matrix of raw samples where it has a range). Each series is something that is watched, each of its samples a check. Where
 * samples are missing nobody knows: they are never down. Source: prometheus.io/docs/prometheus/latest/querying/api, see
 * docs/input-formats.md.
 */
export const prometheus: JsonAdapter = {
  name: 'prometheus',
  title: 'Prometheus',
  startIsPublication: false,
  readsStates: true,
  readsChecks: true,
  notes: [
    'A sample of 1 is up, one of 0 is down. Each series is a service of its own; what several of them are together, a query says: min by (job) (up).',
  ],
  notesOn: (first) =>
    Array.isArray(first['values'])
      ? []
      : [
          'This is the answer of an instant query: one sample of each series, which says nothing of the time around it. Ask for a range: /api/v1/query_range?query=…&start=…&end=…&step=15, or the raw samples, query=up[30d].',
        ],
  isPart: (answer) => valueAt(answer, 'isPartial') === true || listAt(answer, 'warnings').length > 0,

  recognises: (record) =>
    isObject(record['metric'] ?? null) && (isPair(valueAt(record, 'values', 0)) || isPair(record['value'])),

  read(record) {
    const metric = record['metric'] as JsonObject;
    const service = seriesName(metric);
    const paths = Array.isArray(record['values'])
      ? listAt(record, 'values').map((_, i) => ['values', i] as const)
      : [['value'] as const];
    return paths.map((path) => {
      const value = find(record, ...path, 1);
      const state = value && saying(value, sampleState(metric, value.value));
      return incidentFields({ service, state, stamps: { start: find(record, ...path, 0) } });
    });
  },
};

/** A time and a value as a text. */
const isPair = (sample: Json | undefined): boolean =>
  Array.isArray(sample) && sample.length === 2 && typeof (sample as readonly Json[])[0] === 'number';
