import { CommanderError } from 'commander';
import { ProblemError, problem } from '../core/problem.ts';
import { exitStatus } from './exit-status.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';

/** Parses the arguments and runs the command; commander's own errors become problems with status 2. */
export async function runProgram(argv: readonly string[], version: string, io: Io): Promise<number> {
  const written = { text: '' };
  let status: number = exitStatus.met;
  const program = await createProgram(argv, version, io, written, (value) => {
    status = value;
  });
  if (argv.length === 0) {
    await io.stderr.write(program.helpInformation());
    return exitStatus.unusable;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new ProblemError(await usageProblem(error, argv));
  }
  await io.stdout.write(written.text);
  return status;
}

async function usageProblem(error: CommanderError, argv: readonly string[]) {
  const negative = /unknown option '(-[0-9.]+[n%])'/.exec(error.message)?.[1]; // -1 alone is taken for an argument
  if (negative)
    return problem('percentOutOfRange', { text: negative }, { kind: 'typed', option: null, text: negative });
  const [what, ...more] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = more.join(' ').replace(/^\(|\)$/g, '');
  const command = argv.find((each) => !each.startsWith('-'));
  const isUnknown = error.code === 'commander.unknownCommand';
  return problem('commandLine', {
    message: `${what}${suggestion ? `. ${suggestion}` : ''}`,
    command: command && !isUnknown ? command : null,
    hint: isUnknown && suggestion === '' ? (await import('./command-hint.ts')).hintFor(argv) : null,
  });
}
