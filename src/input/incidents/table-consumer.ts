import { detectDelimiter } from '../csv/dialect.ts';
import { createCsvReader } from '../csv/reader.ts';
import { createTableLog } from './csv-log.ts';
import type { Consumer, LogReading } from './log-reading.ts';

/** Reads CSV and its kin into the log; the delimiter is told from `held`, the file's beginning. */
export function createTableConsumer(held: Uint8Array, file: string, reading: LogReading): Consumer {
  const delimiter = detectDelimiter(held);
  const table = createTableLog(file, delimiter, reading);
  const reader = createCsvReader({ delimiter, file }, (row) => table.row(row));
  return {
    write: (bytes) => reader.write(bytes),
    async end() {
      await reader.end();
      return table.end();
    },
  };
}
