import { describe, expect, it } from 'vitest';
import { looksLikeEvents } from '../../src/input/event-detection.ts';

const looks = (text: string): boolean => looksLikeEvents(new TextEncoder().encode(text));

describe('counts of events are told from a log of incidents', () => {
  it.each([
    'timestamp,good,total\n',
    'time\tbad\trequests\n',
    'Timestamp;Total Requests;Failed_Requests\n',
    '"timestamp","good","total"\n',
    '[{"timestamp": "2027-02-01", "good": 1, "total": 2}]',
    '{"at": 1, "errors": 0, "events": 5}\n{"at": 2, "errors": 0, "events": 5}\n',
  ])('%j', (text) => expect(looks(text)).toBe(true));

  it.each([
    'id,start,end\n',
    'start,resolved,total_requests,failed_requests\n',
    'timestamp,total\n',
    '{"incidents": [{"id": 1, "start": "2027-02-01", "errors": 3}]}',
    '',
    '\u0000\u0001',
  ])('but not %j', (text) => expect(looks(text)).toBe(false));
});

it.each([
  // each of these says when an incident ended, or how long it took, under one of the names that logs have
  ['id,start,closed_at,requests,failed', false],
  ['id,start,duration_seconds,requests,errors', false],
  ['timestamp,good,count', true],
])('%s', (header, areEvents) => {
  expect(looksLikeEvents(new TextEncoder().encode(`${header}\n`))).toBe(areEvents);
});
