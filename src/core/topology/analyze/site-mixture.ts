import type { FailureFunction } from '../../diagram/decision/engine.ts';
import type { Odds } from '../../failover/noticing/odds.ts';
import { type ModelPool, type PoolChances, poolChances } from '../compile/model-pool.ts';
import type { SharedSite } from './shared-sites.ts';

/** One state of all shared sites. */
interface SiteState {
  /** By site: −1 where it is up, else the number of its pattern. */
  readonly patterns: readonly number[];
  /** The events with their probabilities given the state. */
  readonly q: Float64Array;
}

/**
 * A failure function as the mean over the states of sites that groups share with others: given these, groups are
 * independent, and so are the events that stand for their dead members and planned work. The chances of those follow from
 * the q of their members, whatever q is asked.
 */
export class SiteMixture implements FailureFunction {
  readonly nodes: number;
  private readonly inner: FailureFunction;
  private readonly pools: readonly ModelPool[];
  private readonly sites: readonly SharedSite[];

  constructor(inner: FailureFunction, pools: readonly ModelPool[], sites: readonly SharedSite[]) {
    this.nodes = inner.nodes;
    this.inner = inner;
    this.pools = pools;
    this.sites = sites;
  }

  unavailability(q: Float64Array): number {
    return this.mean(q, ({ q: given }) => this.inner.unavailability(given));
  }

  availability(q: Float64Array, p: Float64Array): number {
    return this.mean(q, ({ q: given }) => {
      const up = p.map((own, i) => (given[i] === q[i] ? own : 1 - given[i]!));
      return this.inner.availability(given, up);
    });
  }

  /** A mean over states that are not written as decimals. */
  exactUnavailability(): null {
    return null;
  }

  isPossible(q: Float64Array): boolean {
    return this.inner.isPossible(q);
  }

  withoutEach(q: Float64Array): Float64Array {
    const found = new Float64Array(q.length);
    for (const state of this.states(q)) {
      const probability = this.probability(state, q);
      const each = this.inner.withoutEach(state.q);
      for (let i = 0; i < found.length; i++) found[i]! += probability * each[i]!;
    }
    for (const { event } of this.sites) found[event] = 0;
    for (const state of this.states(q)) {
      const unavailability = this.inner.unavailability(state.q);
      this.sites.forEach(({ event }, site) => {
        if (state.patterns[site]! < 0) found[event]! += this.probability(state, q, site) * unavailability;
      });
    }
    return found;
  }

  sweep(q: Float64Array): { readonly unavailability: number; readonly birnbaum: Float64Array } {
    let total = 0;
    const birnbaum = new Float64Array(q.length);
    const isSite = new Set(this.sites.map(({ event }) => event));
    const derived = new Set(this.pools.flatMap(({ events }) => [events.planned, events.unnoticed]));
    const ofSites = this.sites.map(() => ({ up: 0, down: 0 }));
    for (const state of this.states(q)) {
      const probability = this.probability(state, q);
      const swept = this.inner.sweep(state.q);
      total += probability * swept.unavailability;
      this.sites.forEach((_, site) => {
        const others = this.probability(state, q, site) * swept.unavailability;
        if (state.patterns[site]! < 0) ofSites[site]!.up += others;
        else ofSites[site]!.down += others * this.sites[site]!.patterns[state.patterns[site]!]!.probability;
      });
      for (let i = 0; i < q.length; i++) {
        if (isSite.has(i)) continue;
        // so that q·B is what the event costs, although its chance hangs on the state
        const weight = derived.has(i) && q[i]! > 0 ? state.q[i]! / q[i]! : 1;
        birnbaum[i]! += probability * weight * swept.birnbaum[i]!;
      }
    }
    this.sites.forEach(({ event }, site) => {
      birnbaum[event] = Math.max(0, ofSites[site]!.down - ofSites[site]!.up);
    });
    return { unavailability: total, birnbaum };
  }

  private mean(q: Float64Array, value: (state: SiteState) => number): number {
    let total = 0;
    for (const state of this.states(q)) {
      const probability = this.probability(state, q);
      if (probability > 0) total += probability * value(state);
    }
    return total;
  }

  /** Of a state; `without` leaves one site out of the product. */
  private probability({ patterns }: SiteState, q: Float64Array, without = -1): number {
    return patterns.reduce((product, pattern, site) => {
      if (site === without) return product;
      const { event, patterns: all } = this.sites[site]!;
      return product * (pattern < 0 ? 1 - q[event]! : q[event]! * all[pattern]!.probability);
    }, 1);
  }

  private *states(q: Float64Array): Iterable<SiteState> {
    const known = new Map<string, PoolChances>();
    const counts = this.sites.map(({ patterns }) => patterns.length);
    const patterns = this.sites.map(() => -1);
    for (;;) {
      yield { patterns: [...patterns], q: this.given(q, patterns, known) };
      let site = 0;
      for (; site < patterns.length; site++) {
        if (++patterns[site]! < counts[site]!) break;
        patterns[site] = -1;
      }
      if (site === patterns.length) return;
    }
  }

  private given(q: Float64Array, patterns: readonly number[], known: Map<string, PoolChances>): Float64Array {
    const given = Float64Array.from(q);
    const statesOf = new Map<number, Map<string, keyof Odds>>();
    this.sites.forEach(({ event, pools, patterns: all }, site) => {
      const pattern = patterns[site]!;
      given[event] = pattern < 0 ? 0 : 1;
      pools.forEach(({ pool, name }, i) => {
        const states = statesOf.get(pool) ?? new Map<string, keyof Odds>();
        states.set(name, pattern < 0 ? 'up' : all[pattern]!.isUnnoticed[i] ? 'unnoticed' : 'out');
        statesOf.set(pool, states);
      });
    });
    for (const [pool, states] of statesOf) {
      const key = `${pool} ${[...states.values()].join(' ')}`;
      const { events, ...group } = this.pools[pool]!;
      const chances = known.get(key) ?? poolChances(group, q, undefined, states);
      known.set(key, chances);
      // what is asked about without them is asked about without them
      if (events.planned !== null && q[events.planned]! > 0) given[events.planned] = chances.planned;
      if (events.unnoticed !== null && q[events.unnoticed]! > 0) given[events.unnoticed] = chances.unnoticed;
    }
    return given;
  }
}
