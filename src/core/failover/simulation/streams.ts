import { defaultBasis } from '../../quantity/allowance.ts';
import { meanOfLaw } from './events/duration-law.ts';
import type { TwoStateLaw } from './pair/machine-lives.ts';
import { usualBatches } from './simulation.ts';
import type { SimulationRequest } from './simulation-request.ts';

const { yearSeconds } = defaultBasis;
/** Fewer are over before a second thread has started. */
const manyEvents = 2e7;

/**
 * A simulation as independent parts that may run at the same time: one, or two of half the years each, on two streams of
 * the seed. What decides is the request alone, so that the digits are the same on every machine, however many cores it has.
 * @example streamsOf({ …, years: 1000, seed: 1 }).length // 1
 */
export function streamsOf(request: SimulationRequest): readonly SimulationRequest[] {
  if (expectedEvents(request) < manyEvents) return [request];
  return [0, 1].map((stream) => ({ ...request, years: request.years / 2, stream, batches: usualBatches / 2 }));
}

/** About how many events a simulation has: two a failure of each machine, and as many again for what a manager does;
 * two a connection. */
function expectedEvents({ parts, years, clusters = [] }: SimulationRequest): number {
  let perSecond = 0;
  for (const part of parts) {
    if (part.kind === 'twoState' || part.kind === 'bridged') perSecond += 2 * cyclesPerSecond(part);
    if (part.kind === 'pairWork')
      perSecond += 2 * (cyclesPerSecond(part.primary) + cyclesPerSecond(part.standby)) + 5 / part.work.everySeconds;
    if (part.kind === 'standby')
      perSecond += 4 * (cyclesPerSecond(part.primary) + cyclesPerSecond(part.standby ?? part.primary));
  }
  for (const cluster of clusters) perSecond += 2 * cluster.perSecond;
  return perSecond * years * yearSeconds;
}

function cyclesPerSecond({ up, down }: TwoStateLaw): number {
  return 1 / (meanOfLaw(up) + meanOfLaw(down));
}
