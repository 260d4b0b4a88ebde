import type { JsonObject } from '../../core/json.ts';
import { failuresPerYear, type Means } from '../../core/quantity/means.ts';
import { formatAvailability, formatExactSeconds } from '../numbers.ts';
import { availability, type Block, type Cell, missing, text } from '../report.ts';
import { meanReasons } from '../words/mean-reasons.ts';
import type { ConvertedTarget, NinesFacts } from './facts.ts';

const exact = (seconds: number | null): Cell =>
  seconds === null ? missing() : { kind: 'duration', seconds, isExact: true };

/** What is missing of MTBF and MTTR, target by target; and where nothing is, whether both together meet it. */
export function meansBlocks({ targets, basis, means, isChecked }: NinesFacts): readonly Block[] {
  const failures = (each: Means): Cell => {
    const count = failuresPerYear(each, basis.yearSeconds);
    return count === null ? missing() : { kind: 'significant', value: count, digits: 4 };
  };
  const known = targets.flatMap((target) => (target.means ? [{ ...target, means: target.means }] : []));
  const solved = known.filter(({ means: { follows } }) => follows !== 'availability');
  const compared = targets.flatMap((target) => (target.needs ? [{ ...target, needs: target.needs }] : []));
  const own = known.at(-1);
  const blocks: Block[] = [];
  if (solved.length > 0)
    blocks.push({
      kind: 'table',
      title: 'MTBF and MTTR',
      columns: [
        { title: 'availability', align: 'right', drop: 0 },
        { title: 'MTBF (uptime)', align: 'right', drop: 0 },
        { title: 'MTTR', align: 'right', drop: 0 },
        { title: 'failures a year', align: 'right', drop: 1 },
        { title: '', align: 'left', drop: 0 },
      ],
      rows: solved.map(({ unavailability, means: each }): readonly Cell[] => [
        availability(unavailability),
        exact(each.mtbfSeconds),
        exact(each.mttrSeconds),
        failures(each),
        text(each.obstacle === null ? '' : meanReasons[each.obstacle], 'quiet'),
      ]),
      notes: ['A = MTBF / (MTBF + MTTR): at least that MTBF, at most that MTTR'],
    });
  if (compared.length > 0 && own)
    blocks.push({
      kind: 'table',
      title: `Held against ${means.join(', ')}: ${formatAvailability(own.unavailability)}`,
      columns: [
        { title: 'target', align: 'right', drop: 0 },
        { title: '', align: 'left', drop: 0 },
        { title: 'MTTR at most', align: 'right', drop: 0 },
        { title: 'or MTBF at least', align: 'right', drop: 0 },
        { title: 'failures a year', align: 'right', drop: 1 },
      ],
      rows: compared.map(({ unavailability, needs }): readonly Cell[] => [
        availability(unavailability, own.unavailability),
        own.unavailability <= unavailability ? text('met', 'good') : text('missed', 'bad'),
        exact(needs.atThisFrequency.mttrSeconds),
        exact(needs.withThisMttr.mtbfSeconds),
        failures(needs.withThisMttr),
      ]),
      notes: [`each alone, the other as it was typed${isChecked ? '' : '; --target makes a check of it'}`],
    });
  return blocks;
}

/** The keys of a target that only MTBF and MTTR bring. */
export function meansData({ means, needs }: ConvertedTarget, yearSeconds: number): JsonObject {
  const shown = (each: Means): JsonObject => ({
    mtbfSeconds: each.mtbfSeconds,
    mttrSeconds: each.mttrSeconds,
    failuresPerYear: failuresPerYear(each, yearSeconds),
    reason: each.obstacle === null ? null : meanReasons[each.obstacle],
  });
  return {
    ...(means && shown(means)),
    ...(needs && { needs: { atThisFrequency: shown(needs.atThisFrequency), withThisMttr: shown(needs.withThisMttr) } }),
  };
}

/** How the third number follows from the two that were typed. */
export function meansExplanation({ label, unavailability: u, means }: ConvertedTarget): readonly string[] {
  if (means === null || means.mtbfSeconds === null || means.mttrSeconds === null) return [];
  const [mtbf, mttr] = [formatExactSeconds(means.mtbfSeconds), formatExactSeconds(means.mttrSeconds)];
  switch (means.follows) {
    case 'mtbf':
      return [`${label}: MTBF = MTTR·(1 − U)/U = ${mttr} × (1 − ${u}) / ${u} = ${mtbf}`];
    case 'mttr':
      return u === 1 ? [] : [`${label}: MTTR = MTBF·U/(1 − U) = ${mtbf} × ${u} / (1 − ${u}) = ${mttr}`];
    case 'availability':
      return [`${label}: U = MTTR/(MTBF + MTTR) = ${mttr} / (${mtbf} + ${mttr}) = ${u}`];
  }
}
