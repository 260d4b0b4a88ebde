import { merged, type Seen } from '../../core/failover/simulation/seen.ts';
import { type SimulationResult, simulationResult } from '../../core/failover/simulation/simulate.ts';
import { Simulation } from '../../core/failover/simulation/simulation.ts';
import type { SimulationRequest } from '../../core/failover/simulation/simulation-request.ts';
import { streamsOf } from '../../core/failover/simulation/streams.ts';
import { formatCount, formatProgress } from '../../report/numbers.ts';
import type { CommandContext } from '../command.ts';

/** Events between two looks at the clock and the keyboard. */
const eventsAtOnce = 200_000;

/** What a thread is given: its part of the simulation, and memory that both threads look at. */
export interface SimulationTask {
  readonly request: SimulationRequest;
  readonly shared: SharedArrayBuffer;
}

/** In the memory of two threads: how many years are done, and whether to stop. */
function sharedState(shared: SharedArrayBuffer) {
  return { years: new Float64Array(shared, 0, 1), shouldStop: new Int32Array(shared, 8, 1) };
}

/** The part of another thread, from its beginning to its end or to a stop. */
export function simulateInThread({ request, shared }: SimulationTask): Seen {
  const { years, shouldStop } = sharedState(shared);
  const simulation = new Simulation(request);
  while (!simulation.advance(eventsAtOnce)) {
    years[0] = simulation.progress().years;
    if (Atomics.load(shouldStop, 0) === 1) break;
  }
  return simulation.seen();
}

/**
 * Simulates until the years are over or somebody interrupts; what is there then is the result. Large simulations run in
 * two threads, and in one after the other where no second one can be started: the digits are the same.
 */
export function simulatedInThreads(request: SimulationRequest, context: CommandContext): Promise<SimulationResult> {
  const [own, other] = streamsOf(request);
  const shared = new SharedArrayBuffer(16);
  const { years: otherYears, shouldStop } = sharedState(shared);
  return context.untilInterrupted(async (isInterrupted) => {
    let doneYears = 0;
    const here = async (part: SimulationRequest): Promise<Seen> => {
      const simulation = new Simulation(part);
      const before = doneYears;
      while (!simulation.advance(eventsAtOnce)) {
        doneYears = before + simulation.progress().years;
        context.onWork(() => progressLine(doneYears + otherYears[0]!, request.years));
        await new Promise((resolve) => setImmediate(resolve)); // lets an interrupt in
        if (isInterrupted()) break;
      }
      return simulation.seen();
    };
    const task: SimulationTask | undefined = other && { request: other, shared };
    const thread = task && (await context.startThread('simulation-thread', task));
    let seenThere: unknown;
    let isOver = !thread;
    const there = thread?.result
      .then((found) => {
        seenThere = found;
      })
      .catch(() => {}) // what it should have done is done here
      .finally(() => {
        isOver = true;
      });
    const seen = [await here(own!).catch(stopped(shouldStop))];
    while (!isOver) {
      if (isInterrupted()) Atomics.store(shouldStop, 0, 1);
      context.onWork(() => progressLine(doneYears + otherYears[0]!, request.years));
      await Promise.race([there, new Promise((resolve) => setTimeout(resolve, 50))]);
    }
    if (seenThere) seen.push(seenThere as Seen);
    else if (other && !isInterrupted()) seen.push(await here(other));
    const all = merged(seen);
    const isWhole = all.isComplete && seen.length === (other ? 2 : 1);
    return simulationResult(request, { ...all, isComplete: isWhole });
  });
}

/** A failure here must not keep the other thread running. */
function stopped(shouldStop: Int32Array) {
  return (error: unknown): never => {
    Atomics.store(shouldStop, 0, 1);
    throw error;
  };
}

function progressLine(done: number, years: number): string {
  return `simulating: ${formatCount(Math.floor(done))} years (${formatProgress(done / years)})`;
}
