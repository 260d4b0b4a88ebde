import { describe, expect, it } from 'vitest';
import { FaultGraphBuilder, type NodeRef } from '../../../../src/core/diagram/graph/fault-graph.ts';
import { engine } from '../../../../src/core/diagram/index.ts';
import {
  alwaysUp,
  measuresOfSites,
  probabilityOfSites,
  probabilityOfSpared,
  type SiteOfEvents,
  siteDown,
} from '../../../../src/core/diagram/measures/events-of-sites.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { ample, compiled } from '../ample.ts';

const within = (computed: number, exact: number): number => Math.abs(computed / exact - 1);

interface Asked {
  readonly q: readonly number[];
  readonly down: number;
}

/** P(at least `threshold` events happen), by all states of sites and events; `given` fixes some: [site, event or −1, state]. */
function byEnumeration(
  sites: readonly Asked[],
  threshold: number,
  given: readonly [number, number, number] | null = null,
): number {
  const bits = sites.flatMap(({ q, down }, site) => [
    { site, event: -1, chance: down },
    ...q.map((chance, event) => ({ site, event, chance })),
  ]);
  let sum = 0;
  for (let state = 0; state < 2 ** bits.length; state++) {
    let probability = 1;
    let happened = 0;
    const isDown = sites.map(() => false);
    bits.forEach(({ site, event, chance }, i) => {
      const happens = (state >>> i) & 1;
      if (given && given[0] === site && given[1] === event) probability *= happens === given[2] ? 1 : 0;
      else probability *= happens ? chance : 1 - chance;
      if (event < 0) isDown[site] = happens === 1;
      else happened += happens === 1 || isDown[site] ? 1 : 0;
    });
    if (happened >= threshold) sum += probability;
  }
  return sum;
}

const odds = ({ q, down }: Asked): SiteOfEvents => ({
  q,
  ...(down === 0 ? alwaysUp : siteDown({ leading: down, trailing: 0 })),
});

describe('events of which some happen together with their site', () => {
  it('are what all states say', () => {
    const random = createRandom(1);
    for (const sizes of [[1, 1], [0, 3], [2, 2, 1], [0, 1, 2, 2], [1, 3, 2], [4], [0, 2, 2, 2]]) {
      const sites = sizes.map(
        (size, i): Asked => ({
          // some alike, some not
          q: Array.from({ length: size }, () => (random.below(2) === 0 ? 0.25 : random.uniform())),
          down: i === 0 ? 0 : random.uniform(),
        }),
      );
      const count = sizes.reduce((sum, size) => sum + size, 0);
      for (let threshold = 1; threshold <= count; threshold++) {
        expect(
          within(probabilityOfSites(threshold, sites.map(odds)).leading, byEnumeration(sites, threshold)),
        ).toBeLessThan(1e-13);
        // at least so many do not happen: fewer than the rest do
        const spared = sites.map(({ q, down }) => odds({ q: q.map((each) => 1 - each), down }));
        const fewer = 1 - byEnumeration(sites, count - threshold + 1);
        expect(probabilityOfSpared(threshold, spared).leading).toBeCloseTo(fewer, 13);
        const measures = measuresOfSites(threshold, sites.map(odds));
        sites.forEach(({ q }, site) => {
          const never = (event: number): number => byEnumeration(sites, threshold, [site, event, 0]);
          const always = (event: number): number => byEnumeration(sites, threshold, [site, event, 1]);
          const own = measures[site]!;
          for (const event of q.keys()) {
            expect(own.decides[event]!.leading).toBeCloseTo(always(event) - never(event), 13);
            expect(own.enoughWithout[event]!.leading).toBeCloseTo(never(event), 13);
          }
          if (site === 0) return;
          expect(own.siteDecides.leading).toBeCloseTo(always(-1) - never(-1), 13);
          expect(own.enoughWithoutSite.leading).toBeCloseTo(never(-1), 13);
        });
      }
    }
  });

  it('are counted where a diagram is large, with the numbers of that diagram', () => {
    const random = createRandom(2);
    const builder = new FaultGraphBuilder();
    const q: number[] = [];
    const event = (chance: number): NodeRef => {
      q.push(chance);
      return builder.event();
    };
    // one site is a module of two parts, and some replicas stand in none
    const sites = [event(0.01), event(0.02), builder.or([event(0.01), event(0.005)]), event(0.9)];
    const members = Array.from({ length: 400 }, (_, i) => {
      const own = event(i % 3 === 0 ? 0.01 : 0.02 * random.uniform());
      return i % 20 < 4 ? builder.or([own, sites[i % 20]!]) : own;
    });
    const root = builder.atLeast(47, members);
    const chances = Float64Array.from(q);
    const counted = compiled(builder.build(chances), root);
    const roomy = { ...ample, nodes: 2e7 };
    const diagram = engine.compile(builder.build(), root, roomy);
    if ('kind' in diagram) throw new Error('gave up');
    expect(counted.nodes).toBeLessThan(10);
    expect(diagram.nodes).toBeGreaterThan(10_000);
    for (const shift of [1, 0.5, 0]) {
      const moved = chances.map((each) => each * shift);
      const p = moved.map((each) => 1 - each);
      expect(counted.isPossible(moved)).toBe(diagram.isPossible(moved));
      const unavailability = diagram.unavailability(moved);
      expect(Math.abs(counted.unavailability(moved) - unavailability)).toBeLessThanOrEqual(1e-14 * unavailability);
      expect(within(counted.availability(moved, p), diagram.availability(moved, p))).toBeLessThan(1e-14);
      const [ours, theirs] = [counted.sweep(moved).birnbaum, diagram.sweep(moved).birnbaum];
      const [left, leftOfTheirs] = [counted.withoutEach(moved), diagram.withoutEach(moved)];
      for (const i of q.keys()) {
        expect(Math.abs(ours[i]! - theirs[i]!)).toBeLessThanOrEqual(1e-11 * theirs[i]!);
        expect(Math.abs(left[i]! - leftOfTheirs[i]!)).toBeLessThanOrEqual(1e-12 * leftOfTheirs[i]!);
      }
    }
  });

  it('keep their last digit over a thousand replicas', () => {
    // sums over the states of the sites and the binomial distribution of the rest, in Python's decimal with 200 digits
    const builder = new FaultGraphBuilder();
    const sites = Array.from({ length: 10 }, () => builder.event());
    const members = Array.from({ length: 1_000 }, (_, i) => builder.or([builder.event(), sites[i % 10]!]));
    const root = builder.atLeast(101, members); // 900 of 1,000 are needed
    const q = Float64Array.from({ length: 1_010 }, (_, i) => (i < 10 ? 1e-4 : 1e-3));
    const made = compiled(builder.build(q), root);
    expect(within(made.unavailability(q), 0.0005935290991290359)).toBeLessThan(3e-16);
    const { birnbaum } = made.sweep(q);
    expect(within(birnbaum[0]!, 0.5934447945303574)).toBeLessThan(3e-16);
    expect(within(birnbaum[10]!, 0.0003657847034684384)).toBeLessThan(3e-16);
    expect(engine.cutSets(builder.build(q), root, q, 5, ample)).toMatchObject({ kind: 'gaveUp' });
  });
});
