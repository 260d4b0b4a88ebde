import type { Json } from '../json.ts';

/** From where to where a number may lie; null: on that side nothing bounds it. */
export type Bounds = readonly [low: number | null, high: number | null];

/** The time that a number is of. */
export interface MeasuredWindow {
  readonly start: string | null;
  readonly end: string | null;
  readonly seconds: number;
  /** So much of it has passed; null where that is all of it. */
  readonly elapsedSeconds: number | null;
}

/** What must be known of the number of a check to compare it with that of another run. */
export interface Measure {
  /** Null where neither way is: of `==`, of texts without an order. */
  readonly better: 'lower' | 'higher' | null;
  /** Null where the number is computed or counted, and no estimate. */
  readonly interval: Bounds | null;
  /** The texts that it may be, the best first. */
  readonly order: readonly string[] | null;
  readonly window: MeasuredWindow | null;
  /** The SLO that it is a number of, as unavailability: what is spent and left, and the state, depend on it. */
  readonly slo: number | null;
}

/** Why a check has nothing of the earlier run to be compared with. */
export type NoCounterpart = 'absent' | 'target' | 'window' | 'number' | 'order';

/** What became of the number of a check since the earlier run. */
export type Change =
  | {
      readonly verdict: 'better' | 'worse' | 'same' | 'cannotTell';
      readonly was: Json;
      /** It decides alone whether the check fails: only worse does. */
      readonly decides: boolean;
    }
  | { readonly verdict: 'notCompared'; readonly why: NoCounterpart };
