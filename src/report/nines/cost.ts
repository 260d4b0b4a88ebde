import type { JsonObject } from '../../core/json.ts';
import { allowed, type PeriodBasis } from '../../core/quantity/allowance.ts';
import { costOf } from '../../core/quantity/money.ts';
import { formatMoney } from '../numbers.ts';
import { availability, type Block, type Cell, text } from '../report.ts';
import type { NinesFacts } from './facts.ts';

/** What the downtime that an unavailability allows costs, and what of it a further nine, a tenth of that, would save. */
function costsOf(unavailability: number, { yearSeconds, monthSeconds }: PeriodBasis, costPerHour: number) {
  const cost = (share: number, seconds: number): number =>
    costOf(allowed(share, allowed(unavailability, seconds)), costPerHour)!;
  return { year: cost(1, yearSeconds), month: cost(1, monthSeconds), nextNine: cost(0.9, yearSeconds) };
}

export function costBlocks({ targets, basis, costPerHour }: NinesFacts): readonly Block[] {
  if (costPerHour === null) return [];
  const columns = ['availability', 'a year', 'a month', 'a further nine saves a year'] as const;
  return [
    {
      kind: 'table',
      title: 'What the allowed downtime costs',
      columns: columns.map((title) => ({ title, align: 'right', drop: 0 })),
      rows: targets.map(({ unavailability }): readonly Cell[] => {
        const { year, month, nextNine } = costsOf(unavailability, basis, costPerHour);
        return [availability(unavailability), ...[year, month, nextNine].map((amount) => text(formatMoney(amount)))];
      }),
      notes: [`at ${formatMoney(costPerHour)} an hour; a further nine pays only where it costs less than it saves`],
    },
  ];
}

/** The keys of a target that only a price brings. */
export function costData(unavailability: number, { basis, costPerHour }: NinesFacts): JsonObject {
  if (costPerHour === null) return {};
  const { year, month, nextNine } = costsOf(unavailability, basis, costPerHour);
  return { downtimeCost: { year, month }, nextNineSavesPerYear: nextNine };
}
