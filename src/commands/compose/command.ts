import type { JsonObject } from '../../core/json.ts';
import type { CommandDefinition } from '../command.ts';
import { repeated } from '../option-values.ts';
import { usualLimits } from './limits.ts';

export const compose: CommandDefinition = {
  name: 'compose',
  summary: 'the exact availability of a topology, what holds it back, what would meet a target',
  examples: [
    { line: "ninefold compose 'web=99.9 -> app=99.9 -> (db-a=99.5 | db-b=99.5)'", says: 'series and parallel' },
    { line: "ninefold compose '2of(3 x app=99)' --explain", says: 'two of three like replicas, with the formula' },
    {
      line: 'ninefold compose --each 99.9 --count 10 --target 99.99',
      says: 'ten in series, and what would meet a target',
    },
    { line: 'ninefold compose fixtures/topologies/shop.yaml', says: 'a topology file, all its journeys' },
    {
      line: 'ninefold compose fixtures/topologies/online-boutique.yaml --journey place-order --cut-sets 5 --deny nothing-optional',
      says: 'one journey, its largest cut sets, a lint rule as a gate',
    },
    {
      line: 'ninefold compose fixtures/topologies/standby.yaml --strategies --target 99.99',
      says: 'what a cold, warm or hot standby would give',
    },
    {
      line: 'ninefold compose fixtures/topologies/three-region-shop.yaml --down us-east',
      says: 'given that a region is down: availability, traffic, writes',
    },
    {
      line: 'ninefold compose fixtures/topologies/standby.yaml --simulate 1000y --seed 1',
      says: 'a simulation beside the exact numbers',
    },
  ],
  register(command) {
    command
      .argument('[what]', 'an expression, or a topology file (YAML or JSON; - is standard input)')
      .optionsGroup('Instead of an expression:')
      .option('--series <availabilities>', 'all must work: 99.9,99.9,99.5')
      .option('--parallel <availabilities>', 'any may work: 99,99')
      .option('--each <availability>', 'parts in series that are all alike; needs --count')
      .option('--count <n>', 'how many of them')
      .optionsGroup('Result:')
      .option('--journey <name>', 'this journey alone (default: all, and the details of the worst)')
      .option('--top <n>', 'how many parts, changes and findings are listed', '10')
      .option('--cut-sets <n>', 'list so many minimal cut sets, the most probable first')
      .option('--log <file>', 'an incident log: lint sees whether failures come again sooner than failback.delay')
      .option('--deny <rule>', 'a finding of this lint rule is a missed check', repeated)
      .optionsGroup('Failover and drills:')
      .option('--down <names>', 'given that these are down: parts, web#2, nodes, domains, regions', repeated)
      .option('--drill <all>', 'the loss of every single part, machine, domain and region, worst first')
      .option('--strategies', 'none, cold, warm, hot and active-active side by side for a component')
      .option('--component <name>', 'the component that --strategies is about')
      .optionsGroup('Simulation:')
      .option('--simulate <years>', 'discrete events beside the exact numbers: 1000y')
      .option('--seed <n>', 'the same seed gives the same digits (default: 1)')
      .option(
        '--up-times <law>',
        'exponential, fixed, lognormal:SIGMA, weibull:SHAPE; the means stay (default: exponential)',
      )
      .option(
        '--repair-times <law>',
        'the same for repairs; log:FILE draws them as a log has them (default: exponential)',
      )
      .option(
        '--lag-times <law>',
        'the lags of regions spread by a law, drawn at each promotion (default: as the file says)',
      )
      .option('--connections <rate>', 'new connections of every cluster, routed one by one: 20/s')
      .option('--connection-length <time>', 'how long a connection lasts on average: 10m')
      .optionsGroup('Limits of the exact computation:')
      .option('--max-nodes <n>', 'nodes of the decision diagram', `${usualLimits.nodes / 1e6}e6`)
      .option('--max-time <duration>', 'time before giving up', `${usualLimits.seconds}s`)
      .option('--approximate', 'proven bounds where the exact number does not fit, labelled as not exact');
  },
  async schema() {
    return (await import('../../../schema/compose.schema.json')).default as JsonObject;
  },
  async run(args, options, context) {
    const { runCompose } = await import('./run.ts');
    return runCompose(args, options, context);
  },
};
