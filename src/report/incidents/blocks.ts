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
import { findingText } from '../words/incident-findings-text.ts';
import { counted } from '../words/phrases.ts';

const phaseLabels: Readonly<Record<PhaseName, string>> = {
  detect: 'detect (MTTD)',
  acknowledge: 'acknowledge (MTTA)',
  identify: 'identify (MTTI)',
  fix: 'fix: MTTF (fix)',
  verify: 'verify (MTTV)',
  recovery: 'recovery (MTTR)',
};

/** What is shown of a result beyond the result itself. */
export interface ShownOptions {
  readonly shownGroups: number;
  /** No `--phase-target` was given. */
  readonly targetsAreDefault: boolean;
}

/** The summary, the phases, the groups, the longest incidents, the findings: in the order of a review. */
export function incidentsBlocks(analysis: IncidentAnalysis, shown: ShownOptions): readonly Block[] {
  return [
    summaryBlock(analysis),
    findingsBlock(analysis),
    phasesBlock(analysis, shown.targetsAreDefault),
    ...[...analysis.groups].map(([key, groups]) => groupsBlock(key, groups, shown.shownGroups)),
    longestBlock(analysis),
  ];
}

function summaryBlock(analysis: IncidentAnalysis): Block {
  const { window, counts, availability, gross, phases } = analysis;
  const facts: { label: string; value: Cell; note?: string }[] = [];
  const zone = window.zone.name;
  facts.push({
    label: 'Window',
    value: text(`${formatLocalInstant(window.start, window.zone)} to ${formatLocalInstant(window.end, window.zone)}`),
    note: `${zone}, ${formatDuration((window.end - window.start) / 1_000)}${window.source === 'default' ? ' (default)' : ''}`,
  });
  const parts = said(', ', [
    counts.maintenance > 0 ? `${formatCount(counts.maintenance)} maintenance` : '',
    counts.duplicate > 0 ? counted(counts.duplicate, 'duplicate', 'duplicates') : '',
    counts.excluded > 0 ? `${formatCount(counts.excluded)} excluded` : '',
    counts.invalid > 0 ? `${formatCount(counts.invalid)} invalid` : '',
    counts.open > 0 ? `${formatCount(counts.open)} open` : '',
  ]);
  facts.push({
    label: 'Incidents',
    value: count(counts.analyzed),
    note: `of ${counted(counts.read, 'row', 'rows')} read${parts === '' ? '' : `; ${parts}`}`,
  });
  const interval = analysis.availabilityInterval;
  facts.push({
    label: 'Availability',
    value: availability ? { kind: 'availability', unavailability: availability.unavailability } : missing(),
    note: said(', ', [
      availability?.nines != null ? `${formatNines(availability.nines)} nines` : '',
      interval ? `95 %: ${formatAvailability(interval.high)} to ${formatAvailability(interval.low)}` : '',
    ]),
  });
  facts.push({
    label: 'Downtime',
    value: duration(analysis.downtimeSeconds),
    note: `in ${counted(analysis.outages, 'outage', 'outages')}`,
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
    note: said(', ', [counted(analysis.failures, 'failure', 'failures'), mtbfRange ? `95 %: ${mtbfRange}` : '']),
  });
  const { recovery } = phases.phases;
  const mttr = analysis.mttrInterval;
  facts.push({
    label: 'MTTR',
    value: duration(analysis.mttrSeconds),
    note: said('; ', [
      recovery.count === 0 ? 'no incident was closed' : `mean of ${formatCount(recovery.count)} closed`,
      mttr ? `95 %: ${formatDuration(mttr.low)} to ${formatDuration(mttr.high)}` : '',
      phases.complete.meanRecoverySeconds !== null && phases.complete.count < recovery.count
        ? `${formatDuration(phases.complete.meanRecoverySeconds)} for the ${formatCount(phases.complete.count)} with all five stamps`
        : '',
    ]),
  });
  return { kind: 'facts', facts };
}

/** What there is to say, parted. */
function said(separator: string, parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(separator);
}

function phasesBlock({ phases }: IncidentAnalysis, targetsAreDefault: boolean): Block {
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
    { title: 'target', align: 'left', drop: 1 },
  ];
  const shown = phaseNames.filter((name) => phases.phases[name].count > 0);
  const never = phaseNames.filter((name) => name !== 'acknowledge' && phases.phases[name].count === 0);
  const rows = shown.map((name) => phaseRow(name, phases.phases[name]));
  const complete = formatCount(phases.complete.count);
  const notes: string[] = [];
  if (phases.complete.count > 0)
    notes.push(`share: part of the recovery time of the ${complete} with all five stamps in order`);
  if (targetsAreDefault && shown.some((name) => phases.phases[name].targetSeconds !== null))
    notes.push('targets: defaults; --phase-target detect=5m,fix=1h sets your own');
  if (rows.some((row) => row.some((cell) => cell.kind === 'duration' && cell.mark !== undefined)))
    notes.push('* too few observations to resolve that percentile: 29 for p90, 59 for p95, 299 for p99');
  if (never.length > 0) notes.push(`no incident has both stamps for: ${never.join(', ')}`);
  return { kind: 'table', title: 'Phases', columns, rows, notes };
}

/** How many observations resolve a percentile: with fewer, even the largest is not above it with 95 % confidence. */
const resolvedFrom = { p90: 29, p95: 59, p99: 299 } as const; // n ≥ ln 0.05 / ln p

function phaseRow(name: PhaseName, phase: PhaseSummary): readonly Cell[] {
  const percentile = (seconds: number | null, which: keyof typeof resolvedFrom): Cell =>
    seconds === null || phase.count >= resolvedFrom[which]
      ? duration(seconds)
      : { kind: 'duration', seconds, mark: '*' };
  const tone = phase.withinTarget === null ? undefined : phase.withinTarget ? 'good' : 'bad';
  const verdict = phase.withinTarget === null ? '' : phase.withinTarget ? ' met' : ' missed';
  return [
    text(phaseLabels[name]),
    count(phase.count),
    duration(phase.meanSeconds),
    duration(phase.p50Seconds),
    percentile(phase.p90Seconds, 'p90'),
    percentile(phase.p95Seconds, 'p95'),
    percentile(phase.p99Seconds, 'p99'),
    duration(phase.maxSeconds),
    share(phase.share),
    phase.targetSeconds === null ? text('') : joined(text('< '), duration(phase.targetSeconds), text(verdict, tone)),
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
  const isPeriod = ['month', 'quarter', 'year'].includes(key);
  const isClock = ['weekday', 'hour'].includes(key);
  const from = isPeriod ? Math.max(0, groups.length - most) : 0; // of a calendar the latest
  const upTo = isClock ? groups.length : from + most;
  const rows = groups
    .slice(from, upTo)
    .map((group): readonly Cell[] => [
      group.key === null ? text('(none)', 'quiet') : text(group.key),
      count(group.incidents),
      duration(group.downtimeSeconds),
      share(group.share),
      group.share === null ? text('') : { kind: 'bar', ratio: group.share },
      group.unavailability === null ? missing() : { kind: 'availability', unavailability: group.unavailability },
      duration(group.mttrSeconds),
    ]);
  const rest = [...groups.slice(0, from), ...groups.slice(upTo)];
  const notes: string[] = [];
  if (rest.length > 0) {
    const downtime = rest.reduce((sum, group) => sum + (group.downtimeSeconds ?? 0), 0);
    notes.push(
      `and ${formatCount(rest.length)} ${isPeriod ? 'earlier' : 'more'} with ${formatDuration(downtime)}; --top ${groups.length} shows all`,
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
