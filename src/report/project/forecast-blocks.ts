import {
  downtimePercentiles,
  type Forecast,
  meetError,
  meetProbability,
  percentileErrors,
  suggestTarget,
} from '../../core/projection/forecast/forecast.ts';
import { histogramOf } from '../../core/projection/forecast/histogram.ts';
import type { Projection } from '../../core/projection/project.ts';
import { allowed } from '../../core/quantity/allowance.ts';
import {
  formatAvailability,
  formatCount,
  formatDuration,
  formatUncertainDuration,
  formatUncertainShare,
} from '../numbers.ts';
import { type Block, bar, type Cell, missing, share, text } from '../report.ts';
import { counted } from '../words/phrases.ts';
import { forecastReason } from './reasons.ts';

/** The two models side by side, and the runs of the first one as bars. */
export function forecastBlocks(projection: Projection): readonly Block[] {
  const { forecast, bootstrap, options, obstacle, outages } = projection;
  if (!forecast) {
    if (projection.log === null) return [];
    return [{ kind: 'list', title: 'Forecast', items: [{ text: `none: ${forecastReason(obstacle)}` }] }];
  }
  const target = options.targetUnavailability;
  const errors: string[] = [];
  const row = (name: string, model: string, each: Forecast): readonly Cell[] => {
    const percentiles = downtimePercentiles(each);
    const found = percentileErrors(each);
    errors.push(`${model} ±${formatDuration(roundedUp(found.p95))}`);
    return [
      text(name),
      target === null ? missing() : text(formatUncertainShare(meetProbability(each, target), meetError(each, target))),
      ...(['p5', 'p50', 'p95'] as const).map((which) =>
        text(formatUncertainDuration(percentiles[which], found[which])),
      ),
    ];
  };
  const rows = [row(`Poisson, ${counted(outages, 'outage')}`, 'Poisson', forecast)];
  const notes: string[] = [];
  if (bootstrap) rows.push(row(`bootstrap of ${formatCount(bootstrap.months)} months`, 'bootstrap', bootstrap));
  else notes.push(`no bootstrap: ${forecastReason(projection.bootstrapObstacle)}`);
  const runs = [...new Set([forecast, ...(bootstrap ? [bootstrap] : [])].map((each) => formatCount(each.runs)))];
  notes.push(`${runs.join(' and ')} runs, seed ${forecast.seed}; Monte Carlo error of p95: ${errors.join(', ')}`);
  if (target === null) notes.push('--target 99.9 adds the chance to meet it');
  else
    notes.push(
      `met: at most ${formatDuration(allowed(target, forecast.horizonSeconds))} down, which is ${formatAvailability(target)}`,
    );
  const suggested = suggestTarget(forecast);
  if (suggested) notes.push(`met with a chance of 90 %: ${formatAvailability(suggested.unavailability)}`);
  return [
    {
      kind: 'table',
      title: forecastTitle(forecast.horizonSeconds),
      columns: [
        { title: 'model', align: 'left', drop: 0, leastWidth: 12 },
        { title: 'meets target', align: 'right', drop: 0 },
        { title: 'p5', align: 'right', drop: 1 },
        { title: 'p50', align: 'right', drop: 0 },
        { title: 'p95', align: 'right', drop: 0 },
      ],
      rows,
      notes,
    },
    histogramBlock(forecast),
  ];
}

export const forecastTitle = (horizonSeconds: number): string =>
  `Forecast: downtime of the next ${formatDuration(horizonSeconds)}`;

/** An error to two digits, never less than it is. */
function roundedUp(seconds: number): number {
  if (seconds === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(seconds)) - 1);
  return Math.ceil(seconds / unit) * unit;
}

function histogramBlock(forecast: Forecast): Block {
  const bins = histogramOf(forecast);
  const most = Math.max(...bins.map((bin) => bin.share));
  return {
    kind: 'table',
    title: 'Runs of the Poisson model by downtime',
    columns: [
      { title: 'downtime', align: 'right', drop: 0 },
      { title: 'runs', align: 'right', drop: 0 },
      { title: '', align: 'left', drop: 1 },
    ],
    rows: bins.map(({ fromSeconds, toSeconds, share: part }) => [
      text(
        toSeconds === null
          ? `above ${formatDuration(fromSeconds)}`
          : toSeconds === 0
            ? 'none'
            : fromSeconds === 0
              ? `up to ${formatDuration(toSeconds)}`
              : `${formatDuration(fromSeconds)} to ${formatDuration(toSeconds)}`,
      ),
      share(part),
      bar(part / most),
    ]),
  };
}
