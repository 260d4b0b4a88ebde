import { type GroupMember, tooFewWork } from '../routing/too-few-work.ts';

/** Work that takes a part out of service on purpose, at set times, whatever else has failed. */
export interface PlannedWork {
  /** From one beginning to the next. */
  readonly everySeconds: number;
  readonly lastsSeconds: number;
}

/** The share of time that it takes. @example plannedRatio({ everySeconds: 2_592_000, lastsSeconds: 7200 }) // 1/360 */
export const plannedRatio = ({ everySeconds, lastsSeconds }: PlannedWork): number => lastsSeconds / everySeconds;

/** The same of each of n that are worked on one at a time: where they do not fit, one is out all the time. */
export const ratioInTurn = (work: PlannedWork, members: number): number => Math.min(plannedRatio(work), 1 / members);

/** How often a second parts go down; null where it is not known. */
export interface Frequencies {
  readonly members: readonly (number | null)[];
  readonly sites: readonly (number | null)[];
}

/** What planned work on one member after the other makes of a group. */
export interface PlannedGroup {
  /** Fewer than `need` members work, with planned work and without. */
  readonly unavailability: number;
  readonly otherwise: number;
  /** How often a second the group goes down; null where a member or site has no frequency. */
  readonly failuresPerSecond: number | null;
  readonly failuresOtherwise: number | null;
}

/**
 * Planned work on each member in turn, never on two at once: (1 − n·m)·F + m·Σ F(member i out), m the share of time that
 * one takes and F the probability that fewer than `need` work. It goes on whatever else has failed. The frequency is
 * Σ Bν, and what the beginnings of the work bring down: Σ (F(i out) − F)/every.
 * Domain: n·m at most 1. @example two like members of 99.9 %, need 1, 2 h every 30 d: (1 − 2/360)·1e-6 + 2/360·1e-3
 */
export function plannedGroup(
  members: readonly GroupMember[],
  sites: readonly number[],
  need: number,
  work: PlannedWork,
  frequencies: Frequencies,
): PlannedGroup {
  const ratio = ratioInTurn(work, members.length);
  const kinds = likeMembers(members, frequencies.members);
  const failed = (of: readonly GroupMember[], at: readonly number[]): number => tooFewWork(of, at, need);
  const total = (of: readonly GroupMember[], at: readonly number[]): number =>
    (1 - of.length * ratio) * failed(of, at) +
    likeMembers(of, []).reduce((sum, { first, count }) => sum + count * ratio * failed(replaced(of, first, 1), at), 0);

  const otherwise = failed(members, sites);
  const unavailability = total(members, sites);
  const begins = kinds.reduce(
    (sum, { first, count }) =>
      sum + (count * (failed(replaced(members, first, 1), sites) - otherwise)) / work.everySeconds,
    0,
  );
  const rates = (value: (of: readonly GroupMember[], at: readonly number[]) => number): number | null => {
    let sum = 0;
    for (const { first, count } of kinds) {
      const nu = frequencies.members[first];
      if (nu === null || nu === undefined) return null;
      sum += count * nu * (value(replaced(members, first, 1), sites) - value(replaced(members, first, 0), sites));
    }
    for (const [site, nu] of frequencies.sites.entries()) {
      if (nu === null) return null;
      const at = (q: number): readonly number[] => sites.map((own, i) => (i === site ? q : own));
      sum += nu * (value(members, at(1)) - value(members, at(0)));
    }
    return sum;
  };
  const failuresOtherwise = rates(failed);
  const withWork = failuresOtherwise === null ? null : rates(total);
  return {
    unavailability,
    otherwise,
    failuresPerSecond: withWork === null ? null : withWork + begins,
    failuresOtherwise,
  };
}

interface Kind {
  readonly first: number;
  readonly count: number;
}

function likeMembers(members: readonly GroupMember[], frequencies: readonly (number | null)[]): readonly Kind[] {
  const kinds = new Map<string, { readonly first: number; count: number }>();
  members.forEach(({ unavailability, site }, i) => {
    const key = `${unavailability} ${site} ${frequencies[i]}`;
    const known = kinds.get(key);
    if (known) known.count++;
    else kinds.set(key, { first: i, count: 1 });
  });
  return [...kinds.values()];
}

const replaced = (members: readonly GroupMember[], which: number, unavailability: number): readonly GroupMember[] =>
  members.map((member, i) => (i === which ? { ...member, unavailability } : member));
