import type { IncidentAnalysis } from '../../core/incidents/summary.ts';
import { chiSquareQuantile } from '../../core/statistics/distributions/chi-square.ts';
import { sum } from '../../core/statistics/sum.ts';
import { ninesText } from '../formula.ts';
import { formatCount, formatExact, formatExactSeconds as seconds } from '../numbers.ts';

/** Each formula with the numbers of this log put in. Their sources stand in docs/formulas.md. */
export function incidentsExplanation(analysis: IncidentAnalysis): readonly string[] {
  const { windowSeconds: window, downtimeSeconds: downtime, failures } = analysis;
  const lines: string[] = [];
  const uptime = window - downtime;
  lines.push(
    `counted window W = ${seconds(window)}; downtime D = ${seconds(downtime)}; uptime = W − D = ${seconds(uptime)}`,
  );
  if (analysis.availability) {
    const { availability, unavailability, nines } = analysis.availability;
    lines.push(`unavailability = D / W = ${formatExact(downtime)} / ${formatExact(window)} = ${unavailability}`);
    lines.push(`availability = (W − D) / W = ${formatExact(uptime)} / ${formatExact(window)} = ${availability}`);
    if (nines !== null) lines.push(ninesText(analysis.availability, nines));
  }
  const interval = analysis.availabilityInterval;
  if (interval) {
    const how =
      interval.method === 'exponential'
        ? 'λ·m·uptime / D = x / (1 − x), x of the beta distribution (n + ½, n): exact for exponential lengths'
        : `λ ~ Gamma(n + ½) / uptime, m = x̄·e^(−T·se), T from the studentized bootstrap; ${formatCount(interval.resamples)} draws, seed ${interval.seed}`;
    lines.push(`availability, 95 %: A = 1 / (1 + λ·m), n the number of outages; ${how} (${interval.method})`);
  }
  const range = analysis.mtbfIntervalSeconds;
  if (range && range.high !== null) {
    lines.push(`MTBF = uptime / failures = ${formatExact(uptime)} / ${failures} = ${seconds(analysis.mtbfSeconds!)}`);
    const end = (probability: number, degrees: number, result: number): string =>
      `2·uptime / χ²(${probability}; ${degrees}) = 2 × ${formatExact(uptime)} / ${formatExact(chiSquareQuantile(probability, degrees))} = ${seconds(result)}`;
    lines.push(
      `MTBF, 95 %: low = ${end(0.975, 2 * failures + 2, range.low)}; high = ${end(0.025, 2 * failures, range.high)}`,
    );
  } else if (range) {
    lines.push(
      `MTBF with no failure: at least uptime / −ln 0.05 = ${formatExact(uptime)} / ${formatExact(-Math.log(0.05))} = ${seconds(range.low)}`,
    );
  }
  if (analysis.mttrSeconds !== null) {
    const { recoverySeconds } = analysis.phases;
    lines.push(
      `MTTR = sum of recoveries / n = ${formatExact(sum(recoverySeconds))} / ${recoverySeconds.length} = ${seconds(analysis.mttrSeconds)}`,
    );
  }
  const mttr = analysis.mttrInterval;
  if (mttr && analysis.mttrSeconds !== null) {
    const how = { 'bootstrap-t': `${formatCount(mttr.resamples)} resamples, seed ${mttr.seed}`, normal: 'normal' }[
      mttr.method
    ];
    const end = (off: number, result: number): string =>
      `x̄·e^(−T·se) = ${formatExact(analysis.mttrSeconds!)} × exp(−(${formatExact(off)} × ${formatExact(mttr.logError)})) = ${seconds(result)}`;
    const { lower, upper } = mttr.quantiles;
    lines.push(
      `MTTR, 95 % (studentized log mean, ${how}): low = ${end(upper, mttr.low)}; high = ${end(lower, mttr.high)}`,
    );
  }
  const median = analysis.medianRecoveryInterval;
  if (median)
    lines.push(
      `median recovery, exact: ${seconds(median.low)} to ${seconds(median.high)}, order statistics that hold it with probability ${median.coverage}`,
    );
  const { complete, phases } = analysis.phases;
  if (complete.meanRecoverySeconds !== null) {
    const parts = (['detect', 'identify', 'fix', 'verify'] as const).map((name) =>
      seconds((phases[name].share ?? 0) * complete.meanRecoverySeconds!),
    );
    lines.push(
      `MTTR = MTTD + MTTI + MTTF (fix) + MTTV on the ${complete.count} complete: ${parts.join(' + ')} = ${seconds(complete.meanRecoverySeconds)}`,
    );
  }
  return lines;
}
