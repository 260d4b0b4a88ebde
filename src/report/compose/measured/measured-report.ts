import type { JsonObject } from '../../../core/json.ts';
import { availabilityData } from '../../availability-data.ts';
import { formatCount } from '../../numbers.ts';
import { availability, type Block, type Cell, count, duration, missing, range, text } from '../../report.ts';
import { windowData, windowFact } from '../../window.ts';
import { someOf } from '../../words/phrases.ts';
import type { Assumption } from '../assumption.ts';
import type { ComposeResult } from '../result.ts';
import type { MeasuredComponent } from './measured-result.ts';

/** Modelled and measured side by side. */
export function measuredBlocks({ measured }: ComposeResult): readonly Block[] {
  if (!measured) return [];
  const { components, journeys, others, draws, seed, window } = measured;
  const asModelled = components.flatMap(({ name, measured: found }) => (found ? [] : [name]));
  const hasInterval = journeys.some(({ interval }) => interval !== null);
  const notes = [
    ...(hasInterval
      ? [
          `the interval holds the true availability of what was measured with 95 %: ${formatCount(draws)} draws of how often and how long each fails, seed ${formatCount(seed)}`,
        ]
      : []),
    ...(asModelled.length === 0
      ? []
      : [
          asModelled.length === components.length
            ? 'nothing was measured: the log has no outage of a component of that name; in a file, `service` says what it calls one'
            : `as modelled in both: ${someOf(asModelled)}, of which the log has no outage`,
        ]),
    ...(others.length > 0 ? [`in the log and no component: ${someOf(others)}`] : []),
  ];
  return [
    { kind: 'facts', title: 'Measured', facts: [windowFact(window)] },
    {
      kind: 'table',
      title: 'Journeys, as modelled and as measured',
      columns: [
        { title: 'journey', align: 'left', drop: 0, leastWidth: 12 },
        { title: 'modelled', align: 'right', drop: 0 },
        { title: 'measured', align: 'right', drop: 0 },
        { title: '95 %', align: 'right', drop: 1 },
      ],
      rows: journeys.map(({ name, modelled, measured: found, interval }): readonly Cell[] => [
        text(name),
        availability(modelled.unavailability),
        availability(found?.unavailability ?? null),
        interval ? range(availability(interval.high), availability(interval.low)) : missing(),
      ]),
      notes,
    },
    {
      kind: 'table',
      title: 'Components, as modelled and as measured',
      columns: [
        { title: 'component', align: 'left', drop: 0, leastWidth: 12 },
        { title: 'modelled', align: 'right', drop: 0 },
        { title: 'measured', align: 'right', drop: 0 },
        { title: 'failures', align: 'right', drop: 3 },
        { title: 'MTBF', align: 'right', drop: 1 },
        { title: 'MTTR', align: 'right', drop: 1 },
      ],
      rows: components.map((each): readonly Cell[] => [
        text(each.name === each.service ? each.name : `${each.name} (${each.service})`),
        availability(each.modelled?.unavailability ?? null),
        availability(each.measured?.unavailability ?? null),
        each.measured ? count(each.failures) : missing(),
        duration(each.measured?.mtbfSeconds ?? null),
        duration(each.measured?.mttrSeconds ?? null),
      ]),
    },
  ];
}

/** The same for `measured` in JSON; null where nobody asked. */
export function measuredData({ measured }: ComposeResult): JsonObject | null {
  if (!measured) return null;
  const { file, window, components, journeys, others, draws, seed } = measured;
  return {
    file,
    window: windowData(window),
    components: components.map(componentData),
    journeys: journeys.map(({ name, modelled, measured: found, interval }) => ({
      name,
      modelled: availabilityData(modelled),
      measured: availabilityData(found),
      availabilityInterval: interval && [1 - interval.high, 1 - interval.low],
      unavailabilityInterval: interval && [interval.low, interval.high],
    })),
    otherServices: [...others],
    draws,
    seed,
  };
}

function componentData({ name, service, modelled, measured, failures }: MeasuredComponent): JsonObject {
  return {
    name,
    service,
    modelled: modelled && availabilityData(modelled),
    measured: measured && {
      ...availabilityData(measured),
      mtbfSeconds: measured.mtbfSeconds,
      mttrSeconds: measured.mttrSeconds,
      failures,
    },
  };
}

export function measuredAssumptions({ measured, topology }: ComposeResult): readonly Assumption[] {
  if (!measured) return [];
  const taken = topology.components.some(({ isMeasured }) => isMeasured);
  const whole =
    'what the log says of a service is of all of it: replicas, standby, bridge and, of several replicas, their domains are in it';
  return [
    {
      kind: 'measured',
      message: `${whole}; its incidents count as its own, also where something that it depends on caused them${taken ? '' : '; the answer above is of the model'}`,
    },
  ];
}
