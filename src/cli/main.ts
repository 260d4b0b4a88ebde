import { version } from '../../package.json';
import { ProblemError, problem } from '../core/problem.ts';
import { exitStatus } from './exit-status.ts';
import type { Io } from './io.ts';

/** The program: arguments in, exit status out. It writes only through `io`, and nothing here ends the process. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    await io.stdout.write(`${version}\n`); // without loading the command line
    return exitStatus.met;
  }
  const { runProgram } = await import('./run-program.ts');
  try {
    return await runProgram(argv, version, io);
  } catch (error) {
    const { wantsColor } = await import('./color.ts');
    const { showProblem } = await import('./show-problem.ts');
    const flag = argv.includes('--no-color') ? false : argv.includes('--color') ? true : null;
    const color = wantsColor(io.stderr, io.env, flag);
    const said = new Set<string>();
    for (const each of problemsOf(error, io)) await io.stderr.write(showProblem(each, color, said));
    return exitStatus.unusable;
  }
}

/** A defect of ours is said in one line too; the stack is for whoever asks for it. */
function problemsOf(error: unknown, io: Io) {
  if (error instanceof ProblemError) return error.problems;
  const message = error instanceof Error ? error.message : String(error);
  const stack = io.env['NINEFOLD_DEBUG'] && error instanceof Error ? (error.stack ?? null) : null;
  return [problem('defect', { message, stack })];
}
