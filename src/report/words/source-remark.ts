import type { PartOfWhole } from '../../core/notice.ts';
import { counted } from './phrases.ts';

/** What was read, file by file. */
export interface SourceFacts {
  readonly file: string;
  readonly format: string;
  readonly title: string;
  readonly rows: number;
  readonly mapping: Readonly<Record<string, string>>;
  readonly partial?: PartOfWhole | null;
}

/** A file as it was understood, for standard error. @example 'log.csv: CSV, 5 rows; columns: start = created_at' */
export function sourceRemark({ file, title, rows, mapping }: SourceFacts): string {
  const columns = Object.entries(mapping).map(([field, column]) => (field === column ? field : `${field} = ${column}`));
  const mapped = columns.length > 0 ? `; columns: ${columns.join(', ')}` : '';
  return `${file}: ${title}, ${counted(rows, 'row')}${mapped}`;
}
