import { costOf } from '../quantity/money.ts';
import type { Outlook } from './operating-point.ts';
import type { ProjectedScenario } from './scenario.ts';

/** Downtime a year that a change saves, in seconds; negative where it costs some. */
export function gainOf(outlook: Outlook | null, current: Outlook | null): number | null {
  return outlook && current ? current.downtimeSeconds.year - outlook.downtimeSeconds.year : null;
}

export interface RankedSaving {
  readonly name: string;
  readonly savedPerYear: number;
}

/** The scenarios, each alone, by the money that they save a year, most first. What cannot be computed is left out. */
export function rankedSavings(
  scenarios: readonly ProjectedScenario[],
  current: Outlook | null,
  costPerHour: number,
): readonly RankedSaving[] {
  return scenarios
    .flatMap(({ name, isCombined, outlook }): RankedSaving[] => {
      const saved = costOf(gainOf(outlook, current), costPerHour);
      return saved === null || isCombined ? [] : [{ name, savedPerYear: saved }];
    })
    .sort((a, b) => b.savedPerYear - a.savedPerYear);
}
