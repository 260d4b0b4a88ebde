import type { JsonObject } from '../../core/json.ts';
import { defineCommand } from '../command.ts';
import { logArgument } from '../log/options.ts';
import { projectOptions } from './options.ts';

export const project = defineCommand({
  name: 'project',
  examples: [
    {
      line: 'ninefold project fixtures/postmortems.csv --target 99.9 --reduce identify=50% --without cause=deployment --exit-zero',
      says: 'two changes, alone and together, and what the target needs',
    },
    {
      line: 'ninefold project --mtbf 720h --mttr 2h --mtbf x2 --reduce mttr=50%',
      says: 'without a log: twice the MTBF is half the MTTR',
    },
    {
      line: 'ninefold project fixtures/postmortems.csv --assert "forecast.meetProbability >= 0.5" --target 99 --window 90d',
      says: 'a forecast as a gate',
    },
    {
      line: 'ninefold project fixtures/incidents.csv --from 2026-07-01 --to 2026-10-01 --compare 2026-03-01/2026-07-01',
      says: 'did recovery get faster?',
    },
    {
      line: 'ninefold project fixtures/outages.csv --month 2027-02 --at 2027-03-01 --failover hot --helps cause=hardware,network',
      says: 'what the same month would have been with a hot standby',
    },
  ],
  argument: logArgument,
  inputs: (args) => args,
  options: projectOptions,
  async schema() {
    return (await import('../../../schema/project.schema.json')).default as JsonObject;
  },
  async run(call, context) {
    const { runProject } = await import('./run.ts');
    return runProject(call, context);
  },
});
