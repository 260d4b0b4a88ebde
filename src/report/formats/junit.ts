import { plainText } from '../plain-text.ts';
import { type Verdict, verdictsOf } from '../verdicts.ts';
import type { Format } from './format.ts';

/**
 * JUnit XML: a case a check, missed ones as failures, those that could not be made as skipped, or as failures where the call
 * is strict. Without a check there is one case that passes, since readers refuse a file without any.
 * Source: the schema that Jenkins reads (junit-10.xsd) and GitLab's rules: of two cases of one name only the first counts.
 */
export const junit: Format = (_report, { result, repositoryPath }) => {
  const command = String(result['schema']).split('/')[1]!;
  const checks = verdictsOf(result).filter(({ kind }) => kind === 'check');
  const names = uniqueNames(checks.map(({ subject }) => subject));
  const cases =
    checks.length === 0
      ? [`    <testcase${attributes({ classname: `ninefold.${command}`, name: 'a result was computed', time: '0' })}/>`]
      : checks.map((check, i) => {
          const { place } = check;
          const at = place ? { file: repositoryPath(place.file), line: String(place.line) } : {};
          const head = attributes({ classname: `ninefold.${command}`, name: names[i]!, time: '0', ...at });
          const outcome = outcomeOf(check);
          return outcome ? `    <testcase${head}>${outcome}</testcase>` : `    <testcase${head}/>`;
        });
  const counts = {
    tests: String(cases.length),
    failures: String(checks.filter(({ level, rule }) => level === 'error' && rule !== 'check-error').length),
    errors: String(checks.filter(({ rule }) => rule === 'check-error').length),
    skipped: String(checks.filter(isSkipped).length),
    time: '0',
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'ninefold', ...counts })}>`,
    `  <testsuite${attributes({ name: `ninefold ${command}`, ...counts })}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
};

const isSkipped = ({ rule, level }: Verdict): boolean => rule === 'check-skipped' && level !== 'error';

function outcomeOf(check: Verdict): string | null {
  const { level, message, rule } = check;
  if (isSkipped(check)) return `<skipped${attributes({ message })}/>`;
  if (rule === 'check-error') return `<error${attributes({ message, type: rule })}/>`;
  if (level === 'error') return `<failure${attributes({ message, type: rule })}>${escaped(message)}</failure>`;
  return level === 'warning' ? `<system-out>${escaped(message)}</system-out>` : null;
}

/** @example uniqueNames(['a', 'a']) // ['a', 'a (2)'] */
function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let count = 2; taken.has(own); count++) own = `${name} (${count})`;
    taken.add(own);
    return own;
  });
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('');
}

/** XML 1.0 has no control characters and no half of a pair, not even escaped. */
function escaped(text: string): string {
  return plainText(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);
}
