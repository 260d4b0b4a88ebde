import type { Example } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { initOptions } from '../../commands/init/options.ts';
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
  /** It has the options that all commands with a report have. */
  readonly hasShared: boolean;
}

/** The commands that have no report, and none of the options of all others. */
const textCommands: readonly (Pick<OutlinedCommand, 'name' | 'summary' | 'argument'> & {
  readonly options: Readonly<Record<string, Declaration>>;
})[] = [
  {
    name: 'init',
    summary: 'start a project file (ninefold.yaml) from the files in a folder, or a topology from a file',
    argument: { usage: '[folder]', says: 'where to look, and where to write (default: this one)' },
    options: initOptions,
  },
  {
    name: 'completion',
    summary: 'a script that completes commands and options in a shell: bash, zsh, fish',
    argument: { usage: '<shell>', says: 'bash, zsh or fish' },
    options: {},
  },
  { name: 'manual', summary: 'the manual page, for man(1)', argument: { usage: '', says: '' }, options: {} },
];

/** The command line as it is declared, whole. */
export async function outline(): Promise<readonly OutlinedCommand[]> {
  const own = commands.map(async ({ name, summary, load }): Promise<OutlinedCommand> => {
    const { argument, options, examples } = await load();
    const declared: Readonly<Record<string, Declaration>> = { ...options, ...sharedOptions };
    return { name, summary, argument, options: Object.entries(declared).flatMap(outlined), examples, hasShared: true };
  });
  const texts = textCommands.map(({ options, ...each }) => ({
    ...each,
    ...{ options: Object.entries(options).flatMap(outlined), examples: [], hasShared: false },
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
