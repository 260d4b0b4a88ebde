import type { ProblemFacts, ProblemKind, StructuredContent } from '../../core/problem.ts';
import { likelyDateForm } from './date-form.ts';
import { counted, didYouMean, listed, quoted } from './phrases.ts';
import type { ProblemText } from './problem-words.ts';
import { sloProblemTexts } from './slo-problem-text.ts';
import { topologyProblemTexts } from './topology-problem-text.ts';
import { usageProblemTexts } from './usage-problem-text.ts';

const percentForms = 'write 99.95, 99.95%, a ratio below 1 such as 0.9995, or nines such as 3.5n';
const instantForms = 'write 2026-10-01, 2026-10-01T14:00:00Z or epoch seconds';
const expressionForms = 'write a=99.9 -> b=99.9 (all must work), a=99 | b=99 (any may work), 2of(a=99, b=99, c=99)';
const dateFormatHint = (text: string): string =>
  `say how stamps are written: --date-format '${likelyDateForm(text) ?? 'dd-MM-yyyy HH:mm'}' (tokens of date-fns; MM is the month, dd the day)`;
/** Two digits for the year leave open which part it is; else it is day or month. */
const unclear = (text: string): string =>
  /[-/. ][0-9]{2}(?![0-9:])[^-/.]*$/.test(text) && !/[0-9]{4}/.test(text)
    ? 'does not say which of its numbers is the year'
    : 'does not say which is the day and which the month';

function emptyHint(content: StructuredContent | undefined): string {
  if (content === undefined) return 'check the export that should have filled it';
  return content === 'topology'
    ? 'write at least one component, such as components: { db: { availability: 99.9 } }'
    : 'it must be YAML or JSON';
}

