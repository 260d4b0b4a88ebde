import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, saying, textAt, valueAt } from '../found.ts';

/**
 * Checkly, the results of checks (`entries` of /v1/check-results/ID): down where a check had failures or errors. Source: the
 * public API reference of Checkly, check results, see docs/input-formats.md.
 */
export const checkly: JsonAdapter = {
  name: 'checkly',
  title: 'Checkly',
  startIsPublication: false,
  readsStates: true,
  readsChecks: true,
  notes: ['A check that Checkly calls degraded has neither failed nor erred, and counts as up.'],

  recognises: (record) => hasAny(record, 'hasFailures', 'hasErrors'),

  read(record) {
    const isDown = valueAt(record, 'hasFailures') === true || valueAt(record, 'hasErrors') === true;
    const isKnown = isDown || valueAt(record, 'hasFailures') === false;
    return [
      incidentFields({
        service: textAt(record, 'name') ?? textAt(record, 'checkId'),
        state: saying(
          find(record, 'hasFailures') ?? find(record, 'hasErrors'),
          isDown ? 'down' : isKnown ? 'up' : 'unknown',
        ),
        stamps: { start: find(record, 'startedAt') ?? find(record, 'created_at') },
      }),
    ];
  },
};
