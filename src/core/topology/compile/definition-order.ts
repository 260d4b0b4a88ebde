import type { Expression } from '../expression/expression.ts';
import { namesIn } from '../expression/walk.ts';
import type { Cluster } from '../model/cluster-model.ts';
import type { Component, Topology } from '../model/model.ts';

/** What a name in a path leads to: a component (or one of its instances, counted from 1), a cluster, or a group. */
export type Meaning =
  | { readonly kind: 'component'; readonly component: Component; readonly instance: number | null }
  | { readonly kind: 'cluster'; readonly cluster: Cluster }
  | { readonly kind: 'group'; readonly name: string; readonly expression: Expression };

/** Looks up the names of a topology. `web#2` is the second replica of web where no component has that very name. */
export class Names {
  readonly #components: ReadonlyMap<string, Component>;
  readonly #groups: ReadonlyMap<string, Expression>;
  readonly #clusters: ReadonlyMap<string, Cluster>;

  constructor(topology: Topology) {
    this.#components = new Map(topology.components.map((component) => [component.name, component]));
    this.#groups = topology.groups;
    this.#clusters = new Map(topology.clusters?.map((cluster) => [cluster.name, cluster]));
  }

  /** @throws RangeError for a name that is not there: the readers look every name up before */
  meaningOf(name: string): Meaning {
    const component = this.#components.get(name);
    if (component) return { kind: 'component', component, instance: null };
    const expression = this.#groups.get(name);
    if (expression) return { kind: 'group', name, expression };
    const cluster = this.#clusters.get(name);
    if (cluster) return { kind: 'cluster', cluster };
    const instance = /^(.+)#([1-9][0-9]*)$/.exec(name);
    const base = instance && this.#components.get(instance[1]!);
    if (base) return { kind: 'component', component: base, instance: Number(instance[2]) };
    throw new RangeError(`no component, cluster or group is called ${name}`);
  }
}

/** What must be known before a name can be: what it depends on, what its expression names. @example needsOf(app) // ['config'] */
export function needsOf(meaning: Meaning): readonly string[] {
  if (meaning.kind === 'group') return namesIn(meaning.expression);
  if (meaning.kind === 'cluster') return [];
  return [...meaning.component.dependsOn, ...meaning.component.optionalCalls];
}

/**
 * All names that `roots` lead to, each after the names that it needs, without recursion.
 * @example definitionOrder(names, ['app']) // ['config', 'app'] where app depends on config
 * @throws RangeError where they lead in a circle: the readers refuse circles before
 */
export function definitionOrder(names: Names, roots: readonly string[]): readonly string[] {
  const state = new Map<string, 'open' | 'done'>();
  const order: string[] = [];
  const stack = [...roots].reverse();
  while (stack.length > 0) {
    const name = stack[stack.length - 1]!;
    const seen = state.get(name);
    if (seen === undefined) {
      state.set(name, 'open');
      for (const need of needsOf(names.meaningOf(name))) {
        if (state.get(need) === 'open') throw new RangeError(`${need} depends on itself`);
        if (!state.has(need)) stack.push(need);
      }
      continue;
    }
    stack.pop();
    if (seen === 'done') continue;
    state.set(name, 'done');
    order.push(name);
  }
  return order;
}
