import { type IncidentLog, IncidentLogBuilder } from '../../core/incidents/log/log.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import type { StampReader } from '../../core/time/stamp.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import { looksLikeJson, Utf8Chunks } from '../source/encoding.ts';
import { FileHead } from '../source/file-head.ts';
import { openSource, type Source, type StandardInput } from '../source/source.ts';
import { comparable } from './columns.ts';
import type { Consumer, LogReading, LogSource } from './log-reading.ts';
import { type MapRule, noColumn } from './mapping.ts';
import { ProblemCollector } from './problem-collector.ts';

/** Formats that `--source` knows beside the tools; `auto` tells by content. */
export const plainSources: readonly string[] = ['auto', 'csv', 'json', 'jsonl'];

/** All that `--source` may name. */
export async function sourceNames(): Promise<readonly string[]> {
  const { jsonAdapters } = await import('./adapters/index.ts');
  return [...plainSources, ...jsonAdapters.map(({ name }) => name)];
}

export interface ReadLogRequest {
  readonly paths: readonly string[];
  readonly standardInput: StandardInput;
  readonly source: string;
  readonly stamps: StampReader;
  readonly mapRules: readonly MapRule[];
  readonly extraKeys: readonly string[];
  readonly serviceSeparator: string | null;
  readonly skipInvalid: boolean;
  /** Whether a log with no incident at all is fine (the window is given). */
  readonly mayBeEmpty: boolean;
  readonly onProgress?: (bytes: number, size: number | null) => void;
}

export interface ReadLog {
  readonly log: IncidentLog;
  readonly invalidRows: number;
  readonly sources: readonly LogSource[];
  readonly notices: readonly Notice[];
}

/** Reads incident logs, one after the other, into one log. Whatever is wrong with them is thrown at the end, all of it. */
export async function readLog(request: ReadLogRequest): Promise<ReadLog> {
  const reading: LogReading = {
    builder: new IncidentLogBuilder(),
    stamps: request.stamps,
    problems: new ProblemCollector(),
    mapRules: request.mapRules,
    extraKeys: request.extraKeys,
    serviceSeparator: request.serviceSeparator,
    notices: [],
    seenNames: new Set(),
    foundKeys: new Set(),
  };
  const sources: LogSource[] = [];
  for (const path of request.paths) {
    const source = openSource(path, request.standardInput);
    sources.push(await readSource(source, request, reading));
  }
  if (!request.skipInvalid) reading.problems.throwIfAny();
  checkNames(request, reading);
  const log = reading.builder.build();
  const broken = brokenTexts(log);
  if (broken.length > 0) reading.notices.push(notice('notUtf8', { texts: broken.slice(0, 3) }));
  const rows = sources.reduce((sum, source) => sum + source.rows, 0);
  const notices = [...reading.notices, ...stampNotices(request.stamps)];
  if (reading.problems.invalidRows > 0)
    notices.push(notice('invalidSkipped', { rows: reading.problems.invalidRows, places: reading.problems.places() }));
  return { log, invalidRows: rows - log.count, sources, notices };
}

/** From so many bytes on, the rows of the rest are guessed from those of the beginning. */
const enoughToGuess = 1 << 20;

async function readSource(source: Source, request: ReadLogRequest, reading: LogReading): Promise<LogSource> {
  const file = source.name;
  const utf8 = new Utf8Chunks(file);
  let consumer: Consumer | null = null;
  const head = new FileHead(request.source); // blanks, and a header that is not whole yet
  const firstRow = reading.builder.count;
  let isReserved = false;
  let bytes = 0;
  for await (const chunk of source.chunks) {
    bytes += chunk.length;
    request.onProgress?.(bytes, source.size);
    const text = utf8.take(chunk);
    if (consumer) {
      await consumer.write(text);
      if (!isReserved && source.size !== null && bytes >= enoughToGuess) {
        isReserved = true;
        const rows = (reading.builder.count - firstRow) * (source.size / bytes) * 1.02;
        reading.builder.reserve(firstRow + Math.ceil(rows));
      }
    }
    if (!consumer && head.add(text)) {
      consumer = await createConsumer(head.bytes(), file, request, reading);
      await consumer.write(head.bytes());
    }
  }
  if (!consumer && head.isJson === null) return fail('inputEmpty', {}, { kind: 'file', file });
  if (!consumer) {
    consumer = await createConsumer(head.bytes(), file, request, reading);
    await consumer.write(head.bytes());
  }
  const result = await consumer.end();
  if (result.rows === 0 && !request.mayBeEmpty)
    fail('inputHasNoIncidents', { headerOnly: result.format === 'csv' }, { kind: 'file', file });
  return result;
}

/** Each reader is loaded only for what it reads: most logs need one of them. */
async function createConsumer(
  held: Uint8Array,
  file: string,
  request: ReadLogRequest,
  reading: LogReading,
): Promise<Consumer> {
  const { source } = request;
  const isTable = source === 'csv' || (source === 'auto' && looksLikeJson(held) === false);
  if (isTable) return (await import('./table-log.ts')).createTableLog(held, file, reading);
  return (await import('./record-log.ts')).createRecordLog(file, source, reading);
}

/** A column that was asked for by name must have been seen somewhere. */
function checkNames({ mapRules, extraKeys }: ReadLogRequest, { seenNames, foundKeys, builder }: LogReading): void {
  if (builder.count === 0) return;
  const known = [...seenNames];
  const seen = new Set(known.map(comparable));
  for (const rule of mapRules)
    if (rule.column !== noColumn && !seen.has(comparable(rule.column)))
      failUnknownName('column', rule.column, known, rule.where);
  for (const key of extraKeys) if (!foundKeys.has(key)) failUnknownName('column', key, known);
}

/** Names that hold a replacement character: the file was no UTF-8 there. */
function brokenTexts(log: IncidentLog): readonly string[] {
  const found: string[] = [];
  for (const { dictionary } of log.dimensions.values())
    for (let index = 1; index < dictionary.size; index++)
      if (dictionary.text(index)!.includes('\ufffd')) found.push(dictionary.text(index)!);
  return found;
}

function stampNotices(stamps: StampReader): Notice[] {
  const zone = stamps.zone.name;
  const notices: Notice[] = [];
  if (stamps.localCount > 0) notices.push(notice('zoneAssumed', { zone, stamps: stamps.localCount }));
  if (stamps.repeatedCount > 0) notices.push(notice('wallClockRepeated', { zone, stamps: stamps.repeatedCount }));
  if (stamps.skippedCount > 0) notices.push(notice('wallClockSkipped', { zone, stamps: stamps.skippedCount }));
  return notices;
}
