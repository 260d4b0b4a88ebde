import type { Example } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { type Declaration, flagOf } from '../../commands/options/declare.ts';
import { sharedOptions } from '../../commands/options/shared.ts';

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
}

/** The commands that have no report, and no options. */
const textCommands = [
  {
    name: 'init',
    summary: 'start a project file (ninefold.yaml) from the files in a folder',
    argument: { usage: '[folder]', says: 'where to look, and where to write (default: this one)' },
  },
  {
    name: 'completion',
    summary: 'a script that completes commands and options in a shell: bash, zsh, fish',
    argument: { usage: '<shell>', says: 'bash, zsh or fish' },
  },
  { name: 'manual', summary: 'the manual page, for man(1)', argument: { usage: '', says: '' } },
] as const;

/** The command line as it is declared, whole. */
export async function outline(): Promise<readonly OutlinedCommand[]> {
  const own = commands.map(async ({ name, summary, load }): Promise<OutlinedCommand> => {
    const { argument, options, examples } = await load();
    const declared: Readonly<Record<string, Declaration>> = { ...options, ...sharedOptions };
    return { name, summary, argument, options: Object.entries(declared).flatMap(outlined), examples };
  });
  return [...(await Promise.all(own)), ...textCommands.map((each) => ({ ...each, options: [], examples: [] }))];
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
