import type { Window } from '../../time/window.ts';
import type { IncidentLog } from '../log/log.ts';
import type { ImpactIntervals } from './downtime.ts';

/**
 * When the failures of the window began, ascending. Each incident is one; with `mergeWithin`, incidents of one service
 * that start at most that long after the latest end so far are one failure, which began with the first of them. An
 * incident of several services goes on with the failure of any of them.
 */
export function failureStarts(
  log: IncidentLog,
  impact: ImpactIntervals,
  window: Window,
  mergeWithinMilliseconds: number | null,
): Float64Array {
  const starts = new Float64Array(impact.order.length);
  let count = 0;
  const service = log.dimensions.get('service');
  const lastEnd = new Map<string | null, number>();
  const { order } = impact;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const start = impact.start[row]!;
    if (mergeWithinMilliseconds !== null) {
      const names = service ? service.dictionary.names(service.values[row]!) : [];
      const chains = names.length > 0 ? names : [null];
      const goesOn = chains.some(
        (name) => start - (lastEnd.get(name) ?? Number.NEGATIVE_INFINITY) <= mergeWithinMilliseconds,
      );
      for (const name of chains)
        lastEnd.set(name, Math.max(lastEnd.get(name) ?? Number.NEGATIVE_INFINITY, impact.end[row]!, start));
      if (goesOn) continue;
    }
    if (start >= window.start && start < window.end) starts[count++] = start;
  }
  return starts.subarray(0, count);
}
