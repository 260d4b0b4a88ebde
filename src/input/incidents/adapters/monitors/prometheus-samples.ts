import type { Json, JsonObject } from '../../../../core/json.ts';
import { namingOf } from '../../states/state-words.ts';
import { textAt } from '../found.ts';

/*
 * What the samples of a Prometheus series say, whoever fetched them: the state that each is, in the words that all monitors
 * share, and the name of what it watches.
 */

const infinite = /^[+-]?inf/i;

/** Labels that name a service best, and those that tell its instances apart. */
const serviceLabels = ['service', 'job'];
const instanceLabels = ['instance', 'target'];

/**
 * A name that only this series has: its service and its instance, then its other labels as PromQL writes them. A series with
 * one label alone is called by its value; one without labels (null) is all there is.
 *
 * @example seriesName({ __name__: 'up', job: 'node', instance: 'a:9100' }) // 'node/a:9100'
 * @example seriesName({ job: 'node', env: 'prod' }) // 'node{env="prod"}'
 */
export function seriesName(metric: JsonObject): string | null {
  const labels = Object.entries(metric).filter(([name]) => name !== '__name__' && name !== 'alertstate');
  if (labels.length === 1) return String(labels[0]![1]);
  const first = (names: readonly string[]): string | undefined => names.find((name) => textAt(metric, name) !== null);
  const head = [first(serviceLabels), first(instanceLabels)].filter((name) => name !== undefined);
  const rest = labels
    .filter(([name]) => !head.includes(name))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const name = head.map((label) => textAt(metric, label)).join('/');
  return labels.length === 0 ? null : rest.length === 0 ? name : `${name}{${rest.sort().join(',')}}`;
}

/**
 * The state that a sample of a series is: 1 is up and 0 is down (the other way round where the metric is called down, failed
 * or the like), NaN is unknown. A sample of ALERTS is there only while the alert is: what it means is its own word (firing),
 * which is no state until somebody says so. Any other number stays as it is, and is no state either.
 *
 * @example sampleState({ __name__: 'probe_success' }, '0') // 'down'
 */
export function sampleState(metric: JsonObject, value: Json): Json {
  const alert = textAt(metric, 'alertstate');
  if (alert !== null) return alert;
  if (typeof value === 'string' && infinite.test(value)) return value;
  const number = Number(value);
  if (Number.isNaN(number)) return 'unknown';
  if (number !== 0 && number !== 1) return value;
  const words = (textAt(metric, '__name__') ?? '').split(/[_:]/);
  const isTurned = words.some((word) => namingOf(word).oneIsUp === false);
  return (number === 1) === isTurned ? 'down' : 'up';
}
