import { parsePositiveDuration } from '../../core/quantity/duration.ts';
import { group, option, type Values } from '../options/declare.ts';
import { parseCount } from '../options/readers.ts';
import type { SharedValues } from '../options/shared.ts';

export const ninesOptions = {
  ...group('What to convert:', {
    downtime: option('<duration>', 'downtime in a period (see --per) instead of a target'),
    per: option('<period>', 'year, quarter, month, week, day, hour or a duration: 30d (default: month)').needing([
      'downtime',
    ]),
    mtbf: option('<duration>', 'mean uptime between failures; needs --mttr').needing(['mttr']),
    mttr: option('<duration>', 'mean time to recovery; needs --mtbf').needing(['mtbf']),
    requests: option('<count>', 'how many of so many requests may fail: 1e9', parseCount),
  }),
  ...group('Length of the periods:', {
    year: option('<duration>', 'length of a year', parsePositiveDuration).or('365d'),
    month: option('<duration>', 'length of a month, or average: a twelfth of the year').or('average'),
  }),
};

export type NinesValues = Values<typeof ninesOptions> & SharedValues;
