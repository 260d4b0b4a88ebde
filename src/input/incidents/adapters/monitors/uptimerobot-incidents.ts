import type { JsonObject } from '../../../../core/json.ts';
import { secondMilliseconds } from '../../../../core/time/civil.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, textAt } from '../found.ts';

/**
 * UptimeRobot, version 3 of its API: incidents as it counts them, with a duration in seconds, which of one that goes on is how
 * long it has lasted so far. Source: uptimerobot.com/api/v3, incidents, see docs/input-formats.md. Where the monitor stands
 * no stored source confirms.
 */
export const uptimeRobotIncidents: JsonAdapter = {
  name: 'uptimerobot-incidents',
  title: 'UptimeRobot incidents',
  startIsPublication: false,
  lengthMilliseconds: secondMilliseconds,
  notes: ['Start is when the check failed, the end its duration later; the reason is the error of the check.'],

  recognises: (record) =>
    'startedAt' in record &&
    (hasAny(record['monitor'], 'friendlyName') ||
      (typeof record['duration'] === 'number' && hasAny(record, 'cause', 'reason', 'monitor'))),

  read: (record) => [
    incidentFields({
      id: find(record, 'id'),
      title: find(record, 'reason'),
      service: monitorOf(record),
      stamps: { start: find(record, 'startedAt') },
      lengths: { verified: goesOn(record) ? undefined : find(record, 'duration') },
    }),
  ],
};

const goesOn = (record: JsonObject): boolean =>
  /^(ongoing|open|started|active|in[ _-]?progress)$/i.test(textAt(record, 'status') ?? '');

function monitorOf(record: JsonObject): string | null {
  const found = ['friendlyName', 'name', 'url'].map((key) => textAt(record, 'monitor', key));
  return found.find((name) => name !== null) ?? textAt(record, 'monitorName') ?? textAt(record, 'monitorId');
}
