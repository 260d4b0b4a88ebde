import { logOptions, phaseTargetOption } from '../log/options.ts';
import { group, option, repeatable, type Values } from '../options/declare.ts';
import { parseWhole } from '../options/readers.ts';
import type { SharedValues } from '../options/shared.ts';

export const incidentsOptions = {
  ...logOptions,
  ...group('Result:', {
    groupBy: repeatable(
      '<keys>',
      'service, cause, severity, month, quarter, year, weekday, hour, or any column (default: cause)',
    ),
    phaseTarget: phaseTargetOption,
    top: option('<n>', 'how many groups and longest incidents are listed', parseWhole).or('5'),
    seed: option('<n>', 'seed of the resampling behind the intervals', parseWhole).or('1'),
  }),
};

export type IncidentsValues = Values<typeof incidentsOptions> & SharedValues;
