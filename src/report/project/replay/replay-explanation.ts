import type { LogReplay } from '../../../core/projection/log-replay.ts';
import type { Zone } from '../../../core/time/zone.ts';
import { formatCount, formatExactSeconds as seconds } from '../../numbers.ts';
import { exactInstant, probesOf, rowName } from './replay-words.ts';

/** How the first incident that was switched comes to its cost, step by step, and what they all leave. */
export function replayExplanation(replay: LogReplay, zone: Zone): readonly string[] {
  const { downtimeSeconds, countedSeconds, unavailability } = replay;
  return [
    ...firstSwitch(replay, zone),
    `replay: downtime = union of what still hits = ${seconds(downtimeSeconds)} of ${seconds(replay.recordedDowntimeSeconds)} recorded; U = ${seconds(downtimeSeconds)} / ${seconds(countedSeconds)} = ${unavailability}`,
  ];
}

function firstSwitch(replay: LogReplay, zone: Zone): readonly string[] {
  const { states, incidents, options } = replay;
  const { intervalSeconds, timeoutSeconds, failures, recoveries } = probesOf(replay);
  const { switchSeconds, failback } = options.settings;
  const at = (instant: number): string => exactInstant(instant, zone);
  const clock = (instant: number): string => at(instant).slice(11);
  for (let i = 0; i + 1 < states.length; i++) {
    const [begun, done, back] = states.slice(i, i + 3);
    if (begun!.to !== 'failover_in_progress') continue;
    const last = begun!.at - timeoutSeconds * 1_000;
    const incident = incidents.find(
      ({ outcome, start, end }) => outcome === 'switched' && start <= last && last < end && end > done!.at,
    );
    if (incident === undefined) continue;
    const first = last - (failures - 1) * intervalSeconds * 1_000;
    const probes =
      failures === 1
        ? `the probe at ${clock(last)} fails`
        : `${formatCount(failures)} probes fail, ${clock(first)} to ${clock(last)}`;
    const lines = [
      `replay of ${rowName(incident)}: down from ${at(incident.start)} to ${at(incident.end)}; ${probes}; + timeout ${seconds(timeoutSeconds)}: the switch begins at ${clock(begun!.at)}, + ${seconds(switchSeconds)}: it ends at ${clock(done!.at)}; ${seconds((done!.at - incident.start) / 1_000)} after the start`,
      `replay of ${rowName(incident)}: recorded ${seconds(incident.recordedSeconds)}, replayed ${seconds(incident.replayedSeconds)}, both × impact ${incident.impact}, within what counts, while the primary serves`,
    ];
    if (back !== undefined)
      lines.push(
        `failback: probes from ${clock(back.at - (recoveries - 1) * intervalSeconds * 1_000)} to ${clock(back.at)} are good (${formatCount(recoveries)}), and ${seconds(failback.delaySeconds)} since ${clock(done!.at)} are over: back at ${at(back.at)}`,
      );
    return lines;
  }
  return [];
}
