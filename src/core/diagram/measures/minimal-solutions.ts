import { type Budget, stepsPerLook } from '../decision/budget.ts';
import type { Compiled } from '../decision/compiled.ts';
import { Diagram, doubled, one, zero } from '../decision/diagram.ts';

/**
 * All minimal cut sets of all modules as one zero-suppressed diagram: a node stands for the sets with its variable
 * (those of its high child, and it) and the sets without (its low child). Variables are the levels of the compiled nodes.
 */
export interface CutSetDiagram {
  readonly sets: Diagram;
  /** The event that a level stands for, or ~s for the module whose cut sets are node s. */
  readonly variable: Int32Array;
  readonly root: number;
}

/**
 * Of f = x·high + low, coherent: the minimal cut sets with x are those of high that low alone does not fail by, and those
 * without x are those of low (Rauzy 1993). The nodes are in order, children first, so that one pass does it.
 */
export function minimalSolutions(compiled: Compiled, budget: Budget): CutSetDiagram {
  const { variable, low, high, level } = compiled;
  const sets = new Diagram(budget);
  const without = exclusion(sets, compiled, budget);
  const solutions = new Int32Array(variable.length);
  solutions[one] = one;
  let levels = 0;
  for (let node = 2; node < variable.length; node++) {
    const withVariable = without(solutions[high[node]!]!, low[node]!);
    const rest = solutions[low[node]!]!;
    solutions[node] = withVariable === zero ? rest : sets.unique(level[node]!, rest, withVariable);
    levels = Math.max(levels, level[node]! + 1);
  }
  const variableOfLevel = new Int32Array(levels);
  for (let node = 2; node < variable.length; node++) {
    const asked = variable[node]!;
    variableOfLevel[level[node]!] = asked >= 0 ? asked : ~solutions[~asked]!;
  }
  return { sets, variable: variableOfLevel, root: solutions[compiled.root]! };
}

/** (family of sets, failure function) → the sets of the family by which the function does not fail. */
function exclusion(sets: Diagram, compiled: Compiled, budget: Budget): (family: number, cause: number) => number {
  const { level, low, high } = compiled;
  // remembers results: family, function, result in a row
  const cache = new Int32Array(3 * (1 << 16));
  let stack = new Int32Array(1024);
  let steps = 0;
  const slotOf = (family: number, cause: number): number => {
    const hash = Math.imul(family, 0x9e3779b1) ^ Math.imul(cause, 0x85ebca6b);
    return 3 * ((hash ^ (hash >>> 15)) & 0xffff);
  };
  return (firstFamily, firstCause) => {
    let family = firstFamily;
    let cause = firstCause;
    let depth = 0;
    for (;;) {
      let result = -1;
      // the empty set fails only what has failed anyway
      if (family === zero || cause === one) result = zero;
      else if (cause === zero || family === one) result = family;
      else if (level[cause]! < sets.level(family)) {
        cause = low[cause]!;
        continue;
      } else {
        const slot = slotOf(family, cause);
        if (cache[slot] === family && cache[slot + 1] === cause) result = cache[slot + 2]!;
        else {
          if (++steps % stepsPerLook === 0) budget.checkTime();
          if (depth + 3 > stack.length) stack = doubled(stack);
          stack[depth] = family;
          stack[depth + 1] = cause;
          stack[depth + 2] = -1;
          depth += 3;
          if (level[cause] === sets.level(family)) cause = low[cause]!;
          family = sets.low(family);
          continue;
        }
      }
      for (;;) {
        if (depth === 0) return result;
        const whole = stack[depth - 3]!;
        const against = stack[depth - 2]!;
        const rest = stack[depth - 1]!;
        if (rest < 0) {
          stack[depth - 1] = result;
          family = sets.high(whole);
          cause = level[against] === sets.level(whole) ? high[against]! : against;
          break;
        }
        result = result === zero ? rest : sets.unique(sets.level(whole), rest, result);
        const slot = slotOf(whole, against);
        cache[slot] = whole;
        cache[slot + 1] = against;
        cache[slot + 2] = result;
        depth -= 3;
      }
    }
  };
}
