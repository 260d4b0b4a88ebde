import { type DimensionColumn, rowFlags, stampNames } from '../../core/incidents/log/log.ts';
import { notice } from '../../core/notice.ts';
import { problem } from '../../core/problem.ts';
import { isUnknownText } from '../../core/time/stamp.ts';
import { locateValue } from '../json/locate.ts';
import type { JsonRecord, OtherElement } from '../json/record.ts';
import { recogniseAdapter } from './adapters/index.ts';
import { createAliasAdapter, lookUp } from './alias-adapter.ts';
import type { FoundValue, IncidentFields, Json, JsonAdapter, JsonObject } from './incident-fields.ts';
import { IncidentWriter, type PlaceOf, saysClosed, saysMaintenance, stampIndex } from './incident-writer.ts';
import { firstName, flattened, namesIn, withWrittenNumbers } from './json-values.ts';
import { LogColumns, type LogReading, type LogSource } from './log-reading.ts';
import { UndecidedImpact } from './undecided-impact.ts';

const verifiedIndex = stampIndex('verified');

type PlaceOfPath = (path: FoundValue['path']) => PlaceOf;

/** Reads JSON records into the log, whatever tool they come from. */
export interface RecordLog {
  record(record: JsonRecord): void;
  other(element: OtherElement): void;
  end(shape: string): LogSource;
}

