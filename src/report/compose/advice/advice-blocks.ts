import { allowed, defaultBasis } from '../../../core/quantity/allowance.ts';
import { meetsTarget } from '../../../core/topology/analyze/meets-target.ts';
import { mostPartsTried, type RankingLimit } from '../../../core/topology/improve/advice.ts';
import type { Change } from '../../../core/topology/improve/changes.ts';
import type { Plan } from '../../../core/topology/improve/plan.ts';
import type { RankedChange } from '../../../core/topology/improve/rank.ts';
import { formatAvailability, formatCount, formatDuration, formatSignificant } from '../../numbers.ts';
import { availability, type Block, duration, type Fact, text } from '../../report.ts';
import { counted } from '../../words/phrases.ts';
import type { ComposeResult } from '../result.ts';
import { anyOfText, changesText, changeText } from './change-text.ts';
import { cheapestBlock, money } from './cheapest-block.ts';
import { isSamePlan, moneyOf } from './plan-money.ts';

/** The target, and what would meet it. */
export function adviceBlocks(result: ComposeResult): readonly Block[] {
  const { target, detail, top } = result;
  if (!target) return [];
  const { unavailability } = detail.analysis.result;
  const wanted = target.availability.unavailability;
  const isMet = meetsTarget(detail.analysis, target);
  const advice = target.advice;
  const facts: Fact[] = [
    {
      label: 'Target',
      value: availability(wanted, unavailability),
      note: isMet ? 'met' : `missed by ${formatDurationOf(Math.max(unavailability - wanted, Number.MIN_VALUE))} a year`,
    },
  ];
  if (!advice) return [{ kind: 'facts', title: 'Target', facts }];
  const { requiredEachUnavailability: each, ranking, rankingLimit, plan, cheapest } = advice;
  facts.push(
    each === null
      ? { label: 'Each part', value: text('cannot meet it, however good'), note: 'what is shared takes too much' }
      : { label: 'Each part', value: availability(each), note: 'would be needed if all were equal' },
  );
  const blocks: Block[] = [{ kind: 'facts', title: 'Target', facts }];
  if (ranking && ranking.ranked.length > 0) {
    const rows = likeChanges(ranking.ranked);
    const shown = rows.slice(0, top);
    const notes = ['each computed exactly, as a topology of its own; best first'];
    if (shown.length < rows.length)
      notes.unshift(`the first ${formatCount(shown.length)} of ${formatCount(rows.length)}; --top N shows more`);
    if (ranking.componentsLeftOut > 0)
      notes.push(`not looked at: ${formatCount(ranking.componentsLeftOut)} components that matter less`);
    if (ranking.notComputed > 0)
      notes.push(
        `not computed: ${formatCount(ranking.notComputed)} changes${rankingLimit ? `, ${limitText(rankingLimit)}` : ''}`,
      );
    blocks.push({
      kind: 'table',
      title: 'Single changes',
      columns: [
        { title: 'change', align: 'left', drop: 0, leastWidth: 24 },
        { title: 'availability', align: 'right', drop: 0 },
        { title: 'saves a year', align: 'right', drop: 1 },
        ...(cheapest ? [{ title: 'costs a month', align: 'right', drop: 0 } as const] : []),
        { title: 'target', align: 'left', drop: 0 },
      ],
      rows: shown.map(({ changes, first: { unavailability: after, gain, met } }) => [
        text(anyOfText(changes)),
        availability(after, wanted),
        duration(allowed(gain, defaultBasis.yearSeconds)),
        ...(cheapest ? [money(moneyOf(result, [changes[0]!], after).costPerMonth)] : []),
        text(met ? 'met' : 'missed', met ? 'good' : 'bad'),
      ]),
      notes,
    });
  }
  if (cheapest) blocks.push(cheapestBlock(cheapest, wanted, result));
  if (plan && !(cheapest && isSamePlan(plan.changes, cheapest.changes)))
    blocks.push(planBlock(plan, wanted, cheapest ? 'To meet it, with the fewest changes' : 'To meet it'));
  if (!plan && !isMet && ranking) blocks.push(tooLargeBlock);
  return blocks;
}

const tooLargeBlock: Block = {
  kind: 'list',
  title: 'To meet it',
  items: [
    {
      text: `lists of changes are tried for topologies of at most ${formatCount(mostPartsTried)} parts`,
      tone: 'quiet',
    },
  ],
};

function limitText(limit: RankingLimit): string {
  switch (limit.kind) {
    case 'parts':
      return `which would be solved anew: that is done for at most ${formatCount(limit.most)} parts`;
    case 'evaluations':
      return `of which at most ${formatCount(limit.most)} are solved anew in a topology of this size`;
    case 'diagram':
      return 'whose diagrams do not fit --max-nodes and --max-time';
  }
}

interface LikeChanges {
  readonly first: RankedChange;
  readonly changes: readonly Change[];
}

/** Changes of one kind that give the same are one row: any of them. */
function likeChanges(ranked: readonly RankedChange[]): readonly LikeChanges[] {
  const rows = new Map<string, { readonly first: RankedChange; readonly changes: Change[] }>();
  for (const each of ranked) {
    const key = `${changeText(each.change, '')} ${formatSignificant(each.unavailability, 12)}`;
    const row = rows.get(key);
    if (row) row.changes.push(each.change);
    else rows.set(key, { first: each, changes: [each.change] });
  }
  return [...rows.values()];
}

const formatDurationOf = (unavailability: number): string =>
  formatDuration(allowed(Math.max(0, unavailability), defaultBasis.yearSeconds));

function planBlock(plan: Plan, wanted: number, title: string): Block {
  const gives = `gives ${formatAvailability(plan.unavailability, wanted)}`;
  if (plan.kind === 'unreachable')
    return {
      kind: 'list',
      title,
      items: [
        {
          text: `${plan.isProven ? 'no list of such changes meets it' : 'no list of such changes was found'}; the best: ${changesText(plan.changes) || 'nothing'}, which ${gives}`,
          tone: 'bad',
        },
      ],
    };
  const { changes, provenShortest, atLeast, optionalLeftOut } = plan;
  const kept = optionalLeftOut ? ' without making something optional' : '';
  const proof = provenShortest ? `no shorter list does${kept}` : `shorter ones are not ruled out; at least ${atLeast}`;
  return {
    kind: 'list',
    title,
    items: [
      {
        text: `${counted(changes.length, 'change')}: ${changesText(changes)}`,
      },
      { text: `${gives}; ${proof}`, tone: 'quiet' },
    ],
  };
}
