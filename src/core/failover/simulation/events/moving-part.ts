/** A part that moves from one instant of its own to the next, whatever is inside of it. */
export interface MovingPart {
  readonly isServing: boolean;
  /** When it wants to be moved next; infinity: never. */
  readonly next: number;
  /** Its instant has come; `isServing` and `next` are up to date afterwards. */
  fire(): void;
  /** Moves the origin of time, along with the heap's. */
  rebase(seconds: number): void;
}
