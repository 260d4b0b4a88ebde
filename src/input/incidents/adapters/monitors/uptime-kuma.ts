import { isObject, type Json, type JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter, RecordContext } from '../../incident-fields.ts';
import { find, incidentFields, listAt, saying, textAt, valueAt } from '../found.ts';

/** Its statuses: 0 down, 1 up, 2 pending (a failure that is tried again: not down yet), 3 maintenance. */
const states: readonly string[] = ['down', 'up', 'pending', 'maintenance'];

/**
 * Uptime Kuma, the heartbeats of a status page (/api/status-page/heartbeat/SLUG): the last 100 checks of each monitor, by its
 * number. Its times are UTC without an offset. All heartbeats are in its database only, whose CSV is read by its columns.
 * Source: louislam/uptime-kuma server/model/heartbeat.js and server/routers/status-page-router.js, see docs/input-formats.md.
 */
export const uptimeKuma: JsonAdapter = {
  name: 'uptime-kuma',
  title: 'Uptime Kuma',
  startIsPublication: false,
  readsStates: true,
  readsChecks: true,
  notes: ['A status page of Uptime Kuma gives the last 100 checks of each monitor; the database has all of them.'],

  recognises: (record) => isObject(record['heartbeatList'] ?? null),
  parts: (record) => Object.keys(record['heartbeatList'] as JsonObject).map((monitor) => ['heartbeatList', monitor]),

  read: (beat, context) => [
    incidentFields({
      title: find(beat, 'msg'),
      service: nameOf(context),
      state: saying(find(beat, 'status'), stateOf(valueAt(beat, 'status'))),
      zone: 'UTC',
      stamps: { start: find(beat, 'time') },
    }),
  ],
};

const stateOf = (status: Json | undefined): string => states[Number(status)] ?? 'unknown';

/** The monitor's name where the answer has the page's groups too, else its number. */
function nameOf({ path, parent, answer }: RecordContext): string {
  const id = String(path.at(-1));
  const groups = [...listAt(parent ?? undefined, 'publicGroupList'), ...listAt(answer ?? undefined, 'publicGroupList')];
  const monitors = groups.flatMap((group) => listAt(group, 'monitorList'));
  return (
    textAt(
      monitors.find((monitor) => textAt(monitor, 'id') === id),
      'name',
    ) ?? id
  );
}
