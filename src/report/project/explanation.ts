import type { LeverPhase } from '../../core/projection/change.ts';
import type { Comparison } from '../../core/projection/compare.ts';
import type { Outlook } from '../../core/projection/operating-point.ts';
import type { Projection } from '../../core/projection/project.ts';
import { leverShare, type ProjectedScenario } from '../../core/projection/scenario.ts';
import { formatCount, formatExact, formatExactSeconds as seconds } from '../numbers.ts';
import { replayExplanation } from './replay/replay-explanation.ts';

/** Each formula with its numbers put in. Their sources stand in docs/project.md. */
export function projectExplanation(projection: Projection): readonly string[] {
  const { current, baseline, options, log } = projection;
  const lines: string[] = [];
  const { uptimeMilliseconds, downtimeMilliseconds, failures } = baseline.point;
  if (log)
    lines.push(
      `now: uptime ${seconds(uptimeMilliseconds / 1_000)}, downtime ${seconds(downtimeMilliseconds / 1_000)}, ${formatCount(failures)} failures; MTBF = uptime / failures, MTTR = downtime / failures`,
    );
  if (current) lines.push(`now: ${availabilityText(current)}`);
  for (const scenario of projection.scenarios) lines.push(scenarioText(scenario));
  const { needed } = projection;
  const target = options.targetUnavailability;
  if (needed && current && target !== null) {
    if (needed.mttrSeconds !== null && current.mtbfSeconds !== null)
      lines.push(
        `needed MTTR = MTBF·(1 − T)/T = ${seconds(current.mtbfSeconds)} × ${target} / ${1 - target} = ${needed.mttrSeconds} s`,
      );
    if (needed.mtbfSeconds !== null && current.mttrSeconds !== null)
      lines.push(
        `needed MTBF = MTTR·T/(1 − T) = ${seconds(current.mttrSeconds)} × ${1 - target} / ${target} = ${needed.mtbfSeconds} s`,
      );
    for (const [phase, lever] of Object.entries(needed.phases))
      if ('reduction' in lever && !needed.isMet)
        lines.push(
          `${phase}: reduction = (1 − needed MTTR / MTTR) / share = ${needed.mttrReduction} / ${leverShare(baseline, phase as LeverPhase)} = ${lever.reduction}`,
        );
  }
  const { forecast, bootstrap, outages } = projection;
  if (forecast)
    lines.push(
      `forecast: ${formatCount(forecast.runs)} runs, seed ${forecast.seed}: rate ~ Gamma(${outages} + ½) / uptime; mean length off by e^(−T·se), T from the studentized bootstrap; failures come in uptime over ${seconds(forecast.horizonSeconds)}, each outage one of the ${outages} seen or, with weight 4/(${outages} + 3), of the usual law of lengths`,
    );
  if (bootstrap)
    lines.push(
      `bootstrap: ${formatCount(bootstrap.runs)} runs, seed ${bootstrap.seed}: from a random instant on to the end of its month, then months drawn with replacement from ${bootstrap.months} until the horizon is full`,
    );
  if (log?.replay) lines.push(...replayExplanation(log.replay, log.window.zone));
  const comparison = log?.comparison;
  const compared = typeof comparison === 'object' ? comparison : null;
  if (compared) lines.push(...comparisonText(compared));
  return lines;
}

function availabilityText({ unavailability, mtbfSeconds, mttrSeconds }: Outlook): string {
  if (mtbfSeconds === null || mttrSeconds === null) return `U = downtime / (uptime + downtime) = ${unavailability}`;
  return `U = MTTR / (MTBF + MTTR) = ${seconds(mttrSeconds)} / (${seconds(mtbfSeconds)} + ${seconds(mttrSeconds)}) = ${unavailability}`;
}

function scenarioText({ name, outlook, phaseFactor, mttrFactor, mtbfFactor }: ProjectedScenario): string {
  if (!outlook) return `${name}: cannot be computed`;
  const factors: string[] = [];
  if (phaseFactor !== 1) factors.push(`phases: MTTR × (1 − Σ share·(1 − left)) = × ${phaseFactor}`);
  if (mttrFactor !== 1) factors.push(`MTTR × ${mttrFactor}`);
  if (mtbfFactor !== 1) factors.push(`MTBF × ${mtbfFactor}`);
  return `${name}: ${[...factors, availabilityText(outlook)].join('; ')}`;
}

function comparisonText({ earlier, later, test, detectable, rate }: Comparison): readonly string[] {
  const lines: string[] = [];
  if (test) {
    const how = {
      enumeration: `all ${formatCount(test.draws)} splits; p = 2·k/K, k those in the smaller tail`,
      permutation: `${formatCount(test.draws)} shuffles, seed ${test.seed}; p = 2·(1 + k)/(1 + ${test.draws}), k those in the smaller tail`,
      normal: 'the normal law of T for so many values',
    }[test.method];
    lines.push(
      `recovery: ratio = geometric mean later / earlier = ${formatExact(later.geometricMeanSeconds!)} / ${formatExact(earlier.geometricMeanSeconds!)} = ${test.ratio}`,
      `recovery: T = (difference of mean logarithms − ln θ) / √(s₁²/n₁ + s₂²/n₂) against ${how}; 95 %: every θ with p ≥ 0.05`,
    );
  }
  if (detectable) {
    const degrees = earlier.count + later.count - 2;
    lines.push(
      `recovery: with 80 % power e^±g, g = (t(0.975; ${degrees}) + t(0.8; ${degrees}))·s·√(1/${earlier.count} + 1/${later.count}) = ${formatExact(Math.log(detectable.rise))}, s the deviation of the logarithms within the periods`,
    );
  }
  if (rate.ratio !== null)
    lines.push(
      `failures: ratio = (later / uptime) / (earlier / uptime) = (${later.failures} / ${formatExact(later.uptimeSeconds)}) / (${earlier.failures} / ${formatExact(earlier.uptimeSeconds)}) = ${rate.ratio}; p = twice the smaller tail of the binomial law of the later failures given all; 95 %: Clopper–Pearson`,
    );
  return lines;
}
