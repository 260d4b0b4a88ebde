import type { Strategy } from '../../../core/failover/standby/strategies.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { allowed, defaultBasis } from '../../../core/quantity/allowance.ts';
import type { Availability } from '../../../core/quantity/availability.ts';
import { withoutDust } from '../../../core/quantity/without-dust.ts';
import type { StandbyPair } from '../../../core/topology/model/pair.ts';
import type { ComposeResult } from '../result.ts';
import { ratios, requestsData } from './requests-data.ts';

/** The keys of JSON that a topology with clusters, a drill, or a comparison brings. */
export function failoverData({ failover, journeys, topology }: ComposeResult): JsonObject {
  const { routing, requests, writes, drill, drills, strategies } = failover;
  const names = journeys.map(({ analysis }) => analysis.journey.name);
  return {
    ...(drill && { down: drill.down.map(({ label }) => label) }),
    ...(routing.length > 0 && {
      routing: routing.map(({ cluster, nodes, movedKeysRatio }) => ({
        cluster: cluster.name,
        strategy: cluster.routing,
        nodes: nodes.map(({ id, region, share }) => ({ id, region, share, load: share * cluster.need })),
        movedKeysRatio,
      })),
    }),
    ...(writes && { writes: { region: writes.region, promotedFrom: writes.promotedFrom } }),
    ...(requests && { requests: requestsData(topology, requests) }),
    ...(drills && {
      drills: drills.map(({ down, results, load, writes: after }) => ({
        down: [down.label],
        ...(routing.length > 0 && { load: load && { ...load } }),
        ...(after && { writes: { region: after.region, promotedFrom: after.promotedFrom, ...ratios(after) } }),
        journeys: results.map((result, i) => ({
          name: names[i]!,
          ...ratios(result),
          downtimeSeconds: downtime(result),
        })),
      })),
    }),
    ...(strategies && { strategies: strategies.rows.map(strategyData) }),
  };
}

/** `failover` of a component that has a standby. */
export function pairData({ settings, result }: StandbyPair): JsonObject {
  const { mean, worst } = result.rtoSeconds;
  return {
    mode: settings.mode,
    rtoSeconds: { mean: withoutDust(mean), worst },
    rpoSeconds: result.rpoSeconds,
    switchesPerYear: result.switchesPerYear,
    splitBrainSecondsPerYear: result.splitBrainSecondsPerYear,
    ...(settings.standbyCheckSeconds !== null && {
      unseenSeconds: settings.standbyCheckSeconds / 2,
      unseenRatio: result.unseenRatio,
    }),
  };
}

function strategyData(row: Strategy): Json {
  const { mode, rtoSeconds, rpoSeconds, met } = row;
  return {
    mode,
    rtoSeconds: { mean: withoutDust(rtoSeconds.mean), worst: rtoSeconds.worst },
    rpoSeconds,
    ...ratios(row),
    downtimeSeconds: { year: allowed(row.unavailability, defaultBasis.yearSeconds) },
    met,
  };
}

const downtime = ({ unavailability }: Availability): JsonObject => ({
  year: allowed(unavailability, defaultBasis.yearSeconds),
  month: allowed(unavailability, defaultBasis.monthSeconds),
});
