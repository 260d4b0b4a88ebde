import type {
  DiagramOrder,
  FileRole,
  Problem,
  ProblemFacts,
  ProblemKind,
  StructuredContent,
} from '../../core/problem.ts';
import type { ExpectedValue, GivenValue } from '../../core/value-facts.ts';
import { shellWord } from '../shell-word.ts';
import { counted, didYouMean, listed, quoted } from './phrases.ts';
import type { ProblemText } from './problem-words.ts';
import { composeProblemTexts } from './problems/compose-problem-text.ts';
import { rowProblemTexts } from './problems/row-problem-text.ts';
import { serverProblemTexts } from './problems/server-problem-text.ts';
import { sloProblemTexts } from './problems/slo-problem-text.ts';
import { topologyProblemTexts } from './problems/topology-problem-text.ts';
import { typedProblemTexts } from './problems/typed-problem-text.ts';
import { usageProblemTexts } from './problems/usage-problem-text.ts';

function emptyHint(content: StructuredContent | undefined): string {
  if (content === undefined) return 'check the export that should have filled it';
  return content === 'topology'
    ? 'write at least one component, such as components: { db: { availability: 99.9 } }'
    : 'it must be YAML or JSON';
}

const roleNames: Readonly<Record<FileRole, string>> = {
  log: 'a log of incidents',
  topology: 'a topology',
  slos: 'a file of SLOs',
  project: 'a project file',
  scenarios: 'a file of scenarios',
  targets: 'a file of targets',
  policy: 'a policy',
  events: 'a table of counts of events',
  yamlLog: 'YAML',
};

/** The call that reads a file as what it is. */
const roleCalls: Readonly<Record<FileRole, (file: string) => string>> = {
  log: (file) => `read it as one: ninefold incidents ${file}`,
  topology: (file) => `compose reads it: ninefold compose ${file}`,
  slos: (file) => `budget holds a log against it: ninefold budget LOG --slo ${file}`,
  project: (file) => `check runs it: ninefold check ${file}`,
  scenarios: (file) => `project takes it beside a log: ninefold project LOG --scenarios ${file}`,
  targets: (file) => `budget takes it beside a log: ninefold budget LOG --targets ${file}`,
  policy: (file) => `budget takes it beside a log: ninefold budget LOG --slo 99.9 --policy ${file}`,
  events: (file) => `budget reads it: ninefold budget ${file} --slo 99.9`,
  yamlLog: (file) => `logs are CSV or JSON: yq -o json ${file} | ninefold incidents -`,
};

/** How to name the start and the end; which of the columns of dates is which is not guessed. */
function mapOption(stampColumns: readonly string[]): string {
  const option = '--map start=COLUMN,verified=COLUMN';
  if (stampColumns.length === 0) return `name it, and the end: ${option}`;
  return `dates stand in ${listed(stampColumns.map(quoted))}; name the start and the end: ${option}`;
}

const diagramOrders: Readonly<Record<DiagramOrder, string>> = {
  gatesFirst: 'gates first',
  smallGatesFirst: 'small gates first',
  largeGatesFirst: 'large gates first',
  componentsFirst: 'components first',
  gathered: 'gathered',
  asWritten: 'as written',
  simplification: 'simplification',
  minimalCutSets: 'minimal cut sets',
};

const expectedWords: Readonly<Record<Extract<ExpectedValue, string>, string>> = {
  money: 'an amount of money without its unit, 0 or more',
  text: 'a text',
  name: 'a name',
  names: 'a name or a list of names',
  number: 'a number',
  numberFromZero: 'a number from 0 up',
  percentage: 'a percentage',
  plainPercentage: 'a percentage such as 99.9',
  aboveZero: 'above 0 %',
  duration: 'a duration',
  durationInDays: 'a duration such as 28d',
  durationInMinutes: 'a duration such as 1m',
  dateAndTime: 'a date and time such as 2026-01-01 00:00:00',
  truth: 'true or false',
  expression: 'an expression such as web -> app',
  change: 'a change such as "reduce mttr=50%"',
  list: 'a list',
  map: 'a map',
  someValue: 'a value',
  oneValue: 'one value',
  oneDocument: 'one document',
};

/** @example expectedText({ least: 1, most: 9 }) // 'a whole number from 1 to 9' */
function expectedText(expected: ExpectedValue): string {
  if (typeof expected === 'string') return expectedWords[expected];
  if ('alone' in expected) return `${expected.alone} alone`;
  if ('mostNodes' in expected) return `at most ${expected.mostNodes} nodes`;
  return `a whole number from ${expected.least} to ${expected.most}`;
}

const givenWords: Readonly<Record<Extract<GivenValue, string>, string>> = {
  list: 'a list',
  map: 'a map',
  nothing: 'empty',
  emptyText: 'an empty text',
  several: 'several',
};

/** @example givenText({ text: 'soon' }) // '"soon"' */
function givenText(given: GivenValue): string {
  if (typeof given === 'string') return givenWords[given];
  return 'text' in given ? quoted(given.text) : given.number;
}

