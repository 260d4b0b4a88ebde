import type { Json } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, incidentFields, labelled, listAt, textAt, valueAt } from '../found.ts';

/**
 * Grafana Incident (IRM), `incidentPreviews` of QueryIncidentPreviews and single incidents. Stamps that are not set are empty
 * texts. Source: grafana/incident-go and the API reference of Grafana IRM, see docs/input-formats.md.
 */
export const grafanaIncident: JsonAdapter = {
  name: 'grafana-incident',
  title: 'Grafana Incident',
  startIsPublication: false,
  notes: ['Start is incidentStart, else the declaration; the end is incidentEnd, else when the incident was closed.'],

  recognises: (record) => ['incidentID', 'incidentStart', 'createdTime'].filter((key) => key in record).length > 1,

  read(record) {
    const labels = listAt(record, 'labels');
    return [
      incidentFields({
        id: find(record, 'incidentID'),
        title: find(record, 'title'),
        service: labelled(labels, 'service', 'service_name', 'component') ?? keyed(labels, 'service', 'service_name'),
        severity: textAt(record, 'severityLabel') ?? textAt(record, 'severity') ?? textAt(record, 'severityID'),
        exclusion: valueAt(record, 'isDrill') === true ? 'test' : undefined,
        stamps: {
          start: find(record, 'incidentStart') ?? find(record, 'createdTime'),
          verified: find(record, 'incidentEnd') ?? find(record, 'closedTime'),
        },
      }),
    ];
  },
};

/** Labels whose key stands beside them: `{key: 'service', label: 'api'}`. */
function keyed(labels: readonly Json[], ...keys: readonly string[]): readonly string[] | null {
  const found = labels.flatMap((each) =>
    keys.includes(textAt(each, 'key') ?? '') ? (textAt(each, 'label') ?? textAt(each, 'value') ?? []) : [],
  );
  return found.length > 0 ? [...new Set(found)] : null;
}
