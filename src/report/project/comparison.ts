import type { ComparedPeriod, Comparison, Verdict } from '../../core/projection/compare.ts';
import type { Zone } from '../../core/time/zone.ts';
import { formatCount, formatDecimal, formatDuration, formatLocalInstant } from '../numbers.ts';
import { type Block, type Cell, text } from '../report.ts';
import { pText } from './findings-text.ts';
import { compareReason } from './reasons.ts';

const tones = { better: 'good', worse: 'bad', 'cannot tell': 'warning' } as const;
const verdictCell = (verdict: Verdict): Cell => text(verdict, tones[verdict]);

/** Did recovery get faster, did failures get rarer: the verdict first, then what it rests on. */
export function comparisonBlock(comparison: Comparison, zone: Zone): Block {
  const { earlier, later, rate } = comparison;
  const period = ({ period: { start, end } }: ComparedPeriod): string =>
    `${formatLocalInstant(start, zone)} to ${formatLocalInstant(end, zone)}`;
  const recovery = (each: ComparedPeriod): string =>
    each.meanSeconds === null
      ? 'no closed incident'
      : `mean ${formatDuration(each.meanSeconds)}, median ${formatDuration(each.medianSeconds!)} (${formatCount(each.count)} closed)`;
  const facts: { label: string; value: Cell; note?: string }[] = [
    { label: 'Earlier', value: text(period(earlier)), note: recovery(earlier) },
    { label: 'Later', value: text(period(later)), note: recovery(later) },
    { label: 'Recovery', value: verdictCell(comparison.verdict), note: recoveryNote(comparison) },
    {
      label: 'Failures',
      value: verdictCell(rate.verdict),
      note: rateNote(comparison),
    },
  ];
  return { kind: 'facts', title: 'Did it get better?', facts };
}

const signed = (seconds: number): string => `${seconds > 0 ? '+' : ''}${formatDuration(seconds)}`;

function recoveryNote({ test, interval, detectableSeconds, obstacle }: Comparison): string {
  const parts: string[] = [];
  if (obstacle) parts.push(compareReason(obstacle)!);
  if (test) {
    const range = interval ? ` (95 %: ${signed(interval.low)} to ${signed(interval.high)})` : '';
    parts.push(`mean ${signed(test.mean.difference)}${range}, ${pText(test.mean.pValue)}`);
    parts.push(`median ${signed(test.median.difference)}, ${pText(test.median.pValue)}`);
  }
  if (detectableSeconds !== null)
    parts.push(`the smallest change that so many incidents show with 80 % power: ${formatDuration(detectableSeconds)}`);
  return parts.join('; ');
}

function rateNote({ earlier, later, rate }: Comparison): string {
  const perMonth = ({ failures, uptimeSeconds }: ComparedPeriod): string =>
    formatDecimal((failures / uptimeSeconds) * ((365 * 86_400) / 12), 2);
  const parts = [
    `${perMonth(earlier)} a month (${formatCount(earlier.failures)}), then ${perMonth(later)} (${formatCount(later.failures)}), ${pText(rate.pValue)}`,
  ];
  const range = rate.ratioInterval;
  if (rate.ratio !== null && range)
    parts.push(
      `${formatDecimal(rate.ratio, 2)} times as many (95 %: ${formatDecimal(range.low, 2)} to ${range.high === null ? 'any' : formatDecimal(range.high, 2)})`,
    );
  const shown: string[] = [];
  if (rate.detectableFall !== null) shown.push(`below ${formatDecimal(rate.detectableFall, 2)} times`);
  if (rate.detectableRise !== null) shown.push(`above ${formatDecimal(rate.detectableRise, 2)} times`);
  if (shown.length > 0) parts.push(`so many failures show a change to ${shown.join(' or ')} with 80 % power`);
  return parts.join('; ');
}
