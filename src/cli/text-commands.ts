import { initOptions } from '../commands/init/options.ts';
import type { Declarations } from '../commands/options/declare.ts';

/** A command that has no report, and none of the options of all others: it prints a text about the command line, or starts a file. */
export interface TextCommand {
  readonly name: 'init' | 'completion' | 'manual';
  readonly summary: string;
  readonly description: string;
  /** Usage is empty where it takes none. */
  readonly argument: { readonly usage: string; readonly says: string; readonly choices?: readonly string[] };
  readonly options: Declarations;
}

/** The shells that commands and options can be completed in. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export const textCommands: readonly TextCommand[] = [
  {
    name: 'init',
    summary: 'start a project file (ninefold.yaml) from the files in a folder, or a topology from a file',
    description: 'starts ninefold.yaml, commented, from the logs, SLOs and topologies in a folder; none is overwritten',
    argument: { usage: '[folder]', says: 'where to look, and where to write (default: this one)' },
    options: initOptions,
  },
  {
    name: 'completion',
    summary: 'a script that completes commands and options in a shell: bash, zsh, fish',
    description: '',
    argument: { usage: '<shell>', says: 'the shell', choices: shells },
    options: {},
  },
  {
    name: 'manual',
    summary: 'the manual page, for man(1)',
    description: '',
    argument: { usage: '', says: '' },
    options: {},
  },
];
