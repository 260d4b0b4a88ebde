import { Names, needsOf } from '../compile/definition-order.ts';
import type { Component } from '../model/model.ts';
import type { Hit } from './finding.ts';
import type { Rule } from './rule.ts';

export const monitorDependsOnMonitored: Rule = {
  severity: 'error',
  why: 'it fails together with what it watches, and then nobody is told.',
  remedy: 'run it apart: other dependencies, another domain, and alert on its silence.',
  find: ({ topology }) => {
    const names = new Names(topology);
    const components = new Map(topology.components.map((component) => [component.name, component]));
    return topology.components.flatMap((monitor) => {
      if (monitor.monitors.length === 0) return [];
      const trails = dependencies(names, monitor);
      return monitor.monitors.flatMap((name): readonly Hit[] => {
        const where = { where: monitor.name, place: monitor.place };
        if (name === monitor.name) return [{ ...where, message: `${name} watches itself` }];
        const trail = trails.get(name);
        if (trail)
          return [
            { ...where, message: `${monitor.name} watches ${name} and cannot work without it: ${trail.join(' -> ')}` },
          ];
        const shared = onlyDomainOfBoth(monitor, components.get(name));
        return shared
          ? [
              {
                ...where,
                message: `${monitor.name} watches ${name} from its only domain, ${shared}: both go down with it`,
              },
            ]
          : [];
      });
    });
  },
};

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
