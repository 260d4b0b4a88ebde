import type { Place } from '../../problem.ts';
import { unavailabilityText } from '../../quantity/availability.ts';
import type { TypedValue } from '../expression/expression.ts';
import type { Component } from './model.ts';
import type { PartNumbers } from './part-numbers.ts';

/** A component of which no more is known than its availability. @example plainComponent('db', { text: '99.9', availability: parseAvailability('99.9') }, null) */
export function plainComponent(name: string, { text, availability }: TypedValue, place: Place | null): Component {
  const exactUnavailability = unavailabilityText(text);
  return componentOf(name, { ...availability, exactUnavailability, mtbfSeconds: null, mttrSeconds: null }, place);
}

/** A component of which no more is known than its numbers. */
export function componentOf(name: string, numbers: PartNumbers, place: Place | null): Component {
  return {
    name,
    numbers,
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
