import { type Command, Option } from 'commander';
import { repeated } from '../commands/option-values.ts';
import { formats } from '../report/formats/index.ts';

/** The options that every command has, written once. */
export function addSharedOptions(command: Command): void {
  command
    .optionsGroup('Gates:')
    .option('--target <percent>', 'availability to reach: 99.95, 0.9995, 3n')
    .option('--assert <"metric op value">', 'check any value of the JSON result: "mttrSeconds <= 1h"', repeated)
    .option('--warn <"metric op value">', 'the same, but a miss is only reported', repeated)
    .option('--strict', 'a check that cannot be made fails too')
    .option('--exit-zero', 'status 0 also where a check is missed')
    .optionsGroup('Output:')
    .addOption(
      new Option('--format <name>', 'how to print the result (default: by the ending of --output, else table)').choices(
        Object.keys(formats),
      ),
    )
    .option('--output <file>', 'write there instead, whole or not at all')
    .option('--explain', 'print each formula with its numbers')
    .option('--at <instant>', 'what counts as now')
    .option('--color', 'colour also where it is no terminal')
    .option('--no-color', 'no colour')
    .option('--quiet', 'no notes on standard error, only errors');
}
