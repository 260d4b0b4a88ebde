import type { ProblemFacts, ProblemKind } from '../../../core/problem.ts';
import { formatCount } from '../../numbers.ts';
import { shellWord } from '../../shell-word.ts';
import { dateForms } from '../date-form.ts';
import { counted, listed, quoted } from '../phrases.ts';
import type { ProblemText } from '../problem-words.ts';

type RowKind =
  | Extract<ProblemKind, `row${string}`>
  | (
      | 'headingZoneShared'
      | 'percentsOrShares'
      | 'columnTwice'
      | 'statesNowhere'
      | 'statesUnclear'
      | 'statesOrOutages'
      | 'answerIsError'
      | 'answerIsScalar'
      | 'recurrenceUnusable'
      | 'calendarUnreadable'
    );

/** The options that read a stamp; null where its form is not known. */
function formOptions(text: string): string | null {
  const options = dateForms(text).map((form) => `--date-format ${form.includes("'") ? `"${form}"` : `'${form}'`}`);
  return options.length > 0 ? options.join(', or ') : null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const isMonth = (word: string): boolean => months.includes(word.slice(0, 3).toLowerCase());

/** A date of the calendar by its numbers that no calendar has: 2026-02-30. */
function isNoDate(text: string): boolean {
  const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])/.exec(text.trim());
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const isDayFirst = month > 12 && day <= 12; // 2026-25-02, whose form can be named
  return !isDayFirst && (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate());
}

function dateFormatHint(text: string): string {
  const named = /^[0-9]{1,2}[-./ ]+([^0-9\s./-]{3,})[-./ ]+[0-9]{2,4}/.exec(text.trim())?.[1];
  if (named && !isMonth(named)) return 'write its month in English, or as a number: 2026-05-14 15:42';
  const options = formOptions(text);
  if (options === null)
    return "say how timestamps are written: --date-format 'dd-MM-yyyy HH:mm' (tokens of date-fns; MM is the month, dd the day)";
  if (dateForms(text)[0] === 'excel') return `if these are days of a spreadsheet since 1900, say so: ${options}`;
  return `say how timestamps are written: ${options} (tokens of date-fns; M is the month, d the day)`;
}

/** An option of columns, quoted where a shell needs it. */
const mapped = (rule: string): string => `--map ${shellWord(rule)}`;

/** Behind the decimal point another number of digits than three, which could be thousands. */
function decimalPart(_: string, digits: string): string {
  const needed = digits.replace(/0+$/, '');
  if (needed === '') return '';
  return needed.length === 3 ? `.${needed}0` : `.${needed}`;
}

/** Two digits for the year leave open which part it is; else it is day or month. */
const unclear = (text: string): string =>
  /[-/. ][0-9]{2}(?![0-9:])[^-/.]*$/.test(text) && !/[0-9]{4}/.test(text)
    ? 'does not say which of its numbers is the year'
    : 'does not say which is the day and which the month';

