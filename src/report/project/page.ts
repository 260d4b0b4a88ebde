import type { Projection } from '../../core/projection/project.ts';
import { allowed, defaultBasis } from '../../core/quantity/allowance.ts';
import { formatDuration } from '../numbers.ts';
import type { FanPicture, IntervalsPicture, PageParts } from '../pictures/picture.ts';
import { duration, text } from '../report.ts';
import { forecastTitle } from './forecast-blocks.ts';

/** What a page of `project` draws: what may come, what scenarios would make of it, and the months that were. */
export function projectPage(projection: Projection): PageParts {
  return {
    headline: ['Now'],
    pictures: () =>
      [fanPicture(projection), scenariosPicture(projection), monthsPicture(projection)].filter(
        (picture) => picture !== null,
      ),
  };
}

function fanPicture({ log, forecast, options }: Projection): FanPicture | null {
  const points = log?.fan() ?? [];
  if (points.length === 0 || forecast === null) return null;
  const target = options.targetUnavailability;
  return {
    kind: 'fan',
    title: `Downtime of the next ${formatDuration(forecast.horizonSeconds)}`,
    says: `Nine of ten forecasts lie in the fan, half of them below the line${target === null ? '' : '; the dashed line is what the target allows'}.`,
    numbersIn: forecastTitle(forecast.horizonSeconds),
    points,
    allowedSeconds: target === null ? null : allowed(target, forecast.horizonSeconds),
  };
}

function scenariosPicture({ current, scenarios, options }: Projection): IntervalsPicture | null {
  const target = options.targetUnavailability;
  const rows = [{ name: 'now', outlook: current }, ...scenarios];
  if (scenarios.length === 0 || current === null) return null;
  return {
    kind: 'intervals',
    axis: 'duration',
    title: 'Downtime a year by scenario',
    says: `The shorter, the better${target === null ? '' : '; left of the dashed line the target is met'}.`,
    numbersIn: 'Scenarios',
    target: target === null ? null : { at: allowed(target, defaultBasis.yearSeconds), name: 'target' },
    rows: rows.map(({ name, outlook }) => {
      const at = outlook?.downtimeSeconds.year ?? null;
      const tone = target === null || outlook === null ? null : outlook.unavailability <= target ? 'good' : 'bad';
      return { name: text(name), value: duration(at), at, low: 0, high: at, ...(tone && { tone }) } as const;
    }),
  };
}

function monthsPicture({ log }: Projection): IntervalsPicture | null {
  const months = log?.trend.months.slice(-12) ?? [];
  if (months.length < 2) return null;
  return {
    kind: 'intervals',
    axis: 'duration',
    title: 'Downtime month by month',
    says: 'What was, for what may come: the table says whether a test sees a change.',
    numbersIn: 'By month',
    target: null,
    rows: months.map(({ key, downtimeSeconds: at }) => ({
      ...{ name: text(key), value: duration(at), at, low: 0, high: at },
    })),
  };
}
