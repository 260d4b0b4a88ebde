import type { ComparedPeriod, Comparison, Verdict } from '../../core/projection/compare.ts';
import { defaultBasis } from '../../core/quantity/allowance.ts';
import type { Zone } from '../../core/time/zone.ts';
import { formatCount, formatDecimal, formatDuration, formatLocalInstant } from '../numbers.ts';
import { type Cell, type FactsBlock, text } from '../report.ts';
import { pText } from '../words/projection-findings-text.ts';
import { compareReason } from './reasons.ts';

const tones = { better: 'good', worse: 'bad', 'cannot tell': 'warning' } as const;
const verdictCell = (verdict: Verdict): Cell => text(verdict, tones[verdict]);

/** Did recovery get faster, did failures get rarer: the verdict first, then what it rests on. */
export function comparisonBlock(comparison: Comparison, zone: Zone): FactsBlock {
  const { earlier, later } = comparison;
  const period = ({ period: { start, end } }: ComparedPeriod): string =>
    `${formatLocalInstant(start, zone)} to ${formatLocalInstant(end, zone)}`;
  const recovery = (each: ComparedPeriod): string =>
    each.meanSeconds === null
      ? 'no closed incident'
      : `mean ${formatDuration(each.meanSeconds)}, median ${formatDuration(each.medianSeconds!)} (${formatCount(each.count)} closed)`;
  const facts: Fact[] = [
    { label: 'Earlier', value: text(period(earlier)), note: recovery(earlier) },
    { label: 'Later', value: text(period(later)), note: recovery(later) },
    ...recoveryFacts(comparison),
    ...rateFacts(comparison),
  ];
  return { kind: 'facts', title: 'Did it get better?', facts };
}

type Fact = FactsBlock['facts'][number];

const signed = (seconds: number): string => `${seconds > 0 ? '+' : ''}${formatDuration(seconds)}`;
const ratioText = (ratio: number): string => formatDecimal(ratio, 2);

function recoveryFacts({ verdict, test, interval, detectableSeconds, obstacle }: Comparison): readonly Fact[] {
  const facts: Fact[] = [
    { label: 'Recovery', value: verdictCell(verdict), ...(obstacle && { note: compareReason(obstacle)! }) },
  ];
  if (!test) return facts;
  const range = interval ? `95 %: ${signed(interval.low)} to ${signed(interval.high)}, ` : '';
  facts.push(
    { label: '  mean', value: text(signed(test.mean.difference)), note: `${range}${pText(test.mean.pValue)}` },
    { label: '  median', value: text(signed(test.median.difference)), note: pText(test.median.pValue) },
  );
  if (detectableSeconds !== null) {
    const note = 'the smallest change of the mean that so many incidents show with 80 % power';
    facts.push({ label: '  power', value: text(formatDuration(detectableSeconds)), note });
  }
  return facts;
}

function rateFacts({ earlier, later, rate }: Comparison): readonly Fact[] {
  const perMonth = ({ failures, uptimeSeconds }: ComparedPeriod): string =>
    `${formatDecimal((failures / uptimeSeconds) * defaultBasis.monthSeconds, 2)} a month`;
  const facts: Fact[] = [
    { label: 'Failures', value: verdictCell(rate.verdict), note: pText(rate.pValue) },
    {
      label: '  rate',
      value: text(`${perMonth(earlier)}, then ${perMonth(later)}`),
      note: `${formatCount(earlier.failures)} and ${formatCount(later.failures)} failures`,
    },
  ];
  const range = rate.ratioInterval;
  if (rate.ratio !== null && range) {
    const high = range.high === null ? 'any' : ratioText(range.high);
    const note = `95 %: ${ratioText(range.low)} to ${high}`;
    facts.push({ label: '  ratio', value: text(ratioText(rate.ratio)), note });
  }
  const shown: string[] = [];
  if (rate.detectableFall !== null) shown.push(`below ${ratioText(rate.detectableFall)}`);
  if (rate.detectableRise !== null) shown.push(`above ${ratioText(rate.detectableRise)}`);
  if (shown.length > 0) {
    const note = 'the ratios that so many failures show with 80 % power';
    facts.push({ label: '  power', value: text(shown.join(' or ')), note });
  }
  return facts;
}
