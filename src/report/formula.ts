import type { Availability } from '../core/quantity/availability.ts';

/** How nines follow: from whichever of U and A has its digits. @example ninesText(availabilityOf999, 3) // 'nines = −log10(0.001) = 3' */
export function ninesText({ availability, unavailability }: Availability, nines: number): string {
  return `nines = −log10(${unavailability > 0.5 ? `1 − ${availability}` : unavailability}) = ${nines}`;
}
