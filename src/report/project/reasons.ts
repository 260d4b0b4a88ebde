import type { CompareObstacle } from '../../core/projection/compare.ts';
import type { ForecastObstacle } from '../../core/projection/forecast/log-forecast.ts';
import type { NeededMeanObstacle, NeededObstacle } from '../../core/projection/needed.ts';
import type { LogProjection } from '../../core/projection/project.ts';
import { formatShare } from '../numbers.ts';
import { meanReasons } from '../words/mean-reasons.ts';

/** Why a number is not there, in words: the same in tables and in JSON. */
export function leverReason(obstacle: NeededObstacle): string {
  switch (obstacle.kind) {
    case 'noPhases':
      return 'phases are known only from a log';
    case 'shareUnknown':
      return `the share of ${obstacle.phase} is not known: no incident has all five timestamps in order`;
    case 'meanZero':
      return `${obstacle.phase} takes no time on average: there is nothing to scale`;
    case 'noFailures':
      return 'no failure is left, and an MTTR or MTBF is a mean over failures';
    case 'downtimeExceedsWindow':
      return 'the summed downtime exceeds the window';
    case 'notEnough':
      return `cannot be met by ${obstacle.lever} alone: it is ${formatShare(obstacle.share)} of the recovery`;
  }
}

const neededMeanReasons: Readonly<Record<NeededMeanObstacle, string>> = {
  ...meanReasons,
  noFailures: 'nothing failed: it is not known how often, and for how long',
};

export function meanReason(obstacle: NeededMeanObstacle): string;
export function meanReason(obstacle: NeededMeanObstacle | null): string | null;
export function meanReason(obstacle: NeededMeanObstacle | null): string | null {
  return obstacle === null ? null : neededMeanReasons[obstacle];
}

const forecastReasons: Readonly<Record<ForecastObstacle, string>> = {
  noLog: 'a forecast draws on the outages of a log',
  noOutage: 'no outage in the window: how long one lasts is not known',
  noUptime: 'never up in the window: there is no rate of failures',
  horizonTooLong: 'the horizon is more than 120 times of what was observed',
  oneMonth: 'the window is within one month: how months differ is not known',
};

export function forecastReason(obstacle: ForecastObstacle | null): string | null {
  return obstacle === null ? null : forecastReasons[obstacle];
}

const compareReasons: Readonly<Record<CompareObstacle, string>> = {
  noneEarlier: 'no incident of the earlier period was closed',
  noneLater: 'no incident of the later period was closed',
  tooFew: 'so few incidents cannot show any change: no order of them has p < 0.05',
  notShown: 'the difference is within what chance makes of so many incidents (p ≥ 0.05)',
};

export function compareReason(obstacle: CompareObstacle | null): string | null {
  return obstacle === null ? null : compareReasons[obstacle];
}

/** Why there is no comparison, or no verdict in it. */
export function comparisonReason(comparison: LogProjection['comparison']): string | null {
  if (comparison === null) return null;
  if (comparison === 'noUptime') return 'one of the periods was never up: there is no rate of failures';
  return compareReason(comparison.obstacle);
}
