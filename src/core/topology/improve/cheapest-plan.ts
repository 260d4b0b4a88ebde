import { firstPlace } from '../../order/bisection.ts';
import { digitsAt, exactly } from '../../quantity/decimal.ts';
import { stillOpen, type Trials } from './candidate-lists.ts';
import { type Change, changeKey, compareChanges } from './changes.ts';
import { CostBound } from './cost-bound.ts';
import type { RequiredBlock } from './required-blocks.ts';

/** A list of changes that meets the target, and what it costs. */
export interface CheapestPlan {
  readonly changes: readonly Change[];
  readonly unavailability: number;
  /** More than now. */
  readonly costPerMonth: number;
  /** True where no list of priced changes that meets the target costs less. */
  readonly isProven: boolean;
  /** None costs less than this: proven. */
  readonly atLeastPerMonth: number;
}

export interface CheapestRequest {
  readonly trials: Trials;
  /** Changes and what each costs a month, 0 or more: replicas may be taken again, others once. */
  readonly priced: readonly { readonly change: Change; readonly price: number }[];
  /** What the journey cannot do without, whatever is changed. */
  readonly blocks: readonly RequiredBlock[];
  readonly target: number;
  /** As it is, above the target. */
  readonly unavailability: number;
}

interface State {
  /** Places in `priced`, never falling, so that each list is made once. */
  readonly places: readonly number[];
  readonly cost: number;
  /** The least that any list costs which begins with these. */
  readonly total: number;
}

/** Lists that wait to be looked at, at most. */
const mostOpen = 100_000;

/**
 * The cheapest list of changes that meets a target, each list evaluated exactly: A*, that is the list with the least
 * `cost + bound` next (Hart, Nilsson & Raphael 1968), with a bound from the parts that the journey cannot do without
 * (cost-bound.ts), raised to the next whole multiple of what all prices are multiples of. The first that meets the target is
 * the cheapest; where the evaluations are used up before, a greedy list stands in and is not called the cheapest.
 * null where there is none. @example cheapestPlan({ trials, priced, blocks, target: 1e-4 })?.costPerMonth // 400
 */
export function cheapestPlan(request: CheapestRequest, greedyTrials: () => Trials): CheapestPlan | null {
  const { trials, target } = request;
  const priced = [...request.priced].sort((a, b) => compareChanges(a.change, b.change));
  const search = new Search({ ...request, priced });
  for (let state = search.next(); state; state = search.next()) {
    const changes = state.places.map((place) => priced[place]!.change);
    if (changes.length > 0) {
      if (trials.isSpent()) return greedyPlan({ ...request, priced }, greedyTrials(), state.total);
      const unavailability = trials.tryList(changes);
      if (unavailability !== null && unavailability <= target)
        return {
          changes,
          unavailability,
          costPerMonth: state.cost,
          isProven: !trials.missedSome() && search.isComplete,
          atLeastPerMonth: search.isComplete && !trials.missedSome() ? state.cost : 0,
        };
    }
    search.expand(state, changes);
  }
  return search.isComplete && !trials.missedSome() ? null : greedyPlan({ ...request, priced }, greedyTrials(), 0);
}

class Search {
  isComplete = true;
  private readonly priced: CheapestRequest['priced'];
  private readonly bound: CostBound;
  private readonly unit: number;
  private readonly placeOf: ReadonlyMap<string, number>;
  /** The last one is next. */
  private readonly open: State[] = [];

  constructor({ priced, blocks, target }: CheapestRequest) {
    this.priced = priced;
    const replicas = priced.filter(({ change }) => change.kind === 'replica');
    this.bound = new CostBound(blocks, new Map(replicas.map(({ change, price }) => [change.component, price])), target);
    this.unit = commonUnit(priced.map(({ price }) => price));
    this.placeOf = new Map(
      priced.flatMap(({ change }, place) => (change.kind === 'replica' ? [[change.component, place] as const] : [])),
    );
    this.push([]);
  }

  next(): State | undefined {
    return this.open.pop();
  }

