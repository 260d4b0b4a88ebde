import type { MeasuredLog } from '../../core/incidents/measured-log.ts';
import { type ServiceLane, serviceLanes } from '../../core/incidents/parts/service-lanes.ts';
import { count, duration, type TableBlock, text } from '../report.ts';
import { counted } from '../words/phrases.ts';
import type { TimelinePicture } from './picture.ts';

/** More lanes than this nobody reads. */
const mostLanes = 14;

/** When each service was down; null where nothing was. */
export function timelinePicture(measured: MeasuredLog): TimelinePicture | null {
  const { window } = measured;
  const lanes = serviceLanes(measured);
  if (lanes.every(({ start, unknown }) => start.length + unknown.length === 0) || window.end <= window.start)
    return null;
  const shown = lanes.slice(0, mostLanes);
  const rest = lanes.length - shown.length;
  const isOne = lanes.length === 1 && lanes[0]!.service === null;
  return {
    kind: 'timeline',
    title: isOne ? 'When it was down' : 'When each service was down',
    says: `Each bar is an outage, the fainter the less of it was hit; times are in ${window.zone.name}.${rest > 0 ? ` The ${counted(rest, 'service')} with the least downtime ${rest === 1 ? 'is' : 'are'} in the table alone.` : ''}`,
    window,
    zone: window.zone,
    lanes: shown.map((lane) => ({
      name: nameOf(lane, isOne),
      value: duration(lane.downtimeSeconds),
      ...{ start: lane.start, end: lane.end, weight: lane.weight, unknown: lane.unknown },
    })),
    table: lanesTable(lanes, isOne),
  };
}

function nameOf({ service }: ServiceLane, isOne: boolean) {
  return service === null ? text(isOne ? 'all' : '(none)', 'quiet') : text(service);
}

function lanesTable(lanes: readonly ServiceLane[], isOne: boolean): TableBlock {
  return {
    kind: 'table',
    title: 'Downtime by service',
    columns: [
      { title: 'service', align: 'left', drop: 0 },
      { title: 'incidents', align: 'right', drop: 0 },
      { title: 'outages', align: 'right', drop: 0 },
      { title: 'downtime', align: 'right', drop: 0 },
    ],
    rows: lanes
      .slice(0, 200)
      .map((lane) => [
        nameOf(lane, isOne),
        count(lane.incidents),
        count(lane.start.length),
        duration(lane.downtimeSeconds),
      ]),
    notes: lanes.length > 200 ? [`and ${counted(lanes.length - 200, 'service')} more`] : [],
  };
}
