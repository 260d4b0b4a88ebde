import type { DoubleDouble } from '../../quantity/double-double.ts';
import type { Compiled } from '../decision/compiled.ts';
import type { CountedSite } from '../decision/counted-events.ts';
import type { FailureFunction } from '../decision/engine.ts';
import { measureSites } from './counted-sites.ts';
import { exactProbability } from './exact-probability.ts';
import { decides } from './like-events.ts';
import { valuesOf } from './node-values.ts';
import { withoutEach } from './without-each.ts';

/** The failure function over its diagrams. */
export function failureFunction(compiled: Compiled): FailureFunction {
  return {
    nodes: compiled.variable.length - 2,
    unavailability: (q) => probabilityOf(compiled, q),
    availability: (q, p) => availabilityOf(compiled, q, p),
    exactUnavailability: (q) => exactProbability(compiled, q),
    isPossible: (q) => isPossible(compiled, q),
    sweep: (q) => sweep(compiled, q),
    withoutEach: (q) => withoutEach(compiled, valuesOf(compiled, q), q),
  };
}

/** The probability of the root, children first: q·high + (1 − q)·low. */
export function probabilityOf(compiled: Compiled, q: Float64Array): number {
  return valuesOf(compiled, q).leading[compiled.root]!;
}

/** 1 − U by the same diagram with its ends exchanged: all terms are positive, so that an A near 0 keeps its digits. */
function availabilityOf(compiled: Compiled, q: Float64Array, p: Float64Array): number {
  const failed = valuesOf(compiled, q, p);
  return valuesOf(compiled, q, p, failed).leading[compiled.root]!;
}

/** Can it fail at all? A probability too small for a double is 0 as well. */
function isPossible(compiled: Compiled, q: Float64Array): boolean {
  const { variable, low, high, counts } = compiled;
  const possible = new Uint8Array(variable.length);
  possible[1] = 1;
  for (let node = 2; node < possible.length; node++) {
    const asked = variable[node]!;
    if (low[node] === high[node]) {
      const { events, threshold, sites = [] } = counts[asked]!;
      const canTake = ({ asked: site }: CountedSite): boolean => (site >= 0 ? q[site]! > 0 : possible[~site] === 1);
      const taking = sites.filter(canTake);
      const canBe = (event: number, place: number): boolean =>
        q[event]! > 0 || taking.some(({ from, to }) => from <= place && place < to);
      possible[node] = events.filter(canBe).length >= threshold ? 1 : 0;
      continue;
    }
    const canHappen = asked >= 0 ? q[asked]! > 0 : possible[~asked] === 1;
    // coherent: what fails without it fails with it
    possible[node] = possible[low[node]!] === 1 || (canHappen && possible[high[node]!] === 1) ? 1 : 0;
  }
  return possible[compiled.root] === 1;
}

/**
 * U, and ∂U/∂q for every event: the chance to reach a node that asks for it, times what its answer changes, summed over
 * such nodes; a module passes on what its own answer changes. One pass down the nodes for all events together.
 */
function sweep(compiled: Compiled, q: Float64Array): { unavailability: number; birnbaum: Float64Array } {
  const { variable, low, high, root, eventCount, counts } = compiled;
  const { leading, trailing } = valuesOf(compiled, q);
  const reach = new Float64Array(leading.length);
  const birnbaum = new Float64Array(eventCount);
  reach[root] = 1;
  for (let node = leading.length - 1; node > 1; node--) {
    const here = reach[node]!;
    if (here === 0) continue;
    const asked = variable[node]!;
    const up = high[node]!;
    const down = low[node]!;
    if (up === down) {
      const counted = counts[asked]!;
      if (counted.sites) {
        const add = (each: number, change: DoubleDouble): void => {
          if (each >= 0) birnbaum[each]! += here * change.leading;
          else reach[~each]! += here * change.leading;
        };
        measureSites(
          counted,
          q,
          { leading, trailing },
          (event, { decides }, place) => add(event, decides[place]!),
          (site, { siteDecides }) => add(site, siteDecides),
        );
        continue;
      }
      decides(counted, q).forEach(({ leading: change }, i) => {
        birnbaum[counted.events[i]!]! += here * change;
      });
      continue;
    }
    const x = asked >= 0 ? q[asked]! : leading[~asked]!;
    reach[up]! += here * x;
    reach[down]! += here * (1 - x);
    const change = leading[up]! - leading[down]! + (trailing[up]! - trailing[down]!);
    // what cannot be told from the last digits of the values is no change
    if (change <= leading[up]! * noise) continue;
    if (asked >= 0) birnbaum[asked]! += here * change;
    else reach[~asked]! += here * change;
  }
  return { unavailability: leading[root]!, birnbaum };
}

/** Of a value of two doubles: what its last digits may be wrong by. */
const noise = 2 ** -96;