/** What is wrong with the rows of a log. */
export const rowProblemTexts: { readonly [K in RowKind]: (facts: ProblemFacts[K]) => ProblemText } = {
  answerIsError: ({ text }) => ({
    what: `this is the answer to a request that failed: ${quoted(text)}`,
    todo: 'export it again: what it lists is not the whole log',
  }),
  statesNowhere: () => ({
    what: 'no column of the log says what was up and down, which --states and --every are about',
    todo: 'name its column: --map state=COLUMN; a log of incidents needs neither',
  }),
  answerIsScalar: ({ type }) => ({
    what: `this is an answer of Prometheus of the type ${type}: a value at one instant, and no series of samples`,
    todo: 'ask for a range: /api/v1/query_range?query=up&start=…&end=…&step=15 (docs/input-formats.md has more), or ask the server itself: incidents --prometheus URL --query up',
  }),
  statesUnclear: ({ column, words }) => ({
    what: `the column ${quoted(column)} says what is up and down, and also ${listed(words.map(quoted))}`,
    todo: "say what these mean: --states 'down=WORD,WORD;up=WORD;unknown=WORD'; if the column says how incidents are now: --map state=none",
  }),
  statesOrOutages: ({ column }) => ({
    what: `the column ${quoted(column)} may say what was up and down from start to end, as a monitor does, or how it is now after an outage: the rows do not end where the next begins`,
    todo: `say which: ${mapped(`state=${column}`)} for a monitor, --map state=none for outages`,
  }),
  headingZoneShared: ({ field, column, abbreviation }) => ({
    what: /local/i.test(abbreviation)
      ? `the heading ${quoted(column)} does not say whose local time it is`
      : `the heading ${quoted(column)}: several zones call themselves ${abbreviation}`,
    todo: `say which: ${mapped(`${field}=${column}`)} --zone Europe/Berlin (or America/New_York, -08:00); or write its offset into the heading: (UTC-8)`,
  }),
  percentsOrShares: ({ column }) => ({
    what: `no number in the column ${quoted(column)} is above 1: it may hold percents, or shares from 0 to 1`,
    todo: `say which: ${mapped(`impact=${column}:%`)} for percents, ${mapped(`impact=${column}`)} for shares`,
  }),
  columnTwice: ({ name }) => ({
    what: `the column ${quoted(name)} stands twice, and a timestamp has one`,
    todo: 'rename one of them',
  }),
  rowMalformed: ({ reason }) => ({
    what: `this is no well-formed CSV: ${reason}`,
    todo: 'quote the cell, and double the quotes in it',
  }),
  rowNoStart: ({ column, known }) => ({
    what: column === null ? 'the incident has no start' : `the incident has no start (${column} is empty or unknown)`,
    todo: `fill it in, map another column (--map start=COLUMN${known ? `; there are: ${listed(known)}` : ''}), or leave such rows out with --skip-invalid`,
  }),
  rowStampUnreadable: ({ field, text, besideForm }) => ({
    what: `${field}: ${quoted(text)} is ${besideForm && !isNoDate(text) ? 'not written as --date-format says' : 'not a date and time'}`,
    todo: isNoDate(text)
      ? 'no calendar has that day: fix it, or leave such rows out with --skip-invalid'
      : besideForm
        ? `fix it, or name its form, too: --date-format may stand once for each, ${formOptions(text) ?? "--date-format 'dd-MM-yyyy HH:mm'"}`
        : `fix it, or ${dateFormatHint(text)}`,
  }),
  rowStampNever: ({ field, text }) => ({
    what: `${field}: ${quoted(text)} lies in the year 9999 or later, which stands for "never"; only an end can be that`,
    todo: 'fix it, or leave such rows out with --skip-invalid',
  }),
  rowStampWithoutDate: ({ field, text }) => ({
    what: `${field}: ${quoted(text)} is a time of day without its date`,
    todo: `write both into one cell, such as 2026-05-14 ${text.trim()}, or name the column of its date: --map '${field}=DATE_COLUMN+TIME_COLUMN'`,
  }),
  rowStampDayAlone: ({ field, text, column, clocks, isMissing, likely }) => ({
    what: isMissing
      ? `${field}: ${quoted(text)} is a day without its time of day: ${listed(clocks.map(quoted))} is empty`
      : `${field}: ${quoted(text)} is a day, and a time of day stands in ${listed(clocks.map(quoted))}`,
    todo: isMissing
      ? `fill it in, or, if the midnight is meant: ${mapped(`${field}=${column}`)}`
      : `say how they belong together: ${mapped(`${field}=${column}+${likely ?? 'TIME_COLUMN'}`)}, or, if the midnight is meant: ${mapped(`${field}=${column}`)}`,
  }),
  rowStampDays: ({ field, text, column, days }) => ({
    what: `${field}: the time of day ${quoted(text)} may be of the day in ${days.map(quoted).join(' or ')}, and these differ`,
    todo: `say which: ${days.map((day) => mapped(`${field}=${day}+${column}`)).join(', or ')}`,
  }),
  rowStampAmbiguous: ({ field, text }) => ({
    what: `${field}: ${quoted(text)} ${unclear(text)}`,
    todo: dateFormatHint(text),
  }),
  rowStampZoneAbbreviation: ({ field, text, abbreviation }) => ({
    what: `${field}: ${quoted(text)}: several zones call themselves ${abbreviation}`,
    todo: `give an offset such as +01:00, or ${dateFormatHint(text)} with --zone`,
  }),
  recurrenceUnusable: ({ text, reason }) =>
    reason === 'tooMany'
      ? {
          what: `rrule: ${quoted(text)} comes too often to be followed`,
          todo: 'give a later start, or a longer interval',
        }
      : { what: `rrule: ${quoted(text)} is no rule of RFC 5545`, todo: 'write FREQ=WEEKLY;BYDAY=SU' },
  calendarUnreadable: ({ says }) => ({
    what: says === null ? 'an event of the calendar has no DTSTART' : `the calendar cannot be read: ${says}`,
    todo: 'export it again as iCalendar, or give a table of start and end',
  }),
  rowNoEnd: () => ({ what: 'the exclusion has no end', todo: 'give both start and end' }),
  rowVerifiedBeforeStart: ({ start, verified }) => ({
    what: `verified (${verified}) lies before start (${start})`,
    todo: 'fix the timestamps, or leave such rows out with --skip-invalid',
  }),
  rowImpactOutOfRange: ({ text }) => ({
    what: `the impact ${quoted(text)} is no share from 0 to 1`,
    todo: 'write 0.3 or 30%; if the column counts in percent, --map impact=COLUMN:%; if it is a level, --map severity=COLUMN,impact=none',
  }),
  rowLengthWithoutUnit: ({ field, text, column }) => ({
    what: `${field}: ${quoted(text)} is a length of time without a unit: seconds, minutes or hours?`,
    todo: `name the unit: --map '${field}=+${column}:minutes' (or seconds, hours, days)`,
  }),
  rowLengthAmbiguous: ({ field, text }) => ({
    what: `${field}: the ${text.includes(',') ? 'comma' : 'point'} in ${quoted(text)} may part thousands or be the decimal point`,
    todo: `write it without: ${text.replace(/[,.]/, '')}, or ${text.replace(/[,.]([0-9]{3})/, decimalPart)}`,
  }),
  rowDurationUnreadable: ({ field, text }) => ({
    what: `${field}: ${quoted(text)} is no length of time`,
    todo: 'write it with its units, such as 1h 30m',
  }),
  rowWidth: ({ found, expected }) => ({
    what: `the row has ${counted(found, 'cell')}, the header has ${formatCount(expected)}`,
    todo: 'quote cells that hold the delimiter; a row cut short may mean that the file is not whole',
  }),
  rowNotAnObject: ({ found }) => ({
    what: `found ${found}, not an incident`,
    todo: 'each element must be an object',
  }),
  rowsInvalid: ({ count, found, shown, isAll }) => ({
    what: `${counted(count, 'row')} cannot be used${found > shown ? `; ${found - shown} more problems are not listed` : ''}${isAll ? ': no row is left' : ''}`,
    todo: isAll
      ? 'fix them: without any row there is nothing to judge'
      : 'fix them, or go on without them: --skip-invalid',
  }),
};
