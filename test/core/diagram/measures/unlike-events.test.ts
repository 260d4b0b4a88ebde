import { describe, expect, it } from 'vitest';
import { FaultGraphBuilder } from '../../../../src/core/diagram/graph/fault-graph.ts';
import { engine } from '../../../../src/core/diagram/index.ts';
import {
  decidesEach,
  enoughWithoutEach,
  probabilityOfUnlike,
} from '../../../../src/core/diagram/measures/unlike-events.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';
import { ample, compiled } from '../ample.ts';

/** P(exactly k of the events happen), by all subsets. */
function byEnumeration(q: Float64Array): number[] {
  const found = Array.from({ length: q.length + 1 }, () => 0);
  for (let subset = 0; subset < 2 ** q.length; subset++) {
    let [probability, size] = [1, 0];
    for (let i = 0; i < q.length; i++) {
      const happens = (subset >>> i) & 1;
      probability *= happens ? q[i]! : 1 - q[i]!;
      size += happens;
    }
    found[size]! += probability;
  }
  return found;
}

const sumFrom = (values: readonly number[], from: number): number =>
  values.slice(from).reduce((sum, each) => sum + each, 0);
const without = (q: Float64Array, i: number): Float64Array => q.filter((_, other) => other !== i);
const within = (computed: number, exact: number): number => Math.abs(computed / exact - 1);

describe('unlike events of which some are enough', () => {
  it('are what all subsets say', () => {
    const random = createRandom(1);
    for (let count = 1; count <= 9; count++) {
      const q = new Float64Array(count).map(() => random.uniform());
      const events = [...q.keys()];
      for (let threshold = 1; threshold <= count; threshold++) {
        const counted = { threshold, events };
        expect(within(probabilityOfUnlike(counted, q).leading, sumFrom(byEnumeration(q), threshold))).toBeLessThan(
          1e-13,
        );
        const [decides, enough] = [decidesEach(counted, q), enoughWithoutEach(counted, q)];
        for (const i of events) {
          const others = byEnumeration(without(q, i));
          expect(within(decides[i]!.leading, others[threshold - 1]!)).toBeLessThan(1e-13);
          expect(enough[i]!.leading).toBeCloseTo(sumFrom(others, threshold), 13);
          if (threshold < count) expect(within(enough[i]!.leading, sumFrom(others, threshold))).toBeLessThan(1e-13);
        }
      }
    }
  });

  it('keep their last digit over 700 events', () => {
    // the same recursion in Python's decimal with 60 digits, for the doubles nearest to (1 + i mod 97)/1000
    const q = Float64Array.from({ length: 700 }, (_, i) => (1 + (i % 97)) / 1000);
    const counted = { threshold: 60, events: [...q.keys()] };
    expect(within(probabilityOfUnlike(counted, q).leading, 1.126668482632446e-5)).toBeLessThan(3e-16);
    const [decides, enough] = [decidesEach(counted, q), enoughWithoutEach(counted, q)];
    for (const [i, left, change] of [
      [0, 1.1256264368090862e-5, 1.0420458233598324e-5],
      [5, 1.1204427891371657e-5, 1.0376155825467305e-5],
      [350, 1.0671558668641434e-5, 9.918769294717114e-6],
      [699, 1.1051533803073366e-5, 1.024528682148071e-5],
    ] as const) {
      expect(within(enough[i]!.leading, left)).toBeLessThan(3e-16);
      expect(within(decides[i]!.leading, change)).toBeLessThan(3e-16);
    }
  });

  it('are counted where a diagram would be too large', () => {
    // 1,500 of 3,000 with q from 0.4 to 0.599: by the same recursion in 60 digits
    const builder = new FaultGraphBuilder();
    const q = Float64Array.from({ length: 3_000 }, (_, i) => (400 + (i % 200)) / 1000);
    const root = builder.atLeast(
      1_500,
      Array.from(q, () => builder.event()),
    );
    const made = compiled(builder.build(q), root);
    expect(made.nodes).toBe(1);
    expect(within(made.unavailability(q), 0.4853358770677748)).toBeLessThan(3e-16);
    // Σ q·B = threshold · P(exactly so many): each of those that happen decides
    const { birnbaum } = made.sweep(q);
    const at = (threshold: number): number => probabilityOfUnlike({ threshold, events: [...q.keys()] }, q).leading;
    const exactly = at(1_500) - at(1_501);
    const weighted = q.reduce((sum, x, i) => sum + x * birnbaum[i]!, 0);
    expect(within(weighted, 1_500 * exactly)).toBeLessThan(1e-11);
  });

  it('are too many where counting them would take minutes', () => {
    const builder = new FaultGraphBuilder();
    const q = Float64Array.from({ length: 40_000 }, (_, i) => (400 + (i % 20_000) / 100) / 1000);
    const root = builder.atLeast(
      20_000,
      Array.from(q, () => builder.event()),
    );
    expect(engine.compile(builder.build(q), root, ample)).toMatchObject({ kind: 'gaveUp' });
  });
});
