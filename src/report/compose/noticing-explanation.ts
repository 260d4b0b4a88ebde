import { type Duration, detectionDuration, meanSeconds } from '../../core/failover/standby/detection.ts';
import type { DetectionSettings } from '../../core/failover/standby/settings.ts';
import type { ModelPool, PoolPart } from '../../core/topology/compile/model-pool.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import type { ComposeResult } from './result.ts';

/** The formulas of noticing, planned work and bridges, with their numbers put in. */
export function noticingExplanation({ topology, model, importance }: ComposeResult): readonly string[] {
  const chance = (event: number | null): number | null => (event === null ? null : model.parts[event]!.unavailability);
  return [
    ...model.pools.flatMap((pool) => [
      ...unnoticedLines(topology, pool, chance(pool.events.unnoticed)),
      ...plannedLines(pool, chance(pool.events.planned)),
    ]),
    ...topology.components.flatMap(({ name, bridge, numbers }) =>
      bridge && importance.some(({ part }) => part.component === name)
        ? [
            `${name}: what a bridge of T = ${bridge.seconds} s leaves: U·e^(−T/MTTR) = ${bridge.otherwise.unavailability} × e^(−${bridge.seconds} / ${bridge.otherwise.mttrSeconds}) = ${numbers.unavailability}`,
          ]
        : [],
    ),
  ];
}

function unnoticedLines(topology: Topology, pool: ModelPool, lost: number | null): readonly string[] {
  if (lost === null) return [];
  const { name, kind, pool: group, members } = pool;
  const component = kind === 'component' ? topology.components.find((each) => each.name === name) : undefined;
  const cluster = kind === 'cluster' ? topology.clusters?.find((each) => each.name === name) : undefined;
  const detection = (component ?? cluster)?.noticing?.detection;
  const mttrOf = (i: number): number | null => (component ?? cluster?.nodes[i])?.numbers.mttrSeconds ?? null;
  const ratios = members.flatMap(({ unnoticedRatio }: PoolPart, i): readonly string[] => {
    const mttr = mttrOf(i);
    if (!detection || mttr === null || unnoticedRatio === 0) return [];
    return [`${unnoticedText(detectionDuration(detection), mttr)} = ${unnoticedRatio}`];
  });
  const share = ratios.length > 0 ? `share of a failure that goes unnoticed ${[...new Set(ratios)].join(', ')}` : null;
  const how = share !== null && detection ? `, D ${detectionText(detection)}; ` : '';
  return [
    `${name}: ${share ?? ''}${how}requests lost to dead members while at least ${group.need} of ${members.length} work${group.retries > 0 ? `, ${group.retries === 1 ? 'one retry' : `${group.retries} retries`}` : ''}: ${lost} of those`,
  ];
}

/** How likely a repair takes longer than it takes to notice: 1 − E[e^(−D/MTTR)], and with the numbers put in. */
export function unnoticedText(detection: Duration, mttrSeconds: number): string {
  const name = '1 − E[e^(−D/MTTR)]';
  if (detection.kind === 'exponential') return name;
  const { fromSeconds: from, toSeconds: to } = detection;
  const late = `e^(−${to} / ${mttrSeconds})`;
  return from === to
    ? `${name} = 1 − ${late}`
    : `${name} = 1 − ${mttrSeconds} / (${to} − ${from}) × (e^(−${from} / ${mttrSeconds}) − ${late})`;
}

function detectionText(settings: DetectionSettings): string {
  const duration = detectionDuration(settings);
  if (settings.kind === 'fixed' || duration.kind !== 'uniform') return `= ${meanSeconds(duration)} s`;
  return `even in ${duration.fromSeconds} to ${duration.toSeconds} s`;
}

function plannedLines({ name, planned, pool, members }: ModelPool, chance: number | null): readonly string[] {
  if (!planned || chance === null) return [];
  const { lastsSeconds, everySeconds } = planned;
  return [
    `${name}: planned work takes each of ${members.length} for ${lastsSeconds}/${everySeconds} = ${lastsSeconds / everySeconds} of the time, one at a time; it leaves fewer than ${pool.need} for ${chance} of the time in which enough would work`,
  ];
}
