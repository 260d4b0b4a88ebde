import { requestKinds } from '../../../core/topology/model/cluster-model.ts';
import { availability, type Block, type Cell, missing, text } from '../../report.ts';
import { requestsText } from '../../words/check-text.ts';
import type { Design } from './design.ts';

/** Reads, strong reads and writes of the designs that hold any of them against a target; none where no design does. */
export function designRequestsBlock(designs: readonly Design[]): readonly Block[] {
  const rows = designs.flatMap(requestRows);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Requests',
      columns: [
        { title: 'design', align: 'left', drop: 0, leastWidth: 10 },
        { title: 'requests', align: 'left', drop: 0 },
        { title: 'availability', align: 'right', drop: 0 },
        { title: 'target', align: 'right', drop: 1 },
        { title: '', align: 'left', drop: 0 },
      ],
      rows,
      notes: ['shares of requests of each kind, not of time'],
    },
  ];
}

function requestRows({ name, topology, requests, requestChecks }: Design): readonly (readonly Cell[])[] {
  if (!requests) return [];
  const targets = topology.writes?.targets ?? {};
  const held = requestKinds.filter((kind) => targets[kind]);
  return requestKinds.map((kind) => {
    const target = targets[kind];
    // checks stand in the order of the kinds
    const status = target && requestChecks[held.indexOf(kind)]!.status;
    const tone = status === 'met' ? 'good' : status === 'missed' ? 'bad' : undefined;
    return [
      text(name),
      text(requestsText[kind]),
      availability(requests[kind].unavailability, target?.availability.unavailability, tone),
      target ? text(target.text) : missing(),
      status ? text(status === 'skipped' ? 'not known' : status, tone) : missing(),
    ];
  });
}
