import type { Compiled } from './compiled.ts';
import type { FailureFunction } from './engine.ts';

/** The failure function over its diagrams. */
export function failureFunction(compiled: Compiled): FailureFunction {
  return {
    nodes: compiled.variable.length - 2,
    unavailability: (q) => valuesOf(compiled, q)[compiled.root]!,
    sweep: (q) => sweep(compiled, q),
  };
}

/** The probability of every node: q·high + (1 − q)·low, children first. */
function valuesOf({ variable, low, high }: Compiled, q: Float64Array): Float64Array {
  const values = new Float64Array(variable.length);
  values[1] = 1;
  for (let node = 2; node < values.length; node++) {
    const asked = variable[node]!;
    const x = asked >= 0 ? q[asked]! : values[~asked]!;
    values[node] = x * values[high[node]!]! + (1 - x) * values[low[node]!]!;
  }
  return values;
}

function sweep(compiled: Compiled, q: Float64Array): { unavailability: number; birnbaum: Float64Array } {
  const { variable, low, high, root, eventCount } = compiled;
  const values = valuesOf(compiled, q);
  const reach = new Float64Array(values.length);
  const birnbaum = new Float64Array(eventCount);
  reach[root] = 1;
  for (let node = values.length - 1; node > 1; node--) {
    const here = reach[node]!;
    if (here === 0) continue;
    const asked = variable[node]!;
    const x = asked >= 0 ? q[asked]! : values[~asked]!;
    reach[high[node]!]! += here * x;
    reach[low[node]!]! += here * (1 - x);
    const difference = here * (values[high[node]!]! - values[low[node]!]!);
    if (asked >= 0) birnbaum[asked]! += difference;
    else reach[~asked]! += difference;
  }
  return { unavailability: values[root]!, birnbaum };
}
