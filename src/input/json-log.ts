import type { Dictionary } from '../core/incidents/dictionary.ts';
import { rowFlags, stampNames } from '../core/incidents/log.ts';
import { notice } from '../core/notice.ts';
import { problem } from '../core/problem.ts';
import { isUnknownText } from '../core/time/stamp.ts';
import { recogniseAdapter } from './adapters/index.ts';
import { createAliasAdapter, flattened, lookUp } from './alias-adapter.ts';
import type { FoundValue, IncidentFields, Json, JsonAdapter } from './incident-fields.ts';
import { IncidentWriter, type PlaceOf, saysMaintenance } from './incident-writer.ts';
import { locateValue } from './json/locate.ts';
import type { JsonRecord, OtherElement } from './json/splitter.ts';
import { LogColumns, type LogReading, type LogSource, UndecidedImpact } from './log-reading.ts';

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
  const extraColumns = reading.extraKeys.map((key) => ({ key, column: builder.dimension(key) }));

  const setText = (
    column: { dictionary: Dictionary; values: Int32Array },
    text: string | null | undefined,
    none = false,
  ): void => {
    if (text == null || (isUnknownText(text) && !(none && text.toLowerCase() === 'none'))) return;
    column.values[builder.count] = column.dictionary.internText(text);
  };

  const write = (found: IncidentFields, placeOf: (path: FoundValue['path']) => PlaceOf, whole: PlaceOf): void => {
    stampNames.forEach((name, stamp) => {
      const value = found.stamps[name];
      if (value) writer.stampText(stamp, stampText(value.value), placeOf(value.path));
    });
    stampNames.forEach((name, stamp) => {
      const offset = found.offsets?.[name];
      if (offset && Number.isNaN(builder.stamp(stamp)))
        writer.offset(stamp, String(offset.value), offset.unitMilliseconds, placeOf(offset.path));
    });
    const service = found.service;
    if (Array.isArray(service))
      columns.service.column.values[builder.count] = columns.service.column.dictionary.internList(service);
    else setText(columns.service.column, service as string | null | undefined);
    setText(columns.cause.column, found.cause);
    setText(columns.severity.column, found.severity, true);
    if (found.maintenance || (found.severity && saysMaintenance(found.severity))) writer.maintenance();
    if (found.notIncident) builder.flag(rowFlags.notIncident);
    if (found.backPosted) builder.flag(rowFlags.backPosted);
    if (chosen!.startIsPublication) builder.flag(rowFlags.publishedStart);
    if (found.id) builder.setId(builder.ids.appendText(String(found.id.value)));
    if (found.title) builder.setTitle(builder.titles.appendText(String(found.title.value)));
    if (found.impact) {
      const { value, path } = found.impact;
      const text = String(value);
      if (chosen === byAlias.adapter && byAlias.impactIsUndecided())
        undecided.note(columns.impactWords.column.dictionary.internText(text), placeOf(path));
      else writer.impact(text, byAlias.impactInPercent(), placeOf(path));
    }
    const start = found.stamps.start;
    const verified = found.stamps.verified ?? found.offsets?.verified;
    writer.commit(
      start ? String(start.path.at(-1)) : null,
      start ? placeOf(start.path) : whole,
      verified ? placeOf(verified.path) : whole,
    );
  };

  return {
    record({ record, container, line, column, source }) {
      writer.begin(line);
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
      if (extraColumns.length > 0) {
        const flat = flattened(record);
        for (const { key, column: values } of extraColumns) {
          const value = lookUp(flat, key);
          if (value === undefined) continue;
          reading.foundKeys.add(key);
          const list = Array.isArray(value.value)
            ? (value.value as readonly Json[]).map(String)
            : [String(value.value)];
          values.values[builder.count] = values.dictionary.internList(list);
        }
      }
      write(found, placeOf, () => origin);
    },
    other({ found, line, column }) {
      writer.refuseRow(line, problem('rowNotAnObject', { found }, { kind: 'file', file, line, column }));
    },
    end(shape) {
      let impactField: string | null = null;
      if (chosen === byAlias.adapter && byAlias.impactIsUndecided())
        impactField = undecided.decide(byAlias.impactWordsAreSeverity(), reading, 'impact');
      const isTool = chosen !== null && chosen !== byAlias.adapter;
      return {
        file,
        format: isTool ? chosen!.name : shape === 'lines' ? 'jsonl' : 'json',
        title: isTool ? chosen!.title : shape === 'lines' ? 'JSON lines' : 'JSON',
        rows: writer.rows,
        mapping: impactField === null ? byAlias.shown() : { ...byAlias.shown(), [impactField]: 'impact' },
      };
    },
  };
}

/** A stamp as text; what cannot be one (a list, say) is shown as it stands and will be refused. */
function stampText(value: Json): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value);
}
