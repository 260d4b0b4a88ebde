import type { AskedReport } from '../../commands/options/reports.ts';
import type { SharedValues } from '../../commands/options/shared.ts';
import type { FormatText } from '../../report/formats/format.ts';
import { formatOfFile } from '../../report/formats/index.ts';
import type { Io } from '../io.ts';
import { refuseOverwriting, refuseSharing } from './output-file.ts';
import { stepSummaryText } from './step-summary.ts';

/** One result that is written: its format, and the file that it goes to, null for standard output. */
export interface AskedOutput {
  readonly format: string;
  readonly file: string | null;
}

/** The result of `--format` and `--output` first, then those of `--report`; none may go over an input or another one. */
export function askedOutputs(
  { format, output, report }: Pick<SharedValues, 'format' | 'output' | 'report'>,
  more: readonly AskedReport[],
  inputs: readonly string[],
): readonly AskedOutput[] {
  const file = output === null || output === '-' ? null : output; // standard output, as for the input
  const main = { format: format ?? (file === null ? null : formatOfFile(file)) ?? 'table', file };
  const outputs = [main, ...report, ...more];
  const files = outputs.flatMap((each) => each.file ?? []);
  for (const each of files) refuseOverwriting(each, inputs);
  refuseSharing(files);
  return outputs;
}

/** The text for a file: the step summary of GitHub Actions is added to, and has a limit. */
export function fileText(file: string, text: FormatText, io: Io): FormatText {
  if (file !== io.env['GITHUB_STEP_SUMMARY']) return text;
  return stepSummaryText(file, typeof text === 'string' ? text : [...text].join(''));
}
