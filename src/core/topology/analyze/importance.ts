import type { FailureFunction } from '../../diagram/decision/engine.ts';
import type { ModelPart } from '../compile/failure-model.ts';

/** What a part does to a system's availability. `null` where the number does not exist. */
export interface PartImportance {
  readonly part: ModelPart;
  /** ∂U/∂q: how much more unavailable the system is with the part down than with it up. */
  readonly birnbaum: number;
  /** q·B / U: the share of the system's unavailability that would be gone if the part never failed. */
  readonly criticality: number | null;
  /** U with the part down / U. */
  readonly riskAchievementWorth: number | null;
  /** U / U with the part never down; null where nothing is left then. */
  readonly riskReductionWorth: number | null;
  /** The probability, given U, that some minimal cut set with the part occurs. */
  readonly fussellVesely: number | null;
  /** The share of the system's failures in which this part fails last: B·ν / ω. */
  readonly failureShare: number | null;
  /** The unavailability that would be gone if the part never failed: q·B. */
  readonly unavailabilityGain: number;
  /** The system is down whenever this part is, whatever else works. */
  readonly isNeeded: boolean;
  /** Needed, and one machine: nothing stands in for it. */
  readonly isSinglePoint: boolean;
}

/** What one sweep tells of the parts that matter. */
export type PartWeight = Pick<
  PartImportance,
  'part' | 'birnbaum' | 'criticality' | 'unavailabilityGain' | 'isSinglePoint' | 'isNeeded'
>;

/**
 * The parts that matter, worst first by the unavailability that each costs, from one sweep where things are as they are
 * and one where all works: single points are the parts whose failure alone is enough, B = 1 there; a pair of machines is
 * none. @example partsThatMatter(failure, model.parts, unavailabilities(model))[0]?.part.name // 'db'
 */
export function partsThatMatter(
  failure: FailureFunction,
  parts: readonly ModelPart[],
  q: Float64Array,
): readonly PartWeight[] {
  const { unavailability, birnbaum } = failure.sweep(q);
  const alone = failure.sweep(new Float64Array(q.length)).birnbaum;
  const found: PartWeight[] = [];
  parts.forEach((part, i) => {
    const isNeeded = alone[i] === 1;
    // that a request needs a part is no part that anybody could mend
    if (part.kind === 'need' || (birnbaum[i] === 0 && !isNeeded)) return;
    const unavailabilityGain = q[i]! * birnbaum[i]!;
    found.push({
      part,
      birnbaum: birnbaum[i]!,
      criticality: unavailability > 0 ? Math.min(1, unavailabilityGain / unavailability) : null,
      unavailabilityGain,
      isSinglePoint: isNeeded && isMachine(part) && q[i]! > 0, // what never fails takes nothing down
      isNeeded,
    });
  });
  return found.sort(
    (a, b) => rank(b.unavailabilityGain) - rank(a.unavailabilityGain) || rank(b.birnbaum) - rank(a.birnbaum),
  );
}

/**
 * Importance of every part that matters, worst first: Birnbaum B = ∂U/∂q, criticality qB/U, achievement worth U(1ᵢ)/U and
 * reduction worth U/U(0ᵢ), with U(1ᵢ) = U + (1 − q)B and U(0ᵢ) by a pass of its own, since U − qB loses digits; failureShare
 * B·ν/ω. All are ratios. `q` has one value an event, `frequencyPerSecond` is ω. Null is what does not exist: shares of U = 0,
 * a worth with nothing left, failure shares without ω or a part's times, Fussell-Vesely where it was not computed.
 * Source: Birnbaum (1969); van der Borst & Schoonakker (2001) for the worths. Domain: coherent systems. Errors: none.
 * @example
 * // web=99.9 -> a=99: ∂U/∂q of web is 0.99
 * importanceOf(failure, model.parts, unavailabilities(model), null, null)[1].birnbaum // 0.99
 */
export function importanceOf(
  failure: FailureFunction,
  parts: readonly ModelPart[],
  q: Float64Array,
  fussellVesely: Float64Array | null,
  frequencyPerSecond: number | null,
): readonly PartImportance[] {
  const unavailability = failure.unavailability(q);
  const isKnown = unavailability > 0;
  const perfect = isKnown ? failure.withoutEach(q) : null;
  const events = new Map(parts.map((part, i) => [part, i]));
  return partsThatMatter(failure, parts, q).map((weight): PartImportance => {
    const { part, birnbaum } = weight;
    const i = events.get(part)!;
    const without = perfect?.[i] ?? 0;
    const nu = part.failuresPerSecond;
    return {
      ...weight,
      riskAchievementWorth: isKnown ? (unavailability + (1 - q[i]!) * birnbaum) / unavailability : null,
      riskReductionWorth: without > 0 ? unavailability / without : null,
      fussellVesely: fussellVesely?.[i] ?? null,
      failureShare:
        frequencyPerSecond !== null && frequencyPerSecond > 0 && nu !== null
          ? (birnbaum * nu) / frequencyPerSecond
          : null,
    };
  });
}

/** Something that can fail by itself and could have another beside it. */
function isMachine({ kind, hasStandby }: ModelPart): boolean {
  return hasStandby !== true && kind !== 'planned' && kind !== 'unnoticed';
}

/** Equal but for rounding is equal, so that the order of equals is the one in which they were named. */
function rank(value: number): number {
  return value > 0 ? Math.round(Math.log(value) * 1e10) : Number.NEGATIVE_INFINITY;
}
