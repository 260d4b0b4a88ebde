import type { JsonObject } from '../../../core/json.ts';
import { fail, type Place } from '../../../core/problem.ts';
import { formatInstant } from '../../../core/time/instant.ts';
import { sampleState, seriesName } from '../../incidents/adapters/monitors/prometheus-samples.ts';
import { namingOf, stateCodes, stateOf } from '../../incidents/states/state-words.ts';

const naming = namingOf('value');
const mostKnown = 1_000;

/** Says of the samples of one series what each of them means. */
export class SampleMeanings {
  private readonly metric: JsonObject;
  private readonly words: ReadonlyMap<string, number>;
  private readonly where: Place;
  private readonly known = new Map<string, number>();

  constructor(metric: JsonObject, words: ReadonlyMap<string, number>, where: Place) {
    this.metric = metric;
    this.words = words;
    this.where = where;
  }

  /** The state that a value stands for. What somebody says of a value goes before what it usually means. */
  codeOf(value: string, at: number): number {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const { metric, words } = this;
    const text = words.has(value.toLowerCase()) ? value : String(sampleState(metric, value));
    const code = stateOf(text, words, naming, true);
    if (code === stateCodes.other || code === stateCodes.none)
      return fail('sampleWithoutState', { series: seriesName(metric) ?? '', value, at: formatInstant(at) }, this.where);
    if (this.known.size < mostKnown) this.known.set(value, code);
    return code;
  }
}
