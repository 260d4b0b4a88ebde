import type { JsonObject } from '../../../core/json.ts';
import type { LogReplay } from '../../../core/projection/log-replay.ts';
import { formatInstant } from '../../../core/time/instant.ts';
import { availabilityData } from '../../availability-data.ts';
import { outcomeWords } from './replay-words.ts';

/** The JSON result of a replay. */
export function replayData(replay: LogReplay): JsonObject {
  return {
    mode: replay.mode,
    failovers: replay.failovers,
    failbacks: replay.failbacks,
    flaps: replay.flaps,
    recordedDowntimeSeconds: replay.recordedDowntimeSeconds,
    downtimeSeconds: replay.downtimeSeconds,
    ...availabilityData(replay),
    states: replay.states.map(({ at, from, to, because }) => ({ at: formatInstant(at), from, to, because })),
    incidents: replay.incidents.map(({ id, recordedSeconds, replayedSeconds, outcome }) => ({
      id,
      recordedSeconds,
      replayedSeconds,
      outcome: outcomeWords[outcome],
    })),
  };
}
