import { Argument, Command } from 'commander';
import type { CommandDefinition, Example } from '../commands/command.ts';
import { commands, type ListedCommand } from '../commands/index.ts';
import type { TypedTexts } from '../commands/options/parse.ts';
import { register } from '../commands/options/register.ts';
import { offeredOptions } from '../commands/options/shared.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { Io } from './io.ts';
import { runCommand } from './run.ts';
import { type Shell, type TextCommand, textCommands } from './text-commands.ts';

/**
 * Builds the command line. Only the command that is named is loaded and registered whole; of the others the help needs no
 * more than a line. `finish` gets the exit status of the command that ran.
 */
export async function createProgram(
  argv: readonly string[],
  version: string,
  io: Io,
  written: { text: string },
  finish: (status: number) => void,
): Promise<Command> {
  const program = new Command('ninefold')
    .description(
      'Availability calculator and incident analyzer: exact SLO arithmetic, honest statistics, gates for CI.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({ minWidthToWrap: 12 }) // also beside the longest option in a narrow terminal
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
    });
  const isNamed = ({ name }: ListedCommand): boolean => argv.includes(name);
  const definitions = new Map<string, CommandDefinition>();
  const wanted = commands.some(isNamed) ? commands.filter(isNamed) : commands; // the help of all shows examples of each
  for (const listed of wanted) definitions.set(listed.name, await listed.load());
  program.addHelpText('after', () => {
    const width = helpWidth(io);
    const examples = [...definitions.values()].flatMap((each) => each.examples.slice(0, 2));
    return `\n${exampleText(examples, width)}\n${folded(exitText, width).join('\n')}`;
  });
  for (const listed of commands) {
    const command = program.command(listed.name).summary(listed.summary).description(listed.summary);
    const definition = definitions.get(listed.name);
    if (definition) addCommand(command, definition, argv, io, finish);
  }
  addTextCommands(program, written, io);
  return program;
}

const helpWidth = ({ stdout }: Io): number => Math.max(40, stdout.columns);
const exitText = 'Exit status: 0 done and every target met; 1 one missed; 2 wrong usage or unreadable input.';

function addCommand(
  command: Command,
  definition: CommandDefinition,
  argv: readonly string[],
  io: Io,
  finish: (status: number) => void,
): void {
  const { argument, examples } = definition;
  command.argument(argument.usage, argument.says);
  const typed = register(command, offeredOptions(definition));
  command.addHelpText('after', () => `\n${exampleText(examples, helpWidth(io))}`);
  command.action(async () => {
    finish(await runCommand(definition, command.args, typed, io, argv));
  });
}

function addTextCommands(program: Command, written: { text: string }, io: Io): void {
  for (const { name, summary, description, argument, options } of textCommands) {
    const command = program.command(name).summary(summary).description(description);
    if (argument.usage !== '') {
      const only = new Argument(argument.usage, argument.says);
      command.addArgument(argument.choices ? only.choices([...argument.choices]) : only);
    }
    const typed = register(command, options);
    command.action(async () => {
      written.text += await textOf(name, command.args[0], typed, io);
    });
  }
}

async function textOf(
  name: TextCommand['name'],
  argument: string | undefined,
  typed: TypedTexts,
  io: Io,
): Promise<string> {
  if (name === 'init') return (await import('./init.ts')).init(argument, typed, io);
  const { shellText } = await import('./shell/texts.ts');
  return shellText(name === 'completion' ? (argument as Shell) : name, formatInstant(io.now()).slice(0, 10));
}

function exampleText(examples: readonly Example[], width: number): string {
  const lines = examples.flatMap(({ line, says }) => [
    ...folded(`# ${says}`, width - 2).map((each, i) => `  ${i === 0 ? '' : '# '}${each}`),
    ...shellLines(line, width - 4).map((each, i) => `${i === 0 ? '  ' : '    '}${each}`),
  ]);
  return ['Examples:', ...lines].join('\n').concat('\n');
}

/** A text in lines that fit, broken between words; a word that is longer stays whole. */
function folded(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A call in lines that a shell takes as one: broken before an option, with a backslash. */
function shellLines(line: string, width: number): readonly string[] {
  if (line.length <= width) return [line];
  const lines: string[] = [];
  for (const part of line.split(/ (?=--[a-z])/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + part.length + 2 <= width) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines.map((each, i) => (i < lines.length - 1 ? `${each} \\` : each));
}