/** The words for every problem; a kind without words does not compile. */
export const problemTexts: { readonly [K in ProblemKind]: (facts: ProblemFacts[K]) => ProblemText } = {
  ...usageProblemTexts,
  ...composeProblemTexts,
  ...typedProblemTexts,
  ...rowProblemTexts,
  ...serverProblemTexts,
  nameUnknown: ({ what, name, known, suggestion }) => ({
    what: `there is no ${what} ${quoted(name)}${didYouMean(suggestion)}`,
    ...(known.length > 0 && { todo: `there are: ${listed(known)}` }),
  }),
  diagramTooLarge: ({ journey, hasBounds, tried }) => ({
    what: `the exact availability of ${quoted(journey)} does not fit the limits; tried ${tried.map(({ order, nodes }) => `${diagramOrders[order]} (${nodes} nodes)`).join(', ')}`,
    todo: `raise --max-nodes or --max-time${hasBounds ? ', or take proven bounds with --approximate' : ''}`,
  }),
  noLog: () => ({
    what: 'no incident log was given',
    todo: 'name a file, or pipe one in: cat log.csv | ninefold COMMAND',
  }),
  ceilingTooLarge: ({ journey }) => ({
    what: `what ${quoted(journey)} of the topology can reach does not fit the limits of the exact computation`,
    todo: 'leave --topology out; ninefold compose takes the file, and has --max-nodes, --max-time and --approximate',
  }),
  fileMissing: ({ path }) => ({ what: `there is no file ${quoted(path)}`, todo: 'check the path' }),
  fileUnreadable: ({ path, reason }) => ({
    what: `${quoted(path)} cannot be read (${reason})`,
    todo: 'check its permissions',
  }),
  fileShrank: ({ path }) => ({
    what: `${quoted(path)} became shorter while it was read`,
    todo: 'something writes it: run again when that is done, or read a copy',
  }),
  pathIsDirectory: ({ path }) => ({ what: `${quoted(path)} is a directory`, todo: 'name the files in it' }),
  inputEmpty: ({ content }) => ({ what: 'there is nothing in it', todo: emptyHint(content) }),
  inputBinary: ({ looksLike, content }) => ({
    what: `this is no text${looksLike === null ? '' : `; it looks like ${looksLike}`}`,
    todo: content === undefined ? 'ninefold reads CSV, TSV, JSON and JSON lines' : 'it must be YAML or JSON',
  }),
  inputMarkup: ({ content }) => ({
    what: 'this is XML or HTML, such as a page or a feed',
    todo:
      content === undefined
        ? 'ninefold reads CSV, TSV, JSON and JSON lines: export one of them, or save the JSON answer of the API'
        : 'it must be YAML or JSON',
  }),
  inputHasNoIncidents: ({ headerOnly }) => ({
    what: headerOnly ? 'there is a header and no row' : 'there is no incident in it',
    todo: 'a quiet time needs its window to be known: give --from and --to, or --month',
  }),
  fileSwapped: ({ wanted, found, file }) => ({
    what: `this is ${roleNames[found]}, not ${roleNames[wanted]}`,
    todo: roleCalls[found](shellWord(file)),
  }),
  columnsUnknown: ({ columns, stampColumns = [] }) => ({
    what: `none of the columns is the start of an incident: ${listed(columns.map(quoted))}`,
    todo: `${mapOption(stampColumns)}; the first line must be a header`,
  }),
  jsonMalformed: ({ reason }) => ({
    what: `this is no well-formed JSON: ${reason}`,
    todo: 'fix it here, or export it again',
  }),
  jsonShapeUnknown: ({ found }) => ({
    what: `this JSON is ${found}, not a list of incidents`,
    todo: 'ninefold reads [{…}], {"incidents": [{…}]}, {"data": [{"attributes": {…}}]} and one object a line',
  }),
  yamlMalformed: ({ reason }) => ({ what: `this is no well-formed YAML: ${reason}`, todo: 'fix it here' }),
  keyTwice: ({ key }) => ({ what: `the key ${quoted(key)} stands here a second time`, todo: 'keep one of them' }),
  keyUnknown: ({ what, key, known, suggestion }) => ({
    what: `${what} has no key ${quoted(key)}${didYouMean(suggestion)}`,
    todo: `its keys are: ${known.join(', ')}`,
  }),
  keyMissing: ({ what, key }) => ({ what: `${what} has no ${key}`, todo: `add the key ${key}` }),
  valueKind: ({ what, expected, found }) => ({
    what: `${what} must be ${expectedText(expected)}, not ${givenText(found)}`,
  }),
  problemsMore: ({ count }) => ({ what: `${counted(count, 'more problem is', 'more problems are')} not listed` }),
  mapEmpty: ({ what }) => ({ what: `${what} is empty` }),
  ...sloProblemTexts,
  ...topologyProblemTexts,
  outputUnwritable: ({ path, reason }) => ({
    what: `${quoted(path)} cannot be written (${reason})`,
    todo: 'name another file',
  }),
  exclusionIsLog: ({ path }) => ({
    what: `--exclude: ${quoted(path)} is the log itself: every incident would be agreed maintenance`,
    todo: 'name a file of agreed maintenance, or leave the option out',
  }),
  standardInputTwice: () => ({
    what: 'standard input (-) was named twice',
    todo: 'it can be read once: put one of them into a file',
  }),
};

/** What a problem is, in one sentence without its place. */
export function problemSentence({ kind, data }: Problem): string {
  const say = problemTexts[kind] as (facts: Problem['data']) => ProblemText;
  return say(data).what;
}