/** `adapter` is the tool that `--source` names; null: the first record tells. */
export function createRecordLog(file: string, adapter: JsonAdapter | null, reading: LogReading): RecordLog {
  const writer = new IncidentWriter(reading.builder, reading.stamps, file, reading.problems);
  const { builder } = writer;
  const columns = new LogColumns(builder);
  const undecided = new UndecidedImpact(writer, columns);
  const byAlias = createAliasAdapter(reading);
  let chosen: JsonAdapter | null = adapter;
  let hasUndecided = false;
  let closed = 0;
  const closedPlaces: string[] = [];
  const extraColumns = reading.extraKeys.map((key) => ({ key, column: builder.dimension(key) }));

  const setText = (column: DimensionColumn, text: string | null | undefined, none = false): void => {
    if (text == null || (isUnknownText(text) && !(none && text.toLowerCase() === 'none'))) return;
    column.values[builder.count] = column.dictionary.internText(text);
  };

  /** Several services, as a list or, with `--split`, in one text. */
  const setNames = (column: DimensionColumn, names: readonly string[]): void => {
    const separator = reading.serviceSeparator;
    const parted =
      separator === null ? names : names.flatMap((name) => name.split(separator).map((part) => part.trim()));
    const known = parted.filter((name) => !isUnknownText(name));
    column.values[builder.count] = column.dictionary.internList([...new Set(known)]);
  };

  const setStamps = (found: IncidentFields, placeOf: PlaceOfPath): void => {
    stampNames.forEach((name, stamp) => {
      const value = found.stamps[name];
      if (value) writer.stampText(stamp, stampText(value.value), placeOf(value.path));
    });
    stampNames.forEach((name, stamp) => {
      const offset = found.offsets?.[name];
      if (offset && Number.isNaN(builder.stamp(stamp)))
        writer.offset(stamp, stampText(offset.value), offset.unitMilliseconds, placeOf(offset.path));
    });
  };

  const setTexts = (found: IncidentFields): void => {
    const { service } = found;
    if (service != null) setNames(columns.service.column, typeof service === 'string' ? [service] : service);
    setText(columns.cause.column, found.cause);
    setText(columns.severity.column, found.severity, true);
    if (found.maintenance || (found.severity && saysMaintenance(found.severity))) writer.maintenance();
    if (found.exclusion) builder.exclude(found.exclusion);
    if (found.backPosted) builder.flag(rowFlags.backPosted);
    if (found.id) writer.id(builder.ids.appendText(String(found.id.value)));
    if (found.title) builder.setTitle(builder.titles.appendText(String(found.title.value)));
  };

  /** Columns beyond the fields, to group, filter or weigh by. */
  const setExtras = (record: JsonObject): void => {
    if (extraColumns.length === 0) return;
    const flat = flattened(record);
    for (const { key, column } of extraColumns) {
      const value = lookUp(flat, key);
      if (value === undefined) continue;
      reading.foundKeys.add(key);
      column.values[builder.count] = column.dictionary.internList(namesIn(value.value));
    }
  };

  /** A record that is closed by its status and yet has no end counts as open; that is noted. */
  const noteClosed = (found: IncidentFields, record: JsonObject, line: number): void => {
    if (!Number.isNaN(builder.stamp(verifiedIndex)) || found.exclusion || found.maintenance) return;
    const flat = flattened(record);
    const status = lookUp(flat, 'status') ?? lookUp(flat, 'state');
    if (!saysClosed(firstName(status?.value) ?? '')) return;
    closed++;
    if (closedPlaces.length < 3) closedPlaces.push(`${file}:${line}`);
  };

  const commit = (found: IncidentFields, record: JsonObject, placeOf: PlaceOfPath, whole: PlaceOf): void => {
    const { impact } = found;
    if (impact && !impact.undecided)
      writer.impact(String(impact.value), impact.inPercent === true, placeOf(impact.path));
    const start = found.stamps.start;
    const verified = found.stamps.verified ?? found.offsets?.verified;
    const isIn = writer.commit(
      start ? String(start.path.at(-1)) : null,
      start ? placeOf(start.path) : whole,
      verified ? placeOf(verified.path) : whole,
      () => [...flattened(record).keys()],
    );
    if (!isIn || !impact?.undecided) return;
    const index = columns.impactWords.column.dictionary.internText(String(impact.value));
    undecided.note(index, impact.undecided.wordsAreSeverity, placeOf(impact.path));
    hasUndecided = true;
  };

  return {
    record({ record: parsed, container, line, column, source }) {
      writer.begin(line);
      const record = withWrittenNumbers(parsed, source);
      if (chosen === null) {
        chosen = recogniseAdapter(record, container) ?? byAlias.adapter;
        for (const text of chosen.notes) reading.notices.push(notice('source', { file, text }));
      }
      const origin = { line, column };
      const placeOf =
        (path: FoundValue['path']): PlaceOf =>
        () =>
          locateValue(source, path, origin);
      const found =
        chosen === byAlias.adapter
          ? byAlias.adapter.read(record)
          : byAlias.overridden(record, chosen.read(record, container));
      setStamps(found, placeOf);
      setTexts(found);
      setExtras(record);
      noteClosed(found, record, line);
      commit(found, record, placeOf, () => origin);
    },
    other({ found, line, column }) {
      writer.refuseRow(line, problem('rowNotAnObject', { found }, { kind: 'file', file, line, column }));
    },
    end(shape) {
      const impactField = hasUndecided ? undecided.decide(reading, 'impact') : null;
      const isTool = chosen !== null && chosen !== byAlias.adapter;
      if (!isTool) byAlias.finish(file);
      if (closed > 0) reading.notices.push(notice('closedWithoutEnd', { rows: closed, places: closedPlaces }));
      const mapping = byAlias.shown();
      const ruled = reading.mapRules.map(({ field }) => field as string);
      const overridden = Object.fromEntries(Object.entries(mapping).filter(([field]) => ruled.includes(field)));
      return {
        file,
        format: isTool ? chosen!.name : shape === 'lines' ? 'jsonl' : 'json',
        title: isTool ? chosen!.title : shape === 'lines' ? 'JSON lines' : 'JSON',
        rows: writer.rows,
        mapping: { ...(isTool ? overridden : mapping), ...(impactField && { [impactField]: 'impact' }) },
      };
    },
  };
}

/** A stamp as text; what cannot be one is named, and will be refused by that name. */
function stampText(value: Json): string {
  return typeof value !== 'object' ? String(value) : Array.isArray(value) ? 'a list' : 'an object';
}
