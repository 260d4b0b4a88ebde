import { IncidentLogBuilder } from '../../core/incidents/log/builder.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import type { Interval } from '../../core/time/intervals.ts';
import type { StampReader } from '../../core/time/stamp.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import { looksLikeJson, Utf8Chunks } from '../source/encoding.ts';
import { FileHead } from '../source/file-head.ts';
import { openSource, type Source, type StandardInput } from '../source/source.ts';
import { ColumnSets } from './columns/column-sets.ts';
import { comparable } from './columns/columns.ts';
import { dateAndTime } from './columns/date-columns.ts';
import { type MapRule, noColumn } from './columns/mapping.ts';
import { LogFile } from './log-file.ts';
import { type Consumer, LogReading, type LogSource, type ReadFile, type ReadingRequest } from './log-reading.ts';
import { ProblemCollector } from './problem-collector.ts';
import { keepOrphans } from './rows/orphans.ts';
import { usualStates } from './states/state-words.ts';

/** Formats that `--source` knows beside the tools; `auto` tells by content. */
export const plainSources: readonly string[] = ['auto', 'csv', 'json', 'jsonl'];

/** All that `--source` may name. */
export async function sourceNames(): Promise<readonly string[]> {
  const { jsonAdapters } = await import('./adapters/index.ts');
  return [...plainSources, ...jsonAdapters.map(({ name }) => name)];
}

export interface ReadLogRequest
  extends Partial<Pick<ReadingRequest, 'where' | 'now' | 'states' | 'mapsElsewhere' | 'zoneKeys' | 'renames'>> {
  readonly paths: readonly string[];
  readonly standardInput: StandardInput;
  readonly source: string;
  readonly stamps: StampReader;
  readonly mapRules: readonly MapRule[];
  readonly extraKeys: readonly string[];
  readonly serviceSeparator: string | null;
  readonly skipInvalid: boolean;
  /** Whether the extra keys may be columns of other files alone. */
  readonly keysElsewhere?: boolean;
  /** Whether a log with no incident at all is fine (the window is given). */
  readonly mayBeEmpty: boolean;
  readonly onProgress?: (bytes: number, size: number | null) => void;
}

export interface ReadLog {
  readonly log: IncidentLog;
  readonly invalidRows: number;
  readonly sources: readonly LogSource[];
  readonly notices: readonly Notice[];
  /** Every column or key that was seen. */
  readonly seenNames: ReadonlySet<string>;
  /** The time that was asked for, where a server was asked: it speaks of no other. */
  readonly covered?: Interval;
}

/** Reads incident logs, one after the other, into one log. Whatever is wrong with them is thrown at the end, all of it. */
export async function readLog(request: ReadLogRequest): Promise<ReadLog> {
  const { where = [], now = Number.POSITIVE_INFINITY, states = usualStates, mapsElsewhere = false } = request;
  const asked = { ...request, where, now, states, mapsElsewhere };
  const reading = new LogReading(asked, new IncidentLogBuilder(), new ProblemCollector());
  const columns = new ColumnSets(reading);
  const files: ReadFile[] = [];
  for (const path of request.paths) {
    const source = openSource(path, request.standardInput);
    files.push(await readSource(source, request, new LogFile(source.name, reading, columns)));
  }
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  columns.decide();
  keepOrphans(reading);
  const { problems, notices } = reading;
  if (!request.skipInvalid) problems.throwIfAny();
  else if (problems.invalidRows >= rows) problems.throwIfAny(true); // nothing is left to judge
  checkNames(request, reading);
  const sources = files.map((file) => file.describe());
  const log = reading.builder.build();
  if (reading.endsAfterNow > 0)
    notices.push(notice('endAfterNow', { rows: reading.endsAfterNow, places: reading.endsAfterNowPlaces }));
  const broken = brokenTexts(log);
  if (broken.length > 0) notices.push(notice('notUtf8', { texts: broken.slice(0, 3) }));
  const idle = [...(request.renames?.keys() ?? [])].filter((name) => !reading.usedRenames.has(name));
  if (idle.length > 0 && !request.keysElsewhere) notices.push(notice('renamesIdle', { names: idle }));
  notices.push(...stampNotices(reading));
  if (problems.invalidRows > 0)
    notices.push(notice('invalidSkipped', { rows: problems.invalidRows, problems: problems.first().slice(0, 10) }));
  return { log, invalidRows: rows - log.count, sources, notices, seenNames: reading.seenNames };
}

