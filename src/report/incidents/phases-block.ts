import type { IncidentGroup } from '../../core/incidents/group.ts';
import { type PhaseName, type PhaseSummary, type PhasesResult, phaseNames } from '../../core/incidents/phases.ts';
import type { IncidentAnalysis } from '../../core/incidents/summary.ts';
import { formatCount } from '../numbers.ts';
import {
  type Block,
  type Cell,
  type Column,
  columnNote,
  count,
  duration,
  joined,
  type Note,
  share,
  text,
} from '../report.ts';
import { keyCell, shownGroups } from './groups-block.ts';

const phaseLabels: Readonly<Record<PhaseName, string>> = {
  detect: 'detect (MTTD)',
  acknowledge: 'acknowledge (MTTA)',
  identify: 'identify (MTTI)',
  fix: 'fix (MTTF)',
  verify: 'verify (MTTV)',
  recovery: 'recovery (MTTR)',
  mitigation: 'mitigation (MTTM)',
  mitigationFromDetection: '… from detection',
};

/** What is no part of the sum: nobody misses it. */
const beside: ReadonlySet<PhaseName> = new Set(['acknowledge', 'mitigation', 'mitigationFromDetection']);

/** The phases that somebody measured; mitigation only where a fix is known, since it is recovery otherwise. */
function shownPhases(count: (phase: PhaseName) => number, hasFixes: boolean): readonly PhaseName[] {
  return phaseNames.filter((name) => count(name) > 0 && (hasFixes || !name.startsWith('mitigation')));
}

/** How long each phase took, and whether it met its target. */
export function phasesBlock({ phases }: IncidentAnalysis, targetsAreDefault: boolean): Block {
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
  const shown = shownPhases((name) => phases.phases[name].count, phases.fixes > 0);
  const never = phaseNames.filter((name) => !beside.has(name) && phases.phases[name].count === 0);
  const rows = shown.map((name) => phaseRow(name, phases.phases[name]));
  const complete = formatCount(phases.complete.count);
  const notes: Note[] = [];
  if (phases.complete.count > 0)
    notes.push(columnNote('share', `part of the recovery time of the ${complete} with all five timestamps in order`));
  if (targetsAreDefault && shown.some((name) => phases.phases[name].targetSeconds !== null))
    notes.push(columnNote('target', 'defaults; --phase-target detect=5m,fix=1h sets your own'));
  const starred = columns.filter((_, i) => rows.some((row) => isStarred(row[i]!))).map(({ title }) => title);
  if (starred.length > 0)
    notes.push({
      text: '* too few observations to resolve that percentile: 29 for p90, 59 for p95, 299 for p99',
      of: starred,
    });
  if (shown.includes('fix')) notes.push('MTTF: mean time to fix here, not to failure');
  if (never.length > 0) notes.push(`no incident has both timestamps for: ${never.join(', ')}`);
  return { kind: 'table', title: 'Phases', columns, rows, notes };
}

const isStarred = (cell: Cell): boolean => cell.kind === 'duration' && cell.mark !== undefined;

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

/** The mean of each phase, group by group: what `--phases` shows. */
export function groupPhasesBlock(
  key: string,
  groups: readonly IncidentGroup[],
  { phases, fixes }: PhasesResult,
  most: number,
): Block {
  const shown = shownPhases((name) => phases[name].count, fixes > 0);
  const columns: Column[] = [
    { title: key, align: 'left', drop: 0, leastWidth: 12 },
    { title: 'n', align: 'right', drop: 7 },
    ...shown.map(
      (name): Column => ({
        title: shortLabels[name],
        align: 'right',
        drop: name === 'recovery' ? 0 : 1 + (phaseNames.indexOf(name) % 6),
      }),
    ),
  ];
  const rows = shownGroups(key, groups, most).map((group): readonly Cell[] => {
    const own = group.phases();
    return [keyCell(group.key), count(own.recovery.count), ...shown.map((name) => duration(own[name].meanSeconds))];
  });
  return {
    kind: 'table',
    title: `Mean phases by ${key}`,
    columns,
    rows,
    notes: [columnNote('n', 'closed incidents that began in the window')],
  };
}

const shortLabels: Readonly<Record<PhaseName, string>> = {
  detect: 'detect',
  acknowledge: 'ack',
  identify: 'identify',
  fix: 'fix',
  verify: 'verify',
  recovery: 'recovery',
  mitigation: 'mitigation',
  mitigationFromDetection: 'from detection',
};
