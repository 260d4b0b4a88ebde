import type { JsonObject } from '../core/json.ts';
import type { Availability } from '../core/quantity/availability.ts';

/** An availability in JSON, where it never comes without its unavailability and its nines; null each where there is none. */
export function availabilityData(each: Availability | null | undefined): JsonObject {
  return {
    availability: each?.availability ?? null,
    unavailability: each?.unavailability ?? null,
    nines: each?.nines ?? null,
  };
}
