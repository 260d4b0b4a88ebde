import { type MeasuredLog, measureUnion } from '../../incidents/measured-log.ts';

/** What a forecast draws on: the merged, weighted outages of a log, and the time that was up beside them. */
export interface ObservedOutages {
  readonly outageSeconds: Float64Array;
  readonly uptimeSeconds: number;
}

/** The outages that hit somebody, from the union of incidents, since overlapping ones fail together also where downtime is summed. */
export function observedOutages(measured: MeasuredLog): ObservedOutages {
  const { downtime, countedMilliseconds } = measureUnion(measured);
  return {
    outageSeconds: downtime.parts.filter((each) => each > 0).map((each) => each / 1_000),
    uptimeSeconds: (countedMilliseconds - downtime.milliseconds) / 1_000,
  };
}
