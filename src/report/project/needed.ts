import type { Json, JsonObject } from '../../core/json.ts';
import { leverPhases } from '../../core/projection/change.ts';
import type { Needed, NeededLever, NeededObstacle } from '../../core/projection/needed.ts';
import { yearSeconds } from '../../core/projection/operating-point.ts';
import type { PhaseTargetsHeld } from '../../core/projection/phase-targets.ts';
import type { Projection } from '../../core/projection/project.ts';
import type { KnownPhase } from '../../core/projection/scenario.ts';
import { allowed } from '../../core/quantity/allowance.ts';
import { costOf } from '../../core/quantity/money.ts';
import { formatAvailability, formatDecimal, formatMoney, formatShare } from '../numbers.ts';
import { type Block, type Cell, type Column, duration, missing, text } from '../report.ts';
import { leverReason, meanReason } from './reasons.ts';

/** What each lever alone would have to become, and all phases together. */
export function neededBlock(needed: Needed, projection: Projection): Block {
  const { current, baseline, options } = projection;
  const anyway = (cell: Cell): Cell => (needed.isMet ? text('met', 'good') : cell);
  const none = (why: string): Cell => text(why, 'quiet');
  const less = (lever: NeededLever): Cell =>
    anyway('reduction' in lever ? text(`${formatShare(lever.reduction)} less`) : none(shortReason(lever)));
  const { phases } = baseline;
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
  if (phases !== null) {
    const together = leverPhases.map((phase) => lengthOf(needed.allPhases, phases[phase]));
    const sumOf = (lengths: readonly (number | null)[]): number | null =>
      lengths.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0);
    leverPhases.forEach((phase, i) => {
      const lever = needed.phases[phase];
      const { meanSeconds } = phases[phase];
      const alone = duration(lengthOf(lever, phases[phase]));
      const isUnknown = needed.isMet && meanSeconds === null;
      const verdict = isUnknown ? none('nothing needed') : less(lever);
      rows.push([text(phase), duration(meanSeconds), alone, verdict, duration(together[i]!)]);
    });
    const now = sumOf(leverPhases.map((phase) => phases[phase].meanSeconds));
    const all = needed.isMet && now === null ? none('nothing needed') : less(needed.allPhases);
    rows.push([text('all phases'), duration(now), duration(sumOf(together)), all]);
  }
  const columns: readonly Column[] = [
    { title: 'lever', align: 'left', drop: 0 },
    { title: 'now', align: 'right', drop: 0 },
    { title: 'needed', align: 'right', drop: 0 },
    { title: '', align: 'left', drop: 0, leastWidth: 12 },
    ...(phases === null ? [] : [{ title: 'or all so short', align: 'right', drop: 1 } as const]),
  ];
  return {
    kind: 'table',
    title: `Needed for ${formatAvailability(options.targetUnavailability!)}, each alone`,
    columns,
    rows: rows.map((row) => [...row, ...columns.slice(row.length).map(() => text(''))]),
    notes: worthNotes(needed, projection),
  };
}

/** What a year costs less where the target is just met: what reaching it may cost a year. */
function savedByTarget({ current, options }: Projection): number | null {
  const allowedSeconds = allowed(options.targetUnavailability!, yearSeconds);
  return costOf(current && Math.max(0, current.downtimeSeconds.year - allowedSeconds), options.costPerHour);
}

function worthNotes({ isMet }: Needed, projection: Projection): readonly string[] {
  const saved = savedByTarget(projection);
  return saved === null || isMet ? [] : [`meeting it saves ${formatMoney(saved)} a year: what it may cost at most`];
}

/** How long a phase may take on average where it shrinks by what is needed; null where either is not known. */
function lengthOf(lever: NeededLever, { meanSeconds }: KnownPhase): number | null {
  return 'reduction' in lever && meanSeconds !== null ? meanSeconds * (1 - lever.reduction) : null;
}

/** The phase stands in the same row. */
function shortReason(obstacle: NeededObstacle): string {
  if (obstacle.kind === 'notEnough') return `not by it alone (${formatShare(obstacle.share)})`;
  return obstacle.kind === 'shareUnknown' ? 'its share is not known' : leverReason(obstacle);
}

export function neededData(needed: Needed, projection: Projection): JsonObject {
  const { phases } = projection.baseline;

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
    savedPerYear: savedByTarget(projection),
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
