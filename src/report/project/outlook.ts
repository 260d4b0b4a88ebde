import type { JsonObject } from '../../core/json.ts';
import type { DowntimeOutlook } from '../../core/projection/downtime-outlook.ts';
import type { Projection } from '../../core/projection/project.ts';
import { formatAvailability, formatDuration, formatUncertainDuration, formatUncertainShare } from '../numbers.ts';
import { type Block, type Cell, duration, missing, text } from '../report.ts';
import { forecastReason } from './reasons.ts';

/**
 * What is and what each scenario would be, as downtime to expect and as months and years that keep the target. A table of
 * its own, since a mean is no promise.
 */
export function outlookBlock({ expected, scenarios, obstacle, options, log }: Projection): readonly Block[] {
  const target = options.targetUnavailability;
  if (log !== null && scenarios.length === 0 && target === null) return []; // the models stand in their own table
  const horizon = formatDuration(options.horizonSeconds);
  const row = (name: string, outlook: DowntimeOutlook | null, isNow: boolean): readonly Cell[] => [
    text(name, isNow ? 'quiet' : undefined),
    ...(target === null ? [] : kept(outlook)),
    ...(['p5', 'p50', 'p95'] as const).map((which) => downtimeCell(outlook, which)),
  ];
  const rows = [row('now', expected, true), ...scenarios.map(({ name, forecast }) => row(name, forecast, false))];
  const notes = scenarios.flatMap(({ name, forecastObstacle }) =>
    forecastObstacle === null ? [] : [`${name}: ${forecastReason(forecastObstacle)}`],
  );
  if (expected === null && obstacle !== null) notes.unshift(`now: ${forecastReason(obstacle)}`);
  notes.push(
    log === null
      ? 'exact, with exponential times up and down, from a random instant on'
      : 'Poisson model; a change acts on every outage alike',
  );
  if (target !== null) notes.push(`kept: ${formatAvailability(target)} or more of a month (365 d / 12), of a year`);
  return [
    {
      kind: 'table',
      title: `What may come: downtime of the next ${horizon}${target === null ? '' : ', and how often the target is kept'}`,
      columns: [
        { title: 'scenario', align: 'left', drop: 0, leastWidth: 16 },
        ...(target === null
          ? []
          : ([
              { title: `next ${horizon}`, align: 'right', drop: 2 },
              { title: 'months', align: 'right', drop: 0 },
              { title: 'years', align: 'right', drop: 0 },
            ] as const)),
        { title: 'p5', align: 'right', drop: 3 },
        { title: 'p50', align: 'right', drop: 0 },
        { title: 'p95', align: 'right', drop: 0 },
      ],
      rows,
      notes,
    },
  ];
}

function downtimeCell(outlook: DowntimeOutlook | null, which: 'p5' | 'p50' | 'p95'): Cell {
  if (outlook === null) return missing();
  const error = outlook.monteCarloError?.downtimeSeconds[which];
  return error
    ? text(formatUncertainDuration(outlook.downtimeSeconds[which], error))
    : duration(outlook.downtimeSeconds[which]);
}

function kept(outlook: DowntimeOutlook | null): readonly Cell[] {
  const { meetProbability, periodsMet, monteCarloError: error } = outlook ?? {};
  if (periodsMet == null || meetProbability == null) return [missing(), missing(), missing()];
  return [
    text(formatUncertainShare(meetProbability, error?.meetProbability ?? 0)),
    text(formatUncertainShare(periodsMet.month, error?.periodsMet?.month ?? 0)),
    text(formatUncertainShare(periodsMet.year, error?.periodsMet?.year ?? 0)),
  ];
}

export function expectedData({
  downtimeSeconds,
  periodsMet,
  monteCarloError,
  ...outlook
}: DowntimeOutlook): JsonObject {
  return {
    ...outlook,
    downtimeSeconds: { ...downtimeSeconds },
    periodsMet: periodsMet && { ...periodsMet },
    monteCarloError: monteCarloError && errorData(monteCarloError),
  };
}

/** What so many runs leave uncertain. */
function errorData({
  meetProbability,
  downtimeSeconds,
  periodsMet,
}: NonNullable<DowntimeOutlook['monteCarloError']>): JsonObject {
  return { meetProbability, downtimeSeconds: { ...downtimeSeconds }, periodsMet: periodsMet && { ...periodsMet } };
}
