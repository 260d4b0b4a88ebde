import { describe, expect, it } from 'vitest';
import { opsgenie } from '../../../src/input/incidents/adapters/response/opsgenie.ts';
import { pagerduty } from '../../../src/input/incidents/adapters/response/pagerduty.ts';
import type { IncidentFields } from '../../../src/input/incidents/incident-fields.ts';
import { fixture, stampsOf } from './read-export.ts';

/** id, title, service, severity: what a row is called. */
const callOf = ({ id, title, service, severity }: IncidentFields) => [
  id?.value,
  title?.value,
  service ?? null,
  severity ?? null,
];

function read(file: string) {
  const { rows } = fixture(file);
  return { calls: rows.map(callOf), stamps: rows.map(stampsOf), rows };
}

it('Google Cloud', () => {
  const { calls, stamps } = read('google-cloud.json');
  expect(calls).toEqual([
    ['gcAAA1', '[Object Store] Elevated latency', ['Object Store', 'Data Warehouse'], 'medium'],
    ['gcAAA2', 'Virtual machines cannot be created', 'Virtual Machines', 'high'],
  ]);
  expect(stamps).toEqual([
    {
      start: '2026-04-02T13:37:00+00:00',
      detected: '2026-04-02T14:05:02+00:00',
      verified: '2026-04-02T19:25:45+00:00',
    },
    { start: '2026-05-17T15:00:00+00:00', detected: '2026-05-17T14:39:52+00:00' },
  ]);
});

describe('PagerDuty', () => {
  it('REST', () => {
    const { calls, stamps } = read('pagerduty.json');
    expect(calls).toEqual([
      [2101, 'Checkout: error rate above 5 %', 'checkout', 'P1'],
      [2102, 'Search: no answer', 'search', 'low'],
      [2103, 'API: queue is growing', 'api', 'high'],
    ]);
    expect(stamps).toEqual([
      { start: '2026-02-10T03:15:00Z', verified: '2026-02-10T03:58:00Z' },
      { start: '2026-02-11T11:00:00Z', verified: '2026-02-11T11:30:00Z' }, // the last change of status
      { start: '2026-02-12T09:00:00Z', acknowledged: '2026-02-12T09:04:00Z' }, // the earlier of two; open
    ]);
  });

  it('analytics', () => {
    const { calls, stamps, rows } = read('pagerduty-analytics.json');
    expect(calls[1]).toEqual([3002, 'API: disk full', 'api', 'low']);
    expect(stamps).toEqual([
      { start: '2026-03-01T10:00:00Z', verified: '2026-03-01T10:42:00Z' },
      { start: '2026-03-02T23:30:00Z' },
    ]);
    expect(pagerduty.lengthMilliseconds).toBe(1000);
    expect(rows[0]?.lengths?.acknowledged).toEqual({ value: 95, path: ['seconds_to_first_ack'] });
    expect(rows[1]?.lengths).toEqual({ verified: { value: 1200, path: ['seconds_to_resolve'] } });
  });
});

it('Opsgenie', () => {
  const { calls, stamps, rows } = read('opsgenie.json');
  expect(calls[0]).toEqual(['41', 'Checkout is down', null, 'P1']);
  expect(stamps).toEqual([
    { start: '2026-04-20T08:00:00Z', verified: '2026-04-20T08:50:00Z' },
    { start: '2026-04-22T13:00:00.000Z' }, // its end is the offset closeTime
    { start: '2026-04-23T06:00:00Z', verified: '2026-04-23T06:30:00Z' }, // the last update of a closed row
    { start: '2026-04-24T06:00:00Z' },
  ]);
  expect(opsgenie.lengthMilliseconds).toBe(1);
  expect(rows[1]?.lengths).toMatchObject({ acknowledged: { value: 90_000 }, verified: { value: 1_800_000 } });
});

