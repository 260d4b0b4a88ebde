import type { JsonObject } from '../../core/json.ts';
import type { CommandDefinition } from '../command.ts';
import { addLogOptions } from '../log/options.ts';

export const budget: CommandDefinition = {
  name: 'budget',
  summary: 'error budget of an SLO: what is left, what took it, may we ship',
  examples: [
    {
      line: 'ninefold budget fixtures/february.csv --slo 99.9 --at 2027-02-20',
      says: 'the last 30 days against 99.9 %',
    },
    {
      line: 'ninefold budget fixtures/february.csv --slo 99.9 --calendar month --at 2027-02-20 --gate freeze',
      says: 'a gate for CI: status 1 where the budget of the month is used up',
    },
    {
      line: 'ninefold budget fixtures/february.csv --slo 99.9 --at 2027-02-20 --deploy "5% 20m"',
      says: 'what a change may cost that fails once in 20 times, for 20 minutes',
    },
    {
      line: 'ninefold budget fixtures/february.csv --slo 99.9 --at 2027-02-20 --alerts --traffic 40/h',
      says: 'burn rate alerts for this SLO, and what few requests do to them',
    },
    { line: 'ninefold budget --slo 99.9 --good 999500 --total 1000000', says: 'a budget of events' },
  ],
  register(command) {
    addLogOptions(command)
      .optionsGroup('Budget:')
      .option('--slo <percent>', 'the target: 99.9, 3n; or an OpenSLO file (.yaml, .json)')
      .option('--sla <percent>', 'the promise to customers; must be looser than the SLO')
      .option('--calendar <period>', 'month, quarter, week or year that holds now (default: the 30 days up to now)')
      .option('--lookback <duration>', 'how far back the current burn rate looks', '1h')
      .option('--covers <from/to>', 'the time that the log covers (default: the months it touches, up to now)')
      .option('--good <n>', 'events that went well; with --total, instead of a log')
      .option('--total <n>', 'all events')
      .option('--by <service>', 'one budget a service, the least left first')
      .option('--targets <file>', 'targets by service, for --by service: YAML or JSON')
      .optionsGroup('Decisions:')
      .option('--policy <file>', 'steps of the policy instead of the usual four: YAML or JSON')
      .option('--gate <state>', 'a check that misses in this state of the policy or a worse one')
      .option('--deploy <"risk outage">', 'the cost of a change: "5% 20m"')
      .option('--deploys <file>', 'deploys, joined to the incidents: the change failure rate, and the risk of --deploy')
      .option('--within <duration>', 'with --deploys: an incident belongs to one so long before it (default: 15m)')
      .option('--alerts', 'burn rate alerts for this SLO and window')
      .option('--traffic <rate>', 'shows the alerts, with what so many requests by time make of them: 40/h')
      .option('--replay-alerts', 'run these alerts over the log: what fired, when, what nothing caught')
      .option('--credits <threshold=credit>', 'the SLA statement: "99.99=10%,99=25%,95=100%" (see --calendar)')
      .option('--fee <amount>', 'what the credits are a share of')
      .option('--suggest', 'the target that the log so far would keep; without --slo the budget is held to it')
      .option('--seed <n>', 'seed of the forecast behind --suggest', '1')
      .option('--topology <file>', 'the SLO must lie within what this topology can reach (see compose)')
      .option('--journey <name>', 'of --topology (default: the least available)')
      .optionsGroup('Result:')
      .option('--top <n>', 'how many incidents and causes are listed', '5');
  },
  async schema() {
    return (await import('../../../schema/budget.schema.json')).default as JsonObject;
  },
  async run(args, options, context) {
    const { runBudget } = await import('./run.ts');
    return runBudget(args, options, context);
  },
};
