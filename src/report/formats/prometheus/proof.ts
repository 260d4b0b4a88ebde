import type { RuledSlo, RuledTier } from './ruled-slo.ts';

type Level = 'above' | 'at' | 'below';

/** What a tier is shown, and whether it must fire. */
export interface ProofCase {
  readonly says: string;
  readonly short: Level;
  readonly long: Level;
  readonly hasEnoughEvents: boolean;
  readonly fires: boolean;
}

/**
 * A tier fires where both of its windows are over, and not otherwise. A window that is not over is exactly at the threshold:
 * were its own part of the condition a little too low, the alert would fire.
 */
const cases: readonly ProofCase[] = [
  { says: 'both above', short: 'above', long: 'above', hasEnoughEvents: true, fires: true },
  { says: 'both at the threshold', short: 'at', long: 'at', hasEnoughEvents: true, fires: false },
  { says: 'both below', short: 'below', long: 'below', hasEnoughEvents: true, fires: false },
  { says: 'the long window alone', short: 'at', long: 'above', hasEnoughEvents: true, fires: false },
  { says: 'the short window alone', short: 'above', long: 'at', hasEnoughEvents: true, fires: false },
  { says: 'too few events', short: 'above', long: 'above', hasEnoughEvents: false, fires: false },
];

/** A tier, with all SLOs that have it, and its cases one minute after the other. */
export interface Proof {
  readonly name: string;
  readonly cases: readonly ProofCase[];
  readonly parts: readonly { readonly ruled: RuledSlo; readonly tier: RuledTier }[];
}

/**
 * The cases of every tier. SLOs stand in them side by side, and cases one after the other: each test reads and evaluates the
 * whole rule file, so that one for each of them would take the square of their number.
 */
export function proofsOf(slos: readonly RuledSlo[]): readonly Proof[] {
  const byTier = new Map<string, { ruled: RuledSlo; tier: RuledTier }[]>();
  for (const ruled of slos)
    for (const tier of ruled.tiers) {
      const name = `${tier.severity}, ${tier.short} and ${tier.long}`;
      const parts = byTier.get(name);
      if (parts) parts.push({ ruled, tier });
      else byTier.set(name, [{ ruled, tier }]);
    }
  return [...byTier].map(([tier, parts]) => {
    const isGuarded = parts.some((part) => part.tier.minimumEvents !== null);
    const shown = cases.filter(({ hasEnoughEvents }) => hasEnoughEvents || isGuarded);
    return { name: `${tier}: ${shown.map(({ says }, i) => `${says} at ${i}m`).join(', ')}`, cases: shown, parts };
  });
}

/** The error ratio that a window is given; where no number of events is needed, too few of them are no events that are bad. */
export function ratioIn(tier: RuledTier, shown: ProofCase, window: 'short' | 'long'): string {
  return shown.hasEnoughEvents || tier.minimumEvents !== null ? tier[shown[window]] : tier.below;
}