it('incident.io', () => {
  const { calls, stamps } = read('incident-io.json');
  expect(calls).toEqual([
    ['INC-101', 'Checkout fails for cards', ['checkout', 'payments'], 'Major'],
    ['INC-102', 'Search is slow', null, null],
  ]);
  expect(stamps).toEqual([
    {
      start: '2026-05-04T07:20:00.000000Z',
      detected: '2026-05-04T07:32:00.123456Z',
      acknowledged: '2026-05-04T07:35:00.000000Z',
      identified: '2026-05-04T07:50:00.000000Z',
      fixed: '2026-05-04T08:05:00.500000Z',
      verified: '2026-05-04T08:30:00.000000Z',
    },
    { start: '2026-05-05T12:00:00.000000Z' }, // start is the report, so nothing says when it was detected
  ]);
});

it('FireHydrant', () => {
  const { calls, stamps } = read('firehydrant.json');
  expect(calls).toEqual([
    [501, 'Checkout is slow', ['checkout'], 'SEV2'],
    [502, 'Search index broken', null, 'SEV3'],
  ]);
  expect(stamps).toEqual([
    {
      start: '2026-06-08T10:00:00.000Z',
      detected: '2026-06-08T10:10:00.000Z',
      acknowledged: '2026-06-08T10:15:00.000Z',
      identified: '2026-06-08T10:25:00.000Z',
      fixed: '2026-06-08T10:45:00.000Z',
      verified: '2026-06-08T11:00:00.000Z',
    },
    { start: '2026-06-09T07:58:00.000Z' },
  ]);
});

it('Rootly', () => {
  const { calls, stamps, rows } = read('rootly.json');
  expect(calls).toEqual([
    [61, 'Checkout fails', ['checkout'], 'SEV1'],
    [62, 'Search is slow', ['search'], 'SEV3'],
    [63, 'Database upgrade', null, null],
  ]);
  expect(stamps).toEqual([
    {
      start: '2026-07-06T09:00:00.000Z',
      detected: '2026-07-06T09:01:00.000Z',
      acknowledged: '2026-07-06T09:04:00.000Z',
      fixed: '2026-07-06T09:40:00.000Z',
      verified: '2026-07-06T10:00:00.000Z',
    },
    { start: '2026-07-07T12:00:00.000Z', verified: '2026-07-07T12:30:00.000Z' }, // mitigation skipped
    { start: '2026-07-12T02:00:00.000Z', verified: '2026-07-12T03:00:00.000Z' },
  ]);
  expect(rows.map(({ maintenance }) => maintenance)).toEqual([undefined, undefined, true]);
});

it('Better Stack', () => {
  const { calls, stamps, rows } = read('better-stack.json');
  expect(calls).toEqual([
    ['900001', 'Status 502', 'shop.example', null],
    ['900002', 'Timeout (no headers received)', 'api.shop.example', null],
  ]);
  expect(rows.every(({ cause }) => cause === undefined)).toBe(true);
  expect(stamps).toEqual([
    {
      start: '2026-08-03T04:00:30.000Z',
      acknowledged: '2026-08-03T04:03:00.000Z',
      verified: '2026-08-03T04:20:30.000Z',
    },
    { start: '2026-08-04T05:00:00.000Z' },
  ]);
});

it('Datadog', () => {
  const { calls, stamps } = read('datadog.json');
  expect(calls).toEqual([
    [71, 'Checkout latency', ['checkout', 'cart'], 'SEV-2'],
    [72, 'Nightly job failed', null, 'UNKNOWN'],
  ]);
  expect(stamps).toEqual([
    {
      start: '2026-09-07T10:00:00+00:00',
      detected: '2026-09-07T10:04:00+00:00',
      fixed: '2026-09-07T10:35:00+00:00',
      verified: '2026-09-07T10:50:00+00:00',
    },
    { start: '2026-09-08T02:05:00+00:00', detected: '2026-09-08T02:00:00+00:00' },
  ]);
});
