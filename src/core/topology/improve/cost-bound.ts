import type { Change } from './changes.ts';
import type { RequiredBlock } from './required-blocks.ts';
import { weightLeft } from './shortest-bound.ts';

/** Of one block: more replicas from some number on, at what they cost for the weight that they take away. */
interface Step {
  readonly price: number;
  readonly gain: number;
}

/** Replicas that are looked at for one block; more of them take nothing away that would show. */
const mostReplicas = 48;

/**
 * A lower bound for what it costs to bring a system to its target with more replicas. A journey works only while each of its
 * required blocks does, and these are independent: Σ −ln(1 − uᵢ) must come down to −ln(1 − target). A block's weight over
 * what its replicas cost has a lower convex hull; the steps of all hulls, the most weight for the money first and the last
 * one in part, are the linear relaxation: no whole numbers of replicas cost less (as in shortest-bound.ts, by money).
 */
export class CostBound {
  private readonly allowed: number;
  private readonly blocks: readonly RequiredBlock[];
  private readonly prices: ReadonlyMap<string, number>;
  private readonly steps = new Map<string, readonly Step[]>();

  /** `prices`: of one more replica, by component; no others can have any. */
  constructor(blocks: readonly RequiredBlock[], prices: ReadonlyMap<string, number>, target: number) {
    this.blocks = blocks;
    this.prices = prices;
    this.allowed = -Math.log1p(-target) * (1 + 1e-12); // rounding must not prove what is not so
  }

  /**
   * What it takes beside, at least, where `added` replicas are there already and only those of which `mayGrow` says so may get
   * more. Infinity where no number of them will do.
   */
  atLeast(added: ReadonlyMap<string, number>, mayGrow: (component: string) => boolean): number {
    let excess = -this.allowed;
    const open: Step[] = [];
    for (const block of this.blocks) {
      const there = added.get(block.component) ?? 0;
      excess += this.weight(block, there);
      if (this.prices.has(block.component) && mayGrow(block.component)) open.push(...this.stepsFrom(block, there));
    }
    open.sort((a, b) => b.gain * a.price - a.gain * b.price);
    let cost = 0;
    for (const { price, gain } of open) {
      if (excess <= 0) break;
      cost += price * Math.min(1, excess / gain);
      excess -= gain;
    }
    return excess <= 0 ? cost : Number.POSITIVE_INFINITY;
  }

  private weight(block: RequiredBlock, replicas: number): number {
    const added: Change = { kind: 'replica', component: block.component };
    return weightLeft(block, Array<Change>(replicas).fill(added));
  }

  private stepsFrom(block: RequiredBlock, there: number): readonly Step[] {
    const key = `${block.component} ${there}`;
    const known = this.steps.get(key);
    if (known) return known;
    const price = this.prices.get(block.component)!;
    const hull = [{ more: 0, weight: this.weight(block, there) }];
    for (let more = 1; more + there <= mostReplicas && hull.at(-1)!.weight > 0; more++) {
      const weight = this.weight(block, there + more);
      if (weight >= hull.at(-1)!.weight) continue;
      const next = { more, weight };
      while (hull.length > 1 && slope(hull.at(-2)!, hull.at(-1)!) >= slope(hull.at(-2)!, next)) hull.pop();
      hull.push(next);
      if (weight <= negligible * this.allowed) {
        hull[hull.length - 1] = { more, weight: 0 }; // and what more would take away costs nothing: a bound still
        break;
      }
    }
    const steps = hull.slice(1).map(({ more, weight }, i) => ({
      price: price * (more - hull[i]!.more),
      gain: hull[i]!.weight - weight,
    }));
    this.steps.set(key, steps);
    return steps;
  }
}

/** Below this part of what is allowed a block counts as perfect. */
const negligible = 1e-9;

interface Point {
  readonly more: number;
  readonly weight: number;
}

function slope(from: Point, to: Point): number {
  return (to.weight - from.weight) / (to.more - from.more);
}
