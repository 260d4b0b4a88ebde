import type { Finding, FindingFacts, FindingKind } from '../../core/incidents/findings.ts';
import type { PhaseName } from '../../core/incidents/phases.ts';
import { formatCount, formatDecimal, formatDuration, formatPValue, formatShare } from '../numbers.ts';
import { counted } from './phrases.ts';

/** What usually shortens a phase. Source: the practice that the SRE literature describes, see docs/formulas.md. */
const remedies: Readonly<Record<PhaseName, string>> = {
  detect: 'alert on symptoms that users feel, with a burn rate, instead of waiting for reports',
  acknowledge: 'page fewer, more urgent alerts, with a second person after a few minutes',
  identify: 'dashboards by change and by dependency, and a list of recent deploys beside the alert',
  fix: 'a rollback, a flag or a failover that needs no new build',
  verify: 'an automatic check that says when users are well again, and a habit of closing at once',
  recovery: 'shorten its longest phase first',
  mitigation: 'stop the harm before the cause is known: roll back, fail over, switch off',
  mitigationFromDetection: 'stop the harm before the cause is known: roll back, fail over, switch off',
};

const incidents = (count: number): string => counted(count, 'incident');

const texts: { readonly [K in FindingKind]: (facts: FindingFacts[K]) => string } = {
  slowestPhase: ({ phase, meanSeconds, targetSeconds, timesTarget, count }) =>
    `${phase} is furthest from its target: ${formatDuration(meanSeconds)} on average (${incidents(count)}) against ${formatDuration(targetSeconds)}, ${formatDecimal(timesTarget, 1)} times as long. What shortens it: ${remedies[phase]}.`,
  largestPhase: ({ phase, share, count }) =>
    `${phase} takes ${formatShare(share)} of the recovery time (${incidents(count)} with all five timestamps): the most there is to gain.`,
  closedLate: ({ verifySeconds, restSeconds, count }) =>
    `verify takes ${formatDuration(verifySeconds)} on average (${incidents(count)} with all five timestamps), more than detect, identify and fix together (${formatDuration(restSeconds)}): incidents are probably closed late, and downtime overstated. --downtime-until fixed counts until the fix.`,
  costliestCause: ({ cause, share, incidents: count, downtimeSeconds }) =>
    `${cause} costs most: ${formatDuration(downtimeSeconds)} in ${incidents(count)}, ${formatShare(share)} of what the causes add up to.`,
  rateDrifts: ({ direction, pValue, failures }) =>
    `the failure rate is ${direction} over the window (Laplace test over ${formatCount(failures)} failures, ${formatPValue(pValue)}): one MTBF for all of it misleads.`,
  failuresCluster: ({ index, pValue, failures }) =>
    `failures come in bursts (dispersion test over ${formatCount(failures)} failures, index ${formatDecimal(index, 1)} where chance gives 1, ${formatPValue(pValue)}): the MTBF interval takes them as independent and is about ${formatDecimal(Math.sqrt(index), 1)} times too narrow; --merge-within 2h makes one failure of those that follow closely.`,
  fewFailures: ({ failures }) =>
    `only ${counted(failures, 'failure')}: the intervals are wide; below 10 read them, not the means.`,
  startLooksPublished: ({ count }) =>
    `most of the ${formatCount(count)} detect phases last no time: start looks like the time of publication, not of the first impact. No target is called met.`,
  noIncidents: ({ atLeastSeconds }) =>
    `no failure in the window: the MTBF is at least ${formatDuration(atLeastSeconds)} (95 % confidence); its mean is not known.`,
};

export function findingText(finding: Finding): string {
  const say = texts[finding.kind] as (facts: Finding['data']) => string;
  return say(finding.data);
}
