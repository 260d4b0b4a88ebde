import { problem } from '../../core/problem.ts';
import type { Span, TypedValue } from '../../core/topology/expression/expression.ts';
import { copyName } from '../../core/topology/expression/walk.ts';
import type { Component } from '../../core/topology/model/model.ts';
import { plainComponent } from '../../core/topology/model/plain-component.ts';
import type { GatheredProblems } from '../source/problems.ts';
import type { ReadPath } from './paths.ts';

/**
 * The components that only paths define: by a value behind their name (`db=99.9`), as a bare value (`#1`), or as copies of
 * what is not listed (`3 x app=99`: app#1, app#2, app#3). A value must agree with every other one of its name, also with
 * the one in `components`. Names of groups and clusters, `others`, are left out.
 */
export function pathComponents(
  paths: readonly ReadPath[],
  listed: ReadonlyMap<string, Component>,
  others: ReadonlySet<string>,
  findings: GatheredProblems,
): readonly Component[] {
  const found = new Map<string, Component>();
  const texts = new Map<string, string>();
  const define = (name: string, value: TypedValue, span: Span, placeOf: ReadPath['placeOf']): boolean => {
    const known = listed.get(name) ?? found.get(name);
    if (!known) {
      found.set(name, plainComponent(name, value, placeOf(span)));
      texts.set(name, value.text);
    } else if (known.numbers.unavailability !== value.availability.unavailability) {
      const { length } = value.text;
      const place = placeOf({ offset: span.offset + span.length - length, length }); // a value ends its part
      findings.add(problem('valueDiffers', { name, text: value.text, otherText: texts.get(name) ?? null }, place));
      return false;
    }
    return true;
  };
  for (const { parts, placeOf } of paths) {
    for (const part of parts) {
      const { name, value, span } = part;
      if (!value || others.has(name)) continue;
      if (part.kind !== 'copies' || listed.has(name)) define(name, value, span, placeOf);
      else for (let i = 1; i <= part.count && define(copyName(name, i), value, span, placeOf); i++);
    }
  }
  return [...found.values()];
}
