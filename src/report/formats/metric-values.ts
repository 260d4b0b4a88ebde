import { itemTexts, metricStepText } from '../../core/gates/metric-path.ts';
import { isObject, type Json, type JsonObject } from '../../core/json.ts';

/** A value of a result as a text, empty for what cannot be computed, by the path that `--assert` takes. */
type MetricValue = readonly [metric: string, value: string];

/**
 * Every value of a result by the path that `--assert` takes, so that a line that is worth watching can be pasted into a gate.
 * @example metricValues({ groups: [{ key: 'api', failures: 2 }] }) // [['groups[api].key', 'api'], ['groups[api].failures', '2']]
 */
export const metricValues = (result: JsonObject): readonly MetricValue[] =>
  Object.entries(result).flatMap(([key, value]) => [...valuesOf(key, value)]);

function* valuesOf(path: string, value: Json): Generator<MetricValue> {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const texts = itemTexts(list);
    for (const [i, item] of list.entries()) yield* valuesOf(path + metricStepText({ item: texts[i]! }), item);
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) yield* valuesOf(`${path}.${metricStepText({ key })}`, inner);
  } else {
    yield [path, value === null ? '' : String(value)];
  }
}
