import type { MatrixKeys } from '../../core/incidents/matrix.ts';
import { isPeriodKey, periodKeys } from '../../core/incidents/period-groups.ts';
import { fail, type TypedPlace } from '../../core/problem.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import { logOptions, phaseTargetOption } from '../log/options.ts';
import { serverOptions } from '../log/server-options.ts';
import { flag, group, option, repeatable, type Values } from '../options/declare.ts';
import { parseWhole } from '../options/readers.ts';
import type { SharedValues } from '../options/shared.ts';

export const incidentsOptions = {
  ...logOptions,
  ...serverOptions,
  ...group('Result:', {
    groupBy: repeatable(
      '<keys>',
      'service, cause, severity, day, week, month, quarter, year, weekday, hour, or any column (default: cause)',
    ),
    matrix: option('<key,period>', 'the availability of each in each period: service,month', parseMatrix),
    phases: flag('a table of the mean phases of each group'),
    phaseTarget: phaseTargetOption,
    top: option('<n>', 'how many groups and longest incidents are listed', parseWhole).or('5'),
    seed: option('<n>', 'seed of the resampling behind the intervals', parseWhole).or('1'),
  }),
};

/** `service,month`: any key, and a period of the calendar. */
function parseMatrix(text: string, place: TypedPlace): MatrixKeys {
  const [rowKey, columnKey, ...more] = text.split(',').map((part) => part.trim());
  if (!rowKey || !columnKey || more.length > 0 || isPeriodKey(rowKey))
    return fail('pairUnreadable', { text, expected: 'KEY,PERIOD: service,month' }, place);
  return isPeriodKey(columnKey)
    ? { rowKey, columnKey }
    : failUnknownName('period', columnKey, periodKeys, {
        ...place,
        offset: text.lastIndexOf(columnKey),
        length: columnKey.length,
      });
}

export type IncidentsValues = Values<typeof incidentsOptions> & SharedValues;
