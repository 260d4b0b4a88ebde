import type { Json } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, textAt } from '../found.ts';

/**
 * Alert groups of Grafana OnCall, `results` of /api/v1/alert_groups. Source: grafana/oncall docs, alert groups API, see
 * docs/input-formats.md.
 */
export const grafanaOnCall: JsonAdapter = {
  name: 'grafana-oncall',
  title: 'Grafana OnCall',
  startIsPublication: false,
  notes: [
    'OnCall knows when an alert group was created, acknowledged and resolved; one that is silenced is no incident.',
  ],

  recognises: (record) =>
    'created_at' in record &&
    (hasAny(record, 'integration_id', 'alerts_count') || listAt(record, 'labels').some(isLabel)),

  read: (record) => [
    incidentFields({
      id: find(record, 'id'),
      title: find(record, 'title'),
      service: serviceOf(listAt(record, 'labels')) ?? textAt(record, 'integration_id'),
      exclusion: textAt(record, 'state') === 'silenced' ? 'suppressed' : undefined,
      stamps: {
        start: find(record, 'created_at'),
        acknowledged: find(record, 'acknowledged_at'),
        verified: find(record, 'resolved_at'),
      },
    }),
  ],
};

const isLabel = (label: Json): boolean =>
  textAt(label, 'key', 'name') !== null && textAt(label, 'value', 'name') !== null;

/** A label is a pair of objects with names of their own. */
function serviceOf(labels: readonly Json[]): string | null {
  const label = labels.find((each) => /^service(_name)?$/.test(textAt(each, 'key', 'name') ?? ''));
  return label === undefined ? null : textAt(label, 'value', 'name');
}
