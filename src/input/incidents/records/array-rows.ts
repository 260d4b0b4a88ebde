import type { Json } from '../../../core/json.ts';
import { fail } from '../../../core/problem.ts';
import { RecordRow, type RecordText } from '../../json/record-row.ts';
import { mapColumns } from '../columns/mapping.ts';
import type { LogFile } from '../log-file.ts';
import { createRowWriter, type WriteRow } from '../rows/row-writer.ts';

/** Rows that are arrays of values, as spreadsheets and databases write them: the first one names the columns. */
export class ArrayRows {
  private readonly file: LogFile;
  private readonly row = new RecordRow();
  private write: WriteRow | null = null;

  constructor(file: LogFile) {
    this.file = file;
  }

  take(values: readonly Json[], place: RecordText): void {
    if (this.write !== null) {
      this.row.show(
        values.map((value, i) => ({ value, path: [i] })),
        place,
      );
      this.write(this.row);
      return;
    }
    const names = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
    const { file } = this;
    const header = { kind: 'file', file: file.name, line: place.line, column: place.column } as const;
    const { mapRules: rules, extraKeys, mapsElsewhere } = file.reading.request;
    const mapping = mapColumns({ names, rules, extraKeys, header, ifMissing: mapsElsewhere ? 'byName' : 'refused' });
    if (mapping.stamps.start.length === 0) fail('columnsUnknown', { columns: names }, header);
    this.write = createRowWriter(file, file.columnSet(mapping, `table ${names.join('\0')}`));
  }
}
