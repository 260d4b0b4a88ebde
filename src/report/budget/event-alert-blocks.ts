import type { Alert } from '../../core/budget/decisions/alerts.ts';
import type { EventAlert, EventFiring, WindowBurn } from '../../core/budget/events/event-alerts.ts';
import type { JsonObject } from '../../core/json.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { formatCount, formatDecimal, formatDuration } from '../numbers.ts';
import { type Block, type Cell, type Column, columnNote, count, missing, share, text } from '../report.ts';
import { tierCells } from './alert-blocks.ts';

/** The alerts of a budget of events: the table, each with what its windows hold now; and when they fired. */
export interface EventAlertFacts {
  readonly tiers: readonly { readonly alert: Alert; readonly counted: EventAlert }[] | null;
  readonly firings: readonly (EventFiring & { readonly alert: Alert })[] | null;
}

const firingsShown = 10;

export function eventAlertBlocks({ tiers, firings }: EventAlertFacts): readonly Block[] {
  return [...(tiers === null ? [] : [tiersBlock(tiers)]), ...(firings === null ? [] : [firingsBlock(firings)])];
}

function tiersBlock(tiers: NonNullable<EventAlertFacts['tiers']>): Block {
  const burn = ({ burnRate }: WindowBurn): Cell =>
    burnRate === null ? missing() : { kind: 'number', value: burnRate, decimals: 2 };
  const columns: readonly Column[] = [
    { title: 'alert', align: 'left', drop: 0 },
    { title: 'windows', align: 'left', drop: 0 },
    { title: 'fires above', align: 'right', drop: 0 },
    { title: 'long', align: 'right', drop: 0 },
    { title: 'short', align: 'right', drop: 0 },
    { title: 'events', align: 'right', drop: 1 },
    { title: 'needs', align: 'right', drop: 2 },
    { title: 'state', align: 'left', drop: 0 },
  ];
  return {
    kind: 'table',
    title: 'Burn rate alerts, and what burns now',
    columns,
    rows: tiers.map(({ alert, counted }): readonly Cell[] => [
      ...tierCells(alert),
      burn(counted.long),
      burn(counted.short),
      count(counted.long.events),
      count(counted.minimumEvents),
      stateCell(alert, counted),
    ]),
    notes: [
      'long, short: the burn rate in each window up to now, the share of bad events / (1 − SLO)',
      columnNote('events', 'in the long window'),
      columnNote('needs', 'fewer say nothing, as one bad one among them would fire it (--min-events)'),
    ],
  };
}

function stateCell({ canFire, severity }: Alert, { isFiring, long, minimumEvents }: EventAlert): Cell {
  if (!canFire) return text('never fires', 'warning');
  if (isFiring) return text('firing', severity === 'page' ? 'bad' : 'warning');
  return long.events < minimumEvents ? text('too few events', 'quiet') : text('silent', 'good');
}

function firingsBlock(firings: NonNullable<EventAlertFacts['firings']>): Block {
  const more = firings.length - firingsShown;
  return {
    kind: 'table',
    title: 'These alerts over the counts',
    columns: [
      { title: 'fired', align: 'left', drop: 0 },
      { title: 'alert', align: 'left', drop: 0 },
      { title: 'until', align: 'left', drop: 2 },
      { title: 'spent by then', align: 'right', drop: 1 },
    ],
    rows: firings
      .slice(0, firingsShown)
      .map(({ alert, at, resetAt, consumedRatio }): readonly Cell[] => [
        { kind: 'instant', instant: at },
        text(`${alert.severity} ${formatDuration(alert.longSeconds)}`, alert.severity === 'page' ? 'bad' : 'warning'),
        resetAt === null ? text('still firing', 'warning') : { kind: 'instant', instant: resetAt },
        share(consumedRatio),
      ]),
    notes: [
      ...(firings.length === 0 ? ['none fired'] : []),
      ...(more > 0 ? [`and ${formatCount(more)} more, in --format json`] : []),
      'judged whenever a row is complete',
    ],
  };
}

export function eventAlertsData(facts: EventAlertFacts | null): JsonObject {
  return {
    alerts:
      facts?.tiers?.map(({ alert, counted: { isFiring, long, short, ...counted } }) => ({
        ...alert,
        ...counted,
        oneFailureFires: counted.failuresNeeded === null ? false : counted.failuresNeeded === 1,
        long: { ...long },
        short: { ...short },
        firing: isFiring,
      })) ?? null,
    alertReplay: facts?.firings
      ? {
          fired: facts.firings.map(({ alert, at, resetAt, consumedRatio }) => ({
            severity: alert.severity,
            longSeconds: alert.longSeconds,
            at: formatInstant(at),
            resetAt: resetAt === null ? null : formatInstant(resetAt),
            consumedRatio,
            incidents: [],
            incidentCount: 0,
          })),
          missed: [],
        }
      : null,
  };
}

/** The lines of `--explain`. */
export function eventAlertsExplained({ tiers }: EventAlertFacts, unavailability: number): readonly string[] {
  return (tiers ?? []).map(
    ({ alert: { longSeconds, factor }, counted: { long } }) =>
      `alert ${longSeconds} s: fires above ${formatDecimal(factor, 6)} × (1 − SLO); now ${long.badEvents} of ${long.events} bad${long.burnRate === null ? '' : `, burn rate = ${long.badEvents} / (${unavailability} × ${long.events}) = ${long.burnRate}`}`,
  );
}
