import { Names, needsOf } from '../compile/definition-order.ts';
import { namesIn } from '../expression/walk.ts';
import type { Component, Journey, Topology } from '../model/model.ts';

/**
 * The components that can break a journey, each once, in reading order: those of its path, of the groups in it, and what
 * they depend on. What is optional, and what only optional parts depend on, is left out.
 * @example hardComponents(shop, checkout).map(({ name }) => name) // ['web', 'app', 'config', 'db']
 */
export function hardComponents(topology: Topology, journey: Journey): readonly Component[] {
  const names = new Names(topology);
  const seen = new Set<string>();
  const found = new Map<string, Component>();
  const open = [...namesIn(journey.path)].reverse();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const meaning = names.meaningOf(name);
    if (meaning.kind === 'component' && meaning.component.isOptional) continue;
    if (meaning.kind === 'component') found.set(meaning.component.name, meaning.component);
    const needs = meaning.kind === 'component' ? meaning.component.dependsOn : needsOf(meaning);
    for (let i = needs.length - 1; i >= 0; i--) open.push(needs[i]!);
  }
  return [...found.values()];
}

/**
 * The hard components that a journey names itself, by its path or its groups. Where all of these were optional the journey
 * would promise nothing. @example entryComponents(shop, checkout).map(({ name }) => name) // ['web', 'app', 'db']
 */
export function entryComponents(topology: Topology, journey: Journey): readonly Component[] {
  const direct = { ...topology, components: topology.components.map((component) => ({ ...component, dependsOn: [] })) };
  const entries = new Set(hardComponents(direct, journey).map(({ name }) => name));
  return topology.components.filter(({ name }) => entries.has(name));
}
