import { parsePositiveDuration } from '../../core/quantity/duration.ts';
import { group, option, type Values } from '../options/declare.ts';
import { costPerHourOption } from '../options/money.ts';
import { parseCount } from '../options/readers.ts';
import type { SharedValues } from '../options/shared.ts';

export const ninesOptions = {
  ...group('What to convert:', {
    downtime: option('<duration>', 'downtime in a period (see --per) instead of a target'),
    per: option('<period>', 'year, quarter, month, week, day, hour or a duration: 30d (default: month)').needing([
      'downtime',
    ]),
    mtbf: option('<duration>', 'mean uptime between failures; with a target gives the MTTR, with --mttr a target'),
    failures: option('<rate>', 'failures by time instead of --mtbf: 12/y, 1/month, 3/90d').excluding('mtbf'),
    mttr: option('<duration>', 'mean time to recovery; with a target gives the MTBF'),
    requests: option('<count>', 'how many of so many requests may fail: 1e9', parseCount),
    costPerHour: costPerHourOption,
  }),
  ...group('Length of the periods:', {
    year: option('<duration>', 'length of a year', parsePositiveDuration).or('365d'),
    month: option('<duration>', 'length of a month, or average: a twelfth of the year').or('average'),
  }),
};

export type NinesValues = Values<typeof ninesOptions> & SharedValues;
