import { type Availability, fromPart, fromTimes } from './availability.ts';
import { exactly, minus, quotient, subtractedFrom, times, toNumber } from './decimal.ts';
import type { Rate } from './rate.ts';

/*
 * A = MTBF / (MTBF + MTTR), with the MTBF the mean time up between failures: two of the three give the third. All from the
 * decimals that the numbers are written as, so that 300 s at 99.99 % are 2,999,700 s and not a little more.
 */

/** Why there is no mean that would do, or why none is asked for. */
export type MeanObstacle = 'anyWouldDo' | 'noneWouldDo';

/** How often something fails: after so much time up, or so often by the calendar, where up and down make a cycle. */
export type Frequency =
  | { readonly kind: 'mtbf'; readonly mtbfSeconds: number }
  | { readonly kind: 'failures'; readonly rate: Rate };

/**
 * How long something is up between failures and down for one, on average, and which of the three numbers follows from the
 * two others; what is null has its obstacle.
 */
export interface Means {
  readonly follows: 'mtbf' | 'mttr' | 'availability';
  readonly mtbfSeconds: number | null;
  readonly mttrSeconds: number | null;
  readonly obstacle: MeanObstacle | null;
}

/**
 * The longest MTTR that keeps an unavailability at an MTBF: MTBF·U/A. null at U = 1, where any would do.
 * Domain: mtbfSeconds ≥ 0, 0 ≤ U ≤ 1. @example longestMttr(2_592_000, 0.0001) // 259.2259225922592
 */
export function longestMttr(mtbfSeconds: number, unavailability: number): number | null {
  const down = exactly(unavailability);
  const up = subtractedFrom(1, down);
  return up.digits === 0n ? null : quotient(times(exactly(mtbfSeconds), down), up);
}

/**
 * The shortest MTBF that keeps an unavailability with an MTTR: MTTR·A/U. null at U = 0, where none is long enough.
 * Domain: mttrSeconds ≥ 0, 0 ≤ U ≤ 1. @example shortestMtbf(300, 0.0001) // 2999700
 */
export function shortestMtbf(mttrSeconds: number, unavailability: number): number | null {
  const down = exactly(unavailability);
  if (down.digits === 0n) return null;
  return quotient(times(exactly(mttrSeconds), subtractedFrom(1, down)), down);
}

/**
 * The MTTR that an unavailability leaves where the frequency is known. Of failures by the calendar the share U of each
 * cycle is down and the rest up. @example mttrFor({ kind: 'failures', rate: parseRate('12/y') }, 0.0001).mttrSeconds // 262.8
 */
export function mttrFor(frequency: Frequency, unavailability: number): Means {
  if (frequency.kind === 'mtbf') {
    const { mtbfSeconds } = frequency;
    const mttrSeconds = longestMttr(mtbfSeconds, unavailability);
    return { follows: 'mttr', mtbfSeconds, mttrSeconds, obstacle: mttrSeconds === null ? 'anyWouldDo' : null };
  }
  const { count, perSeconds } = frequency.rate;
  const [down, all] = [times(exactly(perSeconds), exactly(unavailability)), exactly(perSeconds)];
  return {
    follows: 'mttr',
    mtbfSeconds: quotient(minus(all, down), exactly(count)),
    mttrSeconds: quotient(down, exactly(count)),
    obstacle: null,
  };
}

/** The MTBF that an unavailability takes with an MTTR. @example mtbfFor(300, 0.0001).mtbfSeconds // 2999700 */
export function mtbfFor(mttrSeconds: number, unavailability: number): Means {
  if (mttrSeconds === 0) return { follows: 'mtbf', mtbfSeconds: null, mttrSeconds, obstacle: 'anyWouldDo' }; // never down
  const mtbfSeconds = shortestMtbf(mttrSeconds, unavailability);
  return { follows: 'mtbf', mtbfSeconds, mttrSeconds, obstacle: mtbfSeconds === null ? 'noneWouldDo' : null };
}

/**
 * The availability of a frequency and an MTTR; null where so many failures of that length do not fit into their time.
 * @example availabilityOf({ kind: 'mtbf', mtbfSeconds: 720 }, 2)!.unavailability // 2 / 722
 */
export function availabilityOf(frequency: Frequency, mttrSeconds: number): (Availability & Means) | null {
  if (frequency.kind === 'mtbf') {
    const { mtbfSeconds } = frequency;
    return {
      follows: 'availability',
      ...fromTimes(mtbfSeconds, mttrSeconds),
      mtbfSeconds,
      mttrSeconds,
      obstacle: null,
    };
  }
  const { count, perSeconds } = frequency.rate;
  const [down, all] = [times(exactly(mttrSeconds), exactly(count)), exactly(perSeconds)];
  const up = minus(all, down);
  if (up.digits < 0n) return null;
  const mtbfSeconds = quotient(up, exactly(count));
  return { follows: 'availability', ...fromPart(toNumber(down), perSeconds), mtbfSeconds, mttrSeconds, obstacle: null };
}

/**
 * Failures in a year of so many seconds: year / (MTBF + MTTR). null where either is not known, or nothing takes time.
 * @example failuresPerYear({ mtbfSeconds: 2_627_737.2, mttrSeconds: 262.8 }, 31_536_000) // 12
 */
export function failuresPerYear(
  { mtbfSeconds, mttrSeconds }: Pick<Means, 'mtbfSeconds' | 'mttrSeconds'>,
  yearSeconds: number,
): number | null {
  if (mtbfSeconds === null || mttrSeconds === null || mtbfSeconds + mttrSeconds === 0) return null;
  return yearSeconds / (mtbfSeconds + mttrSeconds);
}
