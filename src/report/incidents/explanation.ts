import type { IncidentAnalysis } from '../../core/incidents/summary.ts';
import { formatAvailability, formatCount, formatDecimal } from '../numbers.ts';

const seconds = (value: number): string => `${formatDecimal(value, 3)} s`;

/** Each formula with the numbers of this log put in. Their sources stand in docs/formulas.md. */
export function incidentsExplanation(analysis: IncidentAnalysis): readonly string[] {
  const { windowSeconds: window, downtimeSeconds: downtime, failures } = analysis;
  const lines: string[] = [];
  const uptime = window - downtime;
  lines.push(
    `counted window W = ${seconds(window)}; downtime D = ${seconds(downtime)}; uptime = W − D = ${seconds(uptime)}`,
  );
  if (analysis.availability) {
    const { unavailability, nines } = analysis.availability;
    lines.push(
      `unavailability = D / W = ${formatDecimal(downtime, 3)} / ${formatDecimal(window, 3)} = ${unavailability}`,
    );
    lines.push(`availability = 1 − D / W = ${formatAvailability(unavailability)}`);
    if (nines !== null) lines.push(`nines = −log10(${unavailability}) = ${nines}`);
  }
  const interval = analysis.availabilityInterval;
  if (interval) {
    const how =
      interval.method === 'exponential'
        ? 'λ·m·uptime / D = x / (1 − x), x of the beta distribution (n + ½, n): exact for exponential lengths'
        : `λ ~ Gamma(n + ½) / uptime, m the mean of a resample of their lengths; ${formatCount(interval.resamples)} draws, seed ${interval.seed}`;
    lines.push(`availability, 95 %: A = 1 / (1 + λ·m), n the number of outages; ${how} (${interval.method})`);
  }
  if (failures > 0 && analysis.mtbfIntervalSeconds) {
    const { low, high } = analysis.mtbfIntervalSeconds;
    lines.push(
      `MTBF = uptime / failures = ${formatDecimal(uptime, 3)} / ${failures} = ${seconds(analysis.mtbfSeconds!)}`,
    );
    lines.push(
      `MTBF, 95 %: [2·uptime / χ²(0.975; ${2 * failures + 2}), 2·uptime / χ²(0.025; ${2 * failures})] = [${seconds(low)}, ${seconds(high!)}]`,
    );
  } else if (analysis.mtbfIntervalSeconds) {
    lines.push(`MTBF with no failure: at least uptime / −ln 0.05 = ${seconds(analysis.mtbfIntervalSeconds.low)}`);
  }
  if (analysis.mttrSeconds !== null) {
    const { count } = analysis.phases.phases.recovery;
    lines.push(`MTTR = sum of recoveries / ${count} = ${seconds(analysis.mttrSeconds)}`);
  }
  const mttr = analysis.mttrInterval;
  if (mttr) {
    const n = analysis.phases.phases.recovery.count;
    const how = {
      normal: 'mean ± 1.96·s/√n',
      exponential: `2·sum / χ²(0.975; ${2 * n}) and 2·sum / χ²(0.025; ${2 * n}), exact for exponential lengths`,
      'bootstrap-bca': `BCa bootstrap, ${formatCount(mttr.resamples)} resamples, seed ${mttr.seed}`,
    }[mttr.method];
    lines.push(`MTTR, 95 % (${how}) = [${seconds(mttr.low)}, ${seconds(mttr.high)}]`);
  }
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
