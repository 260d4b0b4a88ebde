import { plainText } from '../plain-text.ts';
import { type Level, type Verdict, verdictsOf } from '../verdicts.ts';
import { counted } from '../words/phrases.ts';
import type { Format, FormatContext } from './format.ts';

/** GitHub shows so many of a kind for a step and drops the rest without a word. */
const most = 10;

/**
 * Annotations of GitHub Actions, a line each on standard output: errors first, then warnings, at most ten of each, the last
 * of which says how many more there are; and a notice that sums up. Texts are escaped, so that a title which says
 * `::error::` stays a text. Source: GitHub's workflow commands, and command.ts of its toolkit.
 */
export const github: Format = (_report, context) => {
  const verdicts = verdictsOf(context.result);
  const of = (level: Level): readonly Verdict[] => verdicts.filter((each) => each.level === level);
  const title = `ninefold ${String(context.result['schema']).split('/')[1]}`;
  const lines = [
    ...annotations('error', of('error'), title, context),
    ...annotations('warning', of('warning'), title, context),
    line('notice', { title }, summary(verdicts)),
  ];
  return lines.map((each) => `${each}\n`).join('');
};

function annotations(
  command: 'error' | 'warning',
  verdicts: readonly Verdict[],
  title: string,
  { repositoryPath }: FormatContext,
): readonly string[] {
  const hidden = verdicts.length - most;
  return verdicts.slice(0, most).map(({ message, place, kind, rule }, i) => {
    const at = place && {
      file: repositoryPath(place.file),
      line: String(place.line),
      ...(place.column !== null && { col: String(place.column) }),
    };
    const more = hidden > 0 && i === most - 1 ? ` (and ${counted(hidden, `more ${command}`)} in the result)` : '';
    return line(command, { ...at, title: kind === 'lint' ? `${title}: ${rule}` : title }, `${message}${more}`);
  });
}

function summary(verdicts: readonly Verdict[]): string {
  const checks = verdicts.filter(({ kind }) => kind === 'check');
  if (checks.length === 0) return 'nothing was checked';
  const count = (status: string): number => checks.filter(({ rule }) => rule === `check-${status}`).length;
  const parts = ['met', 'worse', 'missed', 'error', 'warned', 'skipped'].filter((each) => count(each) > 0);
  return `${counted(checks.length, 'check')}: ${parts.map((each) => `${count(each)} ${each}`).join(', ')}`;
}

function line(command: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${propertyText(value)}`);
  return `::${command} ${list.join(',')}::${messageText(message)}`;
}

const messageText = (text: string): string =>
  plainText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const propertyText = (text: string): string => messageText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
