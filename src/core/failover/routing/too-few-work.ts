/** A member of a group, and the number of the site that it stands in; −1: none. */
export interface GroupMember {
  readonly unavailability: number;
  readonly site: number;
}

/**
 * P(fewer than `need` of some members work), over the sites: given that its site is up a member counts by itself, given that
 * it is down none does. The distributions of the sites are convolved; only what is below `need` is kept, all of it positive.
 * Domain: independent members and sites; `sites` are their unavailabilities. Errors: none.
 * @example tooFewWork([{ unavailability: 0.1, site: 0 }, { unavailability: 0.1, site: 0 }], [0.01], 1) // 0.01 + 0.99 × 0.01
 */
export function tooFewWork(members: readonly GroupMember[], sites: readonly number[], need: number): number {
  let below = Float64Array.from({ length: need }, (_, count) => (count === 0 ? 1 : 0));
  for (let site = -1; site < sites.length; site++) {
    const unavailability = site < 0 ? 0 : sites[site]!;
    let working = below;
    for (const member of members) if (member.site === site) working = withMember(working, member.unavailability);
    below = below.map((kept, count) => unavailability * kept + (1 - unavailability) * working[count]!);
  }
  return below.reduce((total, probability) => total + probability, 0);
}

function withMember(below: Float64Array, unavailability: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(
    below,
    (kept, count) => unavailability * kept + (count > 0 ? (1 - unavailability) * below[count - 1]! : 0),
  );
}
