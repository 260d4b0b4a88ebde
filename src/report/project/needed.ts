import type { Json, JsonObject } from '../../core/json.ts';
import { leverPhases } from '../../core/projection/change.ts';
import type { Needed, NeededLever, NeededObstacle } from '../../core/projection/needed.ts';
import type { PhaseTargetsHeld } from '../../core/projection/phase-targets.ts';
import type { Projection } from '../../core/projection/project.ts';
import type { Baseline, KnownPhase } from '../../core/projection/scenario.ts';
import { formatAvailability, formatDecimal, formatShare } from '../numbers.ts';
import { type Block, type Cell, duration, joined, missing, text } from '../report.ts';
import { leverReason, meanReason } from './reasons.ts';

/** What each lever alone would have to become, and all phases together. */
export function neededBlock(needed: Needed, { current, baseline, options }: Projection): Block {
  const anyway = (cell: Cell): Cell => (needed.isMet ? text('met', 'good') : cell);
  const none = (why: string): Cell => text(why, 'quiet');
  const less = (lever: NeededLever): Cell =>
    anyway('reduction' in lever ? text(`${formatShare(lever.reduction)} less`) : none(shortReason(lever)));
  const rows: (readonly Cell[])[] = [
    [
      text('MTTR'),
      duration(current?.mttrSeconds ?? null),
      duration(needed.mttrSeconds),
      anyway(
        needed.mttrObstacle === 'noFailures' || needed.mttrReduction === null
          ? missing()
          : text(`${formatShare(needed.mttrReduction)} less`),
      ),
    ],
    [
      text('MTBF'),
      duration(current?.mtbfSeconds ?? null),
      duration(needed.mtbfSeconds),
      anyway(
        needed.mtbfObstacle !== null || needed.mtbfSeconds === null
          ? none(meanReason(needed.mtbfObstacle) ?? '')
          : !current?.mtbfSeconds
            ? missing()
            : text(`${formatDecimal(needed.mtbfSeconds / current.mtbfSeconds, 2)} times`),
      ),
    ],
  ];
  const { phases } = baseline;
  if (phases !== null) {
    for (const phase of leverPhases) {
      const lever = needed.phases[phase];
      const { meanSeconds } = phases[phase];
      rows.push([text(phase), duration(meanSeconds), duration(lengthOf(lever, phases[phase])), less(lever)]);
    }
    const lengths = leverPhases.flatMap((phase, i): Cell[] => [
      ...(i === 0 ? [] : [text(' + ')]),
      duration(lengthOf(needed.allPhases, phases[phase])),
    ]);
    const isKnown = 'reduction' in needed.allPhases;
    rows.push([text('all phases'), text(''), isKnown ? joined(...lengths) : missing(), less(needed.allPhases)]);
  }
  return {
    kind: 'table',
    title: `Needed for ${formatAvailability(options.targetUnavailability!)}, each alone`,
    columns: [
      { title: 'lever', align: 'left', drop: 0 },
      { title: 'now', align: 'right', drop: 0 },
      { title: 'needed', align: 'right', drop: 0 },
      { title: '', align: 'left', drop: 0, leastWidth: 12 },
    ],
    rows,
    ...(phases !== null && { notes: ['all phases: each by the same part'] }),
  };
}

/** How long a phase may take on average where it shrinks by what is needed; null where either is not known. */
function lengthOf(lever: NeededLever, { meanSeconds }: KnownPhase): number | null {
  return 'reduction' in lever && meanSeconds !== null ? meanSeconds * (1 - lever.reduction) : null;
}

/** The phase stands in the same row. */
function shortReason(obstacle: NeededObstacle): string {
  if (obstacle.kind === 'notEnough') return `cannot be met by it alone (${formatShare(obstacle.share)})`;
  return obstacle.kind === 'shareUnknown' ? 'its share is not known' : leverReason(obstacle);
}

export function neededData(needed: Needed, { phases }: Baseline): JsonObject {
  const ofPhases = (shown: (phase: (typeof leverPhases)[number]) => Json): JsonObject =>
    Object.fromEntries(leverPhases.map((phase) => [phase, shown(phase)]));
  const length = (lever: NeededLever, phase: (typeof leverPhases)[number]): number | null =>
    phases === null ? null : lengthOf(lever, phases[phase]);
  const reductionOf = (phase: (typeof leverPhases)[number]): Json => {
    const lever = needed.phases[phase];
    return 'reduction' in lever ? { reduction: lever.reduction, seconds: length(lever, phase) } : null;
  };
  const reasonOf = (lever: NeededLever): Json => ('reduction' in lever ? null : leverReason(lever));
  const { allPhases } = needed;
  return {
    isMet: needed.isMet,
    mttrSeconds: needed.mttrSeconds,
    mtbfSeconds: needed.mtbfSeconds,
    mttrReduction: needed.mttrReduction,
    phases: {
      ...ofPhases(reductionOf),
      all:
        'reduction' in allPhases
          ? { reduction: allPhases.reduction, seconds: ofPhases((phase) => length(allPhases, phase)) }
          : null,
    },
    phaseTargets: needed.phaseTargets && targetsData(needed.phaseTargets),
    reasons: {
      mttr: meanReason(needed.mttrObstacle),
      mtbf: meanReason(needed.mtbfObstacle),
      ...ofPhases((phase) => reasonOf(needed.phases[phase])),
      all: reasonOf(allPhases),
    },
  };
}

function targetsData({ targets, ...sums }: PhaseTargetsHeld): JsonObject {
  return { seconds: Object.fromEntries(targets.map(({ phase, seconds }) => [phase, seconds])), ...sums };
}
