import type { IncidentMatrix } from '../../core/incidents/matrix.ts';
import { formatCount } from '../numbers.ts';
import { availability, type Block, type Cell, type Column, text } from '../report.ts';
import { keyCell } from './groups-block.ts';

/** A year of months stands in one table where there is room. */
const mostColumns = 12;

/** The availability of each value of a key, period by period: the latest periods, the oldest of which go first where it is narrow. */
export function matrixBlock({ rowKey, columnKey, rows, all }: IncidentMatrix, most: number): Block {
  const from = Math.max(0, all.length - Math.max(most, mostColumns));
  const shown = all.slice(from);
  const columns: Column[] = [
    { title: rowKey, align: 'left', drop: 0, leastWidth: 12 },
    ...shown.map(({ key }, i): Column => ({ title: key!, align: 'right', drop: shown.length - 1 - i })),
  ];
  const line = (name: Cell, cells: IncidentMatrix['all']): readonly Cell[] => [
    name,
    ...cells.slice(from).map(({ unavailability }) => availability(unavailability)),
  ];
  const notes = [
    ...(rows.length > most ? [`and ${formatCount(rows.length - most)} more; --top ${rows.length} shows all`] : []),
    ...(from > 0 ? [`and ${formatCount(from)} earlier; --top ${all.length} shows all`] : []),
  ];
  return {
    kind: 'table',
    title: `Availability by ${rowKey} and ${columnKey}`,
    columns,
    rows: [...rows.slice(0, most).map(({ key, cells }) => line(keyCell(key), cells)), line(text('all', 'strong'), all)],
    notes,
  };
}
