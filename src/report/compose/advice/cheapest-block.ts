import type { CheapestPlan } from '../../../core/topology/improve/cheapest-plan.ts';
import { formatAvailability, formatMoney } from '../../numbers.ts';
import { type Block, type Cell, missing, text } from '../../report.ts';
import { counted } from '../../words/phrases.ts';
import type { ComposeResult } from '../result.ts';
import { changesText } from './change-text.ts';
import { moneyOf } from './plan-money.ts';

/** An amount; where nobody said a price there is none. */
export const money = (amount: number | null): Cell => (amount === null ? missing() : text(formatMoney(amount)));

/** The plan that costs least, what it saves, and what each nine of it costs. */
export function cheapestBlock(plan: CheapestPlan, wanted: number, result: ComposeResult): Block {
  const { changes, unavailability, costPerMonth, isProven, atLeastPerMonth } = plan;
  const { savedPerYear, costPerNine } = moneyOf(result, changes, unavailability, costPerMonth);
  const proof = isProven
    ? `no cheaper list of what has a price does${result.topology.clusters ? '; nodes of clusters are not added' : ''}`
    : `cheaper ones are not ruled out; at least ${formatMoney(atLeastPerMonth)} a month`;
  const nine = costPerNine === null ? '' : `; ${formatMoney(costPerNine)} a year for each nine`;
  const saved =
    savedPerYear === null
      ? []
      : [{ text: `saves ${formatMoney(savedPerYear)} of downtime a year for ${formatMoney(12 * costPerMonth)}` }];
  return {
    kind: 'list',
    title: 'To meet it, at the least cost',
    items: [
      { text: `${counted(changes.length, 'change')}: ${changesText(changes)}` },
      { text: `costs ${formatMoney(costPerMonth)} a month more${nine}` },
      ...saved,
      { text: `gives ${formatAvailability(unavailability, wanted)}; ${proof}`, tone: 'quiet' },
    ],
  };
}
