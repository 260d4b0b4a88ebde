import { stillOpen, type Trials } from './candidate-lists.ts';
import type { Change } from './changes.ts';
import type { ShortestBound } from './shortest-bound.ts';

/** A list of changes and what it gives. */
export interface Attempt {
  readonly changes: readonly Change[];
  readonly unavailability: number;
}

export interface PlanRules {
  readonly target: number;
}

/**
 * The shortest prefix of the block steps that meets the target: for systems in series the best there is, in a handful of
 * evaluations whatever their size. It begins where the blocks alone would do, and goes on in doubling strides.
 */
export function planOfSteps(
  trials: Trials,
  { steps, stepsAtLeast }: ShortestBound,
  { target }: PlanRules,
): Attempt | null {
  const listOf = (count: number): readonly Change[] => {
    const byComponent = new Map<string, readonly Change[]>();
    for (const { component, changes } of steps.slice(0, count)) byComponent.set(component, changes);
    return [...byComponent.values()].flat();
  };
  const most = steps.length;
  let missed = 0;
  for (let count = Math.min(Math.max(1, stepsAtLeast), most), stride = 1; count > missed; stride *= 2) {
    const found = attemptOf(trials, listOf, count);
    if (found && found.unavailability <= target)
      return shortestPrefix(trials, listOf, { missed, met: count }, found, target);
    // all of it may be one too many: something must stay needed
    if (found === null && count === most && most - 1 > missed) {
      count--;
      continue;
    }
    missed = count;
    count = Math.min(count + stride, most);
  }
  return null;
}

function attemptOf(trials: Trials, listOf: (count: number) => readonly Change[], count: number): Attempt | null {
  const changes = listOf(count);
  const unavailability = trials.tryList(changes);
  return unavailability === null ? null : { changes, unavailability };
}

/** By bisection: more of the list never gives less. `best` is what the prefix of length `met` gives. */
function shortestPrefix(
  trials: Trials,
  listOf: (count: number) => readonly Change[],
  between: { readonly missed: number; readonly met: number },
  best: Attempt,
  target: number,
): Attempt {
  let shortest = best;
  let missed = between.missed;
  for (let met = between.met; met - missed > 1; ) {
    const middle = Math.floor((met + missed) / 2);
    const found = attemptOf(trials, listOf, middle);
    if (found !== null && found.unavailability <= target) {
      shortest = found;
      met = middle;
    } else missed = middle;
  }
  return shortest;
}

/**
 * Rounds: the best change of each component, most effective first, as many as it takes; where all of them do not suffice,
 * the same again on top. Gives what meets the target, or the best that it came to.
 */
export function planInRounds(trials: Trials, all: readonly Change[], start: Attempt, rules: PlanRules): Attempt {
  let current = start;
  for (;;) {
    const best = bestByComponent(trials, all, current);
    if (best.length === 0) return current;
    const changes = current.changes;
    const listOf = (count: number): readonly Change[] => [...changes, ...best.slice(0, count)];
    let length = best.length;
    let whole = trials.tryList(listOf(length));
    // all optional leaves nothing to promise: then one stays as it is
    if (whole === null && length > 1) whole = trials.tryList(listOf(--length));
    if (whole === null || whole >= current.unavailability) return current;
    current = { changes: listOf(length), unavailability: whole };
    if (whole <= rules.target) return shortestPrefix(trials, listOf, { missed: 0, met: length }, current, rules.target);
  }
}

function bestByComponent(trials: Trials, all: readonly Change[], current: Attempt): readonly Change[] {
  const best = new Map<string, { readonly change: Change; readonly unavailability: number }>();
  for (const change of stillOpen(all, current.changes)) {
    if (trials.isSpent()) break;
    const unavailability = trials.tryList([...current.changes, change]);
    if (unavailability === null || unavailability >= current.unavailability) continue;
    const known = best.get(change.component);
    if (!known || unavailability < known.unavailability) best.set(change.component, { change, unavailability });
  }
  return [...best.values()].sort((a, b) => a.unavailability - b.unavailability).map(({ change }) => change);
}

/** One change at a time, always the one that gives most now, until the target is met or the list gets too long. */
export function planStepByStep(
  trials: Trials,
  all: readonly Change[],
  start: Attempt,
  rules: PlanRules,
  shorterThan: number,
): Attempt | null {
  let current = start;
  while (current.changes.length + 1 < shorterThan) {
    let next: Attempt | null = null;
    for (const change of stillOpen(all, current.changes)) {
      if (trials.isSpent()) break;
      const changes = [...current.changes, change];
      const unavailability = trials.tryList(changes);
      if (unavailability !== null && unavailability < (next ?? current).unavailability)
        next = { changes, unavailability };
    }
    if (next === null) return null;
    if (next.unavailability <= rules.target) return next;
    current = next;
  }
  return null;
}

/** Leaves out what the target is met without, the latest first. */
export function withoutNeedless(trials: Trials, attempt: Attempt, { target }: PlanRules): Attempt {
  let current = attempt;
  for (let i = attempt.changes.length - 1; i >= 0 && !trials.isSpent(); i--) {
    const changes = current.changes.filter((_, at) => at !== i);
    const unavailability = trials.tryList(changes);
    if (unavailability !== null && unavailability <= target) current = { changes, unavailability };
  }
  return current;
}

/** The same plan with less given up: each `optional` replaced by another change of its component where that suffices. */
export function withLessGivenUp(trials: Trials, all: readonly Change[], attempt: Attempt, rules: PlanRules): Attempt {
  let current = attempt;
  for (const given of attempt.changes) {
    if (given.kind !== 'optional') continue;
    if (trials.isSpent()) break;
    const others = current.changes.filter((change) => change !== given);
    const options = all.filter(({ kind, component }) => component === given.component && kind !== 'optional');
    for (const option of options) {
      const changes = [...others, option];
      const unavailability = trials.tryList(changes);
      if (unavailability === null || unavailability > rules.target) continue;
      current = { changes, unavailability };
      break;
    }
  }
  return current;
}
