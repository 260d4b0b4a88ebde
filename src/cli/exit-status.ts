import { anyFails, type Check } from '../core/gates/check.ts';

/** 0: done and every target met. 1: one missed. 2: wrong usage or input that cannot be read. */
export const exitStatus = { met: 0, missed: 1, unusable: 2 } as const;

export interface GateOptions {
  readonly strict: boolean;
  readonly exitZero: boolean;
}

/** The only place that decides it, from checks on unrounded numbers; no format can change it. */
export function statusOf(checks: readonly Check[], { strict, exitZero }: GateOptions): number {
  return anyFails(checks, strict) && !exitZero ? exitStatus.missed : exitStatus.met;
}
