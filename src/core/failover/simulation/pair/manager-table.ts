import {
  type FailoverEvent,
  type FailoverState,
  failoverPhases,
  initialFailoverState,
  type ManagerSettings,
  reduceFailover,
} from '../../replay/state-machine.ts';

/** The events that a simulated pair meets, by number. */
export const pairEvents = {
  primaryProbedGood: 0,
  primaryProbedFailed: 1,
  standbyProbedFailed: 2,
  primaryFailed: 3,
  standbyFailed: 4,
  primaryReturned: 5,
  standbyReturned: 6,
  primaryReturnedFirst: 7,
  standbyReturnedFirst: 8,
  switchDone: 9,
  delayDone: 10,
} as const;
export type PairEvent = (typeof pairEvents)[keyof typeof pairEvents];

const events: readonly FailoverEvent[] = [
  { kind: 'probe', at: 0, machine: 'primary', isGood: true },
  { kind: 'probe', at: 0, machine: 'primary', isGood: false },
  { kind: 'probe', at: 0, machine: 'standby', isGood: false },
  { kind: 'failed', at: 0, machine: 'primary' },
  { kind: 'failed', at: 0, machine: 'standby' },
  { kind: 'returned', at: 0, machine: 'primary', otherIsDown: false },
  { kind: 'returned', at: 0, machine: 'standby', otherIsDown: false },
  { kind: 'returned', at: 0, machine: 'primary', otherIsDown: true },
  { kind: 'returned', at: 0, machine: 'standby', otherIsDown: true },
  { kind: 'switchDone', at: 0 },
  { kind: 'delayDone', at: 0 },
];

/** What is to be done after an event, as bits. */
export const pairEffects = { startTakeover: 1, startFailback: 2, startDelay: 4, stopSwitch: 8 } as const;

/** The phases by number. */
export const pairPhases = { primaryActive: 0, failover: 1, secondaryActive: 2, failback: 3 } as const;

const width = 16; // at least the number of events

/**
 * The failover manager as a table, for a simulation that asks it a billion times: states by number, filled in from the one
 * reducer as they come up. State 0 is the initial one.
 */
export class ManagerTable {
  /** By state. */
  phase = new Uint8Array(64);
  primaryRun = new Int16Array(64);
  isTakeover = new Uint8Array(64);
  isDelayDone = new Uint8Array(64);
  /** next[state·16 + event] is the next state and, above its 24 bits, what is to be done; −1 where nobody has asked. */
  next = new Int32Array(64 * width).fill(-1);
  private readonly settings: ManagerSettings;
  private readonly states: FailoverState[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(settings: ManagerSettings) {
    this.settings = settings;
    this.numberOf(initialFailoverState);
  }

  /** The next state, with the effects in the bits from 24 on. */
  step(state: number, event: PairEvent): number {
    const known = this.next[state * width + event]!;
    return known >= 0 ? known : this.ask(state, event);
  }

  private ask(state: number, event: PairEvent): number {
    const step = reduceFailover(this.states[state]!, events[event]!, this.settings);
    let mask = 0;
    for (const { kind } of step.effects) if (kind in pairEffects) mask |= pairEffects[kind as keyof typeof pairEffects];
    const packed = this.numberOf(step.state) | (mask << 24);
    this.next[state * width + event] = packed;
    return packed;
  }

  private numberOf(state: FailoverState): number {
    const { phase, primary, standby, isDelayDone, isTakeover } = state;
    const key = `${phase} ${primary.run} ${primary.isDown} ${standby.run} ${standby.isDown} ${isDelayDone} ${isTakeover}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.states.push(state) - 1;
    this.numbers.set(key, number);
    if (number >= this.phase.length) this.grow();
    this.phase[number] = failoverPhases.indexOf(phase);
    this.primaryRun[number] = primary.run;
    this.isTakeover[number] = isTakeover ? 1 : 0;
    this.isDelayDone[number] = isDelayDone ? 1 : 0;
    return number;
  }

  private grow(): void {
    const size = this.phase.length * 2;
    const phase = new Uint8Array(size);
    phase.set(this.phase);
    const primaryRun = new Int16Array(size);
    primaryRun.set(this.primaryRun);
    const isTakeover = new Uint8Array(size);
    isTakeover.set(this.isTakeover);
    const isDelayDone = new Uint8Array(size);
    isDelayDone.set(this.isDelayDone);
    const next = new Int32Array(size * width).fill(-1);
    next.set(this.next);
    Object.assign(this, { phase, primaryRun, isTakeover, isDelayDone, next });
  }
}
