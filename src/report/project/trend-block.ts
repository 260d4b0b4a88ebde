import { largest } from '../../core/order/extremes.ts';
import type { LogProjection } from '../../core/projection/project.ts';
import { formatCount } from '../numbers.ts';
import { type Block, bar, count, duration, missing, text } from '../report.ts';

/** The last months, and whether a test sees a change in them. */
export function trendBlock({ trend }: LogProjection): readonly Block[] {
  if (trend.months.length < 2) return [];
  const most = largest(trend.months.map(({ downtimeSeconds }) => downtimeSeconds ?? 0));
  const shown = trend.months.slice(-12);
  const notes: string[] = [];
  if (shown.length < trend.months.length)
    notes.push(`the last ${shown.length} of ${formatCount(trend.months.length)} months`);
  const { mttr, rate } = trend.pValues;
  if (mttr === null && rate === null) notes.push('fewer than eight incidents: too few to test for a change');
  else if (trend.changes.length === 0) notes.push('no change that a test supports (p < 0.05)');
  return [
    {
      kind: 'table',
      title: 'By month',
      columns: [
        { title: 'month', align: 'left', drop: 0 },
        { title: 'failures', align: 'right', drop: 0 },
        { title: 'MTTR', align: 'right', drop: 0 },
        { title: 'downtime', align: 'right', drop: 1 },
        { title: '', align: 'left', drop: 2 },
      ],
      rows: shown.map(({ key, failures, mttrSeconds, downtimeSeconds }) => [
        text(key),
        failures === null ? missing() : count(failures),
        duration(mttrSeconds),
        duration(downtimeSeconds),
        bar(most > 0 && downtimeSeconds !== null ? downtimeSeconds / most : null),
      ]),
      notes,
    },
  ];
}
