import type { JsonObject } from '../../../../core/json.ts';
import type { FoundValue } from '../../../json/values.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, namesOf, textAt, valueAt } from '../found.ts';
import { earliest, instantOf, type Moment, momentsAt, plain } from '../moments.ts';
import { detectionOf, fixOf, resolutionOf } from './statuspage-course.ts';

const impacts = new Set(['none', 'minor', 'major', 'critical', 'maintenance']);
const statuses = new Set(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']);
const maintenanceStatuses = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);

/**
 * Atlassian Statuspage: the answer of /api/v2/incidents.json (`incident_updates`), and archives of it as JSON lines
 * (`updates` with `at`, components as plain names). Source: docs/input-formats.md, Statuspage; contract, section 5.
 */
export const statuspage: JsonAdapter = {
  name: 'statuspage',
  title: 'Statuspage',
  startIsPublication: true,
  notes: [
    'A status page knows when it published, not when it broke: start is the publication, and the detect phase is not measured.',
    'Detected, identified, fixed and verified are the times of the updates "investigating", "identified", "monitoring" and "resolved".',
  ],
  mostRows: 50,
  speaksUntil: (answer) => find(answer, 'page', 'updated_at'),

  recognises(record) {
    if (Array.isArray(record['incident_updates'])) return true;
    const [first] = listAt(record, 'updates');
    const hasImpact = impacts.has(textAt(record, 'impact') ?? '');
    return (
      (hasAny(first, 'at') && statuses.has(plain(textAt(first, 'status') ?? ''))) ||
      (hasImpact && (hasAny(first, 'status') || hasAny(record, 'shortlink', 'page_id', 'monitoring_at')))
    );
  },

  read(record, { container }) {
    const history = historyOf(record);
    const verified = resolutionOf(record, history);
    const { start, backPosted } = startOf(record, verified);
    return [
      incidentFields({
        id: find(record, 'id'),
        title: find(record, 'name') ?? find(record, 'title'),
        service: servicesOf(record),
        severity: textAt(record, 'impact'),
        maintenance: isMaintenance(record, history, container),
        backPosted,
        stamps: {
          start,
          detected: detectionOf(history),
          identified: earliest(history, 'identified'),
          fixed: fixOf(record, history),
          verified,
        },
      }),
    ];
  },
};

/** `display_at` is the time that the page shows and that its owner can set back; `created_at` is when it was typed. */
function historyOf(record: JsonObject): readonly Moment[] {
  const key = Array.isArray(record['incident_updates']) ? 'incident_updates' : 'updates';
  return momentsAt(record, [key], ['status'], ['display_at', 'at', 'created_at']);
}

/** An incident posted after its own end has the time of posting as `started_at`; then `created_at` stands in for it. */
function startOf(record: JsonObject, end: FoundValue | undefined) {
  const created = find(record, 'created_at');
  const started = find(record, 'started_at');
  const backPosted = instantOf(started) > instantOf(end) && instantOf(created) <= instantOf(end);
  return { start: backPosted ? created : (started ?? created), backPosted: backPosted || undefined };
}

/** The components of the incident; where it names none, those that its updates say were affected. */
function servicesOf(record: JsonObject): readonly string[] | null {
  const affected = () => listAt(record, 'incident_updates').flatMap((update) => listAt(update, 'affected_components'));
  return namesOf(listAt(record, 'components'), 'name') ?? namesOf(affected(), 'name');
}

/** Histories mix scheduled maintenance in; it shows by its impact, its status, its updates, or the list it stands in. */
function isMaintenance(record: JsonObject, history: readonly Moment[], container: string | null): true | undefined {
  const status = valueAt(record, 'status');
  const found =
    container === 'scheduled_maintenances' ||
    textAt(record, 'impact') === 'maintenance' ||
    (typeof status === 'string' && maintenanceStatuses.has(plain(status))) ||
    history.some(({ what }) => maintenanceStatuses.has(what));
  return found || undefined;
}
