import { type FaultGraphBuilder, type NodeRef, never } from '../diagram/fault-graph.ts';
import { type Availability, fromUnavailability } from '../quantity/availability.ts';
import type { ModelPart } from './failure-model.ts';
import type { Component, PartNumbers, Topology } from './model.ts';

/** Makes the events of a topology as they are asked for, each once. */
export class ModelParts {
  readonly parts: ModelPart[] = [];
  readonly #builder: FaultGraphBuilder;
  readonly #events = new Map<string, NodeRef>();
  readonly #domains: ReadonlyMap<string, PartNumbers>;
  readonly #causes: ReadonlyMap<string, readonly CommonPart[]>;

  constructor(builder: FaultGraphBuilder, topology: Topology) {
    this.#builder = builder;
    this.#domains = new Map(topology.domains.map(({ name, numbers }) => [name, numbers]));
    this.#causes = commonPartsByComponent(topology);
  }

  /**
   * The failure of one instance (from 0) of a component without what it depends on: its own part, its domain, its
   * common causes.
   */
  instance(component: Component, index: number, name: string): NodeRef {
    const common = this.#causes.get(component.name) ?? [];
    const own = ownPart(component.numbers, common);
    const args = [
      this.#event(`component ${name}`, () => ({ name, kind: 'component', component: component.name, ...own })),
    ];
    if (component.domains.length > 0) args.push(this.#domain(component.domains[index % component.domains.length]!));
    for (const cause of common) args.push(this.#event(`cause ${cause.number}`, () => cause.part));
    return this.#builder.or(args);
  }

  /** That a request needs the component at all; `share` is the probability of it. */
  need(component: Component): NodeRef {
    return this.#event(`need ${component.name}`, () => ({
      name: `${component.name} needed`,
      kind: 'need',
      component: component.name,
      ...fromUnavailability(component.share),
      failuresPerSecond: null,
    }));
  }

  #domain(name: string): NodeRef {
    const numbers = this.#domains.get(name);
    if (!numbers) return never;
    return this.#event(`domain ${name}`, () => ({ name, kind: 'domain', component: null, ...ownPart(numbers, []) }));
  }

  #event(key: string, part: () => ModelPart): NodeRef {
    let node = this.#events.get(key);
    if (node === undefined) {
      node = this.#builder.event();
      this.#events.set(key, node);
      this.parts.push(part());
    }
    return node;
  }
}

interface CommonPart {
  readonly number: number;
  readonly unavailability: number;
  readonly part: ModelPart;
}

type OwnPart = Availability & Pick<ModelPart, 'failuresPerSecond'>;

/**
 * What is left to a part of its unavailability once its common causes stand apart: q − Σ common. The frequency follows
 * as q / MTTR, which is 1 / (MTBF + MTTR) where nothing is common.
 */
function ownPart(numbers: PartNumbers, common: readonly CommonPart[]): OwnPart {
  const { mtbfSeconds, mttrSeconds } = numbers;
  const isTimed = mtbfSeconds !== null && mttrSeconds !== null;
  if (common.length === 0)
    return {
      availability: numbers.availability,
      unavailability: numbers.unavailability,
      nines: numbers.nines,
      failuresPerSecond: isTimed ? 1 / (mtbfSeconds + mttrSeconds) : null,
    };
  let unavailability = numbers.unavailability;
  for (const cause of common) unavailability -= cause.unavailability;
  unavailability = Math.max(0, unavailability);
  return {
    ...fromUnavailability(unavailability),
    failuresPerSecond: isTimed && mttrSeconds > 0 ? unavailability / mttrSeconds : null,
  };
}

/** The beta-factor model: the common part of a group is β × the smallest q of it, repaired as fast as that part is. */
function commonPartsByComponent(topology: Topology): ReadonlyMap<string, readonly CommonPart[]> {
  const components = new Map(topology.components.map((component) => [component.name, component]));
  const found = new Map<string, CommonPart[]>();
  topology.commonCauses.forEach((cause, number) => {
    const numbers = cause.components.map((name) => components.get(name)!.numbers);
    const least = numbers.reduce((a, b) => (b.unavailability < a.unavailability ? b : a));
    const unavailability = cause.beta * least.unavailability;
    const isTimed = numbers.every(({ mttrSeconds, mtbfSeconds }) => mttrSeconds !== null && mtbfSeconds !== null);
    const part: ModelPart = {
      name: `common cause of ${listed(cause.components)}`,
      kind: 'commonCause',
      component: null,
      ...fromUnavailability(unavailability),
      failuresPerSecond: isTimed && least.mttrSeconds! > 0 ? unavailability / least.mttrSeconds! : null,
    };
    for (const name of cause.components)
      found.set(name, [...(found.get(name) ?? []), { number, unavailability, part }]);
  });
  return found;
}

function listed(names: readonly string[]): string {
  if (names.length === 1) return `the replicas of ${names[0]}`;
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
