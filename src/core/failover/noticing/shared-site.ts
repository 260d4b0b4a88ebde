import { integral } from '../../quantity/integral.ts';
import { type Duration, worstSeconds } from '../standby/detection.ts';

/** How the loss of a site is noticed, and how long one lasts. */
export interface SiteNoticing {
  readonly detection: Duration;
  readonly mttrSeconds: number;
  /** Found by a probe of the site: then all groups in it know at once. */
  readonly isOfSite: boolean;
}

/** Given that a site is lost, which of several groups know it. */
export interface SitePattern {
  readonly probability: number;
  /** In the order of the groups. */
  readonly isUnnoticed: readonly boolean[];
}

/** So many groups with probes of their own are told apart; 2^n patterns. */
export const mostGroupsOfSite = 6;

/**
 * Which of the groups in a lost site still send requests there, with the probability of each pattern: ∫ e^(−a/MTTR)/MTTR ·
 * Π P(detection > a or not) da over the age a of the loss, which is exponential where repairs are. Groups without noticing
 * (null) know at once. Domain: at most {@link mostGroupsOfSite} groups, fixed and even detection.
 * @example sitePatterns([fixed 18 s, fixed 30 s of MTTR 1 h]) // both unnoticed e.g. 0.005, the second alone 0.0033, none 0.9917
 */
export function sitePatterns(groups: readonly (SiteNoticing | null)[]): readonly SitePattern[] {
  const known = groups.flatMap((group, i) => (group ? [{ ...group, i }] : []));
  const pattern = (unnoticed: ReadonlySet<number>): readonly boolean[] => groups.map((_, i) => unnoticed.has(i));
  const [first] = known;
  if (!first) return [{ probability: 1, isUnnoticed: pattern(new Set()) }];
  const { mttrSeconds } = first;
  // what the site tells, all are told
  const asked = first.isOfSite ? [first] : known;
  const ends = asked.flatMap(({ detection }) => {
    const to = worstSeconds(detection)!;
    return detection.kind === 'uniform' ? [detection.fromSeconds, to] : [to];
  });
  const breaks = [0, ...[...new Set(ends)].sort((a, b) => a - b)].filter((at, i) => i === 0 || at > 0);
  const last = breaks[breaks.length - 1]!;
  return Array.from({ length: 2 ** asked.length }, (_, mask): SitePattern => {
    const has = (at: number): boolean => ((mask >> at) & 1) === 1;
    const density = (age: number): number =>
      asked.reduce(
        (product, { detection }, at) => {
          const open = stillOpen(detection, age);
          return product * (has(at) ? open : 1 - open);
        },
        Math.exp(-age / mttrSeconds) / mttrSeconds,
      );
    let probability = mask === 0 ? Math.exp(-last / mttrSeconds) : 0;
    for (let i = 1; i < breaks.length; i++) {
      const pieces = Math.max(1, Math.ceil((breaks[i]! - breaks[i - 1]!) / mttrSeconds));
      probability += integral(density, breaks[i - 1]!, breaks[i]!, Math.min(pieces, 200));
    }
    const members = first.isOfSite ? known : known.filter((__, at) => has(at));
    return { probability, isUnnoticed: pattern(new Set(mask === 0 ? [] : members.map(({ i }) => i))) };
  }).filter(({ probability }) => probability > 0);
}

/** P(detection > age), with the age inside of a piece. */
function stillOpen(detection: Duration, age: number): number {
  if (detection.kind === 'exponential') return Math.exp(-age / detection.meanSeconds);
  const { fromSeconds, toSeconds } = detection;
  if (age < fromSeconds) return 1;
  return age < toSeconds ? (toSeconds - age) / (toSeconds - fromSeconds) : 0;
}
