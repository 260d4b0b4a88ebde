/** What happened to a pair. */
export interface PairCounts {
  /** Completed takeovers in both directions, by itself and by hand, false ones among them. */
  readonly failovers: number;
  /** Completed moves back to the primary that no failure caused. */
  readonly failbacks: number;
  /** Completed takeovers that a partition caused. */
  readonly falseFailovers: number;
  /** Takeovers that began within the failback delay after a failback. */
  readonly flaps: number;
  readonly splitBrainSeconds: number;
  /** RPO × completed takeovers, and the time of split brain. */
  readonly lostWriteSeconds: number;
}
