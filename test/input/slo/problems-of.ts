import { Given } from '../../../src/commands/options/given.ts';
import { type Problem, ProblemError } from '../../../src/core/problem.ts';
import { readDocuments, readSloFiles, sloFileOf } from '../../../src/input/slo/read-slo-file.ts';
import { parseStructured } from '../../../src/input/structured/read-file.ts';

/** The problems that a reading is refused with; one that succeeds, or fails otherwise, fails the test. */
export async function problemsOf(reading: () => Promise<unknown>): Promise<readonly Problem[]> {
  let given: unknown;
  try {
    given = await reading();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  throw new Error(`nothing was refused; it gave ${String(given)}`);
}

export const noStandardInput = (): never => {
  throw new Error('standard input was not asked for');
};

/** Reads what texts behind `--slo` name. */
export const readSloFile = (...texts: readonly string[]) =>
  readSloFiles(
    texts.map((text) => new Given('--slo', text)),
    noStandardInput,
  );

/** Reads the text of a file. */
export async function parseSlos(text: string, file = 'slo.yaml') {
  const reading = { unused: [], notices: [], indicators: new Map() };
  return sloFileOf(readDocuments(await parseStructured(text, file), true, reading), reading);
}
