import type { IncidentGroup } from '../../core/incidents/group.ts';
import { type PhaseName, type PhaseSummary, phaseNames } from '../../core/incidents/phases.ts';
import type { IncidentAnalysis } from '../../core/incidents/summary.ts';
import { formatAvailability, formatCount, formatDuration, formatLocalInstant, formatNines } from '../numbers.ts';
import {
  type Block,
  type Cell,
  type Column,
  count,
  duration,
  instant,
  joined,
  missing,
  share,
  text,
} from '../report.ts';
import { findingText } from './findings-text.ts';

const phaseLabels: Readonly<Record<PhaseName, string>> = {
  detect: 'detect (MTTD)',
  acknowledge: 'acknowledge (MTTA)',
  identify: 'identify (MTTI)',
  fix: 'fix: MTTF (fix)',
  verify: 'verify (MTTV)',
  recovery: 'recovery (MTTR)',
};

/** The summary, the phases, the groups, the longest incidents, the findings: in the order of a review. */
export function incidentsBlocks(analysis: IncidentAnalysis, shownGroups: number): readonly Block[] {
  return [
    summaryBlock(analysis),
    findingsBlock(analysis),
    phasesBlock(analysis),
    ...[...analysis.groups].map(([key, groups]) => groupsBlock(key, groups, shownGroups)),
    longestBlock(analysis),
  ];
}

