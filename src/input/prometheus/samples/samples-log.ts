import type { IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import { type Condition, passes } from '../../../core/incidents/log/filter.ts';
import { rowFlags, stampNames } from '../../../core/incidents/log/log.ts';
import { foldedCase } from '../../../core/incidents/log/names.ts';
import type { JsonObject } from '../../../core/json.ts';
import { fail, type Place } from '../../../core/problem.ts';
import { formatInstant } from '../../../core/time/instant.ts';
import type { Interval } from '../../../core/time/intervals.ts';
import { failUnknownName } from '../../../core/unknown-name.ts';
import { seriesName } from '../../incidents/adapters/monitors/prometheus-samples.ts';
import { stateCodes } from '../../incidents/states/state-words.ts';
import type { Series } from '../server/answer-data.ts';
import type { Chunk } from './chunks.ts';
import { SeriesFold } from './series-fold.ts';
import { SampleMeanings } from './series-states.ts';

/** How samples become a log. */
export interface SamplesRequest {
  /** The time that was asked for. */
  readonly time: Interval;
  /** What of it is looked at: a series without a sample in here is not there. */
  readonly window: Interval;
  /** The distance of the samples; null: they tell. */
  readonly everyMilliseconds: number | null;
  readonly query: string;
  readonly stateWords: ReadonlyMap<string, number>;
  readonly renames: ReadonlyMap<string, string>;
  readonly where: readonly Condition[];
  /** Labels that become columns. */
  readonly labels: readonly string[];
  readonly place: Place;
}

const [start, verified] = [stampNames.indexOf('start'), stampNames.indexOf('verified')];

/** Of what has one sample in all, nobody can tell. */
const usualEvery = 60_000;

interface OneSeries {
  readonly fold: SeriesFold;
  readonly meanings: SampleMeanings;
  isInWindow: boolean;
}

/**
 * Makes a log of the samples of all series, chunk by chunk. Rows are made of the first sample of each, which says that it is
 * there, and of those that begin an outage; all others are counted and not kept.
 */
export class SamplesLog {
  samples = 0;
  readonly usedRenames = new Set<string>();
  private readonly request: SamplesRequest;
  private readonly builder: IncidentLogBuilder;
  private readonly series = new Map<string, OneSeries>();

  constructor(request: SamplesRequest, builder: IncidentLogBuilder) {
    this.request = request;
    this.builder = builder;
  }

  take({ data }: Chunk): void {
    const isWhole = data.missing.length === 0;
    for (const each of data.series) this.takeSeries(each, isWhole);
  }

  /** Says that there are no more samples. False where there was none at all. */
  finish(): boolean {
    const { builder } = this;
    const known = [...this.series.values()].flatMap(({ fold }) => fold.every ?? []).sort((left, right) => left - right);
    const otherwise = known[known.length >>> 1] ?? usualEvery;
    for (const { fold, isInWindow } of this.series.values()) {
      const { unknown, check } = fold.finish(otherwise);
      if (isInWindow) builder.addUnknown(unknown, [check]);
    }
    return [...this.series.values()].some(({ isInWindow }) => isInWindow);
  }

  private takeSeries({ metric, values, hasHistograms }: Series, isWhole: boolean): void {
    const { request } = this;
    if (hasHistograms && values.length === 0)
      fail('samplesOfHistogram', { series: seriesName(metric) ?? '' }, request.place);
    const one = this.seriesOf(metric);
    const { fold, meanings } = one;
    for (const [seconds, value] of values) {
      const at = Math.round(seconds * 1_000);
      const code = meanings.codeOf(value, at);
      // what is missing may be down: only what is down is sure
      if (!fold.take(at, isWhole || code === stateCodes.down ? code : stateCodes.neither)) continue;
      this.samples++;
      if (at >= request.window.start) one.isInWindow = true;
    }
    fold.settle();
  }

  private seriesOf(metric: JsonObject): OneSeries {
    const key = JSON.stringify(Object.entries(metric).sort(([left], [right]) => (left < right ? -1 : 1)));
    const known = this.series.get(key);
    if (known) return known;
    const { time, everyMilliseconds, stateWords, place } = this.request;
    const service = this.renamed(seriesName(metric));
    const made = {
      fold: new SeriesFold(service, time, everyMilliseconds, this.sinkOf(service, metric)),
      meanings: new SampleMeanings(metric, stateWords, place),
      isInWindow: false,
    };
    this.series.set(key, made);
    return made;
  }

  private renamed(name: string | null): string | null {
    const folded = name === null ? '' : foldedCase(name);
    const other = this.request.renames.get(folded);
    if (other !== undefined) this.usedRenames.add(folded);
    return other ?? name;
  }

  private sinkOf(service: string | null, metric: JsonObject): ConstructorParameters<typeof SeriesFold>[3] {
    const { builder, request } = this;
    const ofService = request.where.filter(({ key }) => key === 'service');
    const isLeftOut = !passes(ofService, () => (service === null ? [] : [service]));
    const title = builder.titles.appendText(seriesText(metric) || request.query);
    let isNamed = false;
    const row = (at: number): number => {
      isNamed = true;
      builder.begin(0);
      builder.setStamp(start, at);
      const names = builder.dimension('service');
      if (service !== null) names.values[builder.count] = names.dictionary.internText(service);
      for (const label of request.labels) this.setLabel(label, metric);
      const name = service === null ? '' : `${service} `;
      builder.setTitle(title);
      builder.setId(builder.ids.appendText(`${name}${formatInstant(at)}`));
      return builder.count;
    };
    return {
      begin: (_, at) => {
        const index = row(at);
        builder.flag(rowFlags.checked);
        builder.commit();
        return index;
      },
      end: (index, at) => builder.setStampOf(index, verified, at),
      pass: (at, because) => {
        if (isNamed) return builder.countUnkept(isLeftOut ? 'where' : because);
        row(at);
        builder.exclude(because);
        builder.commit();
      },
    };
  }

  private setLabel(label: string, metric: JsonObject): void {
    const value = metric[label];
    const { dictionary, values } = this.builder.dimension(label);
    if (typeof value === 'string') values[this.builder.count] = dictionary.internText(value);
  }

  /** Refuses a label that no series has. */
  checkLabels(): void {
    const known = new Set(
      [...this.series.keys()].flatMap((key) => (JSON.parse(key) as [string][]).map(([name]) => name)),
    );
    for (const label of this.request.labels) if (!known.has(label)) failUnknownName('column', label, [...known]);
  }
}

/** A series as PromQL writes it; '' for one without a name and labels. @example seriesText({ __name__: 'up', job: 'api' }) // 'up{job="api"}' */
function seriesText({ __name__: name, ...labels }: JsonObject): string {
  const matchers = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${name ?? ''}${matchers.length > 0 ? `{${matchers.sort().join(',')}}` : ''}`;
}
