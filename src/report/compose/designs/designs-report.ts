import type { Json, JsonObject } from '../../../core/json.ts';
import type { Notice } from '../../../core/notice.ts';
import { allowed, defaultBasis } from '../../../core/quantity/allowance.ts';
import { costOf } from '../../../core/quantity/money.ts';
import type { DesignChoice } from '../../../core/topology/analyze/compare-designs.ts';
import { meetsTarget } from '../../../core/topology/analyze/meets-target.ts';
import { formatAvailability, formatDuration, formatMoney } from '../../numbers.ts';
import type { IntervalsPicture } from '../../pictures/picture.ts';
import {
  availability,
  type Block,
  type Cell,
  type Column,
  duration,
  missing,
  type Report,
  text,
} from '../../report.ts';
import { warningOf } from '../../words/notice-text.ts';
import { joinedBy } from '../../words/phrases.ts';
import { boundsWarning } from '../bounds-warning.ts';
import { partsCostOf } from '../cost-report.ts';
import { journeyData } from '../data.ts';
import { requestsData } from '../failover/requests-data.ts';
import type { Design } from './design.ts';
import { designRequestsBlock } from './design-requests.ts';
import { designsExplanation } from './designs-explanation.ts';

export interface DesignsResult {
  readonly designs: readonly Design[];
  readonly choice: DesignChoice;
  readonly notices: readonly Notice[];
}

const { yearSeconds } = defaultBasis;
const yearly = (unavailability: number): number => allowed(unavailability, yearSeconds);

/** Several designs side by side, and which to take. */
export function designsReport(result: DesignsResult): Report {
  return {
    title: `Composed: ${result.designs.map(({ name }) => name).join(', ')}`,
    blocks: [designsBlock(result), ...designRequestsBlock(result.designs), choiceBlock(result)],
    data: designsData(result),
    warnings: [...result.notices.map(warningOf), ...boundsWarning(answersOf(result.designs))],
    remarks: [],
    page: () => ({ headline: [], pictures: () => [designsPicture(result)] }),
    explanation: () => designsExplanation(result.designs),
  };
}

const answersOf = (designs: readonly Design[]) =>
  designs.flatMap(({ name, journeys }) =>
    journeys.map((each) => ({ ...each, name: `${name}: ${each.analysis.journey.name}` })),
  );

/** The journeys of all designs, one below the other. */
function designsPicture({ designs }: DesignsResult): IntervalsPicture {
  return {
    kind: 'intervals',
    axis: 'unavailability',
    title: 'Designs side by side',
    says: 'Unavailability of each journey in each design: the shorter, the better. Green meets its target, red misses it.',
    numbersIn: 'Designs',
    target: null,
    rows: designs.flatMap(({ name, journeys }) =>
      journeys.map(({ analysis, target }) => {
        const { unavailability } = analysis.result;
        return {
          name: text(journeys.length > 1 ? `${name}: ${analysis.journey.name}` : name),
          value: availability(unavailability, target?.availability.unavailability),
          ...{ at: unavailability, low: 0, high: unavailability },
          ...(target && { tone: meetsTarget(analysis, target) ? ('good' as const) : ('bad' as const) }),
        };
      }),
    ),
  };
}

