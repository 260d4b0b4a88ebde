import { type Intervals, intersection } from '../../time/intervals.ts';
import { measureGroup, membersBy } from '../groups.ts';
import type { MeasuredLog } from '../measured-log.ts';

/** When one service was down: outage i lasted from `start[i]` to `end[i]`, and hit the part `weight[i]` of it on average. */
export interface ServiceLane {
  /** null: the rows name no service. */
  readonly service: string | null;
  readonly incidents: number;
  readonly downtimeSeconds: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly weight: Float64Array;
  /** Time in which nobody knows whether it was up. */
  readonly unknown: Intervals;
}

/** The outages of each service, the one with most downtime first; clipped to the window. */
export function serviceLanes(measured: MeasuredLog): readonly ServiceLane[] {
  const { window } = measured;
  return membersBy('service', measured)
    .map(({ key, rows }): ServiceLane => {
      const { downtime, unknown } = measureGroup('service', key, rows, measured);
      const { count, start, end, weightedMilliseconds } = downtime.outages;
      const clipped = (instant: number): number => Math.min(window.end, Math.max(window.start, instant));
      return {
        service: key,
        incidents: rows.length,
        downtimeSeconds: downtime.milliseconds / 1_000,
        start: Float64Array.from({ length: count }, (_, i) => clipped(start[i]!)),
        end: Float64Array.from({ length: count }, (_, i) => clipped(end[i]!)),
        weight: Float64Array.from({ length: count }, (_, i) => {
          const length = clipped(end[i]!) - clipped(start[i]!);
          return length > 0 ? Math.min(1, weightedMilliseconds[i]! / length) : 1;
        }),
        unknown: intersection(unknown, [window]),
      };
    })
    .sort((left, right) => right.downtimeSeconds - left.downtimeSeconds);
}
