import { type Odds, oddsOf, surely } from '../../failover/noticing/odds.ts';
import {
  type Frequencies,
  type PlannedGroup,
  type PlannedWork,
  plannedGroup,
  ratioInTurn,
} from '../../failover/noticing/planned-work.ts';
import { lostWhileServing, type Pool } from '../../failover/noticing/pool.ts';
import type { SiteNoticing } from '../../failover/noticing/shared-site.ts';
import { type GroupMember, tooFewWork } from '../../failover/routing/too-few-work.ts';

/** A member or a site of a pool as an event of the fault graph. */
export interface PoolPart {
  /** Null: a drill has taken it down, and everybody knows. */
  readonly event: number | null;
  /** The share of its downtime in which it is still in rotation. */
  readonly unnoticedRatio: number;
}

/** What several members stand in: a domain, a region. */
export interface PoolSite extends PoolPart {
  readonly name: string;
  /** How its loss is noticed; null: at once, or nobody knows how long it is gone. */
  readonly noticed: SiteNoticing | null;
}

/** Replicas or nodes of which requests may meet a dead one, or that are worked on in turn. */
export interface ModelPool {
  /** The component or cluster. */
  readonly name: string;
  readonly kind: 'component' | 'cluster';
  readonly pool: Pool;
  readonly members: readonly PoolPart[];
  readonly sites: readonly PoolSite[];
  readonly planned: PlannedWork | null;
  /** The events that stand for planned work and for requests to dead members; null where there is none. */
  readonly events: { readonly planned: number | null; readonly unnoticed: number | null };
}

/** What the events of a pool have for probabilities: each given that nothing before it has failed. */
export interface PoolChances {
  /** That planned work leaves too few members, given that enough would work. */
  readonly planned: number;
  readonly plannedPerSecond: number | null;
  /** The share of requests that are lost to dead members, given that enough work. */
  readonly unnoticed: number;
}

/** A site of which the state is taken as given; left out: it has its odds. */
export type SiteStates = ReadonlyMap<string, keyof Odds>;

const noFrequencies: readonly (number | null)[] = [];

/**
 * The probabilities of a pool's events from those of its members and sites: together with the gate of the members they give
 * exactly what plannedGroup and lostWhileServing say, as long as members and sites are independent. `q` by event number.
 */
export function poolChances(
  { pool, members, sites, planned }: Omit<ModelPool, 'events'>,
  q: ArrayLike<number>,
  frequencies: ArrayLike<number | null> = noFrequencies,
  given: SiteStates = new Map(),
): PoolChances {
  const memberOdds = members.map((part) => oddsOfPart(part, q));
  const siteOdds = sites.map((part) => surelyOr(given.get(part.name)) ?? oddsOfPart(part, q));
  const frequencyOf = ({ event }: PoolPart): number | null => (event === null ? 0 : (frequencies[event] ?? null));
  const group = groupOf(
    memberOdds.map(({ unnoticed, out }, i) => ({ unavailability: unnoticed + out, site: pool.sites[i]! })),
    siteOdds.map(({ unnoticed, out }) => unnoticed + out),
    pool.need,
    planned,
    { members: members.map(frequencyOf), sites: sites.map(frequencyOf) },
  );
  const serves = 1 - group.unavailability;
  const conditional = 1 - group.otherwise;
  const plannedChance = conditional > 0 ? Math.max(0, group.unavailability - group.otherwise) / conditional : 0;
  const lost = planned ? lostInTurn(pool, memberOdds, siteOdds, planned) : lostWhileServing(pool, memberOdds, siteOdds);
  return {
    planned: plannedChance,
    plannedPerSecond:
      group.failuresPerSecond === null || group.failuresOtherwise === null || !(conditional > 0)
        ? null
        : Math.max(0, group.failuresPerSecond - (1 - plannedChance) * group.failuresOtherwise) / conditional,
    unnoticed: serves > 0 ? Math.min(1, lost / serves) : 0,
  };
}

/** What is worked on is out of rotation, and everybody knows. */
function lostInTurn(pool: Pool, members: readonly Odds[], sites: readonly Odds[], work: PlannedWork): number {
  const ratio = ratioInTurn(work, members.length);
  const known = new Map<string, number>();
  let lost = (1 - members.length * ratio) * lostWhileServing(pool, members, sites);
  members.forEach((own, i) => {
    const key = pool.weights || pool.classes.length > 1 ? String(i) : `${own.unnoticed} ${own.out} ${pool.sites[i]}`;
    const without = members.map((each, j) => (i === j ? surely.out : each));
    const share = known.get(key) ?? lostWhileServing(pool, without, sites);
    known.set(key, share);
    lost += ratio * share;
  });
  return lost;
}

const oddsOfPart = ({ event, unnoticedRatio }: PoolPart, q: ArrayLike<number>): Odds =>
  event === null ? surely.out : oddsOf(q[event]!, unnoticedRatio);

function groupOf(
  members: readonly GroupMember[],
  sites: readonly number[],
  need: number,
  planned: PlannedWork | null,
  frequencies: Frequencies,
): PlannedGroup {
  if (planned) return plannedGroup(members, sites, need, planned, frequencies);
  const unavailability = tooFewWork(members, sites, need);
  return { unavailability, otherwise: unavailability, failuresPerSecond: null, failuresOtherwise: null };
}

const surelyOr = (state: keyof Odds | undefined): Odds | null => (state === undefined ? null : surely[state]);
