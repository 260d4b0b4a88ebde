import { deadCounts, deadTotals } from './dead-counts.ts';
import { allDead, allDeadByWeight } from './draws.ts';
import { type Odds, withinSite } from './odds.ts';
import type { RequestOrder } from './request-order.ts';
import { weightedLoss } from './weighted-loss.ts';

/** Members behind one routing, of which `need` must work. */
export interface Pool extends RequestOrder {
  /** By member, the number of the site that it stands in (a zone, a region), or −1. */
  readonly sites: readonly number[];
  readonly siteCount: number;
  readonly need: number;
  /** How often a request that failed is sent to another member. */
  readonly retries: number;
}

/** What a member is at one instant. */
export type MemberState = keyof Odds;

/**
 * The share of requests that are lost at one instant: all where fewer than `need` members work, else those whose first
 * draw and all retries, different members drawn from the rotation, are dead.
 * @example lostShare(pool, ['up', 'unnoticed']) // 0.5 without retries, 0 with one
 */
export function lostShare(pool: Pool, states: readonly MemberState[]): number {
  const working = states.reduce((sum, state) => (state === 'up' ? sum + 1 : sum), 0);
  if (working < pool.need) return 1;
  if (!states.includes('unnoticed')) return 0;
  return pool.classes.reduce((sum, { share, tiers }) => sum + share * lostOf(pool, tiers, states), 0);
}

function lostOf(
  { weights, retries }: Pool,
  tiers: readonly (readonly number[])[],
  states: readonly MemberState[],
): number {
  let draws = retries + 1;
  for (const tier of tiers) {
    const up = tier.filter((member) => states[member] === 'up');
    const dead = tier.filter((member) => states[member] === 'unnoticed');
    if (up.length === 0) {
      draws -= dead.length;
      if (draws <= 0) return 1;
      continue;
    }
    if (weights === null) return allDead(up.length, dead.length, draws);
    const weightOf = (member: number): number => weights[member]!;
    return allDeadByWeight(
      up.map(weightOf).reduce((sum, each) => sum + each, 0),
      dead.map(weightOf),
      draws,
    );
  }
  return 1;
}

/**
 * The share of requests that are lost although at least `need` members work: the mean of {@link lostShare} over all states
 * of independent members and sites, exactly, by counting the dead in rotation and the dead of each tier.
 *
 * Domain: odds that sum to 1; one for every member and site. Errors: none.
 * @example
 * // two like nodes, MTBF 720 h, MTTR 1 h, noticed after 18 s: (1 − q)·u of the requests, beside q² without a node
 * lostWhileServing(pool, [odds, odds], []) // 6.9079e-6
 */
export function lostWhileServing(pool: Pool, members: readonly Odds[], sites: readonly Odds[]): number {
  let total = 0;
  const states: (keyof Odds)[] = [];
  const visit = (site: number, probability: number): void => {
    // what is rarer than a last digit of what was found is left out
    if (probability <= 1e-18 * total) return;
    if (site === sites.length) {
      total +=
        probability *
        lostGiven(
          pool,
          members.map((own, i) => withinSite(own, states[pool.sites[i]!] ?? 'up')),
        );
      return;
    }
    for (const state of ['up', 'unnoticed', 'out'] as const) {
      states[site] = state;
      visit(site + 1, probability * sites[site]![state]);
    }
    states.length = site;
  };
  visit(0, 1);
  return total;
}

/** The same for independent members without sites. */
function lostGiven(pool: Pool, members: readonly Odds[]): number {
  if (!members.some(({ unnoticed }) => unnoticed > 0)) return 0;
  const spare = members.length - pool.need;
  // orders of members that are alike lose alike
  const likeness = members.map(({ unnoticed, out }) => `${unnoticed} ${out}`);
  const known = new Map<string, number>();
  return pool.classes.reduce((sum, { share, tiers }) => {
    const key = pool.weights ? '' : tiers.map((tier) => tier.map((member) => likeness[member]).join(',')).join(';');
    let lost = known.get(key);
    if (lost === undefined) {
      lost = lostInOrder(pool, tiers, members, spare);
      known.set(key, lost);
    }
    return sum + share * lost;
  }, 0);
}

/** Tier by tier: those before are all dead, with fewer of them in rotation than a request may meet. */
function lostInOrder(
  { weights, retries }: Pool,
  tiers: readonly (readonly number[])[],
  members: readonly Odds[],
  spare: number,
): number {
  const oddsOf = (tier: readonly number[]): readonly Odds[] => tier.map((member) => members[member]!);
  const later: Float64Array[] = [Float64Array.of(1)];
  for (let t = tiers.length - 1; t > 0; t--) later.unshift(deadTotals(oddsOf(tiers[t]!), spare, later[0]!));
  const draws = retries + 1;
  // by how many of the dead before are in rotation: a probability, since all of them are dead
  let before = Float64Array.of(1);
  let dead = 0;
  let lost = 0;
  for (const [t, tier] of tiers.entries()) {
    const most = spare - dead;
    if (most < 0) break;
    const odds = oddsOf(tier);
    const byWeight = weights && !areEqual(tier.map((member) => weights[member]!)) ? tier.map((m) => weights[m]!) : null;
    const rows = deadCounts(odds, most);
    for (let met = 0; met < before.length; met++) {
      if (before[met] === 0) continue;
      const here = byWeight
        ? weightedLoss(odds, byWeight, draws - met, most)
        : evenLoss(rows, tier.length, draws - met);
      lost += before[met]! * withinSpare(here, later[t]!, most);
    }
    const all = rows[tier.length];
    const next = new Float64Array(draws);
    for (let met = 0; met < before.length; met++)
      for (let more = 0; all && more < all.length && met + more < draws; more++)
        next[met + more]! += before[met]! * all[more]!;
    before = next;
    dead += tier.length;
  }
  return lost;
}

/** By how many of the tier are dead, that so many draws of it meet only such. */
function evenLoss(rows: readonly Float64Array[], size: number, draws: number): Float64Array {
  return Float64Array.from(rows, (row, dead) => {
    let sum = 0;
    for (let b = draws; b < row.length; b++) sum += row[b]! * allDead(size - dead, b, draws);
    return sum;
  });
}

/** Σ over d here and d' later, no more than `most` together. */
function withinSpare(here: Float64Array, later: Float64Array, most: number): number {
  const atMost = new Float64Array(most + 1);
  let sum = 0;
  for (let dead = 0; dead <= most; dead++) {
    sum += later[dead] ?? 0;
    atMost[dead] = sum;
  }
  let total = 0;
  for (let dead = 0; dead < here.length && dead <= most; dead++) total += here[dead]! * atMost[most - dead]!;
  return total;
}

const areEqual = (values: readonly number[]): boolean => values.every((value) => value === values[0]);
