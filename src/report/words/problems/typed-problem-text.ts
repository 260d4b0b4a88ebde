import type {
  AssertionRefusal,
  DateFormatRefusal,
  DurationRefusal,
  ServiceHoursRefusal,
  TypedFacts,
} from '../../../core/typed-facts.ts';
import { didYouMean, notUnderstood, quoted } from '../phrases.ts';
import type { ProblemText } from '../problem-words.ts';
import { changeProblemTexts } from './change-problem-text.ts';
import { expressionProblemTexts } from './expression-problem-text.ts';

const shareForms = 'write a share: 0.1%, or a ratio below 1 such as 0.001';
const percentForms = ({ isShare }: { readonly isShare?: true }): string =>
  isShare ? shareForms : 'write 99.95, 99.95%, a ratio below 1 such as 0.9995, or nines such as 3.5n';
const instantForms = 'write 2026-10-01, 2026-10-01T14:00:00Z or epoch seconds';
const failoverForm = 'hot interval=5s timeout=3s failures=3 recoveries=5 switch=10s failback=5m';

const noDuration: Readonly<Record<DurationRefusal, string>> = {
  empty: 'it is empty',
  form: 'it is not a number followed by a unit',
  isoForm: 'it is not an ISO 8601 duration',
  exponent: 'it has an exponent; write the number out',
  negative: 'it is below 0',
  unitMissing: 'it has no unit',
  unitUnknown: 'there is no such unit',
  month: 'a month has no one length',
  tooLong: 'it is too long',
  leadsTooFar: 'it leads to more seconds than can be counted',
  probesTooClose: 'probes are at least 1 ms apart',
};

const noHours: Readonly<Record<ServiceHoursRefusal, (part: string) => string>> = {
  form: (part) => `"${part}" is not days and hours`,
  dayMissing: () => 'it does not begin with a day',
  dayUnknown: (part) => `there is no day "${part}"`,
  timeUnknown: (part) => `there is no time ${part}`,
  noLength: (part) => `"${part}" begins when it ends`,
};

const noDateFormat: Readonly<Record<DateFormatRefusal, string>> = {
  letters: 'yyyy is the year, and dd the day of the month',
  yearMissing: 'it has no year, so its dates have no place in time',
  notReadBack: 'it cannot read back the dates that it writes',
  refused: 'its tokens are not understood',
};

const noAssertion: Readonly<Record<AssertionRefusal, (value: string, ratio: string) => string>> = {
  form: () => 'it is not METRIC OP VALUE',
  valueMissing: () => 'there is no value to compare with',
  ratioTooLarge: (value, ratio) =>
    `the metric is a ratio, of which ${value} is ${value} times the whole: write ${value}% or ${ratio}`,
  numberTooLarge: (value) => `${value} is beyond the numbers that can be compared`,
  noNumber: (value) => `${value} is no number, and the metric is one`,
  metricUnordered: () => 'the metric is text, and text has no order',
  valueUnordered: (value) => `${value} is no number, and text has no order`,
};

