import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../../src/core/json.ts';
import { statuspage } from '../../../../../src/input/incidents/adapters/pages/statuspage.ts';
import { noContext } from '../../../../../src/input/incidents/incident-fields.ts';
import { fixture, stampsOf } from '../../../adapters/read-export.ts';

const read = (record: JsonObject, container: string | null = null) =>
  statuspage.read(record, { ...noContext, container })[0]!;

describe('the answer of the API', () => {
  const { rows, shape } = fixture('statuspage.json');
  const [open, backPosted, reopened, plain, planned] = rows.map((row) => ({ ...row, stamps: stampsOf(row) }));

  it('reads both lists', () => {
    expect(shape).toBe('container');
    expect(rows.map(({ id }) => id?.value)).toEqual(['sp5open', 'sp4back', 'sp3again', 'sp2plain', 'sp1plan']);
    expect(statuspage.startIsPublication).toBe(true);
  });

  it('takes the stamps from the updates, the back-datable time of them', () => {
    expect(plain).toMatchObject({ title: { value: 'Checkout errors' }, service: ['Checkout'], severity: 'major' });
    expect(plain?.stamps).toEqual({
      start: '2026-06-01T08:00:00.000Z',
      detected: '2026-06-01T08:00:00.000Z', // the first investigating
      identified: '2026-06-01T08:20:00.000Z',
      fixed: '2026-06-01T08:45:00.000Z', // no monitoring update: monitoring_at
      verified: '2026-06-01T09:05:00.000Z', // display_at, not resolved_at and not updated_at
    });
    expect(plain?.maintenance ?? plain?.backPosted).toBeUndefined();
  });

  it('ends a reopened incident at its last resolution, after the fix that held', () => {
    expect(reopened?.stamps).toEqual({
      start: '2026-07-02T12:00:00.000Z',
      detected: '2026-07-02T12:00:00.000Z',
      identified: '2026-07-02T12:20:00.000Z',
      fixed: '2026-07-02T14:30:00.000Z',
      verified: '2026-07-02T15:00:00.000Z',
    });
    expect(reopened?.service).toEqual(['Checkout', 'Payments']);
  });

  it('starts an incident that was posted after its end when it was created', () => {
    expect(backPosted?.backPosted).toBe(true);
    expect(backPosted?.stamps).toEqual({ start: '2026-08-10T07:00:00.000Z', verified: '2026-08-10T07:45:00.000Z' });
  });

  it('leaves an open incident open, and takes its service from the updates', () => {
    expect(open?.stamps).toEqual({ start: '2026-09-01T10:00:00.000Z', detected: '2026-09-01T10:00:00.000Z' });
    expect(open?.service).toEqual(['Search']);
  });

  it('knows maintenance', () => {
    expect(planned?.maintenance).toBe(true);
    expect(planned?.stamps).toEqual({ start: '2026-05-24T02:00:00.000Z', verified: '2026-05-24T03:30:00.000Z' });
    expect(read({ incident_updates: [] }, 'scheduled_maintenances').maintenance).toBe(true);
    expect(read({ incident_updates: [] }, 'incidents').maintenance).toBeUndefined();
    expect(read({ incident_updates: [], status: 'In progress' }).maintenance).toBe(true);
  });
});

describe('an archive', () => {
  const { rows, shape } = fixture('statuspage-archive.jsonl');
  const [first, maintenance, backPosted] = rows;

  it('reads plain names and `at`', () => {
    expect(shape).toBe('lines');
    expect(first).toMatchObject({
      service: ['Orders', 'Invoices'],
      severity: 'minor',
      title: { value: 'Incident with Orders' },
    });
    expect(stampsOf(first!)).toEqual({
      start: '2026-01-12T06:10:00Z',
      detected: '2026-01-12T06:10:00Z',
      fixed: '2026-01-12T07:15:00Z',
      verified: '2026-01-12T07:40:00Z',
    });
    expect(maintenance?.maintenance).toBe(true);
    expect(maintenance?.service).toBeNull();
    expect(stampsOf(backPosted!)).toEqual({ start: '2026-03-09T18:00:00Z', verified: '2026-03-09T18:00:00Z' });
  });
});

describe('courses', () => {
  const hour = (n: number) => `2026-01-01T${String(n).padStart(2, '0')}:00:00Z`;
  const course = (updates: readonly [string, number][], more: JsonObject = {}) =>
    stampsOf(
      read({
        started_at: hour(1),
        impact: 'minor',
        updates: updates.map(([status, n]) => ({ status, at: hour(n) })),
        ...more,
      }),
    );

  it('does not depend on the order of the updates', () => {
    const updates: [string, number][] = [
      ['Resolved', 6],
      ['Monitoring', 3],
      ['Identified', 2],
      ['Monitoring', 5],
      ['Investigating', 1],
    ];
    const expected = { start: hour(1), detected: hour(1), identified: hour(2), fixed: hour(3), verified: hour(6) };
    expect(course(updates)).toEqual(expected);
    expect(course([...updates].reverse())).toEqual(expected);
  });

  it('compares instants, not texts', () => {
    const updates = [
      { status: 'Resolved', at: '2026-01-01T10:00:00+02:00' },
      { status: 'Resolved', at: '2026-01-01T09:30:00Z' },
    ];
    expect(stampsOf(read({ updates }))['verified']).toBe('2026-01-01T09:30:00Z');
  });

  it('is open again after a reopening that nothing has ended', () => {
    expect(
      course([
        ['Resolved', 2],
        ['Investigating', 3],
      ]),
    ).toEqual({ start: hour(1) });
    expect(
      course(
        [
          ['Resolved', 2],
          ['Investigating', 3],
        ],
        { resolved_at: hour(2) },
      ),
    ).toEqual({ start: hour(1) });
    expect(
      course(
        [
          ['Resolved', 2],
          ['Investigating', 3],
        ],
        { resolved_at: hour(4) },
      )['verified'],
    ).toBe(hour(4));
    expect(
      course(
        [
          ['resolved', 2],
          ['monitoring', 3],
        ],
        { status: 'monitoring', resolved_at: hour(2) },
      ),
    ).toEqual({
      start: hour(1),
      fixed: hour(3),
    });
  });

  it('has no fix where the only one was before the reopening', () => {
    expect(
      course([
        ['Monitoring', 2],
        ['Resolved', 3],
        ['Investigating', 4],
        ['Resolved', 5],
      ]),
    ).toEqual({
      start: hour(1),
      verified: hour(5),
    });
  });

  it('falls back to resolved_at, never to updated_at', () => {
    expect(course([['Update', 2]], { resolved_at: hour(3), updated_at: hour(9) })['verified']).toBe(hour(3));
    expect(course([['Update', 2]], { status: 'resolved', updated_at: hour(9) })['verified']).toBeUndefined();
  });

  it('keeps a start after the end where created_at does not help', () => {
    const back = read({ started_at: hour(5), created_at: hour(4), resolved_at: hour(3), updates: [] });
    expect(back.backPosted).toBeUndefined();
    expect(stampsOf(back)).toEqual({ start: hour(5), verified: hour(3) });
  });

  it('takes a time that it cannot read, so that it is reported', () => {
    const updates = [
      { status: 'Resolved', at: hour(2) },
      { status: 'Monitoring', at: 'yesterday' },
    ];
    expect(stampsOf(read({ updates }))['fixed']).toBe('yesterday');
  });
});
