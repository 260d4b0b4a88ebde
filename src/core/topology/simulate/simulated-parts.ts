import type { DurationLaw } from '../../failover/simulation/events/duration-law.ts';
import type { TwoStateLaw } from '../../failover/simulation/pair/machine-lives.ts';
import { partOfUnavailability, type SimulatedPart } from '../../failover/simulation/simulated-part.ts';
import type { MachineTimes } from '../../failover/standby/settings.ts';
import type { ModelPart } from '../compile/failure-model.ts';
import type { Component, Topology } from '../model/model.ts';

/** A law for every mean: exponential unless something else is asked. */
export type LawOfMean = (meanSeconds: number) => DurationLaw;

/** How long parts are up, and how long repairs last. */
export interface SimulationLaws {
  readonly up: LawOfMean;
  readonly repair: LawOfMean;
}

export const exponentialLaws: SimulationLaws = {
  up: (meanSeconds) => ({ kind: 'exponential', meanSeconds }),
  repair: (meanSeconds) => ({ kind: 'exponential', meanSeconds }),
};

export interface SimulatedParts {
  /** By event number. */
  readonly parts: readonly SimulatedPart[];
  /** Parts of which only the availability is known: a repair of 1 h is assumed. */
  readonly assumed: readonly string[];
  /** Pairs that share a common cause: simulated as one part, with the numbers of the exact process. */
  readonly simplified: readonly string[];
}

/**
 * The events of a model as parts of a simulation: pairs as two machines with their failover, everything else by its mean
 * time up (1 − q)/ν and its mean repair q/ν; a part without a frequency ν is repaired in 1 h on average.
 * @example simulatedParts(topology, model.parts, exponentialLaws).parts.length // one for every event
 */
export function simulatedParts(
  topology: Topology,
  modelParts: readonly ModelPart[],
  laws: SimulationLaws,
): SimulatedParts {
  const components = new Map(topology.components.map((component) => [component.name, component]));
  const shared = new Set(topology.commonCauses.flatMap((cause) => cause.components));
  const machine = ({ mtbfSeconds, mttrSeconds }: MachineTimes) => ({
    up: laws.up(mtbfSeconds),
    down: laws.repair(mttrSeconds),
  });
  const assumed: string[] = [];
  const simplified: string[] = [];
  const parts = modelParts.map((part): SimulatedPart => {
    const pair = part.hasStandby ? components.get(part.component!)?.failover : undefined;
    if (pair && shared.has(part.component!)) simplified.push(part.name);
    else if (pair) {
      const { standby } = pair.settings;
      return {
        kind: 'standby',
        primary: machine(pair.primary),
        ...(standby && { standby: machine(standby) }),
        settings: pair.settings,
      };
    }
    const component = part.component === null ? undefined : components.get(part.component);
    if (part.kind === 'unnoticed') return partOfUnavailability(0);
    if (part.kind === 'planned') return component ? plannedPart(component, machine) : partOfUnavailability(0);
    const bridge = part.kind === 'component' && !shared.has(part.component!) ? component?.bridge : undefined;
    const { mtbfSeconds = null, mttrSeconds = null } = bridge?.otherwise ?? {};
    if (bridge && mtbfSeconds !== null && mttrSeconds !== null)
      return { kind: 'bridged', seconds: bridge.seconds, ...machine({ mtbfSeconds, mttrSeconds }) };
    return plainPart(part, laws, assumed);
  });
  return { parts, assumed, simplified };
}

/** Work on the one part there is, at set times, or on both machines of a pair; groups know by themselves. */
function plannedPart(
  { planned, replicas, failover, bridge }: Component,
  machine: (times: MachineTimes) => TwoStateLaw,
): SimulatedPart {
  if (!planned || replicas > 1) return partOfUnavailability(0);
  const { everySeconds, lastsSeconds } = planned;
  if (failover) {
    const { settings, primary } = failover;
    return {
      kind: 'pairWork',
      primary: machine(primary),
      standby: machine(settings.standby ?? primary),
      work: planned,
      switchSeconds: settings.switchSeconds,
      failbackSeconds: settings.failback.switchSeconds,
    };
  }
  const felt = Math.max(0, lastsSeconds - (bridge?.seconds ?? 0));
  if (felt === 0) return partOfUnavailability(0);
  return {
    kind: 'twoState',
    up: { kind: 'fixed', seconds: everySeconds - felt },
    down: { kind: 'fixed', seconds: felt },
  };
}

function plainPart(part: ModelPart, laws: SimulationLaws, assumed: string[]): SimulatedPart {
  const { unavailability: q, failuresPerSecond: nu, kind, name } = part;
  if (q === 0 || q === 1) return partOfUnavailability(q);
  if (nu !== null && nu > 0) return { kind: 'twoState', up: laws.up((1 - q) / nu), down: laws.repair(q / nu) };
  // that a request needs a part is no failure that anybody repairs
  if (kind !== 'need') assumed.push(name);
  return { kind: 'twoState', up: laws.up((3600 * (1 - q)) / q), down: laws.repair(3600) };
}
