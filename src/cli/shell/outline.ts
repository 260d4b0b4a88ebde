import type { Example } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { type Declaration, flagOf } from '../../commands/options/declare.ts';
import { offeredOptions } from '../../commands/options/shared.ts';
import { textCommands } from '../text-commands.ts';

/** An option as a shell and a manual need to know it. */
export interface OutlinedOption {
  readonly flag: string;
  readonly says: string;
  readonly group: string;
  /** What stands behind it, in angle brackets; null where nothing does. */
  readonly placeholder: string | null;
  /** The words that may stand there; null where there are more than words. */
  readonly words: readonly string[] | null;
  readonly namesFile: boolean;
  readonly isRepeatable: boolean;
  readonly fallback: string | null;
}

export interface OutlinedCommand {
  readonly name: string;
  readonly summary: string;
  readonly argument: { readonly usage: string; readonly says: string };
  readonly options: readonly OutlinedOption[];
  readonly examples: readonly Example[];
  /** It has the options that all commands with a report have. */
  readonly hasShared: boolean;
}

/** The command line as it is declared, whole. */
export async function outline(): Promise<readonly OutlinedCommand[]> {
  const own = commands.map(async ({ name, summary, load }): Promise<OutlinedCommand> => {
    const definition = await load();
    const { argument, examples } = definition;
    const declared = offeredOptions(definition);
    return { name, summary, argument, options: Object.entries(declared).flatMap(outlined), examples, hasShared: true };
  });
  const texts = textCommands.map(({ name, summary, argument, options }) => ({
    ...{ name, summary, argument, options: Object.entries(options).flatMap(outlined), examples: [], hasShared: false },
  }));
  return [...(await Promise.all(own)), ...texts];
}

function outlined([key, declaration]: [string, Declaration]): readonly OutlinedOption[] {
  const { says, group, placeholder, choices, words, files, isRepeatable, fallback, isNegatable } = declaration;
  const namesFile = files !== null || /\bfile\b/.test(placeholder ?? '');
  const option = {
    ...{ flag: flagOf(key), says, group, placeholder },
    ...{ words: choices ?? words, namesFile, isRepeatable, fallback },
  };
  return isNegatable
    ? [option, { ...option, flag: option.flag.replace('--', '--no-'), says: `no ${says.split(' ')[0]}` }]
    : [option];
}
