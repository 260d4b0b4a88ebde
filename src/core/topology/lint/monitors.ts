import { Names, needsOf } from '../compile/definition-order.ts';
import type { Component } from '../model/model.ts';
import type { LintFindingFacts } from './finding.ts';
import type { Rule } from './rule.ts';

/** It fails together with what it watches, and then nobody is told. */
export const monitorDependsOnMonitored: Rule<'monitor-depends-on-monitored'> = {
  severity: 'error',
  find: ({ topology }) => {
    const names = new Names(topology);
    const components = new Map(topology.components.map((component) => [component.name, component]));
    return topology.components.flatMap((monitor) => {
      if (monitor.monitors.length === 0) return [];
      const trails = dependencies(names, monitor);
      return monitor.monitors.flatMap((name) => {
        const because = becauseOf(monitor, name, trails.get(name), components.get(name));
        if (because === null) return [];
        return [{ data: { monitor: monitor.name, watched: name, because }, where: monitor.name, place: monitor.place }];
      });
    });
  },
};

/** How a monitor goes down with what it watches; null where it does not. */
function becauseOf(
  monitor: Component,
  name: string,
  trail: readonly string[] | undefined,
  watched: Component | undefined,
): LintFindingFacts['monitor-depends-on-monitored']['because'] | null {
  if (name === monitor.name) return { kind: 'itself' };
  if (trail) return { kind: 'needs', trail };
  const domain = onlyDomainOfBoth(monitor, watched);
  return domain === null ? null : { kind: 'domain', domain };
}

/** Whatever a component cannot work without, with the way there, breadth first. */
function dependencies(names: Names, from: Component): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string | null>([[from.name, null]]);
  const queue = [from.name];
  for (let i = 0; i < queue.length; i++) {
    const meaning = names.meaningOf(queue[i]!);
    const needs = meaning.kind === 'component' ? meaning.component.dependsOn : needsOf(meaning);
    for (const need of needs) {
      if (before.has(need)) continue;
      before.set(need, queue[i]!);
      queue.push(need);
    }
  }
  const trails = new Map<string, readonly string[]>();
  for (const name of from.monitors) {
    if (!before.has(name) || name === from.name) continue;
    const trail: string[] = [];
    for (let at: string | null = name; at !== null; at = before.get(at) ?? null) trail.unshift(at);
    trails.set(name, trail);
  }
  return trails;
}

function onlyDomainOfBoth(monitor: Component, watched: Component | undefined): string | null {
  const [own, ...more] = new Set(monitor.domains);
  const others = new Set(watched?.domains);
  return own !== undefined && more.length === 0 && others.size === 1 && others.has(own) ? own : null;
}
