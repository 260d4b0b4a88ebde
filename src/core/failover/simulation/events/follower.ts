/**
 * What goes on beside the parts of a simulation: it follows nodes of the fault graph, and has one instant of its own that
 * comes next. Made of plain data, so that a simulation can be handed to another thread.
 */
export interface Follower {
  /** The nodes that it follows; never below 0. */
  readonly nodes: Int32Array;
  /** When it wants to be called next; infinity: never. */
  readonly next: number;
  /** Some of its nodes have changed; `failed` in their order. `next` is up to date afterwards. */
  follow(failed: Uint8Array): void;
  /** Its instant has come. */
  fire(): void;
  /** Moves the origin of time, along with the heap's. */
  endBatch(seconds: number): void;
}