/** The words for every problem; a kind without words does not compile. */
export const problemTexts: { readonly [K in ProblemKind]: (facts: ProblemFacts[K]) => ProblemText } = {
  ...usageProblemTexts,
  usage: ({ message, hint }) => ({ what: message, ...(hint && { todo: hint }) }),
  percentUnreadable: ({ text }) => ({ what: `${quoted(text)} is no percentage`, todo: percentForms }),
  shareInNines: ({ text }) => ({
    what: `${quoted(text)} counts nines, which only an availability has`,
    todo: 'write a share: 0.1%, or a ratio below 1 such as 0.001',
  }),
  percentAmbiguousOne: () => ({ what: '1 could be 1 % or all of it', todo: 'write 1% or 100%' }),
  percentOutOfRange: ({ text }) => ({ what: `${quoted(text)} is outside 0 to 100 %`, todo: percentForms }),
  ninesTooMany: ({ text, most }) => ({
    what: `${quoted(text)} is beyond ${most} nines`,
    todo: 'write 100% for what never fails, or fewer nines',
  }),
  durationUnreadable: ({ text, reason }) => ({
    what: `${quoted(text)} is no duration: ${reason}`,
    todo: 'write 90s, 43m12s, 1h30m, 7d, 2w, 1y (365 d) or PT43M',
  }),
  durationNotPositive: ({ text }) => ({
    what: `${quoted(text)} is ${/^\s*[-−]/.test(text) ? 'below 0' : 'no time at all'}`,
    todo: 'give a duration above 0',
  }),
  countUnreadable: ({ text }) => ({ what: `${quoted(text)} is no whole number`, todo: 'write 10 or 1e6' }),
  instantUnreadable: ({ text }) => ({ what: `${quoted(text)} is no instant`, todo: instantForms }),
  instantAmbiguous: ({ text }) => ({
    what: `${quoted(text)} does not say which is the day and which the month`,
    todo: instantForms,
  }),
  instantZoneAbbreviation: ({ text, abbreviation }) => ({
    what: `${quoted(text)}: ${abbreviation} is no zone of its own (several zones share such letters)`,
    todo: 'give an offset such as +01:00, or leave it out and name the zone with --zone',
  }),
  zoneUnknown: ({ text }) => ({
    what: `there is no zone ${quoted(text)}`,
    todo: 'use an IANA name such as Europe/Berlin, or +05:30',
  }),
  monthUnreadable: ({ text }) => ({ what: `${quoted(text)} is no month`, todo: 'write 2026-10' }),
  windowEmpty: ({ start, end }) => ({
    what: `the window from ${start} to ${end} has no length`,
    todo: '--from must lie before --to (default: now)',
  }),
  windowConflict: ({ options }) => ({
    what: `${options.join(' and ')} say different things`,
    todo: 'give one of them',
  }),
  windowFullyExcluded: () => ({
    what: 'exclusions and service hours leave nothing of the window',
    todo: 'check --exclude, --service-hours and --zone',
  }),
  serviceHoursUnreadable: ({ text, reason }) => ({
    what: `${quoted(text)} are no service hours: ${reason}`,
    todo: 'write "Mon-Fri 08:00-18:00", several parted by commas',
  }),
  creditsInconsistent: ({ reason }) => ({
    what: `the credits contradict themselves: ${reason}`,
    todo: 'the lowest threshold undercut pays, not the sum: write 99.9=10%,99=25%',
  }),
  pairUnreadable: ({ text, expected }) => ({ what: `${quoted(text)} is not understood`, todo: `write ${expected}` }),
  nameUnknown: ({ what, name, known, suggestion }) => ({
    what: `there is no ${what} ${quoted(name)}${didYouMean(suggestion)}`,
    ...(known.length > 0 && { todo: `there are: ${listed(known)}` }),
  }),
  dateFormatUnusable: ({ format, reason }) => ({
    what: `the date format ${quoted(format)} cannot be used: ${reason}`,
    todo: "use the tokens of date-fns: --date-format 'dd-MM-yyyy HH:mm'",
  }),
  assertionUnreadable: ({ reason }) => ({
    what: `the assertion cannot be read: ${reason}`,
    todo: 'write METRIC OP VALUE, such as "mttrSeconds <= 1h"; OP is one of < <= > >= == !=',
  }),
  metricUnknown: ({ metric, suggestion }) => ({
    what: `no result of this command has ${quoted(metric)}${didYouMean(suggestion)}`,
    todo: 'a metric is a path of the JSON result: --format csv lists them all',
  }),
  diagramTooLarge: ({ journey, tried }) => ({
    what: `the exact availability of ${quoted(journey)} does not fit the limits; tried ${tried.map(({ order, nodes }) => `${order} (${nodes} nodes)`).join(', ')}`,
    todo: 'raise --max-nodes or --max-time, or take proven bounds with --approximate',
  }),
  noLog: () => ({
    what: 'no incident log was given',
    todo: 'name a file, or pipe one in: cat log.csv | ninefold COMMAND',
  }),
  ceilingTooLarge: ({ journey }) => ({
    what: `what ${quoted(journey)} of the topology can reach does not fit the limits of the exact computation`,
    todo: 'leave --topology out; ninefold compose takes the file, and has --max-nodes, --max-time and --approximate',
  }),
  expressionEmpty: () => ({
    what: 'the expression is empty',
    todo: "write what must work: 'web=99.9 -> (db-a=99.5 | db-b=99.5)'",
  }),
  expressionUnreadable: ({ found, expected, hint }) => ({
    what: found === null ? `it ends where ${expected} is expected` : `here stands ${quoted(found)}, not ${expected}`,
    todo: hint ?? expressionForms,
  }),
  parenthesisUnbalanced: ({ isOpen }) => ({
    what: isOpen ? 'this parenthesis is never closed' : 'this parenthesis closes none',
    todo: isOpen ? 'add the ) that belongs to it' : 'take it out, or add the ( that belongs to it',
  }),
  needOutOfRange: ({ need, positions }) => ({
    what: `${need} of ${positions} cannot be needed`,
    todo: `write ${positions === 1 ? '1' : `1 to ${positions}`}: at most as many as there are arguments; copies count each`,
  }),
  copiesOutOfRange: ({ most }) => ({ what: 'there cannot be so many copies', todo: `write 1 to ${most}` }),
  copiesMisplaced: () => ({
    what: 'copies stand only as an argument of their own in k-of',
    todo: 'say how many of them must work: 2of(3 x app=99.9)',
  }),
  partWithoutValue: ({ name, suggestion }) => ({
    what: `${quoted(name)} has no value${didYouMean(suggestion)}`,
    todo: name.includes('#')
      ? `give it behind the copies: ${name.replace(/^(.+)#([0-9]+)$/, '$2 x $1')}=99.9`
      : `give it at one of its uses: ${name}=99.9`,
  }),
  partWithTwoValues: ({ name, first, second }) => ({
    what: `${quoted(name)} has two values, ${first} and ${second}`,
    todo: 'the same name is the same part: give it one value, or name the parts apart',
  }),
  fileMissing: ({ path }) => ({ what: `there is no file ${quoted(path)}`, todo: 'check the path' }),
  fileUnreadable: ({ path, reason }) => ({
    what: `${quoted(path)} cannot be read (${reason})`,
    todo: 'check its permissions',
  }),
  pathIsDirectory: ({ path }) => ({ what: `${quoted(path)} is a directory`, todo: 'name the files in it' }),
  inputEmpty: ({ content }) => ({ what: 'there is nothing in it', todo: emptyHint(content) }),
  inputBinary: ({ looksLike, content }) => ({
    what: `this is no text${looksLike === null ? '' : `; it looks like ${looksLike}`}`,
    todo: content === undefined ? 'ninefold reads CSV, TSV, JSON and JSON lines' : 'it must be YAML or JSON',
  }),
  inputHasNoIncidents: ({ headerOnly }) => ({
    what: headerOnly ? 'there is a header and no row' : 'there is no incident in it',
    todo: 'a quiet time needs its window to be known: give --from and --to, or --month',
  }),
  columnsUnknown: ({ columns }) => ({
    what: `none of the columns is the start of an incident: ${listed(columns.map(quoted))}`,
    todo: 'name it: --map start=COLUMN (and verified=COLUMN for the end); the first line must be a header',
  }),
  csvMalformed: ({ reason }) => ({
    what: `this is no well-formed CSV: ${reason}`,
    todo: 'quote the cell, and double the quotes in it',
  }),
  jsonMalformed: ({ reason }) => ({
    what: `this is no well-formed JSON: ${reason}`,
    todo: 'mend it here, or export it again',
  }),
  jsonShapeUnknown: ({ found }) => ({
    what: `this JSON is ${found}, not a list of incidents`,
    todo: 'ninefold reads [{…}], {"incidents": [{…}]}, {"data": [{"attributes": {…}}]} and one object a line',
  }),
  yamlMalformed: ({ reason }) => ({ what: `this is no well-formed YAML: ${reason}`, todo: 'mend it here' }),
  keyTwice: ({ key }) => ({ what: `the key ${quoted(key)} stands here a second time`, todo: 'keep one of them' }),
  keyUnknown: ({ what, key, known, suggestion }) => ({
    what: `${what} has no key ${quoted(key)}${didYouMean(suggestion)}`,
    todo: `its keys are: ${known.join(', ')}`,
  }),
  keyMissing: ({ what, key }) => ({ what: `${what} has no ${key}`, todo: `add the key ${key}` }),
  valueKind: ({ what, expected, found }) => ({ what: `${what} must be ${expected}, not ${found}` }),
  problemsMore: ({ count }) => ({ what: `${counted(count, 'more problem is', 'more problems are')} not listed` }),
  mapEmpty: ({ what }) => ({ what: `${what} is empty` }),
  ...sloProblemTexts,
  ...topologyProblemTexts,
  outputUnwritable: ({ path, reason }) => ({
    what: `${quoted(path)} cannot be written (${reason})`,
    todo: 'name another file',
  }),
  rowNoStart: ({ column, known }) => ({
    what: column === null ? 'the incident has no start' : `the incident has no start (${column} is empty or unknown)`,
    todo: `fill it in, map another column (--map start=COLUMN${known ? `; there are: ${listed(known)}` : ''}), or leave such rows out with --skip-invalid`,
  }),
  rowStampUnreadable: ({ field, text }) => ({
    what: `${field}: ${quoted(text)} is no instant`,
    todo: `mend it, or ${dateFormatHint(text)}`,
  }),
  rowStampAmbiguous: ({ field, text }) => ({
    what: `${field}: ${quoted(text)} ${unclear(text)}`,
    todo: dateFormatHint(text),
  }),
  rowStampZoneAbbreviation: ({ field, text, abbreviation }) => ({
    what: `${field}: ${quoted(text)}: several zones call themselves ${abbreviation}`,
    todo: `give an offset such as +01:00, or ${dateFormatHint(text)} with --zone`,
  }),
  standardInputTwice: () => ({
    what: 'standard input (-) was named twice',
    todo: 'it can be read once: put one of them into a file',
  }),
  rowNoEnd: () => ({ what: 'the exclusion has no end', todo: 'give both start and end' }),
  rowVerifiedBeforeStart: ({ start, verified }) => ({
    what: `verified (${verified}) lies before start (${start})`,
    todo: 'mend the stamps, or leave such rows out with --skip-invalid',
  }),
  rowImpactOutOfRange: ({ text }) => ({
    what: `the impact ${quoted(text)} is no share from 0 to 1`,
    todo: 'write 0.3 or 30%; if the column counts in percent, --map impact=COLUMN:%; if it is a level, --map severity=COLUMN,impact=none',
  }),
  rowDurationUnreadable: ({ field, text }) => ({
    what: `${field}: ${quoted(text)} is no length of time`,
    todo: 'write a number or 5m',
  }),
  rowWidth: ({ found, expected }) => ({
    what: `the row has ${found} cells, the header has ${expected}`,
    todo: 'quote cells that hold the delimiter; a row cut short may mean that the file is not whole',
  }),
  rowNotAnObject: ({ found }) => ({
    what: `here stands ${found}, not an incident`,
    todo: 'each element must be an object',
  }),
  rowsInvalid: ({ count, found, shown }) => ({
    what: `${counted(count, 'row')} cannot be used${found > shown ? `; ${found - shown} more problems are not listed` : ''}`,
    todo: 'mend them, or go on without them: --skip-invalid',
  }),
};
