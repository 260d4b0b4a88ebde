import { plainText } from '../plain-text.ts';
import { type Level, verdictsOf } from '../verdicts.ts';
import { fingerprints } from './fingerprint.ts';
import type { Format } from './format.ts';
import { jsonText } from './json-text.ts';

const severities: Readonly<Record<Exclude<Level, 'ok'>, string>> = {
  error: 'critical',
  warning: 'minor',
  note: 'info',
};

/**
 * GitLab's Code Quality report: a list of what is not met and what the lint rules found. A place is required there: where
 * there is none, it is the first line of the first file of the call. Source: GitLab's documentation of the format.
 */
export const gitlab: Format = (_report, { result, files, repositoryPath }) => {
  const verdicts = verdictsOf(result).filter(({ level }) => level !== 'ok');
  const names = fingerprints(verdicts);
  const issues = verdicts.map(({ message, rule, level, place }, i) => ({
    description: plainText(message),
    check_name: rule,
    fingerprint: names[i],
    severity: severities[level as Exclude<Level, 'ok'>],
    location: {
      path: repositoryPath(place?.file ?? files[0] ?? 'ninefold'),
      lines: { begin: place?.line ?? 1 },
    },
  }));
  return `${jsonText(issues)}\n`;
};
