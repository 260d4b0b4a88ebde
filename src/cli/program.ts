import { Command } from 'commander';
import type { CommandDefinition, Example } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import type { Io } from './io.ts';
import { runCommand } from './run.ts';
import { addSharedOptions } from './shared-options.ts';

/** Builds the command line. `finish` gets the exit status of the command that ran. */
export function createProgram(
  version: string,
  io: Io,
  written: { text: string },
  finish: (status: number) => void,
): Command {
  const program = new Command('ninefold')
    .description(
      'Availability calculator and incident analyzer: exact SLO arithmetic, honest statistics, gates for CI.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        written.text += text;
      },
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stdout.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText(
      'after',
      `\n${exampleText(commands.flatMap(({ examples }) => examples.slice(0, 2)))}\nExit status: 0 done and every target met; 1 one missed; 2 wrong usage or unreadable input.`,
    );
  for (const definition of commands) addCommand(program, definition, io, finish);
  return program;
}

function addCommand(program: Command, definition: CommandDefinition, io: Io, finish: (status: number) => void): void {
  const command = program.command(definition.name).summary(definition.summary).description(definition.summary);
  definition.register(command);
  addSharedOptions(command);
  command.addHelpText('after', `\n${exampleText(definition.examples)}`).action(async () => {
    finish(await runCommand(definition, command.args, command.opts(), io));
  });
}

function exampleText(examples: readonly Example[]): string {
  return ['Examples:', ...examples.flatMap(({ line, says }) => [`  # ${says}`, `  ${line}`])].join('\n').concat('\n');
}
