import type { Budget } from '../decision/budget.ts';
import type { Compiled } from '../decision/compiled.ts';
import { Diagram, one, zero } from '../decision/diagram.ts';
import { probabilityOf } from './evaluate.ts';
import { type CutSetDiagram, minimalSolutions } from './minimal-solutions.ts';

/**
 * The probability that some minimal cut set with the event occurs, divided by U, for every event. With the event i in a
 * module m, itself a variable of the module above: P = qᵢ · P(the rest of a cut set of m with i occurs) · P(the rest of a
 * cut set of the module above with m occurs) · …, since modules share nothing. Null where U is 0.
 */
export function fussellVeselyOf(compiled: Compiled, q: Float64Array, budget: Budget): Float64Array | null {
  const unavailability = probabilityOf(compiled, q);
  if (!(unavailability > 0)) return null;
  const cuts = minimalSolutions(compiled, budget);
  const { sets, variable, root } = cuts;
  const modules = moduleProbabilities(cuts, q, budget);
  const result = new Float64Array(compiled.eventCount);
  const open = [{ family: root, factor: 1 / unavailability }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { family, factor } = next;
    const nodes = sets.nodesBelow(family);
    const union = unionDiagram(cuts, q, modules, budget);
    const whole = union.ofAll(nodes);
    for (const level of new Set(nodes.map((node) => sets.level(node)))) {
      const asked = variable[level]!;
      const rest = union.valueOf(union.ofThoseWith(level, nodes, whole, family));
      if (asked >= 0) result[asked] = Math.min(1, factor * q[asked]! * rest);
      else open.push({ family: ~asked, factor: factor * rest });
    }
  }
  return result;
}

/** For each family that is a module, the probability that one of its sets occurs. */
function moduleProbabilities(cuts: CutSetDiagram, q: Float64Array, budget: Budget): ReadonlyMap<number, number> {
  const { sets, variable } = cuts;
  const result = new Map<number, number>();
  const families = [...new Set([...variable].filter((asked) => asked < 0).map((asked) => ~asked))];
  // a module's family has a larger number than those that it uses
  for (const family of families.sort((a, b) => a - b)) {
    const union = unionDiagram(cuts, q, result, budget);
    const whole = union.ofAll(sets.nodesBelow(family));
    result.set(family, union.valueOf(whole.get(family) ?? family));
  }
  return result;
}

/** Decision diagrams of "one of these sets occurs", with their probabilities. */
function unionDiagram(
  { sets, variable }: CutSetDiagram,
  q: Float64Array,
  modules: ReadonlyMap<number, number>,
  budget: Budget,
): {
  ofAll: (nodes: readonly number[]) => Map<number, number>;
  ofThoseWith: (level: number, nodes: readonly number[], whole: ReadonlyMap<number, number>, family: number) => number;
  valueOf: (node: number) => number;
} {
  const diagram = new Diagram(budget);
  const values = [0, 1];
  const known = (union: ReadonlyMap<number, number>, node: number, end: number): number =>
    node <= one ? (node === one ? end : zero) : (union.get(node) ?? zero);
  const occurs = (node: number, low: number, high: number): number =>
    diagram.make(sets.level(node), low, diagram.or(low, high));
  return {
    ofAll: (nodes) => {
      const union = new Map<number, number>();
      for (const node of nodes)
        union.set(node, occurs(node, known(union, sets.low(node), one), known(union, sets.high(node), one)));
      return union;
    },
    // of the sets with the variable of the level, that variable left out; below its level there are none
    ofThoseWith: (level, nodes, whole, family) => {
      const union = new Map<number, number>();
      for (const node of nodes) {
        const here = sets.level(node);
        if (here === level) union.set(node, known(whole, sets.high(node), one));
        else if (here < level)
          union.set(node, occurs(node, known(union, sets.low(node), zero), known(union, sets.high(node), zero)));
      }
      budget.checkTime();
      return known(union, family, zero);
    },
    valueOf: (wanted) => {
      for (let node = values.length; node < diagram.count; node++) {
        const asked = variable[diagram.level(node)]!;
        const x = asked >= 0 ? q[asked]! : modules.get(~asked)!;
        values.push(x * values[diagram.high(node)]! + (1 - x) * values[diagram.low(node)]!);
      }
      return values[wanted]!;
    },
  };
}