  expand({ places }: State, changes: readonly Change[]): void {
    const allowed = new Set(
      stillOpen(
        this.priced.map(({ change }) => change),
        changes,
      ).map(changeKey),
    );
    for (let place = places.at(-1) ?? 0; place < this.priced.length; place++)
      if (allowed.has(changeKey(this.priced[place]!.change))) this.push([...places, place]);
  }

  private push(places: readonly number[]): void {
    const cost = costOf(places.map((place) => this.priced[place]!.price));
    const added = new Map<string, number>();
    for (const place of places) {
      const { kind, component } = this.priced[place]!.change;
      if (kind === 'replica') added.set(component, (added.get(component) ?? 0) + 1);
    }
    const last = places.at(-1) ?? 0;
    const beside = this.bound.atLeast(added, (component) => (this.placeOf.get(component) ?? -1) >= last);
    if (beside === Number.POSITIVE_INFINITY) return;
    const total = this.raised(cost + beside);
    const state = { places, cost, total };
    const at = firstPlace(this.open.length, (place) => isBefore(this.open[place]!, state));
    this.open.splice(at, 0, state);
    if (this.open.length > mostOpen) {
      this.open.shift();
      this.isComplete = false;
    }
  }

  /** All lists cost a multiple of the unit. */
  private raised(total: number): number {
    return this.unit === 0 ? total : Math.ceil(total / this.unit - 1e-9) * this.unit;
  }
}

/** Whether one is looked at before the other: cheaper in the end, then nearer to it, then shorter. */
function isBefore(left: State, right: State): boolean {
  if (left.total !== right.total) return left.total < right.total;
  if (left.cost !== right.cost) return left.cost > right.cost;
  return left.places.length < right.places.length;
}

/** The largest amount of which all prices are whole multiples; 0 where all are 0. */
function commonUnit(prices: readonly number[]): number {
  const decimals = prices.map(exactly);
  const scale = Math.max(0, ...decimals.map((each) => each.scale));
  let unit = 0n;
  for (const each of decimals)
    for (let other = digitsAt(each, scale); other > 0n; ) [unit, other] = [other, unit === 0n ? 0n : unit % other];
  return Number(unit) / 10 ** scale;
}

const costOf = (prices: readonly number[]): number => {
  const decimals = prices.map(exactly);
  const scale = Math.max(0, ...decimals.map((each) => each.scale));
  return Number(decimals.reduce((sum, each) => sum + digitsAt(each, scale), 0n)) / 10 ** scale;
};

/** One change at a time, the one that takes away most for its price, then without those that are needless. */
function greedyPlan(
  { priced, target, unavailability: asIs }: CheapestRequest,
  trials: Trials,
  atLeast: number,
): CheapestPlan | null {
  const priceOf = new Map(priced.map(({ change, price }) => [changeKey(change), price]));
  let current: { readonly changes: readonly Change[]; readonly unavailability: number } = {
    changes: [],
    unavailability: asIs,
  };
  while (current.unavailability > target) {
    let best: { readonly changes: readonly Change[]; readonly unavailability: number; readonly score: number } | null =
      null;
    for (const change of stillOpen(
      priced.map((each) => each.change),
      current.changes,
    )) {
      const changes = [...current.changes, change];
      const unavailability = trials.tryList(changes);
      if (unavailability === null || unavailability >= current.unavailability) continue;
      const score =
        (Math.log(current.unavailability) - Math.log(unavailability)) / (priceOf.get(changeKey(change))! || 1e-9);
      if (!best || score > best.score) best = { changes, unavailability, score };
    }
    if (!best) return null;
    current = best;
  }
  for (let i = current.changes.length - 1; i >= 0; i--) {
    const changes = current.changes.filter((_, at) => at !== i);
    const unavailability = changes.length === 0 ? null : trials.tryList(changes);
    if (unavailability !== null && unavailability <= target) current = { changes, unavailability };
  }
  const costPerMonth = costOf(current.changes.map((change) => priceOf.get(changeKey(change))!));
  return {
    ...current,
    costPerMonth,
    isProven: costPerMonth <= atLeast,
    atLeastPerMonth: Math.min(atLeast, costPerMonth),
  };
}
