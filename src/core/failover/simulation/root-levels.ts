import { always } from '../../diagram/graph/fault-graph.ts';
import { allowed, defaultBasis } from '../../quantity/allowance.ts';
import { OutageTally } from './events/outage-tally.ts';
import { PeriodCounter } from './events/period-counter.ts';
import type { GateCounters } from './gate-counters.ts';
import type { Rotation } from './rotation/rotation.ts';

/** So many groups may lose requests at one instant and be told apart; more never come up together. */
const mostAtOnce = 10;

/** Of months and of years, in this order. */
function countersOf(target: number | null): readonly PeriodCounter[] {
  if (target === null) return [];
  const { monthSeconds, yearSeconds } = defaultBasis;
  return [monthSeconds, yearSeconds].map((seconds) => new PeriodCounter(seconds, allowed(target, seconds)));
}

/**
 * How much of each root is down: all of it where its gate has failed, else the share of requests that meet a dead member on
 * their way. Groups draw apart, so that with several of them the share is the sum over which of them a request meets: each
 * is tried in the gates.
 */
export class RootLevels {
  readonly tallies: readonly OutageTally[];
  private readonly watched: Int32Array;
  private readonly gates: GateCounters;
  private readonly rotations: readonly Rotation[];
  private readonly levels: Float64Array;
  private readonly losing: Rotation[] = [];

  constructor(
    roots: readonly number[],
    targets: readonly (number | null)[],
    gates: GateCounters,
    rotations: readonly Rotation[],
  ) {
    this.watched = Int32Array.from(roots);
    this.tallies = roots.map((_, i) => new OutageTally(countersOf(targets[i] ?? null)));
    this.levels = new Float64Array(roots.length);
    this.gates = gates;
    this.rotations = rotations.filter(({ spec }) => spec.unnoticed !== null);
  }

  /** Tells the tallies of roots that have changed. */
  look(now: number): void {
    const { watched, gates, losing } = this;
    losing.length = 0;
    for (const rotation of this.rotations) if (rotation.lost > 0 && losing.length < mostAtOnce) losing.push(rotation);
    if (losing.length > 0) this.weigh();
    for (let i = 0; i < watched.length; i++) {
      const node = watched[i]!;
      const hasFailed = node >= 0 ? gates.hasFailed(node) : node === always;
      const level = hasFailed ? 1 : losing.length > 0 ? this.levels[i]! : 0;
      const tally = this.tallies[i]!;
      if (level !== tally.level) tally.turn(level, now);
    }
  }

  private weigh(): void {
    this.levels.fill(0);
    this.visit(0, 1);
  }

  /** Each group from here on meets a dead member or does not. */
  private visit(at: number, probability: number): void {
    const { watched, gates, levels, losing } = this;
    const rotation = losing[at];
    if (!rotation) {
      for (let i = 0; i < watched.length; i++)
        if (watched[i]! >= 0 && gates.hasFailed(watched[i]!)) levels[i]! += probability;
      return;
    }
    if (rotation.lost < 1) this.visit(at + 1, probability * (1 - rotation.lost));
    gates.setEvent(rotation.spec.unnoticed!, true);
    this.visit(at + 1, probability * rotation.lost);
    gates.setEvent(rotation.spec.unnoticed!, false);
  }
}
