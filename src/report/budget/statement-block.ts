import type { StatementPeriod } from '../../core/budget/decisions/statement.ts';
import { formatDuration, formatShare } from '../numbers.ts';
import {
  availability,
  type Block,
  type Cell,
  type Column,
  duration,
  instant,
  missing,
  share,
  text,
} from '../report.ts';
import type { BudgetReportFacts } from './facts.ts';

/** What customers are owed, period by period. */
export function statementBlock({ statement, analysis }: BudgetReportFacts): readonly Block[] {
  if (statement === null) return [];
  const { zone } = analysis.frame.window;
  const money = (value: number | null): Cell => (value === null ? missing() : { kind: 'number', value, decimals: 2 });
  const columns: Column[] = [
    { title: `${statement.period} from`, align: 'left', drop: 0 },
    { title: 'attained', align: 'right', drop: 0 },
    { title: 'downtime', align: 'right', drop: 2 },
    { title: 'credit', align: 'right', drop: 0 },
    ...(statement.fee === null ? [] : [{ title: 'money', align: 'right', drop: 0 } as const]),
    { title: '', align: 'left', drop: 1 },
  ];
  return [
    {
      kind: 'table',
      title: `SLA statement (${zone.name})`,
      columns,
      rows: statement.periods.map((each): readonly Cell[] => [
        instant(each.start),
        availability(each.attained?.unavailability ?? null),
        duration(each.downtimeSeconds),
        share(each.credit),
        ...(statement.fee === null ? [] : [money(each.money)]),
        text(remarkOn(each), 'quiet'),
      ]),
      notes: [
        'the lowest threshold undercut pays, strictly below it; provisional: the period has not ended, or the log does not cover all of it',
      ],
    },
  ];
}

function remarkOn({ provisional, certainCredit, uncoveredSeconds }: StatementPeriod): string {
  if (!provisional) return '';
  return [
    'provisional',
    ...(certainCredit === null ? [] : [`certain: ${formatShare(certainCredit)}`]),
    ...(uncoveredSeconds > 0 ? [`not covered: ${formatDuration(uncoveredSeconds)}`] : []),
  ].join('; ');
}
