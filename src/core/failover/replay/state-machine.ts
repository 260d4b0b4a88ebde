/**
 * The failover manager of a pair, as one pure function: a state, an event and the thresholds give the next state and what
 * is to be done. The replay of a log and the simulation both drive it; it knows no clock and keeps no instants, so that a
 * pair has few states and the same event always does the same.
 *
 * What a naive manager gets wrong is guarded here. It fails over to a standby that is down: this one holds, and goes on
 * once the standby is back. It stays on a failed standby while the primary is well, because the failback delay is not
 * over: this one goes back at once. It waits for probes where only one machine serves: the first one back takes over.
 */

export const failoverPhases = [
  'primary_active',
  'failover_in_progress',
  'secondary_active',
  'failback_in_progress',
] as const;
export type FailoverPhase = (typeof failoverPhases)[number];

export type Machine = 'primary' | 'standby';

/** What the manager counts with; the time-out is in the unit of the instants of the events. */
export interface ManagerSettings {
  /** Failed probes in a row that make a failure, from 1. */
  readonly failures: number;
  /** Good probes in a row that make a recovery, from 1. */
  readonly recoveries: number;
  /** How long after its start a probe is known to have failed. */
  readonly timeout: number;
  /** False: the roles stay swapped until the standby fails or a failback is forced. */
  readonly isFailbackAutomatic: boolean;
}

/** What is known of a machine: probes in a row with one result (failed ones below 0), and what they or a report add up to. */
export interface MachineHealth {
  readonly run: number;
  readonly isDown: boolean;
}

export interface FailoverState {
  readonly phase: FailoverPhase;
  readonly primary: MachineHealth;
  readonly standby: MachineHealth;
  /** The failback delay has passed since the takeover ended. */
  readonly isDelayDone: boolean;
  /** In failback_in_progress: the standby failed, so that this is a takeover in the other direction. */
  readonly isTakeover: boolean;
}

/**
 * What happens to the manager. A probe's instant is its start. A report is knowledge without probes: of a machine itself,
 * or of a detection that takes a given time. `otherIsDown` says that the machine that returns is the only one.
 */
export type FailoverEvent =
  | { readonly kind: 'probe'; readonly at: number; readonly machine: Machine; readonly isGood: boolean }
  | { readonly kind: 'failed'; readonly at: number; readonly machine: Machine }
  | { readonly kind: 'returned'; readonly at: number; readonly machine: Machine; readonly otherIsDown: boolean }
  | { readonly kind: 'switchDone'; readonly at: number }
  | { readonly kind: 'delayDone'; readonly at: number }
  | { readonly kind: 'forceFailover'; readonly at: number }
  | { readonly kind: 'forceFailback'; readonly at: number };

export type TransitionCause =
  | 'primary_failed'
  | 'standby_failed'
  | 'primary_recovered'
  | 'switch_done'
  | 'primary_returned'
  | 'standby_returned'
  | 'target_failed'
  | 'first_back'
  | 'forced';

export interface Transition {
  readonly at: number;
  readonly from: FailoverPhase;
  readonly to: FailoverPhase;
  readonly because: TransitionCause;
}

/** What the driver has to do: note a transition; run the switch, or the delay, and say when it is done; stop the switch. */
export type FailoverEffect =
  | ({ readonly kind: 'enter' } & Transition)
  | { readonly kind: 'startTakeover'; readonly at: number }
  | { readonly kind: 'startFailback'; readonly at: number }
  | { readonly kind: 'startDelay'; readonly at: number }
  | { readonly kind: 'stopSwitch'; readonly at: number }
  | { readonly kind: 'hold'; readonly at: number; readonly down: Machine };

export interface FailoverStep {
  readonly state: FailoverState;
  readonly effects: readonly FailoverEffect[];
}

const unknown: MachineHealth = { run: 0, isDown: false };

/** Both machines well, the primary serves, nothing counted yet. */
export const initialFailoverState: FailoverState = {
  phase: 'primary_active',
  primary: unknown,
  standby: unknown,
  isDelayDone: false,
  isTakeover: false,
};

/**
 * One step of the manager. An event that changes nothing returns the very state it was given, without effects: the same
 * event would go on changing nothing, and a driver may skip its repetitions.
 *
 * A failover begins `timeout` after the start of the last of `failures` failed probes in a row, unless the standby is
 * known to be down. On the standby, `recoveries` good probes of the primary in a row since the switch ended and the delay
 * bring it back, decided at probes of the primary only. Both count anew whenever service on the standby begins, also after
 * an outage of the standby itself.
 *
 * Domain: events in the order of their instants; of one instant, what ends (switchDone, delayDone) before probes.
 * @example
 * reduceFailover(initialFailoverState, { kind: 'probe', at: 15, machine: 'primary', isGood: false },
 *   { failures: 1, recoveries: 5, timeout: 3, isFailbackAutomatic: true })
 * // phase failover_in_progress; effects: enter and startTakeover, both at 18
 */
export function reduceFailover(state: FailoverState, event: FailoverEvent, settings: ManagerSettings): FailoverStep {
  switch (event.kind) {
    case 'probe': {
      const known = withHealth(state, event.machine, probed(state[event.machine], event.isGood, settings));
      const at = event.isGood ? event.at : event.at + settings.timeout;
      return decided(state, known, at, settings, event.machine === 'primary');
    }
    case 'failed':
      return afterFailure(state, event.machine, event.at, settings);
    case 'returned':
      return afterReturn(state, event, settings);
    case 'switchDone':
      return afterSwitch(state, event.at);
    case 'delayDone':
      return state.phase === 'secondary_active' && !state.isDelayDone
        ? { state: { ...state, isDelayDone: true }, effects: [] }
        : unchanged(state);
    case 'forceFailover':
      if (state.phase !== 'primary_active') return unchanged(state);
      return state.standby.isDown ? held(state, 'standby', event.at) : takeOver(state, event.at, 'forced');
    case 'forceFailback':
      if (state.phase !== 'secondary_active') return unchanged(state);
      return state.primary.isDown ? held(state, 'primary', event.at) : goBack(state, event.at, 'forced');
  }
}

