import type { JsonObject } from '../../core/json.ts';
import { defineCommand } from '../command.ts';
import { logArgument } from '../log/options.ts';
import { budgetOptions } from './options.ts';

export const budget = defineCommand({
  name: 'budget',
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
    {
      line: 'ninefold budget --slo fixtures/slo/teams/checkout.yaml --format prometheus',
      says: 'rules and burn rate alerts for Prometheus, of an SLO with its queries',
    },
    { line: 'ninefold budget --slo 99.9 --good 999500 --total 1000000', says: 'a budget of events' },
  ],
  argument: logArgument,
  inputs: (args) => args,
  options: budgetOptions,
  async schema() {
    return (await import('../../../schema/budget.schema.json')).default as JsonObject;
  },
  async run(call, context) {
    const { runBudget } = await import('./run.ts');
    return runBudget(call, context);
  },
});
