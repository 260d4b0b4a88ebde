import type { Interval } from '../time/intervals.ts';
import { shownCoverage } from './coverage.ts';
import type { MeasuredLog } from './measured-log.ts';

/** What every result says of its log beside its own figures, whatever the command. */
export interface LogFacts {
  readonly coverage: {
    /** The time that the log speaks of; null: none. */
    readonly interval: Interval | null;
    /** How much of the window that is judged it says nothing of; null where there are several windows. */
    readonly uncoveredSeconds: number | null;
  };
}

export function logFacts({ request, window, uncovered }: MeasuredLog): LogFacts {
  return {
    coverage: {
      interval: shownCoverage(request.coverage, window),
      uncoveredSeconds: uncovered.milliseconds / 1_000,
    },
  };
}
