import { quantileSorted } from '../../statistics/quantile.ts';
import type { Forecast } from './forecast.ts';

/** A part of the runs: downtime in (from, to], or none at all (`toSeconds` 0); the last one may be open (null). */
export interface HistogramBin {
  readonly fromSeconds: number;
  readonly toSeconds: number | null;
  readonly share: number;
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400];
const bins = 8;

/** Runs by their downtime, in round steps up to the 90th percentile and one open bin above; without empty ones before the first run. */
export function histogramOf({ downtimeSeconds, runs, horizonSeconds }: Forecast): readonly HistogramBin[] {
  const top = quantileSorted(downtimeSeconds, 0.9) || downtimeSeconds.at(-1)!; // or most runs lose nothing
  const step = steps.find((each) => each * bins >= top) ?? Math.ceil(top / bins / 86_400) * 86_400;
  const last = Math.max(1, Math.ceil(top / step));
  const counts = new Float64Array(last + 2); // none, the steps, above
  for (const seconds of downtimeSeconds) counts[seconds === 0 ? 0 : Math.min(last + 1, Math.ceil(seconds / step))]!++;
  const first = counts.findIndex((count) => count > 0);
  const found = [...counts].map((count, i) => ({
    fromSeconds: Math.max(0, i - 1) * step,
    toSeconds: i > last ? null : Math.min(horizonSeconds, i * step),
    share: count / runs,
  }));
  return found.filter(({ toSeconds, share }, i) => share > 0 || (toSeconds !== null && i > first));
}
