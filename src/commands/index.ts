import { budget } from './budget/command.ts';
import type { CommandDefinition } from './command.ts';
import { compose } from './compose/command.ts';
import { incidents } from './incidents/command.ts';
import { nines } from './nines/command.ts';
import { project } from './project/command.ts';

/** The subcommands, in the order of the help. Adding one is its file and one line here. */
export const commands: readonly CommandDefinition[] = [nines, compose, incidents, project, budget];
