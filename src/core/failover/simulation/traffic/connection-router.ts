import { countUpTo } from '../../../order/bisection.ts';
import type { Random } from '../../../statistics/random/random.ts';
import { type Router, type RoutingStrategy, routerOf } from '../../routing/routing.ts';
import type { ClusterTrafficSpec } from './cluster-traffic-spec.ts';

/** So many sets of nodes that are in rotation are remembered with their shares. */
const mostRoutings = 256;

/**
 * Which node of a cluster a new connection goes to. Least connections takes the node with the fewest, and among such the
 * next in turn; round robin the next in turn; the others draw a node by its share.
 */
export class ConnectionRouter {
  /** By node: in rotation. */
  readonly isUp: Uint8Array;
  /** By node: in rotation, and dead. */
  readonly isDead: Uint8Array;
  /** The nodes in rotation. */
  up: Int32Array = new Int32Array(0);
  private readonly nodes: ClusterTrafficSpec['nodes'];
  private readonly strategy: RoutingStrategy;
  private readonly route: Router;
  private readonly random: Random;
  /** By node, how many are open: kept by the traffic. */
  private readonly connections: Int32Array;
  private readonly tried = new Set<number>();
  /** Running sums of the shares of the nodes in rotation. */
  private shares: Float64Array = new Float64Array(0);
  private readonly routings = new Map<string, Float64Array>();
  private turn = 0;

  constructor({ nodes, strategy, regions }: ClusterTrafficSpec, connections: Int32Array, random: Random) {
    this.nodes = nodes;
    this.strategy = strategy;
    this.route = routerOf(strategy, nodes, regions);
    this.connections = connections;
    this.random = random;
    this.isUp = new Uint8Array(nodes.length).fill(1);
    this.isDead = new Uint8Array(nodes.length);
  }

  /** The first that works of so many tries; else the first that was asked, which is dead. */
  chooseAlive(retries: number): number {
    const first = this.choose();
    if (this.isDead[first] === 0) return first;
    const { tried, up } = this;
    tried.clear();
    tried.add(first);
    while (tried.size <= retries && tried.size < up.length) {
      const next = this.chooseOther();
      if (this.isDead[next] === 0) return next;
      tried.add(next);
    }
    return first;
  }

  /** One that was not tried: drawn until it is another, and after many draws the next in line. */
  private chooseOther(): number {
    const { tried, up } = this;
    if (this.strategy !== 'least_connections')
      for (let draw = 0; draw < 100; draw++) {
        const node = this.choose();
        if (!tried.has(node)) return node;
      }
    let best = -1;
    for (const node of up)
      if (!tried.has(node) && (best < 0 || this.connections[node]! < this.connections[best]!)) best = node;
    return best;
  }

  choose(): number {
    const { strategy } = this;
    if (strategy === 'round_robin') return this.up[this.turn++ % this.up.length]!;
    if (strategy === 'least_connections') return this.fewest();
    const { shares, up } = this;
    return up[countUpTo(shares, up.length - 1, this.random.uniform())]!;
  }

  /** The node with the fewest, of several the next in turn. */
  private fewest(): number {
    const { up, connections } = this;
    const first = this.turn++ % up.length;
    let best = up[first]!;
    for (let i = 1; i < up.length; i++) {
      const at = first + i;
      const node = up[at < up.length ? at : at - up.length]!;
      if (connections[node]! < connections[best]!) best = node;
    }
    return best;
  }

  /** The nodes in rotation have changed. */
  reroute(): void {
    const { isUp } = this;
    this.up = Int32Array.from([...isUp.keys()].filter((node) => isUp[node] === 1));
    if (this.strategy === 'round_robin' || this.strategy === 'least_connections') return;
    const key = isUp.join('');
    let shares = this.routings.get(key);
    if (!shares) {
      if (this.routings.size >= mostRoutings) this.routings.clear(); // the memory is bounded
      shares = this.sharesOfUp();
      this.routings.set(key, shares);
    }
    this.shares = shares;
  }

  private sharesOfUp(): Float64Array {
    const { nodes } = this;
    const numbers = new Map(nodes.map(({ id }, node) => [id, node]));
    const routed = this.route(({ id }) => this.isUp[numbers.get(id)!] === 1).nodes;
    let sum = 0;
    return Float64Array.from(this.up, (node) => {
      sum += routed[node]!.share;
      return sum;
    });
  }
}
