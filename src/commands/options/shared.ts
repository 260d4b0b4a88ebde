import type { Place } from '../../core/problem.ts';
import { fail } from '../../core/problem.ts';
import { type Availability, parseAvailability, parseUnavailabilityExactly } from '../../core/quantity/availability.ts';
import type { Decimal } from '../../core/quantity/decimal.ts';
import { formatOfFile, formats } from '../../report/formats/index.ts';
import { flag, group, negatable, Option, option, repeatable, type Values } from './declare.ts';
import type { Given } from './given.ts';
import { wordOf } from './readers.ts';

/** `--target`: as it was typed, as a number, and with all of its digits (null where no decimal has them). */
export interface AskedTarget {
  readonly text: string;
  readonly availability: Availability;
  readonly exact: Decimal | null;
}

function parseTarget(text: string, place: Place): AskedTarget {
  return { text, availability: parseAvailability(text, place), exact: parseUnavailabilityExactly(text, place) };
}

const formatNames = Object.keys(formats);
const readFormat = wordOf(formatNames, 'format');

/** A result that goes to a file, beside the one on standard output. */
export interface AskedReport {
  readonly format: string;
  readonly file: string;
  readonly given: Given;
}

/** `junit=checks.xml`; or `checks.xml`, whose ending says the format. */
function parseReport(given: Given): AskedReport {
  const { text } = given;
  const [, name, named] = /^([A-Za-z][A-Za-z0-9-]*)=(.*)$/s.exec(text) ?? [];
  const file = named ?? text;
  const place = given.place(name);
  if (file === '' || file === '-') return fail('reportWithoutFile', { text }, given.place());
  if (name !== undefined) return { format: readFormat(name, place), file, given };
  const format = formatOfFile(file);
  return format ? { format, file, given } : fail('reportWithoutFormat', { file, known: formatNames }, given.place());
}

/** The options that every command has. */
export const sharedOptions = {
  ...group('Gates:', {
    target: option('<percent>', 'availability to reach: 99.95, 0.9995, 3n', parseTarget),
    assert: repeatable('<"metric op value">', 'check any value of the JSON result: "mttrSeconds <= 1h"'),
    warn: repeatable('<"metric op value">', 'the same, but a miss is only reported'),
    strict: flag('a check that cannot be made fails too'),
    exitZero: flag('status 0 also where a check is missed'),
  }),
  ...group('Output:', {
    format: option(
      '<name>',
      'how to print the result (default: by the ending of --output, else table)',
      readFormat,
    ).listing(formatNames),
    output: option('<file>', 'write there instead, whole or not at all', (text) => text),
    report: new Option<readonly AskedReport[]>({
      placeholder: '<format=file>',
      says: 'one more result of the same run, into a file: junit=checks.xml; the ending may say the format',
      isRepeatable: true,
      read: (given) => given.map(parseReport),
    }),
    explain: flag('print each formula with its numbers'),
    at: option('<instant>', 'what counts as now'),
    color: negatable('colour also where it is no terminal'),
    quiet: flag('no notes on standard error, only errors'),
  }),
};

export type SharedValues = Values<typeof sharedOptions>;
