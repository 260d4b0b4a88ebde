import type { Strategy, StrategyAdvice } from '../../../core/failover/standby/strategies.ts';
import { allowed, defaultBasis } from '../../../core/quantity/allowance.ts';
import { formatTarget } from '../../numbers.ts';
import { availability, type Block, type Cell, columnNote, duration, text } from '../../report.ts';
import type { ComposeResult } from '../result.ts';

const standing: Readonly<Record<StrategyAdvice['standing'], string>> = {
  nothing: 'nothing beside it',
  switchedOff: 'a machine that is off',
  runningIdle: 'a machine that runs without load',
  inStep: 'a machine that follows in step',
  serving: 'two machines that both serve',
};

const suits: Readonly<Record<StrategyAdvice['suits'], string>> = {
  internalTools: 'internal tools, what can wait for a repair',
  batchAndArchives: 'batch work, archives, test systems',
  businessApplications: 'business applications',
  paymentsAndOrders: 'payments, orders',
  worldwideServices: 'worldwide services',
};

/** None, cold, warm, hot and active-active side by side. */
export function strategiesBlock({ failover }: ComposeResult): readonly Block[] {
  const { strategies } = failover;
  if (!strategies) return [];
  const { component, rows, target } = strategies;
  const right = (title: string, drop: number) => ({ title, align: 'right', drop }) as const;
  return [
    {
      kind: 'table',
      title: `Strategies for ${component}`,
      columns: [
        { title: 'strategy', align: 'left', drop: 0 },
        right('RTO mean', 2),
        right('worst', 4),
        right('RPO', 3),
        right('availability', 0),
        right('down a year', 1),
        ...(target ? [{ title: 'target', align: 'left', drop: 0 } as const] : []),
        { title: 'takes', align: 'left', drop: 5, leastWidth: 18, wraps: true },
        { title: 'suits', align: 'left', drop: 0, leastWidth: 20, wraps: true },
      ],
      rows: rows.map((row) => cellsOf(row, target?.unavailability)),
      notes: [
        ...(target ? [columnNote('target', formatTarget(target.text))] : []),
        rows.some(({ isOwn, mode }) => isOwn && mode !== 'none')
          ? 'the row of its own mode has its settings, the others the defaults of their mode'
          : 'all rows have the defaults of their mode',
        'active-active: two machines like the primary, whatever `standby` says',
        { text: 'none: the RPO is the age of the last backup, which is not known here', of: ['RPO'] },
      ],
    },
  ];
}

function cellsOf(row: Strategy, wanted: number | undefined): readonly Cell[] {
  const { mode, isOwn, rtoSeconds, rpoSeconds, unavailability, met, advice } = row;
  return [
    text(isOwn ? `${mode} (own)` : mode, isOwn ? 'strong' : undefined),
    duration(rtoSeconds.mean),
    duration(rtoSeconds.worst),
    duration(rpoSeconds),
    availability(unavailability, wanted),
    duration(allowed(unavailability, defaultBasis.yearSeconds)),
    ...(met === null ? [] : [text(met ? 'met' : 'missed', met ? 'good' : 'bad')]),
    text(standing[advice.standing]),
    text(suits[advice.suits]),
  ];
}
