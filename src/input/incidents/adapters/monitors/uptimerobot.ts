import { isObject, type Json } from '../../../../core/json.ts';
import { secondMilliseconds } from '../../../../core/time/civil.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, incidentFields, listAt, saying, textAt, valueAt } from '../found.ts';

/** Types of its logs. */
const states: ReadonlyMap<Json | undefined, string> = new Map([
  [1, 'down'],
  [2, 'up'],
  [98, 'start'],
  [99, 'paused'],
]);

/**
 * UptimeRobot, getMonitors with `logs=1`: for each monitor its changes of state, newest first, with epoch seconds and a
 * duration in seconds. Source: uptimerobot.com/api, version 2, see docs/input-formats.md.
 */
export const uptimeRobot: JsonAdapter = {
  name: 'uptimerobot',
  title: 'UptimeRobot',
  startIsPublication: false,
  readsStates: true,
  lengthMilliseconds: secondMilliseconds,
  notes: [],

  recognises(record) {
    const [first] = listAt(record, 'logs');
    return isObject(first ?? null) && 'datetime' in (first as object) && 'type' in (first as object);
  },
  parts: (record) => (Array.isArray(record['logs']) ? [['logs']] : []),

  read: (log, { parent }) => [
    incidentFields({
      title: find(log, 'reason', 'detail'),
      service: textAt(parent ?? undefined, 'friendly_name') ?? textAt(parent ?? undefined, 'url'),
      state: saying(find(log, 'type'), states.get(valueAt(log, 'type')) ?? 'unknown'),
      stamps: { start: find(log, 'datetime') },
      lengths: { verified: find(log, 'duration') },
    }),
  ],
};
