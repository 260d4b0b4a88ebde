import type { ExclusionReason } from '../../../../core/incidents/log/exclusion.ts';
import { isObject, type JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, textAt } from '../found.ts';

/**
 * Alerts of Prometheus Alertmanager: /api/v2/alerts, `amtool alert query -o json`, its webhook, and Grafana's, which has
 * the same shape. Year 1 is Go's way to say that an alert has not ended; an end later than now is when it would time out. The
 * alerts that fire always, to show that alerting works, are no incidents. Source: prometheus/alertmanager api/v2/openapi.yaml
 * and template/template.go, see docs/input-formats.md.
 */
export const alertmanager: JsonAdapter = {
  name: 'alertmanager',
  title: 'Alertmanager',
  startIsPublication: false,
  notes: [
    'Start is when the rule fired, which is after its "for": the fault began earlier, and the detect phase is not measured.',
  ],

  recognises: (record) =>
    'startsAt' in record &&
    (isObject(record['labels'] ?? null) || hasAny(record, 'fingerprint', 'generatorURL', 'receivers')),

  read: (record) => [
    incidentFields({
      id: find(record, 'fingerprint'),
      title: find(record, 'annotations', 'summary') ?? find(record, 'labels', 'alertname'),
      service: ['service', 'job', 'app'].map((label) => textAt(record, 'labels', label)).find((name) => name !== null),
      severity: textAt(record, 'labels', 'severity'),
      exclusion: exclusionOf(record),
      stamps: { start: find(record, 'startsAt'), verified: find(record, 'endsAt') },
    }),
  ],
};

const alwaysFiring = ['Watchdog', 'DeadMansSwitch', 'DeadMansSnitch', 'InfoInhibitor'];

function exclusionOf(record: JsonObject): ExclusionReason | undefined {
  if (alwaysFiring.includes(textAt(record, 'labels', 'alertname') ?? '')) return 'notification';
  return textAt(record, 'status', 'state') === 'suppressed' ? 'suppressed' : undefined;
}
