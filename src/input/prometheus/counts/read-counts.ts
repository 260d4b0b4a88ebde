import type { EventCounts } from '../../../core/budget/events/events.ts';
import { fail } from '../../../core/problem.ts';
import type { Query, SloQueries } from '../../../core/prometheus/slo-queries.ts';
import { formatInstant } from '../../../core/time/instant.ts';
import { type Interval, type Intervals, merged } from '../../../core/time/intervals.ts';
import { valuesAtSteps } from '../samples/ask-samples.ts';
import type { PrometheusClient } from '../server/client.ts';
import { type CountQuery, countQuery, takesAnyWindow } from './count-query.ts';

export interface CountsRequest {
  readonly client: PrometheusClient;
  readonly queries: SloQueries;
  /** The time that is asked for; its last part may be shorter than a step. */
  readonly time: Interval;
  readonly stepSeconds: number;
  readonly allowPartial: boolean;
  readonly onProgress: (share: number, samples: number) => void;
}

/** Counts by step, and what was found odd in them. */
export interface ReadCounts {
  readonly counts: EventCounts;
  /** The steps of which the server has something. */
  readonly covered: Intervals;
  /** Until here steps are whole: what follows is less than one, and may be too short for a rate. */
  readonly wholeUntil: number;
  /** Steps with events, and without a sample of the part that is counted: good ones, or bad ones. */
  readonly partAbsent: number;
  /** Steps whose part is more than the whole, or below 0, by rounding and by what counters lose. */
  readonly clamped: number;
  readonly isPartial: boolean;
}

/**
 * Asks a server for counts of events, step by step: all of them, and those that are good, or bad. Of a ratio alone each step
 * counts as one event, so that all weigh alike. A step without a sample of all events is not known, and is no row.
 */
export async function readCounts(request: CountsRequest): Promise<ReadCounts> {
  const { queries, time, stepSeconds } = request;
  const asked = partsOf(queries);
  const step = stepSeconds * 1_000;
  const steps = Math.floor((time.end - time.start) / step);
  const left = (time.end - time.start - steps * step) / 1_000;
  const takesRest = left >= leastRestSeconds && [asked.part, asked.total ?? asked.part].every(takesAnyWindow);
  const rest = takesRest ? left : 0;
  const passes = asked.total ? 2 : 1;
  const part = await columnOf(request, asked.part, steps, rest, (share) => share / passes);
  const total = asked.total
    ? await columnOf(request, asked.total, steps, rest, (share) => (1 + share) / passes)
    : { values: part.values.map((value) => (Number.isNaN(value) ? value : 1)), isPartial: false };
  return {
    ...joined(queries.kind === 'good', part.values, total.values, time, step),
    isPartial: part.isPartial || total.isPartial,
  };
}

/** What is left of a time in the end; in less than this there may be no two samples, and so no rate. */
const leastRestSeconds = 60;

function partsOf(queries: SloQueries): { readonly part: Query; readonly total: Query | null } {
  if (queries.kind === 'ratio') return { part: queries.ratio, total: null };
  return { part: queries.kind === 'good' ? queries.good : queries.bad, total: queries.total };
}

/** The values of a query, one a step; NaN where there is none. The last is that of the rest, shorter than a step. */
async function columnOf(
  { client, time, stepSeconds, allowPartial, queries, onProgress }: CountsRequest,
  query: Query,
  steps: number,
  restSeconds: number,
  progress: (share: number) => number,
): Promise<{ readonly values: Float64Array; readonly isPartial: boolean }> {
  const step = stepSeconds * 1_000;
  const values = new Float64Array(steps + (restSeconds > 0 ? 1 : 0)).fill(Number.NaN);
  let isPartial = false;
  let samples = 0;
  const isRatio = queries.kind === 'ratio';
  const take = (
    data: Awaited<ReturnType<PrometheusClient['ask']>>,
    counted: CountQuery,
    indexOf: (at: number) => number,
  ) => {
    if (data.missing.length > 0) {
      if (!allowPartial) fail('answerPartial', { server: client.server.url, says: data.missing }, counted.placeAt());
      isPartial = true;
      return; // what it may lack is not known
    }
    if (data.series.length > 1) fail('countsOfSeries', { series: data.series.length }, counted.placeAt());
    for (const [seconds, text] of data.series[0]?.values ?? []) {
      const value = Number(text);
      if (/inf/i.test(text))
        fail('countInfinite', { value: text, at: formatInstant(seconds * 1_000) }, counted.placeAt());
      const index = indexOf(Math.round(seconds * 1_000));
      if (!Number.isNaN(value) && index >= 0) values[index] = value * (isRatio ? 1 : counted.factor);
      samples++;
    }
  };
  const whole = { start: time.start, end: time.start + steps * step };
  if (steps > 0) {
    const counted = countQuery(query, stepSeconds);
    for await (const { data, end } of valuesAtSteps(client, counted.text, whole, step, counted.placeAt)) {
      take(data, counted, (at) => Math.round((at - time.start) / step) - 1);
      onProgress(progress((end - whole.start) / (whole.end - whole.start)), samples);
    }
  }
  if (restSeconds > 0) {
    const counted = countQuery(query, restSeconds);
    const at = String(time.end / 1_000);
    take(await client.ask('query', { query: counted.text, time: at }, counted.placeAt), counted, () => steps);
  }
  return { values, isPartial };
}

function joined(
  isGood: boolean,
  part: Float64Array,
  total: Float64Array,
  time: Interval,
  step: number,
): Omit<ReadCounts, 'isPartial'> {
  const rows: { at: number; good: number; total: number }[] = [];
  const covered: Interval[] = [];
  let [partAbsent, clamped] = [0, 0];
  for (let i = 0; i < total.length; i++) {
    const all = Math.max(0, total[i]!);
    if (Number.isNaN(all)) continue;
    const at = time.start + i * step;
    const own = Number.isNaN(part[i]!) ? 0 : part[i]!;
    if (Number.isNaN(part[i]!) && all > 0) partAbsent++;
    const kept = Math.min(all, Math.max(0, own));
    if (Math.abs(kept - own) > 1e-9 * all) clamped++;
    rows.push({ at, good: isGood ? kept : all - kept, total: all });
    covered.push({ start: at, end: Math.min(time.end, at + step) });
  }
  const column = (name: 'at' | 'good' | 'total') => Float64Array.from(rows, (row) => row[name]);
  const isRestKnown = rows.length > 0 && rows.at(-1)!.at + step >= time.end;
  return {
    counts: { count: rows.length, at: column('at'), good: column('good'), total: column('total') },
    covered: merged(covered),
    wholeUntil: isRestKnown ? time.end : time.start + Math.floor((time.end - time.start) / step) * step,
    partAbsent,
    clamped,
  };
}
