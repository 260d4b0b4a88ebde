import type { IncidentGroup } from '../../core/incidents/group.ts';
import { formatCount, formatDuration } from '../numbers.ts';
import { availability, type Block, bar, type Cell, type Column, count, duration, share, text } from '../report.ts';

/** What each service, cause, month costs: as many as are asked for, of a calendar the latest. */
export function groupsBlock(key: string, groups: readonly IncidentGroup[], most: number): Block {
  const columns: Column[] = [
    { title: key, align: 'left', drop: 0, leastWidth: 12 },
    { title: 'incidents', align: 'right', drop: 2 },
    { title: 'downtime', align: 'right', drop: 0 },
    { title: 'share', align: 'right', drop: 1 },
    { title: '', align: 'left', drop: 5 },
    { title: 'availability', align: 'right', drop: 3 },
    { title: 'MTTR', align: 'right', drop: 4 },
  ];
  const isPeriod = ['month', 'quarter', 'year'].includes(key);
  const isClock = ['weekday', 'hour'].includes(key);
  const from = isPeriod ? Math.max(0, groups.length - most) : 0; // of a calendar the latest
  const upTo = isClock ? groups.length : from + most;
  const rows = groups
    .slice(from, upTo)
    .map((group): readonly Cell[] => [
      group.key === null ? text('(none)', 'quiet') : text(group.key),
      count(group.incidents),
      duration(group.downtimeSeconds),
      share(group.share),
      bar(group.share),
      availability(group.unavailability),
      duration(group.mttrSeconds),
    ]);
  const rest = [...groups.slice(0, from), ...groups.slice(upTo)];
  const notes: string[] = [];
  if (rest.length > 0) {
    const downtime = rest.reduce((sum, group) => sum + (group.downtimeSeconds ?? 0), 0);
    notes.push(
      `and ${formatCount(rest.length)} ${isPeriod ? 'earlier' : 'more'} with ${formatDuration(downtime)}; --top ${groups.length} shows all`,
    );
  }
  return { kind: 'table', title: `By ${key}`, columns, rows, notes };
}
