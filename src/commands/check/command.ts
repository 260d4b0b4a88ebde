import type { JsonObject } from '../../core/json.ts';
import { defineCommand } from '../command.ts';
import { checkOptions, usualFile } from './options.ts';

export const check = defineCommand({
  name: 'check',
  examples: [
    {
      line: 'ninefold check fixtures/project/ninefold.yaml --at 2027-02-20',
      says: 'every gate of a project, a line each; status 1 where one is missed',
    },
    {
      line: 'ninefold check fixtures/project/ninefold.yaml --at 2027-02-20 --strict --format github',
      says: 'the same for a build: annotations at the lines that ask, and nothing passes that could not be checked',
    },
  ],
  argument: { usage: '[file]', says: `the project file (default: ${usualFile})` },
  inputs: (args) => (args.length > 0 ? args : [usualFile]),
  options: checkOptions,
  withoutShared: ['target'], // each gate has its own
  async schema() {
    return (await import('../../../schema/check.schema.json')).default as JsonObject;
  },
  async run(call, context) {
    const { runCheck } = await import('./run.ts');
    return runCheck(call, context);
  },
});
