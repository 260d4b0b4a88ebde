import { toNumber } from '../../quantity/decimal.ts';
import { costOfComponent } from './cost.ts';
import type { Component } from './model.ts';
import type { PartNumbers } from './part-numbers.ts';

/**
 * A component as a log of incidents measured its service: one part with these numbers. Its replicas, its standby, what it
 * bridges and how long a dead replica goes unnoticed are in what was measured and count no second time; so are the domains
 * of several replicas. Planned work is not: maintenance is no incident. Domain: numbers of the service as a whole.
 * @example asMeasured(web, numbers).replicas // 1, whatever web had
 */
export function asMeasured(component: Component, numbers: PartNumbers): Component {
  const { failover, noticing: _, bridge: __, planned, standbyCostPerMonth: ___, ...own } = component;
  const isOne = component.replicas === 1 && !failover;
  return {
    ...own,
    ...(isOne && planned && { planned }),
    ...(component.costPerMonth !== undefined && { costPerMonth: toNumber(costOfComponent(component)) }),
    numbers,
    replicas: 1,
    need: 1,
    isMeasured: true,
    domains: isOne ? component.domains : [],
  };
}

/** What a component is called in a log. @example serviceOf(component) // its `service`, or its name */
export function serviceOf({ name, service }: Component): string {
  return service ?? name;
}

/** The numbers that a log has for a service; null where it has no failure of it. */
export type MeasuredNumbers = (service: string) => PartNumbers | null;
