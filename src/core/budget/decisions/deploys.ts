import type { ImpactIntervals } from '../../incidents/downtime/downtime.ts';
import { type DowntimeRules, measureDowntime } from '../../incidents/downtime/measure.ts';
import type { Condition } from '../../incidents/log/filter.ts';
import { foldedCase } from '../../incidents/log/names.ts';
import { selectRows } from '../../order/ascending.ts';
import { firstPlace } from '../../order/bisection.ts';
import { binomialInterval } from '../../statistics/binomial.ts';
import type { Interval } from '../../time/intervals.ts';

/** A change that went out: when, of which service (null: it may have touched any), and what it is called. */
export interface Deploy {
  readonly at: number;
  readonly service: string | null;
  readonly id: string | null;
  /** Left out by a condition on another column: joined, so that its incidents are nobody else's, and not counted. */
  readonly isFiltered?: true;
}

/** The incidents to join: `order` lists their rows by ascending start, in epoch milliseconds. */
export interface StartedIncidents {
  readonly order: Uint32Array;
  readonly start: Float64Array;
  readonly servicesOf: (row: number) => readonly string[];
}

/** `deployOf[i]` is the deploy (by its number) that the incident `order[i]` belongs to; −1 where to none. */
export interface DeployJoin {
  readonly deployOf: Int32Array;
}

/**
 * Joins incidents to deploys: an incident belongs to the latest deploy of its service with
 * deploy ≤ start < deploy + within, so to one at most. A deploy without a service fits every incident, an incident
 * without one every deploy; letter case does not part services. Of two deploys at one instant the later row counts.
 *
 * Binary search in the deploys of each service: O((deploys + incidents) · log deploys).
 * @example a deploy of api at 0 and an incident of api at 60000, within 900000 → deployOf [0]
 */
export function joinDeploys(
  deploys: readonly Deploy[],
  { order, start, servicesOf }: StartedIncidents,
  withinMilliseconds: number,
): DeployJoin {
  const ascending = deploys.map((_, index) => index).sort((a, b) => deploys[a]!.at - deploys[b]!.at || a - b);
  const rankOf = new Int32Array(deploys.length); // later deploys have higher ranks, also at one instant
  ascending.forEach((deploy, rank) => {
    rankOf[deploy] = rank;
  });
  const ofService = new Map<string | null, number[]>();
  for (const deploy of ascending) {
    const { service } = deploys[deploy]!;
    const key = service === null ? null : foldedCase(service);
    const list = ofService.get(key);
    if (list) list.push(deploy);
    else ofService.set(key, [deploy]);
  }
  const none: readonly number[] = [];
  const latestIn = (list: readonly number[], instant: number): number => {
    const after = firstPlace(list.length, (place) => deploys[list[place]!]!.at > instant);
    return after === 0 ? -1 : list[after - 1]!;
  };
  const deployOf = new Int32Array(order.length).fill(-1);
  for (let i = 0; i < order.length; i++) {
    const begin = start[order[i]!]!;
    const services = servicesOf(order[i]!);
    let latest = latestIn(services.length === 0 ? ascending : (ofService.get(null) ?? none), begin);
    for (const service of services) {
      const found = latestIn(ofService.get(foldedCase(service)) ?? none, begin);
      if (found >= 0 && (latest < 0 || rankOf[found]! > rankOf[latest]!)) latest = found;
    }
    if (latest >= 0 && begin < deploys[latest]!.at + withinMilliseconds) deployOf[i] = latest;
  }
  return { deployOf };
}

/** How deploys fared. Of no deploys there is no rate: it and what follows from it are null. */
export interface DeployRecord {
  readonly count: number;
  /** Deploys with at least one incident: two incidents after one deploy are one failed deploy. */
  readonly failed: number;
  /** failed / count, the change-failure rate, with its exact (Clopper–Pearson) 95 % interval. */
  readonly rate: number | null;
  readonly rateInterval: { readonly low: number; readonly high: number } | null;
  /** The union downtime of all incidents that belong to one of the deploys. */
  readonly burnSeconds: number;
  /** … over all deploys, the good ones too: what a deploy costs on average. */
  readonly burnSecondsPerDeploy: number | null;
  /** … over the failed ones: what a failure costs. Null where none failed. */
  readonly burnSecondsPerFailure: number | null;
  /** Deploys of the window that are not counted, each for the first reason that holds. */
  readonly leftOut: {
    /** Of a service whose incidents are not looked at. */
    readonly otherServices: number;
    /** By a condition on another column of theirs. */
    readonly filtered: number;
    /** At a time that the log does not cover: nobody knows whether they failed. */
    readonly uncovered: number;
  };
  /** The failed deploys in the order of their instants, each with its incidents (rows). */
  readonly failures: readonly { readonly deploy: number; readonly rows: readonly number[] }[];
}

