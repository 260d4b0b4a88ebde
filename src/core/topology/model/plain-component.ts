import type { Place } from '../../problem.ts';
import { unavailabilityText } from '../../quantity/availability.ts';
import type { TypedValue } from '../expression/expression.ts';
import type { Component } from './model.ts';

/** A component of which no more is known than its availability. @example plainComponent('db', { text: '99.9', availability: parseAvailability('99.9') }, null) */
export function plainComponent(name: string, { text, availability }: TypedValue, place: Place | null): Component {
  return {
    name,
    numbers: {
      ...availability,
      exactUnavailability: unavailabilityText(text),
      mtbfSeconds: null,
      mttrSeconds: null,
    },
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
