import { andKind, atLeastKind, eventKind, type FaultGraph } from '../../diagram/graph/fault-graph.ts';

/**
 * Which gates of a fault graph have failed, kept up to date event by event: each gate counts its failed arguments, and a
 * change goes up only as far as gates change with it.
 */
export class GateCounters {
  private readonly failed: Uint8Array;
  private readonly failedArguments: Int32Array;
  private readonly threshold: Int32Array;
  private readonly nodeOfEvent: Int32Array;
  /** The gates above node n are parents[parentStart[n]] … parents[parentStart[n + 1] − 1], once for each use. */
  private readonly parentStart: Int32Array;
  private readonly parents: Int32Array;
  private readonly stack: Int32Array;

  /** Nothing has failed. */
  constructor(graph: FaultGraph) {
    const { nodeCount, eventCount, kind, start, args } = graph;
    this.failed = new Uint8Array(nodeCount);
    this.failedArguments = new Int32Array(nodeCount);
    this.nodeOfEvent = new Int32Array(eventCount);
    this.threshold = new Int32Array(nodeCount);
    this.parentStart = new Int32Array(nodeCount + 1);
    this.parents = new Int32Array(args.length);
    this.stack = new Int32Array(nodeCount);
    for (let node = 0; node < nodeCount; node++) {
      const width = start[node + 1]! - start[node]!;
      if (kind[node] === eventKind) this.nodeOfEvent[graph.event[node]!] = node;
      this.threshold[node] = kind[node] === andKind ? width : kind[node] === atLeastKind ? graph.threshold[node]! : 1;
    }
    for (const arg of args) this.parentStart[arg + 1]!++;
    for (let node = 0; node < nodeCount; node++) this.parentStart[node + 1]! += this.parentStart[node]!;
    const next = this.parentStart.slice();
    for (let node = 0; node < nodeCount; node++)
      for (let i = start[node]!; i < start[node + 1]!; i++) this.parents[next[args[i]!]!++] = node;
  }

  /** Whether a node has failed, as of the last change. */
  hasFailed(node: number): boolean {
    return this.failed[node] === 1;
  }

  /** Notes that an event has happened, or is over. A coherent graph: every node that changes goes the same way, once. */
  setEvent(event: number, hasFailed: boolean): void {
    const { failed } = this;
    const to = hasFailed ? 1 : 0;
    const first = this.nodeOfEvent[event]!;
    if (failed[first] === to) return;
    failed[first] = to;
    const stack = this.stack;
    stack[0] = first;
    for (let height = 1; height > 0; ) {
      const node = stack[--height]!;
      const end = this.parentStart[node + 1]!;
      for (let i = this.parentStart[node]!; i < end; i++) {
        const gate = this.parents[i]!;
        const count = this.failedArguments[gate]! + (hasFailed ? 1 : -1);
        this.failedArguments[gate] = count;
        const now = count >= this.threshold[gate]! ? 1 : 0;
        if (now === failed[gate]) continue;
        failed[gate] = now;
        stack[height++] = gate;
      }
    }
  }
}
