import { integral } from '../../quantity/integral.ts';
import { decayRatio } from './detection.ts';

/**
 * A period on the standby that ends with the failback, unless the standby fails before: how often each way out is taken,
 * and how long it lasts.
 */
export interface SecondaryPeriod {
  readonly meanSeconds: number;
  /** Probabilities; they sum to 1. */
  readonly failback: number;
  /** The standby fails while the primary is well, and takes over back. */
  readonly takeover: number;
  /** The standby fails while the primary is down. */
  readonly bothDown: number;
}

/** Rates a second. */
export interface SecondaryRates {
  /** The standby fails, as it serves. */
  readonly failure: number;
  /** The primary fails, as it stands by; 0 where it is off. */
  readonly dormant: number;
  /** The primary is repaired. */
  readonly repair: number;
}

/** When the failback may begin, at probes every `intervalSeconds`; null where it begins by itself after the delay. */
export interface FailbackRule {
  readonly delaySeconds: number;
  readonly probes: { readonly intervalSeconds: number; readonly recoveries: number } | null;
}

/**
 * The period on the standby under the rule that the failback begins at the first probe that is at least the delay after
 * the period began and that ends `recoveries` good probes in a row. The primary, down or well at first, is repaired and
 * may fail again meanwhile; probes see it at their instants only. The first probe is `firstProbeSeconds` after the
 * beginning; null: evenly between 0 and the interval.
 *
 * Formula: let Φ be the begin of the failback if the standby held, λ the rate of the standby's failures. The period lasts
 * M = (1 − E[e^(−λΦ)])/λ on average and ends in the failback with probability 1 − λM. With a = ∫e^(−λt) P(primary down,
 * Φ > t) dt and b the same for well, a + b = M and (λ + μ)a = [down at first] + λ_dormant·b give the other two.
 * Source: first passage in the chain of the probes, at most `recoveries` + 1 states; own derivation, tested by simulation.
 * Domain: failure and repair rates above 0.
 * @example secondaryPeriod({ failure: 1e-9, dormant: 0, repair: 1 / 3600 }, { delaySeconds: 300, probes: null }, false, 0).meanSeconds
 * // 300 s, since the primary is well at first and cannot fail
 */
export function secondaryPeriod(
  rates: SecondaryRates,
  rule: FailbackRule,
  isDownAtFirst: boolean,
  firstProbeSeconds: number | null,
): SecondaryPeriod {
  const { failure, dormant, repair } = rates;
  const meanSeconds = meanPeriod(rates, rule, isDownAtFirst, firstProbeSeconds);
  const down = ((isDownAtFirst ? 1 : 0) + dormant * meanSeconds) / (failure + repair + dormant);
  return {
    meanSeconds,
    failback: Math.max(0, 1 - failure * meanSeconds),
    takeover: failure * Math.max(0, meanSeconds - down),
    bothDown: failure * down,
  };
}

/** Pieces of an interval between two probes; the mean is smooth in each. */
const pieces = 8;

function meanPeriod(rates: SecondaryRates, rule: FailbackRule, isDown: boolean, firstProbe: number | null): number {
  if (rule.probes === null) return withoutProbes(rates, rule.delaySeconds, isDown);
  const { intervalSeconds } = rule.probes;
  if (firstProbe !== null) return withProbes(rates, rule.delaySeconds, rule.probes, isDown, firstProbe);
  // the number of probes before the delay is over jumps at one place; elsewhere the mean is smooth
  const jump = rule.delaySeconds % intervalSeconds;
  const at = (first: number): number => withProbes(rates, rule.delaySeconds, rule.probes!, isDown, first);
  return (integral(at, 0, jump, pieces) + integral(at, jump, intervalSeconds, pieces)) / intervalSeconds;
}

/** Φ is the delay where the primary is well then, else its repair. */
function withoutProbes({ failure, dormant, repair }: SecondaryRates, delay: number, isDown: boolean): number {
  const downThen = downAfter(dormant, repair, delay, isDown);
  return delay * decayRatio(failure * delay) + (Math.exp(-failure * delay) * downThen) / (failure + repair);
}

function withProbes(
  { failure, dormant, repair }: SecondaryRates,
  delay: number,
  probes: { readonly intervalSeconds: number; readonly recoveries: number },
  isDown: boolean,
  first: number,
): number {
  const { intervalSeconds, recoveries } = probes;
  // a billionth of a probe: the delay may be a sum of decimals that should be a whole number of probes
  const last = Math.max(0, Math.ceil((delay - first) / intervalSeconds - 1e-9));
  const eligible = first + last * intervalSeconds;
  const repaired = 1 - downAfter(dormant, repair, intervalSeconds, true);
  const failed = downAfter(dormant, repair, intervalSeconds, false);
  const stays = 1 - failed;
  const step = intervalSeconds * decayRatio(failure * intervalSeconds);
  const survives = Math.exp(-failure * intervalSeconds);
  const dies = -Math.expm1(-failure * intervalSeconds);
  // mean time left after j good probes in a row = own[j] + (1 − free[j]) × the mean after a bad one
  const own = new Float64Array(recoveries + 1);
  const free = new Float64Array(recoveries + 1).fill(1);
  for (let j = recoveries - 1; j >= 1; j--) {
    own[j] = step + survives * stays * own[j + 1]!;
    free[j] = dies + survives * stays * free[j + 1]!;
  }
  const afterBad = (step + survives * repaired * own[1]!) / (dies + survives * repaired * free[1]!);
  let left = downAfter(dormant, repair, eligible, isDown) * afterBad;
  let streak = 1;
  for (let j = 1; j < recoveries && j <= last + 1; j++) {
    // j good probes in a row, after a bad one or from the very first
    const before = last - j;
    const begins =
      before >= 0
        ? downAfter(dormant, repair, first + before * intervalSeconds, isDown) * repaired
        : 1 - downAfter(dormant, repair, first, isDown);
    left += begins * streak * (own[j]! + (1 - free[j]!) * afterBad);
    streak *= stays;
  }
  return eligible * decayRatio(failure * eligible) + Math.exp(-failure * eligible) * left;
}

/** The probability that a machine is down after a time, given how it was at first. */
function downAfter(failureRate: number, repairRate: number, seconds: number, wasDown: boolean): number {
  const both = failureRate + repairRate;
  const settled = (failureRate / both) * -Math.expm1(-both * seconds);
  return wasDown ? Math.exp(-both * seconds) + settled : settled;
}
