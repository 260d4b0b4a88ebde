import { type Availability, fromUnavailability } from '../../quantity/availability.ts';
import type { EventBudget } from './events.ts';

/** What was attained of events or slices: the good part of all; null where there is nothing. */
export function attainedOf({ consumedEvents, totalEvents }: EventBudget): Availability | null {
  return totalEvents > 0 && consumedEvents <= totalEvents ? fromUnavailability(consumedEvents / totalEvents) : null;
}
