import { plainText } from '../plain-text.ts';
import { checkRules, type Level, type Verdict, verdictsOf } from '../verdicts.ts';
import { fingerprints } from './fingerprint.ts';
import type { Format, FormatContext } from './format.ts';
import { jsonText } from './json-text.ts';

/** What GitHub takes of one run. */
const mostResults = 25_000;

/**
 * SARIF 2.1.0: a result for each check that is not met and for each lint finding. Columns count characters, as everywhere
 * here. Source: OASIS SARIF 2.1.0, and the limits that GitHub documents for uploads.
 */
export const sarif: Format = (_report, context) => {
  const verdicts = verdictsOf(context.result).filter(({ level }) => level !== 'ok');
  const names = fingerprints(verdicts);
  const rules = [...new Set(verdicts.map(({ rule }) => rule))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'ninefold', version: context.version, rules: rules.map(ruleObject) } },
        columnKind: 'unicodeCodePoints',
        results: verdicts.slice(0, mostResults).map((verdict, i) => ({
          ruleId: verdict.rule,
          ruleIndex: rules.indexOf(verdict.rule),
          level: verdict.level,
          message: { text: plainText(verdict.message) },
          ...locations(verdict, context),
          partialFingerprints: { 'ninefold/v1': names[i] },
        })),
      },
    ],
  };
  return `${jsonText(log)}\n`;

  function ruleObject(id: string) {
    const { level } = verdicts.find(({ rule }) => rule === id)! as { level: Exclude<Level, 'ok'> };
    const text = checkRules[id] ?? id.replaceAll('-', ' ');
    return { id, shortDescription: { text }, defaultConfiguration: { level } };
  }
};

/** Where it stands; else the first file of the call, so that there is something to show it at; nothing without a file. */
function locations({ place }: Verdict, { files, repositoryPath }: FormatContext) {
  const file = place?.file ?? files[0];
  if (file === undefined) return {};
  const column = place?.column ?? null;
  const region = { startLine: place?.line ?? 1, ...(column !== null && { startColumn: column }) };
  const uri = encodeURI(repositoryPath(file).replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(
    /[?#]/g,
    encodeURIComponent,
  );
  return { locations: [{ physicalLocation: { artifactLocation: { uri }, region } }] };
}
