import type { JsonObject } from '../../core/json.ts';
import { defineCommand } from '../command.ts';
import { ninesOptions } from './options.ts';

export const nines = defineCommand({
  name: 'nines',
  examples: [
    { line: 'ninefold nines', says: 'the table of the nines, and which of them suits what' },
    { line: 'ninefold nines 99.95 3.5n 0.9995', says: 'what some targets allow' },
    { line: 'ninefold nines --downtime 43m --per month', says: 'the other way: what 43 minutes a month are' },
    { line: 'ninefold nines --mtbf 720h --mttr 2h --target 99.9', says: 'from MTBF and MTTR, against a target' },
    { line: 'ninefold nines 99.9 --requests 1e9 --month 30d', says: 'in failed requests, and in a month of 30 days' },
  ],
  argument: { usage: '[target...]', says: 'availabilities: 99.95, 99.95%, 0.9995, 3.5n' },
  inputs: () => [],
  options: ninesOptions,
  async schema() {
    return (await import('../../../schema/nines.schema.json')).default as JsonObject;
  },
  async run(call) {
    const { runNines } = await import('./run.ts');
    return runNines(call.args, call.options);
  },
});
