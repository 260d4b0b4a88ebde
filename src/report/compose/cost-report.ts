import type { JsonObject } from '../../core/json.ts';
import { allowed, defaultBasis } from '../../core/quantity/allowance.ts';
import { costOf } from '../../core/quantity/money.ts';
import { costOfParts, type PartsCost } from '../../core/topology/model/cost.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import { formatMoney } from '../numbers.ts';
import { type Block, type Fact, missing, text } from '../report.ts';
import { someOf } from '../words/phrases.ts';
import type { Assumption } from './assumption.ts';
import type { JourneyResult } from './journey-result.ts';
import type { ComposeResult } from './result.ts';

const { yearSeconds, monthSeconds } = defaultBasis;

/** What the parts cost; without a single cost there is nothing to say of those that lack one. */
export function partsCostOf(topology: Topology): PartsCost {
  const found = costOfParts(topology);
  const nodes = (topology.clusters ?? []).flatMap((cluster) => cluster.nodes);
  const isPriced = [...topology.components, ...nodes].some(({ costPerMonth }) => costPerMonth !== undefined);
  return isPriced ? found : { ...found, withoutCost: [] };
}

/** What downtime of this unavailability costs; null without a price. */
export function downtimeCost(unavailability: number, costPerHour: number | null): JsonObject | null {
  if (costPerHour === null) return null;
  const cost = (seconds: number): number => costOf(allowed(unavailability, seconds), costPerHour)!;
  return { year: cost(yearSeconds), month: cost(monthSeconds) };
}

/** The keys of the result that are about money. */
export function costData({ topology, costPerHour }: ComposeResult): JsonObject {
  const { perMonth, withoutCost } = partsCostOf(topology);
  return { cost: perMonth, withoutCost: [...withoutCost], costPerHour };
}

/** What it costs to have it, and not to have it. */
export function costBlocks({ topology, detail, costPerHour }: ComposeResult): readonly Block[] {
  const { perMonth, withoutCost } = partsCostOf(topology);
  const facts: Fact[] = [];
  if (perMonth !== null)
    facts.push({
      label: 'Parts a month',
      value: text(formatMoney(perMonth)),
      note: `all components${topology.clusters ? ' and nodes' : ''} of the file`,
    });
  else if (withoutCost.length > 0)
    facts.push({ label: 'Parts a month', value: missing(), note: `not known without cost of ${someOf(withoutCost)}` });
  if (costPerHour !== null) {
    const { journey, result } = detail.analysis;
    const cost = costOf(allowed(result.unavailability, yearSeconds), costPerHour)!;
    facts.push({
      label: 'Downtime a year',
      value: text(formatMoney(cost)),
      note: `of ${journey.name}, at ${formatMoney(costPerHour)} an hour`,
    });
  }
  return facts.length > 0 ? [{ kind: 'facts', title: 'Cost', facts }] : [];
}

/** What a year of downtime costs, with the numbers put in. */
export function costExplanation({ analysis }: JourneyResult, costPerHour: number | null): readonly string[] {
  if (costPerHour === null) return [];
  const { journey, result } = analysis;
  const cost = costOf(allowed(result.unavailability, yearSeconds), costPerHour);
  return [
    `${journey.name}: downtime a year costs U × ${yearSeconds} s / 3600 s × ${costPerHour} = ${result.unavailability} × ${yearSeconds} s / 3600 s × ${costPerHour} = ${cost}`,
  ];
}

const shares = 'a warm standby is taken to cost half of its primary, a cold one a tenth, a hot one the same';

export function costAssumptions({ topology }: ComposeResult): readonly Assumption[] {
  const { byMode } = costOfParts(topology);
  if (byMode.length === 0) return [];
  return [{ kind: 'standbyCost', message: `${shares}: failover: { cost } says it of ${someOf(byMode)}` }];
}
