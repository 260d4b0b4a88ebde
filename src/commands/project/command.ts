import type { JsonObject } from '../../core/json.ts';
import type { CommandDefinition } from '../command.ts';
import { addLogOptions } from '../log/options.ts';
import { repeated } from '../option-values.ts';

export const project: CommandDefinition = {
  name: 'project',
  summary: 'what a change would bring, what a target needs, and how likely it is to be met',
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
  register(command) {
    addLogOptions(command);
    const window = command.options.find(({ long }) => long === '--window')!;
    window.description = 'how far the forecast looks ahead';
    window.default('30d').helpGroup('Forecast:');
    command.setOptionValueWithSource('window', '30d', 'default');
    command
      .optionsGroup('What to project:')
      .option('--mtbf <duration or factor>', 'instead of a log: mean uptime, 720h; also a change: x2', repeated)
      .option('--mttr <duration>', 'instead of a log: mean time to recovery')
      .option('--reduce <what=share>', 'a change: mttr=50%, or a phase: identify=80%', repeated)
      .option('--set <what=duration>', 'a change: detect=30s, mttr=10m, mtbf=30d', repeated)
      .option('--without <key=values>', 'a change: as if these incidents had not happened: cause=deployment', repeated)
      .option('--scenarios <file>', 'named lists of such changes, in YAML or JSON')
      .option('--cost-per-hour <amount>', 'what an hour of downtime costs: ranks the scenarios by what they save')
      .option('--compare <from/to>', 'an earlier period: did recovery get faster since, did failures get rarer?')
      .optionsGroup('Failover:')
      .option('--failover <settings>', 'replay the log under one: "hot failures=3 switch=10s failback=5m"')
      .option('--helps <key=values>', 'a standby helps against these only: cause=network,hardware', repeated)
      .option('--top <n>', 'how many states and incidents of the replay are listed', '10')
      .optionsGroup('Forecast:')
      .option('--runs <n>', 'how many futures are drawn', '10000')
      .option('--seed <n>', 'seed of all that is drawn', '1');
  },
  async schema() {
    return (await import('../../../schema/project.schema.json')).default as JsonObject;
  },
  async run(args, options, context) {
    const { runProject } = await import('./run.ts');
    return runProject(args, options, context);
  },
};
