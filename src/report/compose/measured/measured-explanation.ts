import { formatExactSeconds as seconds } from '../../numbers.ts';
import type { ComposeResult } from '../result.ts';

/** What the log makes of each service and of each journey, with the numbers put in. */
export function measuredExplanation({ measured }: ComposeResult): readonly string[] {
  if (!measured) return [];
  return [
    ...measured.components.flatMap(({ name, measured: found }): readonly string[] =>
      found && found.mtbfSeconds !== null && found.mttrSeconds !== null
        ? [
            `${name}, measured: U = MTTR / (MTBF + MTTR) = ${seconds(found.mttrSeconds)} / (${seconds(found.mtbfSeconds)} + ${seconds(found.mttrSeconds)}) = ${found.unavailability}`,
          ]
        : [],
    ),
    ...measured.journeys.flatMap(({ name, measured: found }) =>
      found ? [`${name}, measured: U = ${found.unavailability}, by the same diagram`] : [],
    ),
  ];
}