export interface DeployRecordRequest {
  readonly withinMilliseconds: number;
  readonly window: Interval;
  /** What the log speaks of; null: nothing. */
  readonly coverage: Interval | null;
  /** Whether the incidents of a service are looked at. */
  readonly looksAt: (service: string) => boolean;
  readonly rules: DowntimeRules;
}

/**
 * Whether incidents of a service pass conditions, by the rules of `rowFilter` and, as deploys are joined, whatever the
 * letter case. Incidents without a service may follow a deploy of any: where they pass, every deploy is looked at.
 * @example serviceTest([{ key: 'service', values: ['api'], negated: false }])('API') // true
 */
export function serviceTest(conditions: readonly Condition[]): (service: string) => boolean {
  const own = conditions.filter(({ key }) => key === 'service');
  const namesOf = (negated: boolean) =>
    own
      .filter((each) => each.negated === negated)
      .flatMap(({ values }) => values.map((name) => (name === null ? null : foldedCase(name))));
  const [wanted, unwanted] = [namesOf(false), namesOf(true)];
  return (service) => {
    const name = foldedCase(service);
    return (wanted.length === 0 || wanted.includes(name) || wanted.includes(null)) && !unwanted.includes(name);
  };
}

/**
 * The change-failure rate and the burn of deploys. Deploys outside the window (half-open), at a time that the log does not
 * cover or of a service that is not looked at are joined, so that their incidents are not laid at another's door, but not
 * counted. A deploy that names no service is looked at.
 *
 * Sources: change-failure rate: N. Forsgren, J. Humble, G. Kim, Accelerate (2018), ch. 2; interval:
 * {@link binomialInterval}. Impact intervals as `selectIncidents` gives them; downtime by `rules`, so clipped and cut.
 */
export function deployRecord(
  deploys: readonly Deploy[],
  impact: ImpactIntervals,
  servicesOf: (row: number) => readonly string[],
  request: DeployRecordRequest,
): DeployRecord {
  const { window, coverage, looksAt, rules } = request;
  const incidents = { order: impact.order, start: impact.start, servicesOf };
  const { deployOf } = joinDeploys(deploys, incidents, request.withinMilliseconds);
  const fates = deploys.map(({ at, service, isFiltered }) => {
    if (!holds(window, at)) return 'outside';
    if (service !== null && !looksAt(service)) return 'otherServices';
    if (isFiltered) return 'filtered';
    return coverage && holds(coverage, at) ? 'counted' : 'uncovered';
  });
  const ofFate = (fate: (typeof fates)[number]): number => fates.filter((each) => each === fate).length;
  const count = ofFate('counted');
  const rowsOf = new Map<number, number[]>();
  const joined = new Set<number>();
  impact.order.forEach((row, i) => {
    const deploy = deployOf[i]!;
    if (deploy < 0 || fates[deploy] !== 'counted') return;
    joined.add(row);
    const rows = rowsOf.get(deploy);
    if (rows) rows.push(row);
    else rowsOf.set(deploy, [row]);
  });
  const failed = rowsOf.size;
  const order = selectRows(impact.order, (row) => joined.has(row));
  const burnSeconds =
    failed === 0 ? 0 : measureDowntime({ ...impact, order }, { ...rules, mode: 'union' }).milliseconds / 1_000;
  const failures = [...rowsOf]
    .map(([deploy, rows]) => ({ deploy, rows }))
    .sort((a, b) => deploys[a.deploy]!.at - deploys[b.deploy]!.at || a.deploy - b.deploy);
  return {
    count,
    failed,
    rate: count === 0 ? null : failed / count,
    rateInterval: count === 0 ? null : binomialInterval(failed, count),
    burnSeconds,
    burnSecondsPerDeploy: count === 0 ? null : burnSeconds / count,
    burnSecondsPerFailure: failed === 0 ? null : burnSeconds / failed,
    leftOut: {
      otherServices: ofFate('otherServices'),
      filtered: ofFate('filtered'),
      uncovered: ofFate('uncovered'),
    },
    failures,
  };
}

function holds({ start, end }: Interval, at: number): boolean {
  return at >= start && at < end;
}
