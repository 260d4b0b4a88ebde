import { showProblem } from '../../../src/cli/show-problem.ts';
import { ProblemError } from '../../../src/core/problem.ts';
import { parseStructured } from '../../../src/input/structured/read-file.ts';
import { type ReadTopology, topologyOf } from '../../../src/input/topology/read-topology.ts';

/** The topology that a text describes. */
export async function read(text: string, file = 't.yaml'): Promise<ReadTopology> {
  return topologyOf((await parseStructured(text, file))[0]!);
}

/** What is said of a text that is refused, each problem with its advice. */
export async function refused(text: string, file = 't.yaml'): Promise<string> {
  try {
    await read(text, file);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map((each) => showProblem(each, false)).join('');
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The same without the advice and the word error. */
export async function refusedLines(text: string): Promise<readonly string[]> {
  const lines = (await refused(text)).split('\n');
  return lines.filter((line) => line.startsWith('error: ')).map((line) => line.slice('error: '.length));
}
