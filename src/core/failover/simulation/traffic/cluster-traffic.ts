import { always, never } from '../../../diagram/graph/fault-graph.ts';
import type { Random } from '../../../statistics/random/random.ts';
import type { Follower } from '../events/follower.ts';
import type { ClusterTrafficSpec, ConnectionRotation } from './cluster-traffic-spec.ts';
import { ConnectionRouter } from './connection-router.ts';
import type { ClusterTrafficSeen } from './traffic-seen.ts';

/**
 * The connections of a cluster, one by one: they come as a Poisson process, are routed when they come, last an exponential
 * time, and stay on their node. When a node fails its connections are cut and opened again at once elsewhere. Least
 * connections takes the node with the fewest, and among such the next in turn; round robin the next in turn; the others
 * draw a node by its share. Only counts are kept, so that the memory does not grow with the connections.
 *
 * With a rotation a dead node is routed to until it is noticed: who gets there tries so many others, and else hangs there as
 * long as a connection lasts, or until the node leaves the rotation.
 */
export class ClusterTraffic implements Follower {
  readonly nodes: Int32Array;
  next: number;
  private readonly spec: ClusterTrafficSpec;
  private readonly clock: Float64Array;
  private readonly random: Random;
  private readonly router: ConnectionRouter;
  /** Which of the nodes are followed; constants stay as they are. */
  private readonly followed: readonly number[];
  private readonly rotation: ConnectionRotation | null;
  private lost = 0;
  private readonly connections: Int32Array;
  private total = 0;
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

  constructor(
    spec: ClusterTrafficSpec,
    clock: Float64Array,
    random: Random,
    rotation: ConnectionRotation | null = null,
  ) {
    const { nodes } = spec;
    this.spec = spec;
    this.clock = clock;
    this.random = random;
    this.rotation = rotation;
    this.followed = rotation
      ? []
      : nodes.flatMap(({ failure }, node) => (failure === always || failure === never ? [] : node));
    this.nodes = Int32Array.from(this.followed, (node) => nodes[node]!.failure);
    this.connections = new Int32Array(nodes.length);
    this.since = new Float64Array(nodes.length);
    this.returned = new Float64Array(nodes.length).fill(Number.NEGATIVE_INFINITY);
    this.opened = new Float64Array(nodes.length);
    this.cut = new Float64Array(nodes.length);
    this.connectionSeconds = new Float64Array(nodes.length);
    this.peak = new Int32Array(nodes.length);
    this.router = new ConnectionRouter(spec, this.connections, random);
    nodes.forEach(({ failure }, node) => {
      if (failure === always) this.router.isUp[node] = 0;
    });
    this.router.reroute();
    this.next = this.draw();
  }

  follow(failed: Uint8Array): void {
    let isCut = 0;
    const { isUp: inRotation } = this.router;
    this.followed.forEach((node, i) => {
      const isUp = failed[i] === 0 ? 1 : 0;
      if (inRotation[node] === isUp) return;
      inRotation[node] = isUp;
      if (isUp === 1) this.noteReturn(node);
      else isCut += this.cutAll(node);
    });
    this.goOn(isCut);
  }

  /** The rotation may have changed: who was on a node that died, or hung on one that left, comes again. */
  look(): void {
    const { rotation } = this;
    if (!rotation) return;
    const { isUp, isDead } = this.router;
    let isCut = 0;
    let hasChanged = false;
    for (let node = 0; node < isUp.length; node++) {
      const state = rotation.stateOf(node);
      const inRotation = state === 'out' ? 0 : 1;
      const unnoticed = state === 'unnoticed' ? 1 : 0;
      if (isUp[node] === inRotation && isDead[node] === unnoticed) continue;
      hasChanged = true;
      isUp[node] = inRotation;
      isDead[node] = unnoticed;
      if (state === 'up') this.noteReturn(node);
      else isCut += this.cutAll(node);
    }
    if (hasChanged) this.goOn(isCut);
  }

  private noteReturn(node: number): void {
    this.returned[node] = this.clock[0]! + this.spec.meanSeconds;
    this.returnedUntil = this.returned[node]!;
  }

  private cutAll(node: number): number {
    const open = this.connections[node]!;
    this.count(node, -open);
    this.cut[node]! += open;
    return open;
  }

  private goOn(isCut: number): void {
    this.router.reroute();
    // whoever was cut off comes again at once
    for (let left = isCut; left > 0; left--) this.open();
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
      lost: this.lost,
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
    const { router } = this;
    if (router.up.length === 0) {
      this.refused++;
      return;
    }
    const node = this.rotation ? router.chooseAlive(this.rotation.retries) : router.choose();
    if (router.isDead[node] === 1) this.lost++;
    this.count(node, 1);
    this.opened[node]!++;
    if (this.connections[node]! > this.peak[node]!) this.peak[node] = this.connections[node]!;
    if (this.clock[0]! < this.returnedUntil) this.noteReturned(node);
  }

  private noteReturned(chosen: number): void {
    const now = this.clock[0]!;
    for (const node of this.router.up) {
      if (now >= this.returned[node]!) continue;
      this.afterReturn.all++;
      if (node === chosen) this.afterReturn.own++;
    }
  }

  /** Each that is open is as likely to end. */
  private close(): void {
    let left = this.random.uniform() * this.total;
    for (const node of this.router.up) {
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
}
