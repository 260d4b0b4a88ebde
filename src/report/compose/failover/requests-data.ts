import type { JsonObject } from '../../../core/json.ts';
import type { Availability } from '../../../core/quantity/availability.ts';
import type { Requests } from '../../../core/topology/analyze/requests.ts';
import { requestKinds } from '../../../core/topology/model/cluster-model.ts';
import type { Topology } from '../../../core/topology/model/model.ts';

export const ratios = ({ availability, unavailability, nines }: Availability): JsonObject => ({
  availability,
  unavailability,
  nines,
});

/** `requests`: each kind with what the file asks of it, and all of them. */
export function requestsData({ writes }: Topology, requests: Requests): JsonObject {
  const kinds = requestKinds.map((kind) => {
    const target = writes?.targets?.[kind];
    return [kind, { ...ratios(requests[kind]), target: target ? ratios(target.availability) : null }];
  });
  return { ...Object.fromEntries(kinds), all: requests.all && ratios(requests.all) };
}
