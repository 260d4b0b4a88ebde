import type { Finding, FindingFacts, FindingKind } from '../../core/projection/findings.ts';
import type { Zone } from '../../core/time/zone.ts';
import {
  formatAvailability,
  formatCount,
  formatDecimal,
  formatDuration,
  formatLocalInstant,
  formatPValue,
  formatShare,
} from '../numbers.ts';
import { counted } from './phrases.ts';

const texts: { readonly [K in FindingKind]: (facts: FindingFacts[K], zone: Zone) => string } = {
  fewOutages: ({ outages }) =>
    `the forecast rests on ${counted(outages, 'outage')}: it is wide, because how often they come and how long they last is little known.`,
  fewMonths: ({ months }) =>
    `the bootstrap draws on ${formatCount(months)} months only: it shows less than what can happen.`,
  modelsDisagree: ({ poisson, bootstrap, what, outagesCluster }) => {
    const shown = what === 'meetProbability' ? formatShare : formatDuration;
    const name = what === 'meetProbability' ? 'chance to meet the target' : 'p95';
    const why = outagesCluster
      ? 'outages come together in some months, which independent ones do not'
      : 'the bootstrap knows no month and no outage but those seen, and the Poisson model takes their rate and lengths as uncertain';
    return `the models disagree: the ${name} is ${shown(poisson)} by the Poisson model and ${shown(bootstrap)} by the bootstrap of months. Likely because ${why}; plan with the worse one.`;
  },
  changePoint: ({ what, at, before, after, pValue }, zone) => {
    const day = formatLocalInstant(at, zone).slice(0, 10);
    const mean = (seconds: number | null): string => (seconds === null ? 'not known' : formatDuration(seconds));
    const rate = (perMonth: number | null): string => (perMonth === null ? 'no time' : formatDecimal(perMonth, 2));
    return what === 'mttr'
      ? `recoveries change around ${day}: ${mean(before)} on average before, ${mean(after)} from then on (largest cumulated deviation against shuffled orders, ${formatPValue(pValue)}).`
      : `failures change around ${day}: ${rate(before)} a month before, ${rate(after)} from then on (largest distance from a constant rate, ${formatPValue(pValue)}).`;
  },
  meanIsNoPromise: ({ month, year, scenario, targetUnavailability }) =>
    `${formatAvailability(targetUnavailability)} is met on average${scenario === null ? '' : ` (${scenario})`}, and a mean is no promise: ${formatShare(month)} of months and ${formatShare(year)} of years keep it.`,
  verdictNotOfMean: ({ verdict, earlierSeconds, laterSeconds }) =>
    `the typical recovery is ${verdict} (the ratio of the geometric means), and the MTTR is not: ${formatDuration(earlierSeconds)}, then ${formatDuration(laterSeconds)}. It hangs on the few longest recoveries; no verdict here is about it.`,
  phaseTargetsTooLong: ({ targets, sumSeconds, allowedSeconds, targetUnavailability }) =>
    `the phase targets add up to more than the target allows: ${targets.map(({ phase, seconds }) => `${phase} ${formatDuration(seconds)}`).join(' + ')} = ${formatDuration(sumSeconds)}, and ${formatAvailability(targetUnavailability)} at this MTBF allows ${formatDuration(allowedSeconds)} a recovery. Meeting every one of them does not meet it.`,
};

/** The words of a finding; days are those of the zone. */
export function findingText(finding: Finding, zone: Zone): string {
  const say = texts[finding.kind] as (facts: Finding['data'], zone: Zone) => string;
  return say(finding.data, zone);
}
