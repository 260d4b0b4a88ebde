import type { Json, JsonObject } from '../../../../core/json.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { find, hasAny, incidentFields, saying, textAt, valueAt } from '../found.ts';

const states: ReadonlyMap<string, string> = new Map([
  ['OK', 'up'],
  ['ALARM', 'down'],
  ['INSUFFICIENT_DATA', 'unknown'],
]);

/**
 * Alarms of CloudWatch, `aws cloudwatch describe-alarm-history`: changes of state among what the alarm did and how it was set
 * up. The new state stands in `HistoryData`, a text of JSON, and in the sentence of `HistorySummary`. Source: the API reference
 * of DescribeAlarmHistory and the example of its command, see docs/input-formats.md.
 */
export const cloudWatch: JsonAdapter = {
  name: 'cloudwatch',
  title: 'CloudWatch alarms',
  startIsPublication: false,
  readsStates: true,
  notes: [
    'Each alarm is a service; ALARM is down, OK is up, and of INSUFFICIENT_DATA nobody knows. CloudWatch keeps the history of some weeks only.',
  ],

  recognises: (record, container) =>
    container === 'AlarmHistoryItems' ||
    (hasAny(record, 'HistorySummary', 'HistoryData') && hasAny(record, 'Timestamp')),

  read(record) {
    const state = newState(record);
    const place = find(record, 'HistorySummary') ?? find(record, 'HistoryData') ?? find(record, 'Timestamp');
    return [
      incidentFields({
        title: find(record, 'HistorySummary'),
        service: textAt(record, 'AlarmName'),
        state: state === null ? undefined : saying(place, states.get(state) ?? state),
        exclusion: state === null && hasAny(record, 'HistoryItemType', 'HistorySummary') ? 'notification' : undefined,
        stamps: { start: find(record, 'Timestamp') },
      }),
    ];
  },
};

/** The state that the alarm went into; null where the entry is about something else. */
function newState(record: JsonObject): string | null {
  const kind = textAt(record, 'HistoryItemType');
  if (kind !== null && kind !== 'StateUpdate') return null;
  const sentence = /\bto ([A-Z_]+)\.?$/.exec(textAt(record, 'HistorySummary') ?? '')?.[1];
  return textAt(parsed(textAt(record, 'HistoryData')), 'newState', 'stateValue') ?? sentence ?? null;
}

function parsed(text: string | null): Json | undefined {
  try {
    return text === null ? undefined : valueAt(JSON.parse(text) as Json);
  } catch {
    return undefined; // cut short: the summary says it too
  }
}
