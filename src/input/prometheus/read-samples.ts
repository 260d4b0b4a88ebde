import { IncidentLogBuilder } from '../../core/incidents/log/builder.ts';
import type { Condition } from '../../core/incidents/log/filter.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail, type TypedPlace } from '../../core/problem.ts';
import { formatInstant } from '../../core/time/instant.ts';
import type { Interval } from '../../core/time/intervals.ts';
import type { ReadLog } from '../incidents/read-log.ts';
import { type ParsedQuery, parseQuery } from './promql/parse-query.ts';
import { rawSamples, scrapeDistance, valuesByStep } from './samples/ask-samples.ts';
import { SamplesLog } from './samples/samples-log.ts';
import type { PrometheusClient } from './server/client.ts';

/** What is asked of a server in place of a log. */
export interface ReadSamplesRequest {
  readonly client: PrometheusClient;
  readonly query: string;
  /** Where the query is typed, and a character of it. */
  place(offset?: number): TypedPlace;
  readonly window: Interval;
  readonly now: number;
  /** The distance of two samples that are looked at; null: as they are taken. */
  readonly everySeconds: number | null;
  readonly stateWords: ReadonlyMap<string, number>;
  readonly renames: ReadonlyMap<string, string>;
  readonly where: readonly Condition[];
  readonly labels: readonly string[];
  readonly allowPartial: boolean;
  readonly onProgress: (share: number, samples: number) => void;
}

/** An outage that is going on where a window begins did not begin there: so far back it is looked for. */
const lookedBack = 5 * 60_000;
const usualEvery = 60_000;

/**
 * Asks a server what was up and what was down in a window, and makes a log of it: of the samples themselves where the query
 * is a selector; else of what the query is at every step. What lies between samples that are missing is unknown.
 */
export async function readSamples(request: ReadSamplesRequest): Promise<ReadLog> {
  const { client, window, now, place } = request;
  const time = { start: window.start - lookedBack, end: Math.min(window.end, now) };
  if (!(time.end > window.start)) return fail('windowAhead', {}, place());
  const parsed = parsedQuery(request);
  const step = parsed.selector === null ? await stepOf(request, parsed, time.end) : null;
  const builder = new IncidentLogBuilder();
  builder.beginFile(client.server.url);
  const log = new SamplesLog(
    { ...request, time, everyMilliseconds: step ?? everyOf(request), place: place() },
    builder,
  );
  const chunks =
    parsed.selector === null
      ? valuesByStep(client, request.query, time, step!, placeIn(parsed, place))
      : rawSamples(client, parsed.selector, time, place);
  const missing = new Set<string>();
  for await (const chunk of chunks) {
    for (const said of chunk.data.missing) missing.add(said);
    if (missing.size > 0 && !request.allowPartial)
      fail('answerPartial', { server: client.server.url, says: [...missing] }, place());
    log.take(chunk);
    request.onProgress((chunk.end - time.start) / (time.end - time.start), log.samples);
  }
  const [start, end] = [formatInstant(window.start), formatInstant(time.end)];
  if (!log.finish()) fail('queryWithoutSeries', { server: client.server.url, start, end }, place());
  log.checkLabels();
  const built = builder.build();
  const every = built.checks.reduce((longest, { everySeconds }) => Math.max(longest, everySeconds), 0);
  return {
    log: built,
    invalidRows: 0,
    sources: [sourceOf(client.server.url, log.samples, missing.size > 0)],
    notices: noticesOf(request, log, step, every),
    seenNames: new Set(),
    covered: { start: window.start, end: time.end },
  };
}

function sourceOf(file: string, rows: number, isPartial: boolean): ReadLog['sources'][number] {
  return {
    file,
    format: 'prometheus',
    title: 'Prometheus',
    rows,
    mapping: {},
    partial: isPartial ? { read: rows, total: null, isIncomplete: true } : null,
    speaksUntil: null,
    speaksFrom: null,
  };
}

function noticesOf(
  { renames }: ReadSamplesRequest,
  log: SamplesLog,
  step: number | null,
  everySeconds: number,
): readonly Notice[] {
  const idle = [...renames.keys()].filter((name) => !log.usedRenames.has(name));
  return [
    notice('samplesRead', { samples: log.samples, isRaw: step === null, everySeconds: everySeconds || null }),
    ...(idle.length > 0 ? [notice('renamesIdle', { names: idle })] : []),
  ];
}

function parsedQuery({ query, place }: ReadSamplesRequest): ParsedQuery {
  if (query.trim() === '') return fail('queryUnreadable', { found: 'nothing' }, place());
  const parsed = parseQuery(query);
  return parsed.rangeAt === null ? parsed : fail('queryOfRange', {}, place(parsed.rangeAt));
}

const everyOf = ({ everySeconds }: ReadSamplesRequest): number | null =>
  everySeconds === null ? null : everySeconds * 1_000;

/** How far apart the instants are at which an expression is looked at: as its samples are. */
async function stepOf(request: ReadSamplesRequest, parsed: ParsedQuery, at: number): Promise<number> {
  const asked = everyOf(request);
  if (asked !== null) return asked;
  const { client, place } = request;
  if (parsed.mistakeAt !== null) return usualEvery; // the server may know more than the parser, or say what is wrong
  return (await scrapeDistance(client, parsed.selectors, at, () => place())) ?? usualEvery;
}

/** A server that does not say where a query is wrong: our own parser does. */
function placeIn({ mistakeAt }: ParsedQuery, place: ReadSamplesRequest['place']): ReadSamplesRequest['place'] {
  return (offset) => place(offset ?? mistakeAt ?? undefined);
}
