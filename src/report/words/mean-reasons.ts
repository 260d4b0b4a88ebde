import type { MeanObstacle } from '../../core/quantity/means.ts';

/** Why there is no MTTR or MTBF that would do, or none is asked for: the same in tables and in JSON. */
export const meanReasons: Readonly<Record<MeanObstacle, string>> = {
  anyWouldDo: 'any would do',
  noneWouldDo: 'cannot be met by MTBF alone: none is long enough for 100 %',
};
