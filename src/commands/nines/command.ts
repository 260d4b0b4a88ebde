import type { JsonObject } from '../../core/json.ts';
import type { CommandDefinition } from '../command.ts';

export const nines: CommandDefinition = {
  name: 'nines',
  summary: 'availability ↔ downtime, nines, MTBF and MTTR, failed requests',
  examples: [
    { line: 'ninefold nines', says: 'the table of the nines, and which of them suits what' },
    { line: 'ninefold nines 99.95 3.5n 0.9995', says: 'what some targets allow' },
    { line: 'ninefold nines --downtime 43m --per month', says: 'the other way: what 43 minutes a month are' },
    { line: 'ninefold nines --mtbf 720h --mttr 2h --target 99.9', says: 'from MTBF and MTTR, against a target' },
    { line: 'ninefold nines 99.9 --requests 1e9 --month 30d', says: 'in failed requests, and in a month of 30 days' },
  ],
  register(command) {
    command
      .argument('[target...]', 'availabilities: 99.95, 99.95%, 0.9995, 3.5n')
      .optionsGroup('What to convert:')
      .option('--downtime <duration>', 'downtime in a period (see --per) instead of a target')
      .option('--per <period>', 'year, quarter, month, week, day, hour or a duration: 30d (default: month)')
      .option('--mtbf <duration>', 'mean uptime between failures; needs --mttr')
      .option('--mttr <duration>', 'mean time to recovery; needs --mtbf')
      .option('--requests <count>', 'how many of so many requests may fail: 1e9')
      .optionsGroup('Length of the periods:')
      .option('--year <duration>', 'length of a year', '365d')
      .option('--month <duration>', 'length of a month, or average: a twelfth of the year', 'average');
  },
  async schema() {
    return (await import('../../../schema/nines.schema.json')).default as JsonObject;
  },
  async run(args, options) {
    const { runNines } = await import('./run.ts');
    return runNines(args, options);
  },
};
