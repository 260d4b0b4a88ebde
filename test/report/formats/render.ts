import type { JsonObject } from '../../../src/core/json.ts';
import { utc } from '../../../src/core/time/zone.ts';
import type { Format, FormatContext, FormatText } from '../../../src/report/formats/format.ts';
import type { Block, Report } from '../../../src/report/report.ts';

/** A report of the given blocks in a format. */
export function render(
  format: Format<FormatText>,
  blocks: readonly Block[],
  context: Partial<FormatContext> = {},
): string {
  const report: Report = { title: 'Title', blocks, data: {}, warnings: [], remarks: [], explanation: () => [] };
  const repositoryPath = (file: string): string => file;
  const plain = { width: 80, color: false, zone: utc, result: {}, version: '1.2.3', files: [], repositoryPath };
  return wholeText(format(report, { ...plain, ...context }));
}

/** A text that comes in pieces, as one. */
export const wholeText = (text: FormatText): string => (typeof text === 'string' ? text : [...text].join(''));

/** A result in a format for machines. */
export const renderResult = (format: Format<FormatText>, result: JsonObject): string => render(format, [], { result });
