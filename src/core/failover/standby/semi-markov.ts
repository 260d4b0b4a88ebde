/** A state of a semi-Markov process: how long it lasts on average, and what follows it. */
export interface ProcessState<Name extends string> {
  readonly name: Name;
  readonly isUp: boolean;
  readonly meanSeconds: number;
  /** Where it leads, with probabilities that sum to 1. Names may repeat; those of probability 0 may stay. */
  readonly to: readonly (readonly [name: Name, probability: number])[];
}

/** The steady state. */
export interface SteadyState<Name extends string> {
  /** Share of time in a state; 0 for a state that the process does not have. */
  probability(name: Name): number;
  /** Moves from one state to another, a second. */
  movesPerSecond(from: Name, to: Name): number;
  /** Σ of the probabilities of states that are down: added, never 1 − A. */
  readonly unavailability: number;
  /** Moves a second from a state that is up to one that is down and lasts. */
  readonly failuresPerSecond: number;
}

/** Moves that are rarer are never seen, and would be lost among the smallest doubles. */
const leastProbability = 1e-100;

/**
 * The steady state of a semi-Markov process: the stationary vector of its embedded chain, by elimination of one state
 * after the other without a subtraction, times the mean sojourns. Each number keeps its relative precision, however
 * rare the state.
 *
 * Source: W. K. Grassmann, M. I. Taksar, D. P. Heyman, "Regenerative analysis and steady state distributions for Markov
 * chains", Operations Research 33 (1985) 1107; Çinlar, Introduction to Stochastic Processes (1975), chapter 10.
 * Domain: probabilities that sum to 1; among the states that recur, beginning in the first, one lasts.
 *
 * @throws RangeError where a state leads nowhere
 * @example
 * steadyState([
 *   { name: 'up', isUp: true, meanSeconds: 99, to: [['down', 1]] },
 *   { name: 'down', isUp: false, meanSeconds: 1, to: [['up', 1]] },
 * ]).unavailability // 0.01
 */
export function steadyState<Name extends string>(states: readonly ProcessState<Name>[]): SteadyState<Name> {
  const index = new Map(states.map(({ name }, i) => [name, i]));
  const moves = states.map(({ to }) => {
    const row = new Float64Array(states.length);
    for (const [name, probability] of to) if (probability > leastProbability) row[index.get(name)!]! += probability;
    return row;
  });
  if (moves.some((row) => !row.some((probability) => probability > 0)))
    throw new RangeError('a state of the process leads nowhere');
  const visits = stationary(moves);
  const times = states.map(({ meanSeconds }, i) => visits[i]! * meanSeconds);
  const cycleSeconds = times.reduce((total, time) => total + time, 0);
  let down = 0;
  let failures = 0;
  states.forEach((state, i) => {
    if (!state.isUp) {
      down += times[i]!;
      return;
    }
    for (const [name, probability] of state.to) {
      const next = states[index.get(name)!]!;
      if (!next.isUp && next.meanSeconds > 0) failures += visits[i]! * probability;
    }
  });
  return {
    probability: (name) => (times[index.get(name) ?? -1] ?? 0) / cycleSeconds,
    movesPerSecond(from, to) {
      const i = index.get(from);
      const j = index.get(to);
      return i === undefined || j === undefined ? 0 : (visits[i]! * moves[i]![j]!) / cycleSeconds;
    },
    unavailability: down / cycleSeconds,
    failuresPerSecond: failures / cycleSeconds,
  };
}

/** The stationary vector of a chain, up to a factor; 0 for states that it leaves for ever, or never comes to. */
function stationary(moves: readonly Float64Array[]): Float64Array {
  const visits = new Float64Array(moves.length);
  const recurring = recurringStates(moves);
  const found = stationaryOf(recurring.map((from) => Float64Array.from(recurring, (to) => moves[from]![to]!)));
  recurring.forEach((state, i) => {
    visits[state] = found[i]!;
  });
  return visits;
}

/**
 * The states between which the chain moves for ever once it began in the first one. All of them, unless a probability is 0
 * or as good as that: a takeover of hours hardly ever ends before a repair of seconds.
 */
function recurringStates(moves: readonly Float64Array[]): readonly number[] {
  const reached = moves.map((_, state) => reachedFrom(moves, state));
  const first = [...reached[0]!].find((state) => [...reached[state]!].every((other) => reached[other]!.has(state)));
  // a finite chain always has one
  return [first!, ...[...reached[first!]!].filter((state) => state !== first)];
}

function reachedFrom(moves: readonly Float64Array[], start: number): ReadonlySet<number> {
  const found = new Set<number>([start]);
  for (const state of found) {
    moves[state]!.forEach((probability, next) => {
      if (probability > 0) found.add(next);
    });
  }
  return found;
}

/** The same for a chain whose states all lead to each other. */
function stationaryOf(moves: readonly Float64Array[]): Float64Array {
  const p = moves.map((row) => row.slice());
  for (let k = p.length - 1; k > 0; k--) {
    let out = 0;
    for (let j = 0; j < k; j++) out += p[k]![j]!;
    for (let i = 0; i < k; i++) {
      p[i]![k]! /= out;
      for (let j = 0; j < k; j++) if (i !== j) p[i]![j]! += p[i]![k]! * p[k]![j]!;
    }
  }
  const visits = new Float64Array(p.length);
  visits[0] = 1;
  for (let k = 1; k < p.length; k++) for (let i = 0; i < k; i++) visits[k]! += visits[i]! * p[i]![k]!;
  return visits;
}
