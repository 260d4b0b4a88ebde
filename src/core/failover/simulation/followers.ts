import type { Random } from '../../statistics/random/random.ts';
import type { EventHeap } from './events/event-heap.ts';
import type { Follower } from './events/follower.ts';
import type { GateCounters } from './gate-counters.ts';
import type { Rotations } from './rotation/rotations.ts';
import { type Seen, seenOf } from './seen.ts';
import type { SimulationRequest } from './simulation-request.ts';
import { ClusterTraffic } from './traffic/cluster-traffic.ts';
import { WriteRole } from './traffic/write-role.ts';

/** What goes on beside the parts: who takes the writes, and the connections of clusters. Each has a slot in the heap. */
export class Followers {
  private readonly all: readonly { readonly follower: Follower; readonly failed: Uint8Array }[];
  private readonly writes: WriteRole | null;
  private readonly clusters: readonly ClusterTraffic[];
  private readonly regions: NonNullable<SimulationRequest['writes']>['regions'];
  private readonly heap: EventHeap;
  private readonly firstSlot: number;
  private readonly gates: GateCounters;
  private readonly rotations: Rotations;

  constructor(
    { writes, clusters = [] }: SimulationRequest,
    system: { readonly heap: EventHeap; readonly gates: GateCounters; readonly rotations: Rotations },
    firstSlot: number,
    random: Random,
  ) {
    const { heap, gates, rotations } = system;
    this.heap = heap;
    this.gates = gates;
    this.rotations = rotations;
    this.firstSlot = firstSlot;
    this.regions = writes?.regions ?? [];
    this.writes = writes ? new WriteRole(writes, heap.clock, random) : null;
    this.clusters = clusters.map((spec) => {
      const rotation = spec.rotation === undefined ? null : rotations.all[spec.rotation]!;
      return new ClusterTraffic(spec, heap.clock, random, rotation);
    });
    this.all = [this.writes, ...this.clusters]
      .filter((each) => each !== null)
      .map((follower) => ({ follower, failed: new Uint8Array(follower.nodes.length) }));
  }

  /** All look at how things are in the beginning. */
  start(): void {
    this.all.forEach(({ follower, failed }, i) => {
      follower.follow(failed);
      this.plan(i);
    });
    this.lookAtRotations();
  }

  /** Something has changed: tells those whom it concerns. */
  look(): void {
    if (this.all.length === 0) return;
    this.all.forEach(({ follower, failed }, i) => {
      const { nodes } = follower;
      let hasChanged = false;
      for (let at = 0; at < nodes.length; at++) {
        const now = this.gates.hasFailed(nodes[at]!) ? 1 : 0;
        if (now === failed[at]) continue;
        failed[at] = now;
        hasChanged = true;
      }
      if (!hasChanged) return;
      follower.follow(failed);
      this.plan(i);
    });
    this.lookAtRotations();
  }

  fire(slot: number): void {
    this.all[slot - this.firstSlot]!.follower.fire();
    this.plan(slot - this.firstSlot);
  }

  endBatch(seconds: number): void {
    for (const { follower } of this.all) follower.endBatch(seconds);
  }

  seen(now: number): Pick<Seen, 'writes' | 'clusters'> {
    const { writes } = this;
    return {
      writes: writes && { root: seenOf(writes.tally, now), counts: writes.counts() },
      clusters: this.clusters.map((each) => each.seen()),
    };
  }

  private lookAtRotations(): void {
    if (this.rotations.all.length === 0) return;
    this.writes?.setLost(this.rotations.lostByRegion(this.regions));
    const before = this.writes ? 1 : 0;
    this.clusters.forEach((cluster, i) => {
      cluster.look();
      this.plan(before + i);
    });
  }

  private plan(number: number): void {
    this.heap.set(this.firstSlot + number, this.all[number]!.follower.next);
  }
}
