import type { CommandDefinition } from './command.ts';
import { incidents } from './incidents.ts';

/** The subcommands, in the order of the help. Adding one is its file and one line here. */
export const commands: readonly CommandDefinition[] = [incidents];
