import { type Decimal, minus, nothing, plus, times } from '../../quantity/decimal.ts';
import type { Compiled } from '../decision/compiled.ts';
import type { CountedEvents } from '../decision/counted-events.ts';

const whole: Decimal = { digits: 1n, scale: 0 };
/** Decimals behind the point, summed over the steps, that this may take: some tenths of a second. */
const mostWork = 3e6;

/**
 * The probability of the root as a decimal with all of its digits, from the decimals of the events by their numbers: each
 * node is low + q·(high − low). Decimals stay decimals under sums and products, so nothing is rounded. Null where the
 * digits become too many. Domain: a coherent function (high ≥ low), q from 0 to 1. Errors: none.
 * @example exactProbability(compiled of two in parallel, [0.01, 0.01]) // 0.0001
 */
export function exactProbability(compiled: Compiled, q: readonly Decimal[]): Decimal | null {
  const { variable, low, high, counts, root } = compiled;
  const values: Decimal[] = [nothing, whole];
  let work = 0;
  for (let node = 2; node < variable.length; node++) {
    const asked = variable[node]!;
    if (low[node] === high[node]) {
      const { events, sites } = counts[asked]!;
      if (sites) return null; // far more digits than these
      work += events.length ** 2 * Math.max(1, ...events.map((event) => q[event]!.scale));
      if (work > mostWork) return null;
      values.push(atLeast(counts[asked]!, q));
      continue;
    }
    const happens = asked >= 0 ? q[asked]! : values[~asked]!;
    const without = values[low[node]!]!;
    const value = plus(without, times(happens, minus(values[high[node]!]!, without)));
    work += value.scale;
    if (work > mostWork) return null;
    values.push(value);
  }
  return values[root]!;
}

/** P(at least `threshold` of independent events happen), one event after the other. */
function atLeast({ threshold, events }: CountedEvents, q: readonly Decimal[]): Decimal {
  const below: Decimal[] = [whole, ...Array.from({ length: threshold - 1 }, () => nothing)];
  let reached = nothing;
  for (const event of events) {
    const happens = q[event]!;
    reached = plus(reached, times(below[threshold - 1]!, happens));
    for (let k = threshold - 1; k >= 0; k--) {
      const before = k > 0 ? times(below[k - 1]!, happens) : nothing;
      below[k] = plus(times(below[k]!, minus(whole, happens)), before);
    }
  }
  return reached;
}
