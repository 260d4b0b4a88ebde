import { always, type NodeRef, never } from '../../../diagram/graph/fault-graph.ts';
import { countUpTo } from '../../../order/bisection.ts';
import type { Random } from '../../../statistics/random/random.ts';
import {
  type ClientRegion,
  type RoutedNode,
  type Router,
  type RoutingStrategy,
  routerOf,
} from '../../routing/routing.ts';
import type { Follower } from '../events/follower.ts';
import type { ClusterTrafficSeen } from './traffic-seen.ts';

/** A cluster as its connections see it. */
export interface ClusterTrafficSpec {
  readonly strategy: RoutingStrategy;
  readonly nodes: readonly (RoutedNode & {
    /** That it does not work, its region included. */
    readonly failure: NodeRef;
  })[];
  readonly regions: readonly ClientRegion[];
  /** New connections a second, whatever happens. */
  readonly perSecond: number;
  /** How long a connection lasts on average; exponential. */
  readonly meanSeconds: number;
}

/** So many sets of nodes that are up are remembered with their shares. */
const mostRoutings = 256;

/**
 * The connections of a cluster, one by one: they come as a Poisson process, are routed when they come, last an exponential
 * time, and stay on their node. When a node fails its connections are cut and opened again at once elsewhere. Least
 * connections takes the node with the fewest, and among such the next in turn; round robin the next in turn; the others
 * draw a node by its share. Only counts are kept, so that the memory does not grow with the connections.
 */
export class ClusterTraffic implements Follower {
  readonly nodes: Int32Array;
  next: number;
  private readonly spec: ClusterTrafficSpec;
  private readonly clock: Float64Array;
  private readonly random: Random;
  private readonly route: Router;
  /** Which of the nodes are followed; constants stay as they are. */
  private readonly followed: readonly number[];
  private readonly isUp: Uint8Array;
  private up: Int32Array;
  /** Running sums of the shares of the nodes that are up. */
  private shares: Float64Array;
  private readonly routings = new Map<string, Float64Array>();
  private readonly connections: Int32Array;
  private total = 0;
  private turn = 0;
  private readonly since: Float64Array;
  /** Until when a node counts as one that has just come back. */
  private readonly returned: Float64Array;
  private returnedUntil = Number.NEGATIVE_INFINITY;
  private refused = 0;
  private readonly afterReturn = { all: 0, own: 0 };
  private readonly opened: Float64Array;
  private readonly cut: Float64Array;
  private readonly connectionSeconds: Float64Array;
  private readonly peak: Int32Array;

  constructor(spec: ClusterTrafficSpec, clock: Float64Array, random: Random) {
    const { nodes, strategy, regions } = spec;
    this.spec = spec;
    this.clock = clock;
    this.random = random;
    this.route = routerOf(strategy, nodes, regions);
    this.followed = nodes.flatMap(({ failure }, node) => (failure === always || failure === never ? [] : node));
    this.nodes = Int32Array.from(this.followed, (node) => nodes[node]!.failure);
    this.isUp = Uint8Array.from(nodes, ({ failure }) => (failure === always ? 0 : 1));
    this.connections = new Int32Array(nodes.length);
    this.since = new Float64Array(nodes.length);
    this.returned = new Float64Array(nodes.length).fill(Number.NEGATIVE_INFINITY);
    this.opened = new Float64Array(nodes.length);
    this.cut = new Float64Array(nodes.length);
    this.connectionSeconds = new Float64Array(nodes.length);
    this.peak = new Int32Array(nodes.length);
    this.up = new Int32Array(0);
    this.shares = new Float64Array(0);
    this.reroute();
    this.next = this.draw();
  }

  follow(failed: Uint8Array): void {
    let isCut = 0;
    const now = this.clock[0]!;
    this.followed.forEach((node, i) => {
      const isUp = failed[i] === 0 ? 1 : 0;
      if (this.isUp[node] === isUp) return;
      this.isUp[node] = isUp;
      if (isUp === 1) {
        this.returned[node] = now + this.spec.meanSeconds;
        this.returnedUntil = this.returned[node]!;
        return;
      }
      const open = this.connections[node]!;
      this.count(node, -open);
      this.cut[node]! += open;
      isCut += open;
    });
    this.reroute();
    // whoever was cut off comes again at once
    for (; isCut > 0; isCut--) this.open();
    this.next = this.draw(); // without memory, so that it may be drawn anew
  }

  fire(): void {
    const { perSecond, meanSeconds } = this.spec;
    const coming = perSecond * meanSeconds;
    if (this.random.uniform() * (coming + this.total) < coming) this.open();
    else this.close();
    this.next = this.draw();
  }

  endBatch(seconds: number): void {
    this.next -= seconds;
    this.returnedUntil -= seconds;
    for (let node = 0; node < this.since.length; node++) {
      this.since[node]! -= seconds;
      this.returned[node]! -= seconds;
    }
  }

  seen(): ClusterTrafficSeen {
    const now = this.clock[0]!;
    return {
      opened: this.opened.reduce((sum, each) => sum + each, 0),
      refused: this.refused,
      afterReturn: { ...this.afterReturn },
      nodes: {
        opened: [...this.opened],
        cut: [...this.cut],
        connectionSeconds: Array.from(
          this.connectionSeconds,
          (sum, node) => sum + this.connections[node]! * (now - this.since[node]!),
        ),
        peak: [...this.peak],
      },
    };
  }

  /** The next connection that comes or ends: at a rate of new ones and of all that are open. */
  private draw(): number {
    const { perSecond, meanSeconds } = this.spec;
    return this.clock[0]! + this.random.exponential() / (perSecond + this.total / meanSeconds);
  }

  private open(): void {
    if (this.up.length === 0) {
      this.refused++;
      return;
    }
    const node = this.choose();
    this.count(node, 1);
    this.opened[node]!++;
    if (this.connections[node]! > this.peak[node]!) this.peak[node] = this.connections[node]!;
    if (this.clock[0]! < this.returnedUntil) this.noteReturned(node);
  }

  private noteReturned(chosen: number): void {
    const now = this.clock[0]!;
    for (const node of this.up) {
      if (now >= this.returned[node]!) continue;
      this.afterReturn.all++;
      if (node === chosen) this.afterReturn.own++;
    }
  }

  /** Each that is open is as likely to end. */
  private close(): void {
    let left = this.random.uniform() * this.total;
    for (const node of this.up) {
      left -= this.connections[node]!;
      if (left >= 0) continue;
      this.count(node, -1);
      return;
    }
  }

  private count(node: number, more: number): void {
    const now = this.clock[0]!;
    this.connectionSeconds[node]! += this.connections[node]! * (now - this.since[node]!);
    this.since[node] = now;
    this.connections[node]! += more;
    this.total += more;
  }

  private choose(): number {
    const { strategy } = this.spec;
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

  private reroute(): void {
    const { isUp } = this;
    this.up = Int32Array.from([...isUp.keys()].filter((node) => isUp[node] === 1));
    if (this.spec.strategy === 'round_robin' || this.spec.strategy === 'least_connections') return;
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
    const { nodes } = this.spec;
    const numbers = new Map(nodes.map(({ id }, node) => [id, node]));
    const routed = this.route(({ id }) => this.isUp[numbers.get(id)!] === 1).nodes;
    let sum = 0;
    return Float64Array.from(this.up, (node) => {
      sum += routed[node]!.share;
      return sum;
    });
  }
}
