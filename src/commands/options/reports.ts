import { fail } from '../../core/problem.ts';
import { formatOfFile, formats } from '../../report/formats/index.ts';
import type { Given } from './given.ts';
import { wordOf } from './readers.ts';

export const formatNames = Object.keys(formats);

export const readFormat = wordOf(formatNames, 'format');

/** A result that goes to a file, beside the one on standard output. */
export interface AskedReport {
  readonly format: string;
  readonly file: string;
}

/** `junit=checks.xml`; or `checks.xml`, whose ending says the format. */
export function parseReport(given: Given): AskedReport {
  const { text } = given;
  const [, name, named] = /^([A-Za-z][A-Za-z0-9-]*)=(.*)$/s.exec(text) ?? [];
  const file = named ?? text;
  const place = given.place(name);
  if (file === '' || file === '-') return fail('reportWithoutFile', { text }, given.place());
  if (name !== undefined) return { format: readFormat(name, place), file };
  const format = formatOfFile(file);
  return format ? { format, file } : fail('reportWithoutFormat', { file, known: formatNames }, given.place());
}
