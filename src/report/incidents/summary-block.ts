import type { IncidentAnalysis, WindowAvailability } from '../../core/incidents/summary.ts';
import { failuresText, logLines } from '../log-lines.ts';
import { formatAvailability, formatCount, formatDuration, formatNines } from '../numbers.ts';
import { availability, type Block, count, duration, type Fact } from '../report.ts';
import { windowFact } from '../window.ts';
import { counted } from '../words/phrases.ts';

/** The window, what was counted in it, and the figures that people ask for first. */
export function summaryBlock(analysis: IncidentAnalysis): Block {
  const { window } = analysis;
  const facts: readonly Fact[] = [
    windowFact(window, { isDefault: window.source === 'default' }),
    countsFact(analysis),
    availabilityFact(analysis),
    {
      label: 'Downtime',
      value: duration(analysis.downtimeSeconds),
      note: `in ${counted(analysis.outages, 'outage')}`,
    },
    ...(analysis.gross ? [grossFact(analysis.gross, analysis.windowSeconds)] : []),
    ...logLines(analysis.facts),
    mtbfFact(analysis),
    mttrFact(analysis),
    ...medianFacts(analysis),
  ];
  return { kind: 'facts', facts };
}

function countsFact({ counts }: IncidentAnalysis): Fact {
  const parts = said(', ', [
    counts.maintenance > 0 && `${formatCount(counts.maintenance)} maintenance`,
    counts.duplicate > 0 && counted(counts.duplicate, 'duplicate'),
    counts.excluded > 0 && `${formatCount(counts.excluded)} excluded`,
    counts.invalid > 0 && `${formatCount(counts.invalid)} invalid`,
    counts.open > 0 && `${formatCount(counts.open)} open`,
  ]);
  return {
    label: 'Incidents',
    value: count(counts.analyzed),
    note: said('; ', [`of ${counted(counts.read, 'row')} read`, parts]),
  };
}

function availabilityFact({ availability: found, availabilityInterval: interval }: IncidentAnalysis): Fact {
  return {
    label: 'Availability',
    value: availability(found?.unavailability ?? null),
    note: said(', ', [
      found?.nines != null && `${formatNines(found.nines)} nines`,
      interval && `95 %: ${formatAvailability(interval.high)} to ${formatAvailability(interval.low)}`,
    ]),
  };
}

function grossFact(gross: WindowAvailability, countedSeconds: number): Fact {
  return {
    label: 'Without cuts',
    value: availability(gross.availability?.unavailability ?? null),
    note: `downtime ${formatDuration(gross.downtimeSeconds)} of ${formatDuration(gross.windowSeconds)}; counted above: ${formatDuration(countedSeconds)}`,
  };
}

function mtbfFact({ mtbfSeconds, mtbfIntervalSeconds: interval, failures, failuresOutside }: IncidentAnalysis): Fact {
  const range =
    interval &&
    (interval.high === null
      ? `95 %, one-sided: at least ${formatDuration(interval.low)}`
      : `95 %: ${formatDuration(interval.low)} to ${formatDuration(interval.high)}`);
  return {
    label: 'MTBF (uptime)',
    value: duration(mtbfSeconds),
    note: said(', ', [failuresText(failures, failuresOutside), range]),
  };
}

function mttrFact({ phases, mttrSeconds, mttrInterval: interval }: IncidentAnalysis): Fact {
  const { recovery } = phases.phases;
  const { count: complete, meanRecoverySeconds } = phases.complete;
  return {
    label: 'MTTR',
    value: duration(mttrSeconds),
    note: said('; ', [
      recovery.count === 0 ? 'no incident was closed' : `mean of ${formatCount(recovery.count)} closed`,
      interval && `95 %: ${formatDuration(interval.low)} to ${formatDuration(interval.high)}`,
      meanRecoverySeconds !== null &&
        complete < recovery.count &&
        `${formatDuration(meanRecoverySeconds)} for the ${formatCount(complete)} with all five timestamps`,
    ]),
  };
}

function medianFacts({ phases, medianRecoveryInterval: interval }: IncidentAnalysis): readonly Fact[] {
  const { p50Seconds } = phases.phases.recovery;
  if (p50Seconds === null) return [];
  const note = interval
    ? `exact 95 %: ${formatDuration(interval.low)} to ${formatDuration(interval.high)}`
    : 'below six recoveries its interval is not known';
  return [{ label: 'Median', value: duration(p50Seconds), note }];
}

/** What there is to say, parted. */
function said(separator: string, parts: readonly (string | false | null)[]): string {
  return parts.filter(Boolean).join(separator);
}
