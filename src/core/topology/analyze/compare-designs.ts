/** One of several designs, as far as the choice between them goes. */
export interface Candidate {
  /** What its parts cost a month; null where that is not known. */
  readonly costPerMonth: number | null;
  /** Each with what it may be (null: no target) and whether it meets that. */
  readonly journeys: readonly { readonly unavailability: number; readonly isMet: boolean | null }[];
  /** Of each target of reads or writes: whether it is met; one that cannot be judged is not. */
  readonly requestTargetsMet: readonly boolean[];
  /** The unavailability that would be gone without each part of the journey that is furthest from its target. */
  readonly gains: ReadonlyMap<string, number>;
}

export interface DesignChoice {
  /** The place of the design that is ahead. */
  readonly chosen: number;
  /** Places of those that meet every target that they have; null where there is no target. */
  readonly meeting: readonly number[] | null;
  /** True where it was chosen as the cheapest of several that meet their targets. */
  readonly isCheapest: boolean;
  /** The next one, and the part whose share of the unavailability differs most; null where no part does. */
  readonly difference: {
    readonly other: number;
    readonly part: string;
    readonly own: number;
    readonly others: number;
  } | null;
}

/**
 * Which of several designs to take: of those that meet their targets the cheapest, where the costs of all of these are known,
 * else the most available; where none meets them, or there are none, the most available. A design is as available as its
 * least available journey. Domain: two designs or more, each with a journey. @example chooseDesign([one, two]).chosen // 1
 */
export function chooseDesign(designs: readonly Candidate[]): DesignChoice {
  const places = designs.map((_, i) => i);
  const judged = designs.map(({ journeys, requestTargetsMet }) => [
    ...journeys.flatMap(({ isMet }) => isMet ?? []),
    ...requestTargetsMet,
  ]);
  const hasTarget = judged.some((each) => each.length > 0);
  const meeting = places.filter((i) => judged[i]!.length > 0 && judged[i]!.every((isMet) => isMet));
  const isPriced = meeting.length > 1 && meeting.every((i) => designs[i]!.costPerMonth !== null);
  const meets = new Set(meeting);
  const order = [...places].sort((a, b) => {
    if (meets.has(a) !== meets.has(b)) return meets.has(a) ? -1 : 1;
    const cost = isPriced && meets.has(a) ? designs[a]!.costPerMonth! - designs[b]!.costPerMonth! : 0;
    return cost || worstOf(designs[a]!) - worstOf(designs[b]!) || a - b;
  });
  const [chosen, other] = order as [number, number];
  return {
    chosen,
    meeting: hasTarget ? meeting : null,
    isCheapest: isPriced,
    difference: differenceOf(designs[chosen]!, designs[other]!, other),
  };
}

function worstOf({ journeys }: Candidate): number {
  return journeys.reduce((worst, { unavailability }) => Math.max(worst, unavailability), 0);
}

/** Below this part of the larger one two shares are the same. */
const rounding = 1e-9;

function differenceOf(chosen: Candidate, next: Candidate, other: number): DesignChoice['difference'] {
  let found: DesignChoice['difference'] = null;
  for (const part of new Set([...chosen.gains.keys(), ...next.gains.keys()])) {
    const [own, others] = [chosen.gains.get(part) ?? 0, next.gains.get(part) ?? 0];
    const apart = Math.abs(own - others);
    if (apart <= rounding * Math.max(own, others)) continue;
    if (!found || apart > Math.abs(found.own - found.others)) found = { other, part, own, others };
  }
  return found;
}
