import type { IncidentGroup } from '../../core/incidents/group.ts';
import { isClockKey } from '../../core/incidents/groups.ts';
import { isPeriodKey } from '../../core/incidents/period-groups.ts';
import { formatCount, formatDuration } from '../numbers.ts';
import { availability, type Block, bar, type Cell, type Column, count, duration, share, text } from '../report.ts';

/** As many groups as are asked for; of a calendar the latest, of the clock all. */
export function shownGroups<G>(key: string, groups: readonly G[], most: number): readonly G[] {
  if (isClockKey(key)) return groups;
  return isPeriodKey(key) ? groups.slice(Math.max(0, groups.length - most)) : groups.slice(0, most);
}

/** The name of a group. */
export function keyCell(key: string | null): Cell {
  return key === null ? text('(none)', 'quiet') : text(key);
}

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
  const shown = shownGroups(key, groups, most);
  const rows = shown.map((group): readonly Cell[] => [
    keyCell(group.key),
    count(group.incidents),
    duration(group.downtimeSeconds),
    share(group.share),
    bar(group.share),
    availability(group.unavailability),
    duration(group.mttrSeconds),
  ]);
  const isShown = new Set(shown);
  const rest = groups.filter((group) => !isShown.has(group));
  const notes: string[] = [];
  if (rest.length > 0) {
    const downtime = rest.reduce((sum, group) => sum + (group.downtimeSeconds ?? 0), 0);
    notes.push(
      `and ${formatCount(rest.length)} ${isPeriodKey(key) ? 'earlier' : 'more'} with ${formatDuration(downtime)}; --top ${groups.length} shows all`,
    );
  }
  return { kind: 'table', title: `By ${key}`, columns, rows, notes };
}
