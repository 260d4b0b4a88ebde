import type { Json } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, listAt, namesOf, textAt } from '../found.ts';
import { latest, momentsAt } from '../moments.ts';

/**
 * Salesforce Trust, `/v1/incidents`: an incident has impacts, each with its own start and end, and each is an incident here.
 * The services are the instances that it hit, else the services of Salesforce. Source: api.status.salesforce.com/v1/docs as
 * clients of it read it, see docs/input-formats.md.
 */
export const salesforce: JsonAdapter = {
  name: 'salesforce-trust',
  title: 'Salesforce Trust',
  startIsPublication: false,
  notes: [
    'Start and end are those of each impact; without one, when the incident was posted and its update "resolved".',
  ],

  recognises: (record) =>
    Array.isArray(record['IncidentImpacts']) ||
    (Array.isArray(record['IncidentEvents']) && hasAny(record, 'instanceKeys', 'serviceKeys', 'createdAt')),

  read(record) {
    const impacts = listAt(record, 'IncidentImpacts');
    const service = namesOf(listAt(record, 'instanceKeys'), 'key') ?? namesOf(listAt(record, 'serviceKeys'), 'key');
    const title = find(record, 'message', 'pathToResolution') ?? find(record, 'additionalInformation');
    const moments = momentsAt(record, ['IncidentEvents'], ['type'], ['createdAt']);
    if (impacts.length === 0)
      return [
        incidentFields({
          ...{ id: find(record, 'id'), title, service },
          stamps: { start: find(record, 'createdAt'), verified: latest(moments, 'resolved') },
        }),
      ];
    return impacts.map((impact, i) =>
      incidentFields({
        ...{ id: find(record, 'id'), title, service, severity: severityOf(impact) },
        stamps: {
          start: find(record, 'IncidentImpacts', i, 'startTime'),
          verified: find(record, 'IncidentImpacts', i, 'endTime'),
        },
      }),
    );
  },
};

const severityOf = (impact: Json): string | null => textAt(impact, 'severity') ?? textAt(impact, 'type');
