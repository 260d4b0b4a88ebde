/** Probes start at `origin` + k × `interval`, k = 0, 1, 2 …; both in one unit, interval above 0. */
export interface ProbeGrid {
  readonly origin: number;
  readonly interval: number;
}

/**
 * The number k of the first probe at or after an instant, at least 0, without walking there. Exact where instants and the
 * interval are whole numbers below 2^53.
 *
 * @example firstProbeFrom({ origin: 0, interval: 5 }, 11) // 3: the probe at 15
 */
export function firstProbeFrom({ origin, interval }: ProbeGrid, at: number): number {
  if (at <= origin) return 0;
  const guess = Math.floor((at - origin) / interval); // the division may round up past a whole number
  if (origin + guess * interval >= at) return origin + (guess - 1) * interval >= at ? guess - 1 : guess;
  return guess + 1;
}

/** The instant of probe k. @example probeInstant({ origin: 0, interval: 5 }, 3) // 15 */
export function probeInstant({ origin, interval }: ProbeGrid, k: number): number {
  return origin + k * interval;
}