/** What is known, turned into what is done. Only a probe of the primary may decide on a failback. */
function decided(
  before: FailoverState,
  state: FailoverState,
  at: number,
  settings: ManagerSettings,
  mayGoBack: boolean,
): FailoverStep {
  if (state.phase === 'primary_active' && state.primary.run <= -settings.failures) {
    if (!state.standby.isDown) return takeOver(state, at, 'primary_failed');
    return state.primary === before.primary ? { state, effects: [] } : held(state, 'standby', at);
  }
  if (state.phase !== 'secondary_active') return { state, effects: [] };
  if (state.standby.isDown && !state.primary.isDown)
    return entered({ ...state, isTakeover: true }, 'failback_in_progress', at, 'standby_failed', ['startTakeover']);
  const isBack = state.primary.run >= settings.recoveries && state.isDelayDone;
  return mayGoBack && isBack && settings.isFailbackAutomatic
    ? goBack(state, at, 'primary_recovered')
    : { state, effects: [] };
}

function afterFailure(before: FailoverState, machine: Machine, at: number, settings: ManagerSettings): FailoverStep {
  const state = withHealth(before, machine, { run: -settings.failures, isDown: true });
  if (state.phase === 'failover_in_progress' && machine === 'standby')
    return entered(state, 'primary_active', at, 'target_failed', ['stopSwitch']);
  if (state.phase === 'failback_in_progress' && machine === 'primary')
    return entered(onStandby(state), 'secondary_active', at, 'target_failed', ['stopSwitch', 'startDelay']);
  return decided(before, state, at, settings, false);
}

function afterReturn(
  before: FailoverState,
  { machine, at, otherIsDown }: Extract<FailoverEvent, { kind: 'returned' }>,
  settings: ManagerSettings,
): FailoverStep {
  const state = withHealth(before, machine, { run: 0, isDown: false });
  const isPrimary = machine === 'primary';
  switch (state.phase) {
    case 'failover_in_progress':
      if (isPrimary) return entered(state, 'primary_active', at, 'primary_returned', ['stopSwitch']);
      break;
    case 'failback_in_progress':
      if (!isPrimary && state.isTakeover)
        return entered(onStandby(state), 'secondary_active', at, 'standby_returned', ['stopSwitch', 'startDelay']);
      break;
    case 'primary_active':
      if (!isPrimary && otherIsDown)
        return entered(onStandby(state), 'secondary_active', at, 'first_back', ['startDelay']);
      break;
    case 'secondary_active':
      if (isPrimary && otherIsDown) return entered(state, 'primary_active', at, 'first_back', []);
      if (!isPrimary) return { state: onStandby(state), effects: [{ kind: 'startDelay', at }] };
      break;
  }
  return decided(before, state, at, settings, false);
}

/** A period on the standby begins: its delay has yet to pass, and good probes of the primary count from here. */
function onStandby(state: FailoverState): FailoverState {
  return { ...state, primary: { ...state.primary, run: 0 }, isDelayDone: false, isTakeover: false };
}

function afterSwitch(state: FailoverState, at: number): FailoverStep {
  if (state.phase === 'failover_in_progress')
    return entered(onStandby(state), 'secondary_active', at, 'switch_done', ['startDelay']);
  if (state.phase === 'failback_in_progress')
    return entered({ ...state, isTakeover: false }, 'primary_active', at, 'switch_done', []);
  return unchanged(state);
}

function probed(health: MachineHealth, isGood: boolean, { failures, recoveries }: ManagerSettings): MachineHealth {
  const run = isGood
    ? Math.min(Math.max(health.run, 0) + 1, recoveries)
    : Math.max(Math.min(health.run, 0) - 1, -failures);
  return { run, isDown: run === -failures || (run !== recoveries && health.isDown) };
}

function withHealth(state: FailoverState, machine: Machine, health: MachineHealth): FailoverState {
  const { run, isDown } = state[machine];
  return run === health.run && isDown === health.isDown ? state : { ...state, [machine]: health };
}

const unchanged = (state: FailoverState): FailoverStep => ({ state, effects: [] });

function held(state: FailoverState, down: Machine, at: number): FailoverStep {
  return { state, effects: [{ kind: 'hold', at, down }] };
}

const takeOver = (state: FailoverState, at: number, because: TransitionCause): FailoverStep =>
  entered(state, 'failover_in_progress', at, because, ['startTakeover']);

const goBack = (state: FailoverState, at: number, because: TransitionCause): FailoverStep =>
  entered(state, 'failback_in_progress', at, because, ['startFailback']);

function entered(
  state: FailoverState,
  to: FailoverPhase,
  at: number,
  because: TransitionCause,
  then: readonly ('startTakeover' | 'startFailback' | 'startDelay' | 'stopSwitch')[],
): FailoverStep {
  const enter: FailoverEffect = { kind: 'enter', at, from: state.phase, to, because };
  return { state: { ...state, phase: to }, effects: [enter, ...then.map((kind) => ({ kind, at }))] };
}
