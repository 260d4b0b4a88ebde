import { largest } from '../../core/order/extremes.ts';
import type { Outlook } from '../../core/projection/operating-point.ts';
import type { LogProjection, Projection } from '../../core/projection/project.ts';
import { gainOf, rankedSavings } from '../../core/projection/savings.ts';
import { costOf } from '../../core/quantity/money.ts';
import { utc } from '../../core/time/zone.ts';
import { formatAvailability, formatCount, formatDuration, formatLocalInstant, formatMoney } from '../numbers.ts';
import { type Block, type Cell, type Column, count, duration, missing, text } from '../report.ts';
import { counted } from '../words/phrases.ts';
import { findingText } from '../words/projection-findings-text.ts';
import { comparisonBlock } from './comparison.ts';
import { forecastBlocks } from './forecast-blocks.ts';
import { neededBlock } from './needed.ts';
import { outlookBlock } from './outlook.ts';
import { comparisonReason, leverReason } from './reasons.ts';
import { replayBlocks } from './replay/replay-blocks.ts';

/** What is, what would be, what is needed, what is likely, what has changed. */
export function projectBlocks(projection: Projection, top: number): readonly Block[] {
  const { log, findings } = projection;
  return [
    ...(log ? [observedBlock(log, projection)] : []),
    scenariosBlock(projection),
    ...rankingBlock(projection),
    ...(log?.replay ? replayBlocks(log.replay, log.window.zone, top) : []),
    ...(projection.needed ? [neededBlock(projection.needed, projection)] : []),
    ...outlookBlock(projection),
    ...forecastBlocks(projection),
    ...(log ? comparedBlock(log) : []),
    ...(log ? trendBlock(log) : []),
    {
      kind: 'list',
      title: 'Findings',
      items: findings.map((finding) => ({ text: findingText(finding, log?.window.zone ?? utc) })),
    },
  ];
}

function observedBlock({ window, counts, countedSeconds }: LogProjection, { baseline, outages }: Projection): Block {
  const { failures } = baseline.point;
  const all = (window.end - window.start) / 1_000;
  const part = countedSeconds < all ? `, ${formatDuration(countedSeconds)} of it counted` : '';
  return {
    kind: 'facts',
    facts: [
      {
        label: 'Window',
        value: text(
          `${formatLocalInstant(window.start, window.zone)} to ${formatLocalInstant(window.end, window.zone)}`,
        ),
        note: `${window.zone.name}, ${formatDuration(all)}${part}${window.source === 'default' ? ' (default)' : ''}`,
      },
      {
        label: 'Incidents',
        value: count(counts.analyzed),
        note: `${counted(failures, 'failure')}, ${counted(outages, 'outage')}`,
      },
    ],
  };
}

function comparedBlock({ comparison, window }: LogProjection): readonly Block[] {
  if (comparison === null) return [];
  if (comparison !== 'noUptime') return [comparisonBlock(comparison, window.zone)];
  return [
    { kind: 'list', title: 'Did it get better?', items: [{ text: `cannot tell: ${comparisonReason(comparison)}` }] },
  ];
}

const scenarioColumns: readonly Column[] = [
  { title: 'scenario', align: 'left', drop: 0, leastWidth: 24 },
  { title: 'availability', align: 'right', drop: 0 },
  { title: 'nines', align: 'right', drop: 3 },
  { title: 'MTBF', align: 'right', drop: 4 },
  { title: 'MTTR', align: 'right', drop: 5 },
  { title: 'down a year', align: 'right', drop: 0 },
  { title: 'gain', align: 'right', drop: 1 },
  { title: '', align: 'left', drop: 0 },
];

function scenariosBlock({ current, scenarios, doubling, options }: Projection): Block {
  const target = options.targetUnavailability;
  const row = (name: string, outlook: Outlook | null, isNow: boolean): readonly Cell[] => {
    const met = outlook === null || target === null ? null : outlook.unavailability <= target;
    return [
      text(name, isNow ? 'quiet' : undefined),
      outlook ? availabilityCell(outlook, target) : missing(),
      outlook?.nines == null ? missing() : { kind: 'nines', nines: outlook.nines },
      duration(outlook?.mtbfSeconds ?? null),
      duration(outlook?.mttrSeconds ?? null),
      duration(outlook?.downtimeSeconds.year ?? null),
      isNow ? text('') : duration(gainOf(outlook, current)),
      met === null ? text('') : met ? text('met', 'good') : text('missed', 'bad'),
    ];
  };
  const notes: string[] = [];
  for (const { name, obstacle } of scenarios) if (obstacle) notes.push(`${name}: ${leverReason(obstacle)}`);
  notes.push('MTTR: downtime / failures, so that A = MTBF / (MTBF + MTTR); gain: downtime a year less');
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
    columns: scenarioColumns,
    rows: [row('now', current, true), ...scenarios.map(({ name, outlook }) => row(name, outlook, false))],
    notes,
  };
}

function availabilityCell({ unavailability }: Outlook, target: number | null): Cell {
  return { kind: 'availability', unavailability, ...(target !== null && { apartFrom: target }) };
}

function rankingBlock({ scenarios, current, options }: Projection): readonly Block[] {
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
        most > 0 ? { kind: 'bar', ratio: Math.max(0, savedPerYear) / most } : text(''),
      ]),
      notes: now === null ? [] : [`downtime costs ${formatMoney(now)} a year now, at ${formatMoney(cost)} an hour`],
    },
  ];
}

function trendBlock({ trend }: LogProjection): readonly Block[] {
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
        most > 0 && downtimeSeconds !== null ? { kind: 'bar', ratio: downtimeSeconds / most } : text(''),
      ]),
      notes,
    },
  ];
}
