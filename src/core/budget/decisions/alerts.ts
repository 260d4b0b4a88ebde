import {
  compareDecimals,
  type Decimal,
  exactly,
  minus,
  times,
  toNumber,
  wholeQuotient,
} from '../../quantity/decimal.ts';
import type { Rate } from '../../quantity/rate.ts';

export type AlertSeverity = 'page' | 'ticket';

/** One tier of a multiwindow, multi-burn-rate alert. */
export interface AlertTier {
  readonly severity: AlertSeverity;
  readonly longSeconds: number;
  readonly shortSeconds: number;
  /** Part of the whole budget that burns within the long window at the threshold. */
  readonly budgetShare: number;
}

/** The tiers of the SRE Workbook, chapter 5, table 5-8: 14.4, 6, 3 and 1 for a window of 30 days. */
const standardTiers: readonly AlertTier[] = [
  { severity: 'page', longSeconds: 3_600, shortSeconds: 300, budgetShare: 0.02 },
  { severity: 'page', longSeconds: 21_600, shortSeconds: 1_800, budgetShare: 0.05 },
  { severity: 'ticket', longSeconds: 86_400, shortSeconds: 7_200, budgetShare: 0.1 },
  { severity: 'ticket', longSeconds: 259_200, shortSeconds: 21_600, budgetShare: 0.1 },
];

/** A tier with what its thresholds are made of, without rounding. */
export interface ExactTier extends AlertTier {
  /** Seconds: factor × long window. */
  readonly burned: Decimal;
  /** Seconds: the error ratio above which it fires × long window. */
  readonly detection: Decimal;
  readonly canFire: boolean;
}

export interface Alert extends AlertTier {
  /** The burn rate above which it fires. */
  readonly factor: number;
  /** The error ratio above which it fires: factor × (1 − SLO). */
  readonly errorRatio: number;
  /** How long a full outage lasts until it fires; null where it cannot. */
  readonly detectionSeconds: number | null;
  /** How long after the end of a full outage it stops; null where it cannot fire. */
  readonly resetSeconds: number | null;
  readonly canFire: boolean;
  /** Where the traffic is known: failed requests in the long window that make it fire; null without. */
  readonly failuresNeeded: number | null;
  readonly oneFailureFires: boolean | null;
}

/** The tiers for an SLO and a window, by the formulas of `alertsOf`. Domain: 0 < U < 1, window > 0. */
export function exactTiers(
  unavailability: Decimal,
  windowSeconds: number,
  tiers: readonly AlertTier[] = standardTiers,
): readonly ExactTier[] {
  return tiers.map((tier) => {
    const burned = times(exactly(tier.budgetShare), exactly(windowSeconds));
    const detection = times(burned, unavailability);
    const canFire = compareDecimals(detection, exactly(tier.longSeconds)) < 0 && tier.longSeconds <= windowSeconds;
    return { ...tier, burned, detection, canFire };
  });
}

/**
 * The alert tiers for an SLO and a window. The budget share of a tier stays, the factor follows from the window:
 * f = share × window / long. It fires while the error ratios of both its windows exceed f·(1 − SLO). In a full outage the
 * long window gets there last, after long·f·(1 − SLO) = share × window × (1 − SLO); after it the short window falls below
 * first, after short·(1 − f·(1 − SLO)). It can fire only where f·(1 − SLO) < 1 and its long window fits into the window.
 * With r requests a second the long window holds r·long, and ⌊r·long·f·(1 − SLO)⌋ + 1 failures make it fire.
 *
 * Source: Google SRE Workbook, chapter 5, "Alerting on SLOs". Domain: 0 < U < 1, window > 0, requests > 0.
 * @example alertsOf(0.001, 2_592_000)[0] // factor 14.4, detectionSeconds 51.84, resetSeconds 295.68
 */
export function alertsOf(
  unavailability: number,
  windowSeconds: number,
  traffic: Rate | null = null,
  tiers: readonly AlertTier[] = standardTiers,
): readonly Alert[] {
  return exactTiers(exactly(unavailability), windowSeconds, tiers).map(({ burned, detection, ...tier }): Alert => {
    const { longSeconds: long, shortSeconds: short, canFire } = tier;
    const left = minus(exactly(long), detection);
    const needed =
      traffic && Number(wholeQuotient(times(detection, exactly(traffic.count)), exactly(traffic.perSeconds))) + 1;
    return {
      ...tier,
      factor: toNumber(burned) / long,
      errorRatio: toNumber(detection) / long,
      detectionSeconds: canFire ? toNumber(detection) : null,
      resetSeconds: canFire ? toNumber(times(left, exactly(short))) / long : null,
      failuresNeeded: canFire ? needed : null,
      oneFailureFires: needed === null ? null : canFire && needed === 1,
    };
  });
}
