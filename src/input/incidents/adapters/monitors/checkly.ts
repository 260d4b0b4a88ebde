import type { JsonAdapter } from '../../incident-fields.ts';
import { find, incidentFields, saying, textAt, valueAt } from '../found.ts';

/**
 * Checkly, the results of checks (`entries` of /v1/check-results/ID): down where a check had failures or errors. Source: the
 * public API reference of Checkly, check results, see docs/input-formats.md.
 */
export const checkly: JsonAdapter = {
  name: 'checkly',
  title: 'Checkly',
  startIsPublication: false,
  readsStates: true,
  notes: ['A check that Checkly calls degraded has neither failed nor erred, and counts as up.'],

  recognises: (record) => 'hasFailures' in record && 'checkId' in record,

  read(record) {
    const isDown = valueAt(record, 'hasFailures') === true || valueAt(record, 'hasErrors') === true;
    return [
      incidentFields({
        service: textAt(record, 'name') ?? textAt(record, 'checkId'),
        state: saying(find(record, 'hasFailures'), isDown ? 'down' : 'up'),
        stamps: { start: find(record, 'startedAt') ?? find(record, 'created_at') },
      }),
    ];
  },
};
