import type { Alert } from '../../core/budget/decisions/alerts.ts';
import { secondsOf } from '../../core/budget/time/frame.ts';
import { formatCount, formatDuration } from '../numbers.ts';
import {
  type Block,
  type Cell,
  type Column,
  columnNote,
  count,
  duration,
  missing,
  type Note,
  share,
  text,
} from '../report.ts';
import { lineText } from '../words/phrases.ts';
import type { BudgetReportFacts } from './facts.ts';

/** The tiers of the alerts: when each fires in a full outage, and which never can. */
export function alertsBlock({ alerts, traffic, analysis }: BudgetReportFacts): readonly Block[] {
  if (alerts === null) return [];
  const silent = alerts.filter(({ canFire }) => !canFire).length;
  const single = alerts.filter(({ oneFailureFires }) => oneFailureFires === true);
  const columns: Column[] = [
    { title: 'alert', align: 'left', drop: 0 },
    { title: 'windows', align: 'left', drop: 0 },
    { title: 'burn rate', align: 'right', drop: 0 },
    { title: 'budget', align: 'right', drop: 1 },
    { title: 'error ratio', align: 'right', drop: 4 },
    { title: 'fires after', align: 'right', drop: 0 },
    { title: 'resets after', align: 'right', drop: 3 },
    ...(traffic ? [{ title: 'failures', align: 'right', drop: 2 } as const] : []),
  ];
  const notes: Note[] = [
    columnNote('budget', 'spent when it fires'),
    columnNote('fires after', 'of a full outage'),
    columnNote('resets after', 'the end of the outage'),
  ];
  if (silent > 0)
    notes.push(
      `${silent} can never fire: the burn rate exceeds that of a full outage, or the long window the counted ${formatDuration(secondsOf(analysis.frame.counted))}`,
    );
  if (traffic) {
    notes.push(
      columnNote(
        'failures',
        `failed requests in the long window that make it fire, at ${formatCount(traffic.count)} in ${formatDuration(traffic.perSeconds)}`,
      ),
    );
    if (single.length > 0)
      notes.push(
        `one failed request fires ${single.length === 1 ? 'one of them' : `${single.length} of them`} (${single.map(({ severity, longSeconds }) => `${severity} ${formatDuration(longSeconds)}`).join(', ')}): too little traffic for this SLO`,
      );
  }
  return [
    {
      kind: 'table',
      title: 'Burn rate alerts',
      columns,
      rows: alerts.map((alert): readonly Cell[] => [
        ...tierCells(alert),
        share(alert.budgetShare),
        share(alert.errorRatio),
        alert.detectionSeconds === null ? text('never', 'warning') : duration(alert.detectionSeconds),
        duration(alert.resetSeconds),
        ...(traffic ? [alert.failuresNeeded === null ? missing() : count(alert.failuresNeeded)] : []),
      ]),
      notes,
    },
  ];
}

/** How a tier is called, its windows, and the burn rate above which it fires. */
export function tierCells({ severity, longSeconds, shortSeconds, factor }: Alert): readonly Cell[] {
  return [
    text(severity, severity === 'page' ? 'bad' : 'warning'),
    text(`${formatDuration(longSeconds)} / ${formatDuration(shortSeconds)}`),
    { kind: 'number', value: factor, decimals: 4 },
  ];
}

/** What these alerts would have done over the window. */
export function replayBlocks({ replay, analysis, top }: BudgetReportFacts): readonly Block[] {
  if (replay === null) return [];
  const { log, frame } = analysis;
  const nameOf = (row: number): string => log.ids.text(log.id[row]!) || lineText(log.line[row]!);
  const namesOf = (rows: readonly number[], incidents: number): string => {
    const names = rows.slice(0, 10).map(nameOf);
    return incidents > names.length
      ? `${names.join(', ')}, and ${formatCount(incidents - names.length)} more`
      : names.join(', ');
  };
  const shown = replay.fired.slice(0, Math.max(top, 10));
  const notes: string[] = [];
  const more = replay.fired.length - shown.length;
  if (more > 0) notes.push(`and ${formatCount(more)} more; --top ${replay.fired.length} shows all`);
  const missed = replay.missedRows.map(nameOf);
  notes.push(
    missed.length === 0
      ? 'every incident of the window was caught'
      : `no alert caught: ${missed.slice(0, 10).join(', ')}${missed.length > 10 ? `, and ${formatCount(missed.length - 10)} more` : ''}`,
  );
  return [
    {
      kind: 'table',
      title: `These alerts over the log (${frame.window.zone.name})`,
      columns: [
        { title: 'fired', align: 'left', drop: 0 },
        { title: 'alert', align: 'left', drop: 0 },
        { title: 'until', align: 'left', drop: 2 },
        { title: 'spent by then', align: 'right', drop: 1 },
        { title: 'incidents', align: 'left', drop: 3, leastWidth: 12 },
      ],
      rows: shown.map(({ tier, at, resetAt, consumedRatio, rows, incidents }): readonly Cell[] => [
        { kind: 'instant', instant: Math.ceil(at) },
        text(`${tier.severity} ${formatDuration(tier.longSeconds)}`, tier.severity === 'page' ? 'bad' : 'warning'),
        resetAt === null ? text('still firing', 'warning') : { kind: 'instant', instant: Math.ceil(resetAt) },
        share(consumedRatio),
        text(namesOf(rows, incidents)),
      ]),
      notes,
    },
  ];
}
