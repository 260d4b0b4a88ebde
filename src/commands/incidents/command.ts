import type { JsonObject } from '../../core/json.ts';
import { defineCommand } from '../command.ts';
import { logArgument } from '../log/options.ts';
import { incidentsOptions } from './options.ts';

export const incidents = defineCommand({
  name: 'incidents',
  examples: [
    { line: 'ninefold incidents fixtures/postmortems.csv', says: 'the whole picture of a log' },
    {
      line: 'ninefold incidents fixtures/incidents.csv --from 2026-07-01 --to 2026-10-01 --group-by service,cause',
      says: 'a quarter, by service and by cause',
    },
    {
      line: 'ninefold incidents fixtures/incidents.csv --month 2026-08 --target 99.9 --assert "mttrSeconds <= 1h"',
      says: 'a gate for CI: status 1 where it is missed',
    },
    {
      line: 'ninefold incidents fixtures/statuspage.json --impact-map severity:minor=30%,none=0 --at 2026-11-01 --format markdown',
      says: "a status page's own export, minor incidents at 30 %",
    },
    {
      line: 'cat fixtures/incidents.jsonl | ninefold incidents --window 90d --at 2026-11-01 --format json',
      says: 'in a pipe, for other programs',
    },
  ],
  argument: logArgument,
  inputs: (args) => args,
  options: incidentsOptions,
  async schema() {
    return (await import('../../../schema/incidents.schema.json')).default as JsonObject;
  },
  async run(call, context) {
    const { runIncidents } = await import('./run.ts');
    return runIncidents(call.args, call.options, context);
  },
});