/** From so many bytes on, the rows of the rest are guessed from those of the beginning. */
const enoughToGuess = 1 << 20;

async function readSource(source: Source, request: ReadLogRequest, file: LogFile): Promise<ReadFile> {
  const { name, reading } = file;
  const utf8 = new Utf8Chunks(name);
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
      consumer = await createConsumer(head.bytes(), file, request);
      await consumer.write(head.bytes());
    }
  }
  if (!consumer && head.isJson === null) return fail('inputEmpty', {}, { kind: 'file', file: name });
  if (!consumer) {
    consumer = await createConsumer(head.bytes(), file, request);
    await consumer.write(head.bytes());
  }
  const result = await consumer.end();
  if (result.rows === 0 && !request.mayBeEmpty)
    fail('inputHasNoIncidents', { headerOnly: result.isTable }, { kind: 'file', file: name });
  return result;
}

/** Each reader is loaded only for what it reads: most logs need one of them. */
async function createConsumer(held: Uint8Array, file: LogFile, { source }: ReadLogRequest): Promise<Consumer> {
  const isTable = source === 'csv' || (source === 'auto' && looksLikeJson(held) === false);
  if (isTable) return (await import('./table/table-log.ts')).createTableLog(held, file);
  return (await import('./records/record-log.ts')).createRecordLog(source, file);
}

/** A column that was asked for by name must have been seen somewhere. */
function checkNames({ mapRules, extraKeys, mapsElsewhere, keysElsewhere }: ReadLogRequest, reading: LogReading): void {
  const { seenNames, foundKeys, builder } = reading;
  if (builder.count === 0) return;
  if (!mapsElsewhere) checkRules(mapRules, seenNames);
  if (keysElsewhere) return;
  const known = [...seenNames];
  for (const key of extraKeys) if (!foundKeys.has(key)) failUnknownName('column', key, known);
}

/** The columns that `--map` names must stand in one of the files. */
export function checkRules(rules: readonly MapRule[], seenNames: ReadonlySet<string>): void {
  const seen = new Set([...seenNames].map(comparable));
  const isSeen = (name: string): boolean => seen.has(comparable(name));
  for (const { column, where } of rules)
    if (column !== noColumn && !isSeen(column) && !dateAndTime(column, (name) => (isSeen(name) ? 0 : -1)))
      failUnknownName('column', column, [...seenNames], where);
}

/** Names that hold a replacement character: the file was no UTF-8 there. */
function brokenTexts(log: IncidentLog): readonly string[] {
  const found: string[] = [];
  for (const { dictionary } of log.dimensions.values())
    for (let index = 1; index < dictionary.size; index++)
      if (dictionary.text(index)!.includes('\ufffd')) found.push(dictionary.text(index)!);
  return found;
}

function stampNotices(reading: LogReading): Notice[] {
  const readers = reading.zoneReaders();
  const zone = reading.request.stamps.zone.name;
  const counted = (of: (reader: StampReader) => number): number => readers.reduce((sum, each) => sum + of(each), 0);
  const found: Notice[] = [];
  const local = counted((reader) => reader.localCount);
  const repeated = counted((reader) => reader.repeatedCount);
  const skipped = counted((reader) => reader.skippedCount);
  if (local > 0) found.push(notice('zoneAssumed', { zone, stamps: local }));
  if (repeated > 0) found.push(notice('wallClockRepeated', { zone, stamps: repeated }));
  if (skipped > 0) found.push(notice('wallClockSkipped', { zone, stamps: skipped }));
  return found;
}
