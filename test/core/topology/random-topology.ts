import { fromUnavailability } from '../../../src/core/quantity/availability.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';
import type { Expression } from '../../../src/core/topology/expression/expression.ts';
import type { Component, Topology } from '../../../src/core/topology/model/model.ts';

const span = { offset: 0, length: 0 };
const named = (name: string): Expression => ({ kind: 'name', name, value: null, span });
const numbers = (q: number) => ({ ...fromUnavailability(q), mtbfSeconds: null, mttrSeconds: null });

/** A topology of at most 13 parts with whatever the format offers, from a seed. */
export function randomTopology(seed: number): Topology {
  const random = createRandom(seed);
  const below = (n: number): number => Math.floor(random.uniform() * n);
  const chance = (p: number): boolean => random.uniform() < p;
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  // few decimals, so that the enumeration is exact; from 1e-6 to 0.9
  const q = (): number => pick([0.9, 0.5, 0.1, 0.05, 0.01, 0.001, 0.000002, 0.02, 0.0003]);

  const domains = chance(0.5) ? ['z1', 'z2'].map((name) => ({ name, numbers: numbers(q()), place: null })) : [];
  const components: Component[] = [];
  const count = 2 + below(4);
  let parts = domains.length;
  for (let i = 0; i < count; i++) {
    const earlier = components.map(({ name }) => name);
    const replicas = chance(0.3) && parts < 8 ? 2 + below(2) : 1;
    const share = chance(0.2) ? pick([0.2, 0.5]) : 1;
    parts += replicas + (share < 1 ? 1 : 0);
    components.push({
      name: `c${i}`,
      numbers: numbers(q()),
      replicas,
      need: 1 + below(replicas),
      domains:
        domains.length > 0 && chance(0.5) ? (replicas > 1 && chance(0.6) ? ['z1', 'z2'] : [pick(['z1', 'z2'])]) : [],
      dependsOn: chance(0.4) && earlier.length > 0 ? [pick(earlier)] : [],
      optionalCalls: chance(0.2) && earlier.length > 0 ? [pick(earlier)] : [],
      isOptional: chance(0.15),
      share,
      monitors: [],
      place: null,
    });
  }
  const names = components.map(({ name }) => name);
  const commonCauses =
    chance(0.4) && parts < 12 ? [{ components: names.slice(0, 2), beta: pick([0.1, 0.5, 0.05]), place: null }] : [];
  const expression = (depth: number, of: readonly string[]): Expression => {
    if (depth === 0 || chance(0.3)) return named(pick(of));
    const parts = Array.from({ length: 2 + below(3) }, () => expression(depth - 1, of));
    const kind = pick(['series', 'parallel', 'atLeast'] as const);
    if (kind === 'atLeast') return { kind, need: 1 + below(parts.length), parts, span };
    return { kind, parts, span };
  };
  const groups = new Map(chance(0.4) ? [['g', expression(2, names)] as const] : []);
  const path = expression(3, [...names, ...groups.keys()]);
  return {
    name: null,
    components,
    domains,
    commonCauses,
    groups,
    journeys: [{ name: 'j', path, target: null, place: null }],
    from: 'file',
  };
}
