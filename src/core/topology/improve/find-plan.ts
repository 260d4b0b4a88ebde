import { stillOpen, type Trials } from './candidate-lists.ts';
import type { Change } from './changes.ts';
import type { BlockStep } from './shortest-bound.ts';

/** A list of changes and what it gives. */
export interface Attempt {
  readonly changes: readonly Change[];
  readonly unavailability: number;
}

export interface PlanRules {
  readonly target: number;
  readonly replicasAtMost: number;
}

/**
 * The shortest prefix of the block steps that meets the target: for systems in series the best there is, in a handful of
 * evaluations whatever their size.
 */
export function planOfSteps(trials: Trials, steps: readonly BlockStep[], { target }: PlanRules): Attempt | null {
  const listOf = (count: number): readonly Change[] => {
    const byComponent = new Map<string, readonly Change[]>();
    for (const { component, changes } of steps.slice(0, count)) byComponent.set(component, changes);
    return [...byComponent.values()].flat();
  };
  if (steps.length === 0) return null;
  // all of it may be one too many: something must stay needed
  return (
    shortestPrefix(trials, listOf, steps.length, target) ??
    (steps.length > 1 ? shortestPrefix(trials, listOf, steps.length - 1, target) : null)
  );
}

/** By bisection: more of the list never gives less. */
function shortestPrefix(
  trials: Trials,
  listOf: (count: number) => readonly Change[],
  length: number,
  target: number,
): Attempt | null {
  const attempt = (count: number): Attempt | null => {
    const changes = listOf(count);
    const unavailability = trials.tryList(changes);
    return unavailability === null ? null : { changes, unavailability };
  };
  let best = attempt(length);
  if (best === null || best.unavailability > target) return null;
  let missed = 0;
  for (let met = length; met - missed > 1; ) {
    const middle = Math.floor((met + missed) / 2);
    const found = attempt(middle);
    if (found !== null && found.unavailability <= target) {
      best = found;
      met = middle;
    } else missed = middle;
  }
  return best;
}

/**
 * Rounds: the best change of each component, most effective first, as many as it takes; where all of them do not suffice,
 * the same again on top. Gives what meets the target, or the best that it came to.
 */
export function planInRounds(trials: Trials, all: readonly Change[], start: Attempt, rules: PlanRules): Attempt {
  let current = start;
  for (;;) {
    const best = bestByComponent(trials, all, current, rules);
    if (best.length === 0) return current;
    const changes = current.changes;
    const listOf = (count: number): readonly Change[] => [...changes, ...best.slice(0, count)];
    let length = best.length;
    let whole = trials.tryList(listOf(length));
    // all optional leaves nothing to promise: then one stays as it is
    if (whole === null && length > 1) whole = trials.tryList(listOf(--length));
    if (whole === null || whole >= current.unavailability) return current;
    const met = whole <= rules.target ? shortestPrefix(trials, listOf, length, rules.target) : null;
    if (met) return met;
    current = { changes: listOf(length), unavailability: whole };
  }
}

function bestByComponent(
  trials: Trials,
  all: readonly Change[],
  current: Attempt,
  { replicasAtMost }: PlanRules,
): readonly Change[] {
  const best = new Map<string, { readonly change: Change; readonly unavailability: number }>();
  for (const change of stillOpen(all, current.changes, replicasAtMost)) {
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
    for (const change of stillOpen(all, current.changes, rules.replicasAtMost)) {
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
