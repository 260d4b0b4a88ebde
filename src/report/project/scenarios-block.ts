import type { Outlook } from '../../core/projection/operating-point.ts';
import type { Projection } from '../../core/projection/project.ts';
import { gainOf } from '../../core/projection/savings.ts';
import { costOf } from '../../core/quantity/money.ts';
import { formatAvailability, formatDuration, formatMoney } from '../numbers.ts';
import {
  availability,
  type Block,
  type Cell,
  type Column,
  columnNote,
  duration,
  type Note,
  nines,
  text,
} from '../report.ts';
import { leverReason } from './reasons.ts';

const columnsOf = (hasTarget: boolean): readonly Column[] => [
  { title: 'scenario', align: 'left', drop: 0, leastWidth: 24 },
  { title: 'availability', align: 'right', drop: 0 },
  { title: 'nines', align: 'right', drop: 3 },
  { title: 'MTBF', align: 'right', drop: 4 },
  { title: 'MTTR', align: 'right', drop: 5 },
  { title: 'down a year', align: 'right', drop: 0 },
  { title: 'gain', align: 'right', drop: 1 },
  { title: hasTarget ? 'target' : '', align: 'left', drop: 0 },
];

/** What is, and what each scenario would make of it. */
export function scenariosBlock({ current, scenarios, doubling, options }: Projection): Block {
  const target = options.targetUnavailability;
  const row = (name: string, outlook: Outlook | null, isNow: boolean): readonly Cell[] => {
    const met = outlook === null || target === null ? null : outlook.unavailability <= target;
    return [
      text(name, isNow ? 'quiet' : undefined),
      availability(outlook?.unavailability ?? null, target),
      nines(outlook?.nines ?? null),
      duration(outlook?.mtbfSeconds ?? null),
      duration(outlook?.mttrSeconds ?? null),
      duration(outlook?.downtimeSeconds.year ?? null),
      isNow ? text('') : duration(gainOf(outlook, current)),
      met === null ? text('') : met ? text('met', 'good') : text('missed', 'bad'),
    ];
  };
  const notes: Note[] = [];
  for (const { name, obstacle } of scenarios) if (obstacle) notes.push(`${name}: ${leverReason(obstacle)}`);
  notes.push(columnNote('MTTR', 'downtime / failures, so that A = MTBF / (MTBF + MTTR)'));
  notes.push(columnNote('gain', 'downtime a year less'));
  const { mttrHalved } = doubling;
  if (mttrHalved && current && current.unavailability > 0) {
    const saved = costOf(gainOf(mttrHalved, current), options.costPerHour);
    const worth = saved === null ? '' : `; either saves ${formatMoney(saved)} a year`;
    notes.push(
      `twice the MTBF or half the MTTR: both give ${formatAvailability(mttrHalved.unavailability)}, ${formatDuration(mttrHalved.downtimeSeconds.year)} a year${worth}`,
    );
  }
  return {
    kind: 'table',
    title: 'Scenarios',
    columns: columnsOf(target !== null),
    rows: [row('now', current, true), ...scenarios.map(({ name, outlook }) => row(name, outlook, false))],
    notes,
  };
}
