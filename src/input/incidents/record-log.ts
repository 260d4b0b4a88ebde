import type { JsonObject } from '../../core/json.ts';
import { notice } from '../../core/notice.ts';
import { problem } from '../../core/problem.ts';
import type { JsonRecord, OtherElement } from '../json/record.ts';
import { RecordRow } from '../json/record-row.ts';
import { createJsonSplitter } from '../json/splitter.ts';
import { flattened, withWrittenNumbers } from '../json/values.ts';
import { jsonAdapters, recogniseAdapter } from './adapters/index.ts';
import { foundFields } from './found-fields.ts';
import type { JsonAdapter } from './incident-fields.ts';
import { LogFile } from './log-file.ts';
import type { Consumer, LogReading } from './log-reading.ts';
import { mapColumns } from './mapping.ts';
import { createRowWriter, type WriteRow } from './row-writer.ts';

type ReadRecord = (record: JsonObject, place: JsonRecord) => void;

/** Reads JSON of any shape into the log; `source` may name the tool it comes from, else the first record tells. */
export function createRecordLog(name: string, source: string, reading: LogReading): Consumer {
  const file = new LogFile(name, reading);
  const row = new RecordRow();
  let adapter: JsonAdapter | null = null;
  let read: ReadRecord | null = null;

  const choose = (first: JsonRecord): ReadRecord => {
    const named = jsonAdapters.find((each) => each.name === source);
    adapter = named ?? recogniseAdapter(first.record, first.container);
    for (const text of adapter?.notes ?? []) reading.notices.push(notice('source', { file: name, text }));
    return adapter ? readByAdapter(adapter, file, row) : readByKeys(file, row);
  };
  const onRecord = (place: JsonRecord): void => {
    read ??= choose(place);
    read(withWrittenNumbers(place.record, place.source), place);
  };
  const onOther = ({ found, line, column }: OtherElement): void =>
    file.writer.refuseRow(line, problem('rowNotAnObject', { found }, { kind: 'file', file: name, line, column }));
  const splitter = createJsonSplitter({ file: name, onRecord, onOther });
  return {
    write: (bytes) => splitter.write(bytes),
    end() {
      splitter.end();
      const isLines = splitter.shape !== 'array' && splitter.shape !== 'container';
      const [format, title] = isLines ? ['jsonl', 'JSON lines'] : ['json', 'JSON'];
      const mapping = file.finish();
      const { rows } = file.writer;
      return { file: name, format: adapter?.name ?? format, title: adapter?.title ?? title, rows, mapping };
    },
  };
}

/** Records of a known tool: what its adapter finds in them is laid out as cells. */
function readByAdapter(adapter: JsonAdapter, file: LogFile, row: RecordRow): ReadRecord {
  const { mapping, cells } = foundFields(adapter, file.reading);
  const write = createRowWriter(file, mapping);
  return (record, place) => {
    for (const each of adapter.read(record, place.container)) {
      row.show(cells(each, record), place);
      write(row, each, () => [...flattened(record).keys()]);
    }
  };
}

/** Records of no known tool: their keys are columns as those of a table, with one mapping for all that have the same keys. */
function readByKeys(file: LogFile, row: RecordRow): ReadRecord {
  const { reading } = file;
  const writers = new Map<string, WriteRow>();
  return (record, place) => {
    const flat = flattened(record);
    const names = [...flat.keys()];
    const signature = names.join('\0');
    let write = writers.get(signature);
    if (!write) {
      const mapping = mapColumns(names, reading.mapRules, reading.extraKeys, false);
      file.addMapping(mapping);
      write = createRowWriter(file, mapping);
      writers.set(signature, write);
    }
    row.show([...flat.values()], place);
    write(row);
  };
}
