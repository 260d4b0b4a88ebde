import { describe, expect, it } from 'vitest';
import type { FailureFunction } from '../../../../src/core/diagram/decision/engine.ts';
import { engine } from '../../../../src/core/diagram/index.ts';
import { compileTopology } from '../../../../src/core/topology/compile/compile.ts';
import { unavailabilities } from '../../../../src/core/topology/compile/failure-model.ts';
import type { Topology } from '../../../../src/core/topology/model/model.ts';
import { enumeratedUnavailability } from '../enumeration.ts';
import { randomTopology } from '../random-topology.ts';

const limits = { nodes: 1e6, seconds: 60, elapsedSeconds: () => 0 };

function unavailabilityOf(topology: Topology, which: 'hard' | 'full'): number {
  const model = compileTopology(topology);
  const found = engine.compile(model.graph, model.journeys[0]![which], limits) as FailureFunction;
  return found.unavailability(unavailabilities(model));
}

const relative = (got: number, want: number): number => (got === want ? 0 : Math.abs(got - want) / Math.max(got, want));

describe('a topology against the enumeration of all its states, in exact fractions', () => {
  const seeds = Array.from({ length: 1_000 }, (_, i) => i + 1);
  it('gives the same unavailability to 1e-12, for 1,000 random topologies', () => {
    for (const seed of seeds) {
      const topology = randomTopology(seed);
      const want = enumeratedUnavailability(topology, 0, false);
      expect(relative(unavailabilityOf(topology, 'hard'), want), `seed ${seed}, hard`).toBeLessThanOrEqual(1e-12);
    }
  });
  it('also where what is optional counts', () => {
    for (const seed of seeds.slice(0, 300)) {
      const topology = randomTopology(seed);
      const want = enumeratedUnavailability(topology, 0, true);
      expect(relative(unavailabilityOf(topology, 'full'), want), `seed ${seed}, full`).toBeLessThanOrEqual(1e-12);
    }
  });
});
