import { type Place, problem } from '../../core/problem.ts';
import type { TypedValue } from '../../core/topology/expression.ts';
import type { Component } from '../../core/topology/model.ts';
import type { Findings } from '../structured/findings.ts';
import type { ReadPath } from './paths.ts';

/**
 * The components that only paths define, by a value behind their name (`db=99.9`) or as a bare value (`#1`). A value must
 * agree with every other one of its name, also with the one in `components`. Names in `taken` are groups.
 */
export function pathComponents(
  paths: readonly ReadPath[],
  listed: ReadonlyMap<string, Component>,
  taken: ReadonlySet<string>,
  findings: Findings,
): readonly Component[] {
  const found = new Map<string, Component>();
  const texts = new Map<string, string>();
  for (const { parts, placeOf } of paths) {
    for (const { name, value, span } of parts) {
      if (!value || taken.has(name)) continue;
      const known = listed.get(name) ?? found.get(name);
      if (!known) {
        found.set(name, componentOf(name, value, placeOf(span)));
        texts.set(name, value.text);
      } else if (known.numbers.unavailability !== value.availability.unavailability) {
        const facts = { name, text: value.text, otherText: texts.get(name) ?? null };
        findings.add(problem('valueDiffers', facts, placeOf(span)));
      }
    }
  }
  return [...found.values()];
}

function componentOf(name: string, { availability }: TypedValue, place: Place): Component {
  return {
    name,
    numbers: { ...availability, mtbfSeconds: null, mttrSeconds: null },
    replicas: 1,
    need: 1,
    domains: [],
    dependsOn: [],
    optionalCalls: [],
    isOptional: false,
    share: 1,
    monitors: [],
    place,
  };
}
