import type { LossesPicture } from '../pictures/picture.ts';
import { availability, missing } from '../report.ts';
import { drillsTable, likeDrills, nameOf } from './failover/drill-blocks.ts';
import type { ComposeResult } from './result.ts';

/** More journeys beside each other, and more losses below each other, are no picture any more. */
const mostJourneys = 8;
const mostLosses = 20;

/** What the loss of each part, domain, node or region takes of each journey: the worst first. */
export function lossesPicture(result: ComposeResult): LossesPicture | null {
  const { failover, journeys } = result;
  const drills = failover.drills ?? failover.losses();
  if (drills === null) return null;
  const shown = journeys.slice(0, mostJourneys);
  const rows = likeDrills(drills).map((like) => ({
    name: nameOf(like),
    cells: shown.map(({ analysis }, i) => {
      const before = analysis.result.unavailability;
      const { unavailability } = like[0]!.results[i]!;
      const effect = unavailability === 1 ? 'down' : unavailability > before * (1 + 1e-9) ? 'worse' : 'none';
      return { value: effect === 'none' ? missing() : availability(unavailability, before), effect } as const;
    }),
  }));
  const felt = rows.filter(({ cells }) => cells.some(({ effect }) => effect !== 'none'));
  if (felt.length === 0) return null;
  const more = felt.length > mostLosses ? `; the ${mostLosses} worst of ${felt.length}` : '';
  const first = shown.length < journeys.length ? ` of the first ${mostJourneys} journeys` : '';
  return {
    kind: 'losses',
    title: 'What each loss takes',
    says: `The availability that is left${first} while one thing is down: red is nothing, empty is as before${more}.`,
    columns: shown.map(({ analysis }) => analysis.journey.name),
    rows: felt.slice(0, mostLosses),
    ...(failover.drills ? { numbersIn: 'What each loss does' } : { table: drillsTable(drills, result) }),
  };
}
