import type { CommandDefinition } from './command.ts';

/** A subcommand as the list of them shows it; its declaration is loaded only where it is named. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  load(): Promise<CommandDefinition>;
}

/** The subcommands, in the order of the help. Adding one is its folder and one entry here. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'nines',
    summary: 'availability ↔ downtime, nines, MTBF and MTTR, failed requests',
    load: async () => (await import('./nines/command.ts')).nines,
  },
  {
    name: 'compose',
    summary: 'the exact availability of a topology, what holds it back, what would meet a target',
    load: async () => (await import('./compose/command.ts')).compose,
  },
  {
    name: 'incidents',
    summary: 'downtime, availability, MTBF and MTTR by phase from an incident log',
    load: async () => (await import('./incidents/command.ts')).incidents,
  },
  {
    name: 'project',
    summary: 'what a change would bring, what a target needs, and how likely it is to be met',
    load: async () => (await import('./project/command.ts')).project,
  },
  {
    name: 'budget',
    summary: 'error budget of an SLO: what is left, what took it, may we ship',
    load: async () => (await import('./budget/command.ts')).budget,
  },
  {
    name: 'check',
    summary: 'every gate of a project (ninefold.yaml), a line each',
    load: async () => (await import('./check/command.ts')).check,
  },
];
