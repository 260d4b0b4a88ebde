import { describe, expect, it } from 'vitest';
import type { FailureFunction } from '../../../../src/core/diagram/decision/engine.ts';
import { engine } from '../../../../src/core/diagram/index.ts';
import { failoverSettings } from '../../../../src/core/failover/standby/settings.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { failureFunction } from '../../../../src/core/topology/analyze/failure-function.ts';
import { hasGivenUp } from '../../../../src/core/topology/analyze/given-up.ts';
import { compileTopology } from '../../../../src/core/topology/compile/compile.ts';
import { type FailureModel, unavailabilities } from '../../../../src/core/topology/compile/failure-model.ts';
import { drillAll, withLosses } from '../../../../src/core/topology/drill/drill.ts';
import { drillNames } from '../../../../src/core/topology/drill/drill-names.ts';
import type { Expression } from '../../../../src/core/topology/expression/expression.ts';
import type { Topology } from '../../../../src/core/topology/model/model.ts';
import { pairNumbers, standbyPair } from '../../../../src/core/topology/model/pair.ts';
import { randomTopology } from '../random-topology.ts';

const limits = { nodes: 1e6, seconds: 60, elapsedSeconds: () => 0 };
const span = { offset: 0, length: 0 };

function compiled(model: FailureModel): readonly FailureFunction[] {
  return model.journeys.map(({ hard }) => {
    const found = failureFunction(engine, model, hard, limits);
    if (hasGivenUp(found)) throw new Error('the diagram is too large');
    return found;
  });
}

function solve(topology: Topology): readonly number[] {
  const model = compileTopology(topology);
  return compiled(model).map((failure) => failure.unavailability(unavailabilities(model)));
}

/** A random topology in which some components are pairs, beside a cluster in two regions. */
function randomWithPairs(seed: number): Topology {
  const random = createRandom(seed);
  const base = randomTopology(seed);
  const components = base.components.map((component) => {
    if (component.replicas > 1 || component.domains.length > 1 || random.uniform() < 0.5) return component;
    const failover = standbyPair(
      { mtbfSeconds: 3.6e5, mttrSeconds: 3.6e4 },
      failoverSettings({ mode: 'hot', switchSeconds: 600, standby: { mtbfSeconds: 3.6e5, mttrSeconds: 7200 } }),
    );
    return { ...component, failover, numbers: pairNumbers(failover) };
  });
  const times = { mtbfSeconds: null, mttrSeconds: 3600 };
  const node = (id: string, region: string, unavailability: number) => ({
    ...{ id, region, weight: 100, place: null },
    numbers: { availability: 1 - unavailability, unavailability, nines: null, ...times },
  });
  const region = (name: string, unavailability: number) => ({
    ...{ name, clients: 0, near: [], lagSeconds: 0, place: null },
    numbers: { availability: 1 - unavailability, unavailability, nines: null, ...times },
  });
  const cluster: Expression = { kind: 'name', name: 'edge', value: null, span };
  return {
    ...base,
    components,
    clusters: [
      {
        ...{ name: 'edge', routing: 'geo', need: 2, place: null },
        nodes: [node('u1', 'us', 0.01), node('u2', 'us', 0.02), node('e1', 'eu', 0.05)],
        ...(seed % 2 === 0 && { noticing: { detection: { kind: 'fixed', detectSeconds: 300 }, retries: seed % 3 } }),
        ...(seed % 3 === 0 && { planned: { everySeconds: 1e6, lastsSeconds: 7200 } }),
      },
    ],
    regions: [region('us', 0.001), region('eu', 0.003)],
    journeys: base.journeys.map((journey) => ({
      ...journey,
      path: { kind: random.uniform() < 0.5 ? 'series' : 'parallel', parts: [journey.path, cluster], span },
    })),
  };
}

describe('drillAll', () => {
  it.each(Array.from({ length: 60 }, (_, i) => i + 1))(
    'gives what the topology without the part gives, seed %i',
    (seed) => {
      const topology = randomWithPairs(seed);
      const model = compileTopology(topology);
      const names = drillNames(topology, model);
      const drills = drillAll(topology, model, names, compiled(model), solve);
      expect(drills.length).toBeGreaterThan(3);
      for (const { down, results } of drills) {
        // the same loss compiled anew, as constants of the graph
        const left = compileTopology(withLosses(topology, [down]));
        compiled(left).forEach((failure, i) => {
          const expected = failure.unavailability(unavailabilities(left));
          expect(Math.abs(results[i]!.unavailability - expected)).toBeLessThanOrEqual(2e-13 * expected);
        });
      }
      const worst = drills.map(({ results }) => Math.max(...results.map(({ unavailability }) => unavailability)));
      expect(worst).toEqual(worst.toSorted((a, b) => b - a));
    },
  );
});
