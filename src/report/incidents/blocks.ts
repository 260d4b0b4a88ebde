import type { IncidentAnalysis } from '../../core/incidents/summary.ts';
import { type Block, type Cell, type Column, duration, instant, joined, text } from '../report.ts';
import { findingText } from '../words/incident-findings-text.ts';
import { lineText } from '../words/phrases.ts';
import { groupsBlock } from './groups-block.ts';
import { matrixBlock } from './matrix-block.ts';
import { groupPhasesBlock, phasesBlock } from './phases-block.ts';
import { summaryBlock } from './summary-block.ts';

/** What is shown of a result beyond the result itself. */
export interface ShownOptions {
  readonly shownGroups: number;
  /** `--phases`. */
  readonly phasesByGroup: boolean;
  /** No `--phase-target` was given. */
  readonly targetsAreDefault: boolean;
  /** For the intervals of months, which are made where somebody looks at them. */
  readonly seed: number;
}

/** The summary, the phases, the groups, the longest incidents, the findings: in the order of a review. */
export function incidentsBlocks(analysis: IncidentAnalysis, shown: ShownOptions): readonly Block[] {
  return [
    summaryBlock(analysis),
    findingsBlock(analysis),
    phasesBlock(analysis, shown.targetsAreDefault),
    ...[...analysis.groups].flatMap(([key, groups]) => [
      groupsBlock(key, groups, shown.shownGroups),
      ...(shown.phasesByGroup && analysis.phases.phases.recovery.count > 0
        ? [groupPhasesBlock(key, groups, analysis.phases, shown.shownGroups)]
        : []),
    ]),
    ...(analysis.matrix ? [matrixBlock(analysis.matrix, shown.shownGroups)] : []),
    longestBlock(analysis),
  ];
}

function findingsBlock({ findings }: IncidentAnalysis): Block {
  return { kind: 'list', title: 'Findings', items: findings.map((finding) => ({ text: findingText(finding) })) };
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
    each.title === null ? text(lineText(each.line), 'quiet') : text(each.title),
  ]);
  return { kind: 'table', title: `Longest (start in ${window.zone.name})`, columns, rows };
}
