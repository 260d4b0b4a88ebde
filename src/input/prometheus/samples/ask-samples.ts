import type { Place } from '../../../core/problem.ts';
import type { Interval } from '../../../core/time/intervals.ts';
import type { PrometheusClient } from '../server/client.ts';
import { type Chunk, chunksOf } from './chunks.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Points of one answer of a range query: Prometheus gives no more than 11,000 of a series. */
const mostPoints = 11_000;

type PlaceOf = (offset?: number) => Place;

/**
 * The samples of a selector as they were taken, each at its own time: an instant query with a range gives them, where a range
 * query would choose the instants itself and repeat the last sample for five minutes. In Prometheus 3 a range is open at its
 * left end, in 2 it is closed: it is asked for with a millisecond more, and what comes twice is left out by who reads.
 */
export function rawSamples(
  client: PrometheusClient,
  selector: string,
  time: Interval,
  place: PlaceOf,
): AsyncGenerator<Chunk> {
  return chunksOf(time, { first: hour, most: 30 * day, step: 1_000 }, ({ start, end }) =>
    client.ask('query', { query: `${selector}[${end - start + 1}ms]`, time: seconds(end) }, place),
  );
}

/** What a query is at every instant of a time that is a multiple of the step. */
export function valuesByStep(
  client: PrometheusClient,
  query: string,
  time: Interval,
  stepMilliseconds: number,
  place: PlaceOf,
): AsyncGenerator<Chunk> {
  // query-frontends cache no other instants, and VictoriaMetrics would move them
  const from = Math.ceil(time.start / stepMilliseconds) * stepMilliseconds;
  const aligned = { start: from - stepMilliseconds, end: Math.floor(time.end / stepMilliseconds) * stepMilliseconds };
  return valuesAtSteps(client, query, aligned, stepMilliseconds, place);
}

/** What a query is at the end of every step of a time, which is so many steps long. */
export function valuesAtSteps(
  client: PrometheusClient,
  query: string,
  time: Interval,
  stepMilliseconds: number,
  place: PlaceOf,
): AsyncGenerator<Chunk> {
  const sizes = { first: 1_000 * stepMilliseconds, most: mostPoints * stepMilliseconds, step: stepMilliseconds };
  return chunksOf(time, sizes, ({ start, end }) =>
    client.ask(
      'query_range',
      {
        query,
        start: seconds(start + stepMilliseconds),
        end: seconds(end),
        step: String(stepMilliseconds / 1_000),
      },
      place,
    ),
  );
}

/** The distance of two samples of what a query looks at, by the most that one series of it has in an hour; null: none is there. */
export async function scrapeDistance(
  client: PrometheusClient,
  selectors: readonly string[],
  at: number,
  place: PlaceOf,
): Promise<number | null> {
  for (const selector of selectors) {
    const query = `max(count_over_time(${selector}[1h]))`;
    const { series } = await client.ask('query', { query, time: seconds(at) }, place);
    const count = Number(series[0]?.values[0]?.[1] ?? 0);
    if (count > 1) return Math.max(1, Math.round(hour / count / 1_000)) * 1_000;
  }
  return null;
}

const seconds = (milliseconds: number): string => String(milliseconds / 1_000);
