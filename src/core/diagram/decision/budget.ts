import type { EngineLimits } from './engine.ts';

/** What an attempt may use; thrown past by `OverBudget`, which never leaves this folder. */
export interface Budget {
  /** Nodes that one diagram may hold. */
  readonly nodes: number;
  /** Throws when the time is up; to be called every few thousand steps. */
  readonly checkTime: () => void;
}

/** An attempt has used up its nodes or its time. */
export class OverBudget extends Error {
  readonly timeIsUp: boolean;
  constructor(timeIsUp: boolean) {
    super(timeIsUp ? 'time' : 'nodes');
    this.timeIsUp = timeIsUp;
  }
}

/** The steps between two looks at the clock. */
export const stepsPerLook = 4096;

export function budgetOf(limits: EngineLimits, nodes = limits.nodes): Budget {
  return {
    nodes: Math.min(nodes, limits.nodes),
    checkTime: () => {
      if (limits.elapsedSeconds() > limits.seconds) throw new OverBudget(true);
    },
  };
}

/** The value of `attempt`, or null when it went over its budget. */
export function withinBudget<T>(attempt: () => T): T | null {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof OverBudget) return null;
    throw error;
  }
}

/** Does `attempt` end within its budget? */
export const isWithinBudget = (attempt: () => void): boolean =>
  withinBudget(() => {
    attempt();
    return true;
  }) === true;
