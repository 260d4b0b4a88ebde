import { detectionDuration, meanSeconds } from '../../../core/failover/standby/detection.ts';
import { modeDefaults } from '../../../core/failover/standby/settings.ts';
import { withoutDust } from '../../../core/quantity/without-dust.ts';
import type { Component } from '../../../core/topology/model/model.ts';
import type { ComposeResult } from '../result.ts';
import { rtoText, strategiesExplanation } from './strategies-explanation.ts';

/** The formulas of standbys and of requests, with their numbers put in. */
export function failoverExplanation({ topology, failover }: ComposeResult): readonly string[] {
  const pairs = topology.components.filter(({ name, failover: pair }) => pair && !topology.losses?.alone.has(name));
  return [
    ...pairs.flatMap(pairLines),
    ...strategiesExplanation(failover.strategies),
    ...requestLines(topology, failover),
  ];
}

function pairLines({ name, failover }: Component): readonly string[] {
  const { primary, settings, result } = failover!;
  const detection = detectionDuration(settings.detection);
  const { success, switchSeconds, manualSeconds, standby, mode, standbyCheckSeconds: every } = settings;
  const c = success;
  const missed = withoutDust(1 - c);
  const { mtbfSeconds: up, mttrSeconds: down } = primary;
  const standbyFactor = modeDefaults[mode].standbyRateFactor;
  const [x, y] = [meanSeconds(detection) + switchSeconds, meanSeconds(detection) + manualSeconds];
  const rule = (c * x + missed * y) / up + ((1 + standbyFactor) * (down / up) ** 2) / 2;
  const unseen = (standbyFactor * (every ?? 0) * down) / (4 * up * up);
  const lines = [
    rtoText(name, settings, result.rtoSeconds),
    `${name}: U = share of time in takeovers and with both machines down = ${result.unavailability}, from the stationary semi-Markov process with λ = 1/${up} s, μ = 1/${down} s, c = ${c}`,
  ];
  // the rule is one of like machines
  if (standby === null && settings.partition === null)
    lines.push(
      `${name}: rule of thumb cλX + (1 − c)λY + λ(λ + λs)/(2μ²)${every === null ? '' : ' + λ·λs·T/(4μ)'} = (${c} × ${x} + ${missed} × ${y}) / ${up} + (1 + ${standbyFactor}) × (${down} / ${up})^2 / 2${every === null ? '' : ` + ${standbyFactor} × ${every} × ${down} / (4 × ${up}^2)`} = ${withoutDust(rule + unseen)}, λ = 1/MTBF, λs = ${standbyFactor}·λ, μ = 1/MTTR`,
    );
  if (every !== null)
    lines.push(
      `${name}: a dead standby is looked at every T = ${every} s, so that it goes unseen for T/2 = ${every / 2} s on average, or until the other machine fails; share of time in which there is one and nobody knows = ${result.unseenRatio}`,
    );
  if (settings.partition)
    lines.push(
      `${name}: partitions add ${result.partitionUnavailability} to U, and ${result.splitBrainSecondsPerYear} s of split brain a year (first order)`,
    );
  return lines;
}

function requestLines(
  { writes, clusters = [] }: ComposeResult['topology'],
  { requests }: ComposeResult['failover'],
): readonly string[] {
  if (!writes || !requests) return [];
  const unnoticed = clusters.some(({ noticing }) => noticing?.detection) ? ' + what dead nodes in rotation lose' : '';
  const needs = clusters.map(({ name, need, nodes }) => `${need} of ${nodes.length} nodes of ${name}`).join(' and ');
  const lines = [
    `reads: U = P(fewer than ${needs} work)${unnoticed} = ${requests.reads.unavailability}`,
    `strong reads and writes: U = Π(1 − S_r) + ω·promotion·P(another region can take over)${unnoticed} = ${requests.writes.unavailability}, promotion = ${writes.promotionSeconds} s`,
  ];
  if (requests.all && writes.reads !== null) {
    const strong = withoutDust(writes.reads * writes.strongReads + (1 - writes.reads));
    lines.push(
      `all requests: U = ${withoutDust(1 - strong)} × ${requests.reads.unavailability} + ${strong} × ${requests.writes.unavailability} = ${requests.all.unavailability}`,
    );
  }
  return lines;
}
