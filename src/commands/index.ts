import { budget } from './budget.ts';
import type { CommandDefinition } from './command.ts';
import { compose } from './compose.ts';
import { incidents } from './incidents.ts';
import { nines } from './nines.ts';
import { project } from './project.ts';

/** The subcommands, in the order of the help. Adding one is its file and one line here. */
export const commands: readonly CommandDefinition[] = [nines, compose, incidents, project, budget];