function designsBlock({ designs }: DesignsResult): Block {
  const isPriced = designs.some(({ topology }) => partsCostOf(topology).perMonth !== null);
  const isCosted = designs.some(({ costPerHour }) => costPerHour !== null);
  const money = (amount: number | null): Cell => (amount === null ? missing() : text(formatMoney(amount)));
  const columns: Column[] = [
    { title: 'design', align: 'left', drop: 0, leastWidth: 10 },
    { title: 'journey', align: 'left', drop: 0, leastWidth: 10 },
    { title: 'availability', align: 'right', drop: 0 },
    { title: 'down a year', align: 'right', drop: 1 },
    { title: 'target', align: 'right', drop: 2 },
    { title: '', align: 'left', drop: 0 },
    ...(isPriced ? [{ title: 'parts a month', align: 'right', drop: 0 } as const] : []),
    ...(isCosted ? [{ title: 'downtime a year', align: 'right', drop: 1 } as const] : []),
  ];
  return {
    kind: 'table',
    title: 'Designs',
    columns,
    rows: designs.flatMap(({ name, topology, journeys, costPerHour }) =>
      journeys.map(({ analysis, target }): readonly Cell[] => {
        const { unavailability } = analysis.result;
        const isMet = target && meetsTarget(analysis, target);
        return [
          text(name),
          text(analysis.journey.name),
          availability(
            unavailability,
            target?.availability.unavailability,
            target ? (isMet ? 'good' : 'bad') : undefined,
          ),
          duration(yearly(unavailability)),
          target ? text(target.text) : missing(),
          target ? text(isMet ? 'met' : 'missed', isMet ? 'good' : 'bad') : missing(),
          ...(isPriced ? [money(partsCostOf(topology).perMonth)] : []),
          ...(isCosted ? [money(costOf(yearly(unavailability), costPerHour))] : []),
        ];
      }),
    ),
  };
}

/** One line: which meets its target, at which cost, and what the difference rests on. */
function choiceBlock({ designs, choice }: DesignsResult): Block {
  const { chosen, meeting, isCheapest, difference } = choice;
  const { name, topology, journeys } = designs[chosen]!;
  const worst = journeys.reduce((max, { analysis }) => Math.max(max, analysis.result.unavailability), 0);
  const { perMonth } = partsCostOf(topology);
  const price = perMonth === null ? '' : `, at ${formatMoney(perMonth)} a month`;
  const others = (meeting ?? []).filter((i) => i !== chosen).map((i) => designs[i]!.name);
  const also = others.length === 0 ? '' : `; so ${others.length === 1 ? 'does' : 'do'} ${joinedBy('and', others)}`;
  const what =
    meeting === null
      ? `${name} is the most available`
      : meeting.length === 0
        ? `none meets its target; the nearest is ${name}`
        : `${name} meets its target${isCheapest ? ' at the least cost' : ''}`;
  const rests = difference
    ? `; the difference to ${designs[difference.other]!.name} rests on ${difference.part}: ${downtimeText(difference.own)} here, ${downtimeText(difference.others)} there`
    : '';
  return {
    kind: 'list',
    title: 'Which',
    items: [{ text: `${what} (${formatAvailability(worst)})${price}${also}${rests}` }],
  };
}

const downtimeText = (unavailability: number): string =>
  unavailability === 0 ? 'no downtime' : `${formatDuration(yearly(unavailability))} of downtime a year`;

function designsData({ designs, choice }: DesignsResult): JsonObject {
  const nameAt = (place: number): string => designs[place]!.name;
  const { difference, meeting } = choice;
  return {
    ...{ name: null, detail: null, components: [], singlePoints: [], cutSets: [], cutSetCount: null, target: null },
    ...{ cost: null, withoutCost: [], costPerHour: null, lint: [], assumptions: [] },
    designs: designs.map(
      ({ name, file, topology, journeys, costPerHour, requests }): Json => ({
        name,
        file,
        journeys: journeys.map((each) => journeyData(each, costPerHour)),
        requests: requests && requestsData(topology, requests),
        cost: partsCostOf(topology).perMonth,
        withoutCost: [...partsCostOf(topology).withoutCost],
      }),
    ),
    choice: {
      design: nameAt(choice.chosen),
      meeting: meeting?.map(nameAt) ?? null,
      cheapest: choice.isCheapest,
      difference: difference && {
        other: nameAt(difference.other),
        part: difference.part,
        downtimeSeconds: { year: yearly(difference.own) },
        otherDowntimeSeconds: { year: yearly(difference.others) },
      },
    },
  };
}
