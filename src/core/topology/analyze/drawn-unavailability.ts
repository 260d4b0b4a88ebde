import type { Engine, EngineLimits } from '../../diagram/decision/engine.ts';
import { fromUnavailability } from '../../quantity/availability.ts';
import { compileTopology } from '../compile/compile.ts';
import type { Journey, Topology } from '../model/model.ts';
import { failureFunction } from './failure-function.ts';
import { hasGivenUp } from './given-up.ts';

/**
 * The unavailability of a journey for each draw of the unavailabilities of some of its components, which are one part each;
 * the others stay. `drawn` has as many values for each. null where the diagram does not fit the limits.
 * @example drawnUnavailability(engine, topology, journey, new Map([['db', Float64Array.of(0.001, 0.002)]]), limits)
 */
export function drawnUnavailability(
  engine: Engine,
  topology: Topology,
  journey: Journey,
  drawn: ReadonlyMap<string, Float64Array>,
  limits: EngineLimits,
): Float64Array | null {
  const only = { ...topology, journeys: [journey] };
  const model = compileTopology(only);
  const failure = failureFunction(engine, model, model.journeys[0]!.hard, limits);
  if (hasGivenUp(failure)) return null;
  const keys = [...model.eventNumbers.keys()];
  const draws = [...drawn.values()][0]?.length ?? 0;
  const found = new Float64Array(draws);
  for (let i = 0; i < draws; i++) {
    const components = topology.components.map((component) => {
      const own = drawn.get(component.name);
      if (!own) return component;
      return { ...component, numbers: { ...fromUnavailability(own[i]!), mtbfSeconds: null, mttrSeconds: null } };
    });
    // what common causes take of a part follows it, so that each draw is a model of its own on the same diagram
    const { parts, eventNumbers } = compileTopology({ ...only, components });
    const q = Float64Array.from(keys, (key) => parts[eventNumbers.get(key)!]!.unavailability);
    found[i] = failure.unavailability(q);
  }
  return found;
}
