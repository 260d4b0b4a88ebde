import type { Odds } from '../../../../src/core/failover/noticing/odds.ts';
import type { Pool } from '../../../../src/core/failover/noticing/pool.ts';

/*
 * An oracle of its own: all states of all members and sites are walked through, and in each a request is drawn member by
 * member. No counts, no convolution, no integral.
 */

export const states = ['up', 'unnoticed', 'out'] as const;
export type State = (typeof states)[number];

/** Calls with every way to give each of n things one of three states. */
export function eachState(n: number, visit: (of: readonly State[]) => void): void {
  for (let code = 0; code < 3 ** n; code++) {
    const of: State[] = [];
    for (let rest = code, i = 0; i < n; i++, rest = Math.floor(rest / 3)) of.push(states[rest % 3]!);
    visit(of);
  }
}

/** What a member is to its router, from its own state and that of its site. */
export function seenFrom(own: State, site: State): State {
  if (own === 'out' || site === 'out') return 'out';
  return own === 'up' && site === 'up' ? 'up' : 'unnoticed';
}

/** The chance that a request is lost: it asks who is in rotation, in the order of the tiers, one after the other. */
export function lostByDraws(pool: Pool, members: readonly State[]): number {
  if (members.filter((state) => state === 'up').length < pool.need) return 1;
  return pool.classes.reduce((sum, { share, tiers }) => sum + share * drawn(pool, tiers, members, pool.retries + 1), 0);
}

function drawn(pool: Pool, tiers: readonly (readonly number[])[], members: readonly State[], draws: number): number {
  if (draws === 0) return 1;
  const tier = tiers.map((each) => each.filter((i) => members[i] !== 'out')).find((each) => each.length > 0);
  if (!tier) return 1;
  const weight = (i: number): number => pool.weights?.[i] ?? 1;
  const all = tier.reduce((sum, i) => sum + weight(i), 0);
  return tier
    .filter((i) => members[i] === 'unnoticed')
    .reduce((sum, i) => {
      const left = tiers.map((each) => each.filter((other) => other !== i));
      return sum + (weight(i) / all) * drawn(pool, left, members, draws - 1);
    }, 0);
}

/** The share of requests that are lost, those without enough members included. */
export function lostByAllStates(
  pool: Pool,
  members: readonly Odds[],
  sites: readonly Odds[],
): { readonly all: number; readonly whileServing: number } {
  let all = 0;
  let whileServing = 0;
  eachState(members.length + sites.length, (of) => {
    const probability = [...members, ...sites].reduce((product, odds, i) => product * odds[of[i]!], 1);
    const seen = members.map((_, i) => {
      const site = pool.sites[i]!;
      return seenFrom(of[i]!, site < 0 ? 'up' : of[members.length + site]!);
    });
    const lost = lostByDraws(pool, seen);
    all += probability * lost;
    if (seen.filter((state) => state === 'up').length >= pool.need) whileServing += probability * lost;
  });
  return { all, whileServing };
}
