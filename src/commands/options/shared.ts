import type { Place } from '../../core/problem.ts';
import { type Availability, parseAvailability, parseUnavailabilityExactly } from '../../core/quantity/availability.ts';
import type { Decimal } from '../../core/quantity/decimal.ts';
import { type Declarations, flag, group, negatable, Option, option, repeatable, type Values } from './declare.ts';
import { wordOf } from './readers.ts';
import { type AskedReport, formatNames, parseReport, readFormat } from './reports.ts';

/** `--target`: as it was typed, as a number, and with all of its digits (null where no decimal has them). */
export interface AskedTarget {
  readonly text: string;
  readonly availability: Availability;
  readonly exact: Decimal | null;
}

function parseTarget(text: string, place: Place): AskedTarget {
  return { text, availability: parseAvailability(text, place), exact: parseUnavailabilityExactly(text, place) };
}

const failures = ['missed', 'worse'] as const;

/** The options that every command has. */
export const sharedOptions = {
  ...group('Gates:', {
    target: option('<percent>', 'availability to reach: 99.95, 0.9995, 3n', parseTarget),
    assert: repeatable('<"metric op value">', 'check any value of the JSON result: "mttrSeconds <= 1h"'),
    warn: repeatable('<"metric op value">', 'the same, but a miss is only reported'),
    strict: flag('a check that cannot be made fails too'),
    baseline: option(
      '<file>',
      'the JSON result of an earlier run: is each gated number better, or worse?',
      (text) => text,
    ).naming(),
    failOn: option(
      '<missed|worse>',
      'what fails: each miss, or only what is worse than the baseline',
      wordOf(failures, 'way to fail'),
    )
      .or('missed')
      .needing(['baseline']),
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

/** What a command offers: its own options, and those that all have but for what would do nothing there. */
export function offeredOptions({ options, withoutShared = [] }: OfCommand): Declarations {
  const shared = Object.entries(sharedOptions).filter(([key]) => !(withoutShared as readonly string[]).includes(key));
  return { ...options, ...Object.fromEntries(shared) };
}

interface OfCommand {
  readonly options: Declarations;
  readonly withoutShared?: readonly (keyof SharedValues)[];
}