/** The words for what is wrong with a value that was typed. */
export const typedProblemTexts: { readonly [K in keyof TypedFacts]: (facts: TypedFacts[K]) => ProblemText } = {
  ...expressionProblemTexts,
  ...changeProblemTexts,
  percentUnreadable: ({ text, ...rest }) => ({ what: `${quoted(text)} is no percentage`, todo: percentForms(rest) }),
  shareInNines: ({ text }) => ({
    what: `${quoted(text)} counts nines, which only an availability has`,
    todo: shareForms,
  }),
  percentAmbiguousOne: () => ({ what: '1 could be 1 % or all of it', todo: 'write 1% or 100%' }),
  percentOutOfRange: ({ text, ...rest }) => ({
    what: `${quoted(text)} is outside 0 to 100 %`,
    todo: percentForms(rest),
  }),
  ninesTooMany: ({ text, most }) => ({
    what: `${quoted(text)} is beyond ${most} nines`,
    todo: 'write 100% for what never fails, or fewer nines',
  }),
  durationUnreadable: ({ text, reason, unit }) => ({
    what: `${quoted(text)} is no duration: ${unit === undefined ? noDuration[reason] : `there is no unit ${unit}`}`,
    todo: 'write 90s, 43m12s, 1h30m, 7d, 2w, 1y (365 d) or PT43M',
  }),
  durationNotPositive: ({ text }) => ({
    what: `${quoted(text)} is ${/^\s*[-−]/.test(text) ? 'below 0' : 'no time at all'}`,
    todo: 'give a duration above 0',
  }),
  countUnreadable: ({ text }) => ({ what: `${quoted(text)} is no whole number`, todo: 'write 10 or 1e6' }),
  instantUnreadable: ({ text }) => ({ what: `${quoted(text)} is not a date and time`, todo: instantForms }),
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
  monthUnreadable: ({ text }) => ({ what: `${quoted(text)} is no month`, todo: 'write 2026-10, or last' }),
  quarterUnreadable: ({ text }) => ({ what: `${quoted(text)} is no quarter`, todo: 'write 2026-Q3, or last' }),
  windowEmpty: ({ start, end }) => ({
    what: `the window from ${start} to ${end} has no length`,
    todo: '--from must lie before --to (default: now)',
  }),
  windowConflict: ({ options }) => ({
    what: `${options.join(' and ')} say different things`,
    todo: 'give one of them',
  }),
  windowBeyondYears: () => ({ what: 'the window reaches beyond the years 0 to 9999', todo: 'give a shorter one' }),
  windowFullyExcluded: () => ({
    what: 'exclusions and service hours leave nothing of the window',
    todo: 'check --exclude, --service-hours and --zone',
  }),
  serviceHoursUnreadable: ({ text, reason, part }) => ({
    what: `${quoted(text)} are no service hours: ${noHours[reason](part)}`,
    todo: 'write "Mon-Fri 08:00-18:00", several parted by commas',
  }),
  creditUnreadable: ({ text }) => ({
    what: notUnderstood(text),
    todo: 'write THRESHOLD=CREDIT, such as 99.9=10%,99=25%',
  }),
  creditsInconsistent: ({ reason }) => ({
    what: `the credits contradict themselves: ${reason === 'thresholdTwice' ? 'a threshold stands twice' : 'a lower threshold pays less than a higher one'}`,
    todo: 'the lowest threshold undercut pays, not the sum: write 99.9=10%,99=25%',
  }),
  pairUnreadable: ({ text, expected }) => ({ what: notUnderstood(text), todo: `write ${expected}` }),
  dateFormatUnusable: ({ format, reason, says }) => ({
    what: `the date format ${quoted(format)} cannot be used: ${says ?? noDateFormat[reason]}`,
    todo: "use the tokens of date-fns: --date-format 'dd-MM-yyyy HH:mm'",
  }),
  assertionUnreadable: ({ reason, value = '', ratio = '' }) => ({
    what: `the assertion cannot be read: ${noAssertion[reason](value, ratio)}`,
    todo: 'write METRIC OP VALUE, such as "mttrSeconds <= 1h"; OP is one of < <= > >= == !=',
  }),
  metricUnknown: ({ metric, suggestion }) => ({
    what: `no result of this command has ${quoted(metric)}${didYouMean(suggestion)}`,
    todo: 'a metric is a path of the JSON result: --format csv lists them all',
  }),
  metricOfChecks: () => ({
    what: 'a check cannot be made of the checks, which are made last',
    todo: 'assert what it is about, or take its verdict from the JSON result',
  }),
  failoverEmpty: () => ({ what: 'it is empty', todo: `write a mode and its settings: ${failoverForm}` }),
  failoverUnreadable: ({ text, reason }) => ({
    what: notUnderstood(text),
    todo: `write ${reason === 'modeFirst' ? 'the mode first' : 'one mode alone'}: ${failoverForm}`,
  }),
  settingUnreadable: ({ text, reason, key }) => ({
    what: notUnderstood(text),
    todo: `write ${key}${reason === 'twice' ? ' only once' : '=VALUE, without blanks'}`,
  }),
  probesOutOfRange: ({ text, most }) => ({
    what: notUnderstood(text),
    todo: `write a number of probes from 1 to ${most}`,
  }),
};