function summaryBlock(analysis: IncidentAnalysis): Block {
  const { window, counts, availability, gross, phases } = analysis;
  const plural = (n: number, one: string, many: string): string => `${formatCount(n)} ${n === 1 ? one : many}`;
  const facts: { label: string; value: Cell; note?: string }[] = [];
  const zone = window.zone.name;
  facts.push({
    label: 'Window',
    value: text(`${formatLocalInstant(window.start, window.zone)} to ${formatLocalInstant(window.end, window.zone)}`),
    note: `${zone}, ${formatDuration((window.end - window.start) / 1_000)}${window.source === 'default' ? ' (default)' : ''}`,
  });
  const parts = [
    counts.maintenance > 0 ? `${formatCount(counts.maintenance)} maintenance` : '',
    counts.duplicate > 0 ? plural(counts.duplicate, 'duplicate', 'duplicates') : '',
    counts.excluded > 0 ? `${formatCount(counts.excluded)} excluded` : '',
    counts.invalid > 0 ? `${formatCount(counts.invalid)} invalid` : '',
    counts.open > 0 ? `${formatCount(counts.open)} open` : '',
  ].filter((part) => part !== '');
  facts.push({
    label: 'Incidents',
    value: count(counts.analyzed),
    note: `of ${plural(counts.read, 'row', 'rows')} read${parts.length > 0 ? `; ${parts.join(', ')}` : ''}`,
  });
  const interval = analysis.availabilityInterval;
  facts.push({
    label: 'Availability',
    value: availability ? { kind: 'availability', unavailability: availability.unavailability } : missing(),
    note: [
      availability?.nines != null ? `${formatNines(availability.nines)} nines` : '',
      interval ? `95 %: ${formatAvailability(interval.high)} to ${formatAvailability(interval.low)}` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  });
  facts.push({
    label: 'Downtime',
    value: duration(analysis.downtimeSeconds),
    note: `in ${plural(analysis.outages, 'outage', 'outages')}`,
  });
  if (gross) {
    facts.push({
      label: 'Without cuts',
      value: gross.availability
        ? { kind: 'availability', unavailability: gross.availability.unavailability }
        : missing(),
      note: `downtime ${formatDuration(gross.downtimeSeconds)} of ${formatDuration(gross.windowSeconds)}; counted above: ${formatDuration(analysis.windowSeconds)}`,
    });
  }
  const mtbf = analysis.mtbfIntervalSeconds;
  const mtbfRange =
    mtbf &&
    (mtbf.high === null
      ? `at least ${formatDuration(mtbf.low)}`
      : `${formatDuration(mtbf.low)} to ${formatDuration(mtbf.high)}`);
  facts.push({
    label: 'MTBF (uptime)',
    value: duration(analysis.mtbfSeconds),
    note: [plural(analysis.failures, 'failure', 'failures'), mtbfRange ? `95 %: ${mtbfRange}` : '']
      .filter(Boolean)
      .join(', '),
  });
  const { recovery } = phases.phases;
  const mttr = analysis.mttrInterval;
  facts.push({
    label: 'MTTR',
    value: duration(analysis.mttrSeconds),
    note: [
      recovery.count === 0 ? 'no incident was closed' : `mean of ${formatCount(recovery.count)} closed`,
      mttr ? `95 %: ${formatDuration(mttr.low)} to ${formatDuration(mttr.high)}` : '',
      phases.complete.meanRecoverySeconds !== null && phases.complete.count < recovery.count
        ? `${formatDuration(phases.complete.meanRecoverySeconds)} for ${plural(phases.complete.count, 'one', 'of them')} with all five stamps`
        : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  });
  return { kind: 'facts', facts };
}

function phasesBlock({ phases }: IncidentAnalysis): Block {
  const columns: Column[] = [
    { title: 'phase', align: 'left', drop: 0 },
    { title: 'n', align: 'right', drop: 2 },
    { title: 'mean', align: 'right', drop: 0 },
    { title: 'p50', align: 'right', drop: 4 },
    { title: 'p90', align: 'right', drop: 6 },
    { title: 'p95', align: 'right', drop: 3 },
    { title: 'p99', align: 'right', drop: 7 },
    { title: 'max', align: 'right', drop: 5 },
    { title: 'share', align: 'right', drop: 2 },
    { title: 'target', align: 'right', drop: 2 },
    { title: '', align: 'left', drop: 1 },
  ];
  const shown = phaseNames.filter((name) => phases.phases[name].count > 0);
  const never = phaseNames.filter((name) => name !== 'acknowledge' && phases.phases[name].count === 0);
  const rows = shown.map((name) => phaseRow(name, phases.phases[name]));
  const complete = formatCount(phases.complete.count);
  const notes =
    phases.complete.count > 0
      ? [`share: part of the recovery time of the ${complete} with all five stamps in order`]
      : [];
  if (shown.some((name) => phases.phases[name].count > 0 && !phases.phases[name].p95Resolved))
    notes.push('* fewer than 59 observations: the 95th percentile is not resolved');
  if (never.length > 0) notes.push(`no incident has both stamps for: ${never.join(', ')}`);
  return { kind: 'table', title: 'Phases', columns, rows, notes };
}

function phaseRow(name: PhaseName, phase: PhaseSummary): readonly Cell[] {
  const p95: Cell =
    phase.p95Seconds === null
      ? missing()
      : { kind: 'duration', seconds: phase.p95Seconds, mark: phase.p95Resolved ? '' : '*' };
  const verdict: Cell =
    phase.withinTarget === null ? text('') : phase.withinTarget ? text('met', 'good') : text('missed', 'bad');
  return [
    text(phaseLabels[name]),
    count(phase.count),
    duration(phase.meanSeconds),
    duration(phase.p50Seconds),
    duration(phase.p90Seconds),
    p95,
    duration(phase.p99Seconds),
    duration(phase.maxSeconds),
    share(phase.share),
    phase.targetSeconds === null ? text('') : joined(text('< '), duration(phase.targetSeconds)),
    verdict,
  ];
}

function groupsBlock(key: string, groups: readonly IncidentGroup[], most: number): Block {
  const columns: Column[] = [
    { title: key, align: 'left', drop: 0, leastWidth: 12 },
    { title: 'incidents', align: 'right', drop: 2 },
    { title: 'downtime', align: 'right', drop: 0 },
    { title: 'share', align: 'right', drop: 1 },
    { title: '', align: 'left', drop: 5 },
    { title: 'availability', align: 'right', drop: 3 },
    { title: 'MTTR', align: 'right', drop: 4 },
  ];
  const rows = groups
    .slice(0, most)
    .map((group): readonly Cell[] => [
      group.key === null ? text('(none)', 'quiet') : text(group.key),
      count(group.incidents),
      duration(group.downtimeSeconds),
      share(group.share),
      group.share === null ? text('') : { kind: 'bar', ratio: group.share },
      group.unavailability === null ? missing() : { kind: 'availability', unavailability: group.unavailability },
      duration(group.mttrSeconds),
    ]);
  const rest = groups.slice(most);
  const notes: string[] = [];
  if (rest.length > 0) {
    const downtime = rest.reduce((sum, group) => sum + group.downtimeSeconds, 0);
    notes.push(
      `and ${formatCount(rest.length)} more with ${formatDuration(downtime)}; --top ${groups.length} shows all`,
    );
  }
  return { kind: 'table', title: `By ${key}`, columns, rows, notes };
}

function longestBlock({ longest, window }: IncidentAnalysis): Block {
  const columns: Column[] = [
    { title: 'start', align: 'left', drop: 2 },
    { title: 'lasted', align: 'right', drop: 0 },
    { title: 'id', align: 'left', drop: 3, leastWidth: 12 },
    { title: 'service', align: 'left', drop: 4, leastWidth: 12 },
    { title: 'title', align: 'left', drop: 0, leastWidth: 24 },
  ];
  const rows = longest.map((each): readonly Cell[] => [
    instant(each.start),
    each.end === null
      ? joined(duration(each.durationSeconds), text(' open', 'warning'))
      : duration(each.durationSeconds),
    each.id === null ? text('') : text(each.id),
    each.service === null ? text('') : text(each.service),
    each.title === null ? text(`line ${each.line}`, 'quiet') : text(each.title),
  ]);
  return { kind: 'table', title: `Longest (start in ${window.zone.name})`, columns, rows };
}

function findingsBlock({ findings }: IncidentAnalysis): Block {
  return { kind: 'list', title: 'Findings', items: findings.map((finding) => ({ text: findingText(finding) })) };
}
