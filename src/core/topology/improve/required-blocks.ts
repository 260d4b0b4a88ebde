import { type Meaning, Names } from '../compile/definition-order.ts';
import type { AtLeast, Expression } from '../expression/expression.ts';
import type { Component, Journey, Topology } from '../model/model.ts';
import { withHalfTheRepair } from './half-repair.ts';

/**
 * A part of the system without which a journey fails, whatever else works: `need` of `replicas` like parts, each with an
 * own unavailability of at least `unavailability`. Blocks of different components are independent of each other.
 */
export interface RequiredBlock {
  readonly component: string;
  readonly replicas: number;
  readonly need: number;
  readonly unavailability: number;
  /** The same where its repair takes half as long. */
  readonly halved: number;
  /** The share of requests that need it. */
  readonly share: number;
}

/**
 * The blocks that a journey's shape shows: what stands in series, what is needed in full, and what those depend on. Not
 * all that there are, so that what follows from them is a lower bound. Domains count as perfect; of a component with common
 * causes only the own part counts, at least (1 − Σβ)·q. What is depended on is left out for components in `mayLetGo`: a
 * change to them can make it needless too.
 */
export function requiredBlocks(
  topology: Topology,
  journey: Journey,
  mayLetGo: ReadonlySet<string>,
): readonly RequiredBlock[] {
  const names = new Names(topology);
  const ownShare = ownShares(topology);
  const blocks = new Map<string, RequiredBlock>();
  const seen = new Set<string>();
  const open: (Expression | string)[] = [journey.path];
  const add = (component: Component, replicas: number, need: number): void => {
    if (blocks.has(component.name)) return;
    const share = ownShare.get(component.name) ?? 1;
    const unavailability = component.numbers.unavailability * share;
    const halved = withHalfTheRepair(component).numbers.unavailability * share;
    blocks.set(component.name, {
      component: component.name,
      replicas,
      need,
      unavailability,
      halved,
      share: component.share,
    });
  };
  const enter = (meaning: Meaning): void => {
    if (meaning.kind === 'group') {
      open.push(meaning.expression);
      return;
    }
    if (meaning.kind === 'cluster') return;
    const { component, instance } = meaning;
    if (component.isOptional) return;
    add(component, instance === null ? component.replicas : 1, instance === null ? component.need : 1);
    if (component.share < 1 || mayLetGo.has(component.name)) return;
    for (const name of component.dependsOn) open.push(name);
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const name = typeof next === 'string' ? next : next.kind === 'name' ? next.name : null;
    if (name !== null) {
      if (!seen.has(name)) enter(names.meaningOf(name));
      seen.add(name);
    } else if (typeof next !== 'string') for (const each of needed(next, names, add)) open.push(each);
  }
  return [...blocks.values()];
}

/** The parts that an expression cannot do without; like copies are a block of their own. */
function needed(
  expression: Expression,
  names: Names,
  add: (component: Component, replicas: number, need: number) => void,
): readonly (Expression | string)[] {
  if (expression.kind === 'series') return expression.parts;
  if (expression.kind === 'value') return [expression.name];
  if (expression.kind !== 'atLeast') return [];
  const only = expression.parts.length === 1 ? expression.parts[0]! : null;
  if (only?.kind === 'copies') {
    const meaning = names.meaningOf(`${only.name}#1`);
    // copies that are components of their own are followed one by one, where all are needed
    const isOne = meaning.kind === 'component' && meaning.component.name === only.name && !meaning.component.isOptional;
    if (isOne) add(meaning.component, only.count, expression.need);
    return [];
  }
  return positionsOf(expression) === expression.need ? expression.parts.filter(({ kind }) => kind !== 'copies') : [];
}

function positionsOf({ parts }: AtLeast): number {
  return parts.reduce((total, part) => total + (part.kind === 'copies' ? part.count : 1), 0);
}

/** 1 − Σβ of the common causes of each component. */
function ownShares(topology: Topology): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const { components, beta } of topology.commonCauses)
    for (const name of components) shares.set(name, Math.max(0, (shares.get(name) ?? 1) - beta));
  return shares;
}
