import { type ExclusionReason, exclusionCode } from '../../../core/incidents/log/exclusion.ts';
import { rowFilter } from '../../../core/incidents/log/filter.ts';
import { type IncidentLog, rowFlags } from '../../../core/incidents/log/log.ts';
import { notice } from '../../../core/notice.ts';
import type { LogReading } from '../log-reading.ts';

const part = exclusionCode('subIncident' satisfies ExclusionReason);

/**
 * When all rows were read: a part whose whole is not in the log (another page of it, or left out by `--where`), or counts no
 * downtime itself (cancelled, agreed maintenance), is an incident of its own after all. Else its outage would be gone.
 */
export function keepOrphans({ parts, otherIds, builder, request, notices }: LogReading): void {
  if (parts.length === 0) return;
  const log = builder.build();
  const isKept = rowFilter(log, request.where);
  const rows = rowsById(log, otherIds);
  const found = parts.filter(
    ({ row, line }) => row < log.count && log.line[row] === line && log.exclusion[row] === part,
  );
  const parentsOf = new Map(found.map(({ row, parents }) => [row, parents.flatMap((id) => rows.get(id) ?? [])]));
  const isCounted = (row: number): boolean =>
    log.exclusion[row] === 0 && (log.flags[row]! & (rowFlags.maintenance | rowFlags.invalid)) === 0 && isKept(row);
  const isPartOfCounted = (row: number, seen: ReadonlySet<number>): boolean =>
    (parentsOf.get(row) ?? []).some(
      (parent) =>
        parent !== row && !seen.has(parent) && (isCounted(parent) || isPartOfCounted(parent, new Set([...seen, row]))),
    );
  const orphans = found.filter(({ row }) => !isPartOfCounted(row, new Set([row])));
  for (const { row } of orphans) builder.includeRow(row);
  const shown = orphans.filter(({ row }) => isKept(row));
  if (shown.length === 0) return;
  const places = shown.slice(0, 3).map(({ row, line }) => `${builder.fileOf(row)}:${line}`);
  const wholes = [...new Set(shown.flatMap(({ parents }) => parents.slice(0, 1)))].slice(0, 5);
  notices.push(notice('partsKept', { rows: shown.length, wholes, places }));
}

/** Rows by all that their tool calls them. */
function rowsById(
  { count, id, ids }: IncidentLog,
  otherIds: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  const add = (name: string, row: number): void => {
    const known = found.get(name);
    if (known) known.push(row);
    else found.set(name, [row]);
  };
  for (let row = 0; row < count; row++) if (id[row] !== 0) add(ids.text(id[row]!), row);
  for (const [name, row] of otherIds) if (row < count) add(name, row);
  return found;
}
