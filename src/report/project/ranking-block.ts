import type { Projection } from '../../core/projection/project.ts';
import { rankedSavings } from '../../core/projection/savings.ts';
import { costOf } from '../../core/quantity/money.ts';
import { formatMoney } from '../numbers.ts';
import { type Block, bar, text } from '../report.ts';

/** The scenarios by what they save, where an hour of downtime has a price. */
export function rankingBlock({ scenarios, current, options }: Projection): readonly Block[] {
  const cost = options.costPerHour;
  if (cost === null) return [];
  const ranked = rankedSavings(scenarios, current, cost);
  const most = Math.max(0, ...ranked.map(({ savedPerYear }) => savedPerYear));
  const now = costOf(current?.downtimeSeconds.year ?? null, cost);
  return [
    {
      kind: 'table',
      title: 'Money saved a year',
      columns: [
        { title: 'scenario', align: 'left', drop: 0, leastWidth: 16 },
        { title: 'saved', align: 'right', drop: 0 },
        { title: '', align: 'left', drop: 1 },
      ],
      rows: ranked.map(({ name, savedPerYear }) => [
        text(name),
        text(formatMoney(savedPerYear)),
        bar(most > 0 ? Math.max(0, savedPerYear) / most : null),
      ]),
      notes: now === null ? [] : [`downtime costs ${formatMoney(now)} a year now, at ${formatMoney(cost)} an hour`],
    },
  ];
}
