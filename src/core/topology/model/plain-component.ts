import type { Place } from '../../problem.ts';
import type { Availability } from '../../quantity/availability.ts';
import type { Component } from './model.ts';

/** A component of which no more is known than its availability. @example plainComponent('db', parseAvailability('99.9'), null) */
export function plainComponent(name: string, availability: Availability, place: Place | null): Component {
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
