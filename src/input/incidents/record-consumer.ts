import { createJsonSplitter } from '../json/splitter.ts';
import { jsonAdapters } from './adapters/index.ts';
import { createRecordLog } from './json-log.ts';
import type { Consumer, LogReading } from './log-reading.ts';

/** Reads JSON of any shape into the log; `source` may name the tool it comes from. */
export function createRecordConsumer(file: string, source: string, reading: LogReading): Consumer {
  const adapter = jsonAdapters.find(({ name }) => name === source) ?? null;
  const records = createRecordLog(file, adapter, reading);
  const splitter = createJsonSplitter({
    file,
    onRecord: (record) => records.record(record),
    onOther: (element) => records.other(element),
  });
  return {
    write: (bytes) => splitter.write(bytes),
    end() {
      splitter.end();
      return records.end(splitter.shape ?? 'lines');
    },
  };
}
