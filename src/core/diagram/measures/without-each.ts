import type { Compiled } from '../decision/compiled.ts';
import { measureSites } from './counted-sites.ts';
import { enoughWithout } from './like-events.ts';
import type { Values } from './values.ts';

/**
 * U(0ᵢ) of every event: the unavailability if it never happened. What flows past the level of the event, and what flows
 * through its nodes to their low children. Each edge flows past the levels between its two nodes; the sums over such
 * ranges are kept in a tree. So all terms are positive, and U(0ᵢ) keeps its digits where U − q·B has none. A module passes
 * on: U = W + B·M(0ᵢ), W what is left when the module never fails. One pass for all events.
 */
export function withoutEach(compiled: Compiled, values: Values, q: Float64Array): Float64Array {
  const { leading } = values;
  const { variable, low, high, root, eventCount, counts } = compiled;
  const result = new Float64Array(eventCount).fill(leading[root]!);
  const isRoot = new Uint8Array(leading.length);
  isRoot[root] = 1;
  for (let node = 2; node < leading.length; node++) if (variable[node]! < 0) isRoot[~variable[node]!] = 1;
  for (const { sites = [] } of counts) for (const { asked } of sites) if (asked < 0) isRoot[~asked] = 1;
  /** Of each module's root: what is left without it, and ∂U of it. */
  const left = new Float64Array(leading.length);
  const weight = new Float64Array(leading.length);
  weight[root] = 1;
  const reach = new Float64Array(leading.length);
  for (let top = leading.length - 1; top > 1; ) {
    // the nodes of a module follow each other, its root last
    let bottom = top;
    while (bottom > 2 && isRoot[bottom - 1] === 0) bottom--;
    const settle = (asked: number, without: number, change: number): void => {
      if (asked >= 0) result[asked] = left[top]! + weight[top]! * without;
      else {
        left[~asked] = left[top]! + weight[top]! * without;
        weight[~asked] = weight[top]! * change;
      }
    };
    if (isRoot[top] === 0 || (top !== root && left[top] === 0 && weight[top] === 0)) {
      // nothing asks for it
    } else if (low[top] === high[top]) {
      const counted = counts[variable[top]!]!;
      if (counted.sites)
        measureSites(
          counted,
          q,
          values,
          (event, { enoughWithout }, place) => settle(event, enoughWithout[place]!.leading, 0),
          (site, { enoughWithoutSite, siteDecides }) => settle(site, enoughWithoutSite.leading, siteDecides.leading),
        );
      else
        enoughWithout(counted, q).forEach(({ leading: without }, i) => {
          settle(counted.events[i]!, without, 0);
        });
    } else moduleWithoutEach(compiled, leading, q, reach, bottom, top, settle);
    top = bottom - 1;
  }
  return result;
}

/**
 * The same within one module, its nodes from `from` to its root `to`: `settle` is told each event or module in it, what is
 * left of the module without it, and what its answer changes. `reach` is scratch, 0 for the nodes of the module.
 */
function moduleWithoutEach(
  { variable, low, high, level }: Compiled,
  leading: Float64Array,
  q: Float64Array,
  reach: Float64Array,
  from: number,
  to: number,
  settle: (asked: number, without: number, change: number) => void,
): void {
  const first = level[to]!;
  let last = first;
  for (let node = from; node <= to; node++) last = Math.max(last, level[node]!);
  const size = last - first + 1;
  const tree = new Float64Array(2 * size);
  const through = new Float64Array(size);
  const change = new Float64Array(size);
  const asks = new Map<number, number>();
  const past = (upper: number, child: number, flow: number): void => {
    if (child === 0) return;
    const end = child === 1 ? size : level[child]! - first;
    for (let a = upper - first + 1 + size, b = end + size; a < b; a >>>= 1, b >>>= 1) {
      if (a & 1) tree[a++]! += flow;
      if (b & 1) tree[--b]! += flow;
    }
  };
  reach[to] = 1;
  for (let node = to; node >= from; node--) {
    const here = reach[node]!;
    // not reached: nothing hangs on it, or it belongs to a module that nothing asks for
    if (here === 0) continue;
    const asked = variable[node]!;
    const x = asked >= 0 ? q[asked]! : leading[~asked]!;
    const [up, down] = [high[node]!, low[node]!];
    if (up > 1) reach[up]! += here * x;
    if (down > 1) reach[down]! += here * (1 - x);
    past(level[node]!, up, here * x * leading[up]!);
    past(level[node]!, down, here * (1 - x) * leading[down]!);
    asks.set(level[node]! - first, asked);
    through[level[node]! - first]! += here * leading[down]!;
    change[level[node]! - first]! += here * (leading[up]! - leading[down]!);
  }
  for (const [at, asked] of asks) {
    let flow = through[at]!;
    for (let a = at + size; a > 0; a >>>= 1) flow += tree[a]!;
    settle(asked, flow, change[at]!);
  }
}
