import type { ComparedPeriod, Comparison, Verdict } from '../../core/projection/compare.ts';
import { defaultBasis } from '../../core/quantity/allowance.ts';
import type { Zone } from '../../core/time/zone.ts';
import { formatCount, formatDecimal, formatDuration, formatPValue, formatRatio } from '../numbers.ts';
import { type Cell, type FactsBlock, period, text } from '../report.ts';
import { compareReason } from './reasons.ts';

const tones = { better: 'good', worse: 'bad', 'cannot tell': 'warning' } as const;
const verdictCell = (verdict: Verdict): Cell => text(verdict, tones[verdict]);

/** Did recovery get faster, did failures get rarer: the verdict first, then what it rests on. */
export function comparisonBlock(comparison: Comparison, zone: Zone): FactsBlock {
  const { earlier, later } = comparison;
  const recovery = (each: ComparedPeriod): string =>
    each.meanSeconds === null
      ? 'no closed incident'
      : `mean ${formatDuration(each.meanSeconds)}, median ${formatDuration(each.medianSeconds!)} (${formatCount(each.count)} closed)`;
  const facts: Fact[] = [
    { label: 'Earlier', value: period(earlier.period, zone), note: recovery(earlier) },
    { label: 'Later', value: period(later.period, zone), note: recovery(later) },
    ...recoveryFacts(comparison),
    ...rateFacts(comparison),
  ];
  return { kind: 'facts', title: 'Did it get better?', facts };
}

type Fact = FactsBlock['facts'][number];

const signed = (seconds: number): string => `${seconds > 0 ? '+' : ''}${formatDuration(seconds)}`;

function recoveryFacts({ verdict, earlier, later, test, detectable, obstacle }: Comparison): readonly Fact[] {
  const facts: Fact[] = [
    { label: 'Recovery', value: verdictCell(verdict), ...(obstacle && { note: compareReason(obstacle)! }) },
  ];
  if (test)
    facts.push({
      label: '  ratio',
      value: text(formatRatio(test.ratio)),
      note: `of the geometric means, 95 %: ${rangeText(test.interval)}, ${formatPValue(test.pValue)}`,
    });
  if (earlier.meanSeconds !== null && later.meanSeconds !== null)
    facts.push(
      { label: '  mean', value: text(signed(later.meanSeconds - earlier.meanSeconds)) },
      { label: '  median', value: text(signed(later.medianSeconds! - earlier.medianSeconds!)) },
    );
  if (detectable) facts.push(powerFact('incidents', detectable.fall, detectable.rise));
  return facts;
}

function rangeText(interval: { readonly low: number; readonly high: number | null } | null): string {
  if (interval === null) return 'any';
  return interval.high === null
    ? `above ${formatRatio(interval.low)}`
    : `${formatRatio(interval.low)} to ${formatRatio(interval.high)}`;
}

function powerFact(of: string, fall: number | null, rise: number | null): Fact {
  const shown = [
    ...(fall === null ? [] : [`below ${formatRatio(fall)}`]),
    ...(rise === null ? [] : [`above ${formatRatio(rise)}`]),
  ];
  const note = `the ratios that so many ${of} show with 80 % power`;
  return { label: '  power', value: text(shown.join(' or ')), note };
}

function rateFacts({ earlier, later, rate }: Comparison): readonly Fact[] {
  const perMonth = ({ failures, uptimeSeconds }: ComparedPeriod): string =>
    `${formatDecimal((failures / uptimeSeconds) * defaultBasis.monthSeconds, 2)} a month`;
  const facts: Fact[] = [
    { label: 'Failures', value: verdictCell(rate.verdict), note: formatPValue(rate.pValue) },
    {
      label: '  rate',
      value: text(`${perMonth(earlier)}, then ${perMonth(later)}`),
      note: `${formatCount(earlier.failures)} and ${formatCount(later.failures)} failures`,
    },
  ];
  if (rate.ratio !== null)
    facts.push({
      label: '  ratio',
      value: text(formatRatio(rate.ratio)),
      note: `95 %: ${rangeText(rate.ratioInterval)}`,
    });
  if (rate.detectableFall !== null || rate.detectableRise !== null)
    facts.push(powerFact('failures', rate.detectableFall, rate.detectableRise));
  return facts;
}
