import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../src/input/incidents/adapters/moments.ts';
import { hasRealData, readExport, realData, stampsOf } from './read-export.ts';

/** Counts from data/README.md, and the maintainer's own windows of the same incidents. */
describe.skipIf(!hasRealData)('real exports', () => {
  const real = (name: string) => readExport(`${realData}/${name}`);

  it('GitHub, an archive of Statuspage: 819 rows, 18 of maintenance, 158 without components', () => {
    const { adapter, shape, rows, records } = real('github-statuses/incidents.jsonl');
    expect([adapter?.name, shape, rows.length]).toEqual(['statuspage', 'lines', 819]);
    expect(rows.filter(({ maintenance }) => maintenance)).toHaveLength(18);
    expect(rows.filter(({ service }) => service === null)).toHaveLength(158);
    expect(rows.filter(({ stamps }) => stamps.identified)).toHaveLength(0);
    // 30932925 went back to investigating after its only "monitoring": that fix did not hold
    expect(rows.filter(({ stamps }) => stamps.fixed)).toHaveLength(
      records.filter(({ source }) => source.includes('"Monitoring"')).length - 1,
    );
    expect(records.map(({ line, column }) => [line, column])).toEqual(rows.map((_, i) => [i + 1, 1]));
  });

  it('GitHub: the same start and end as the windows beside it that come from the updates', () => {
    const lines = readFileSync(`${realData}/github-statuses/downtime_windows.csv`, 'utf8').trim().split('\n').slice(1);
    const windows = lines.map((line) => line.split(',')).filter((cells) => cells[4] === 'updates');
    expect(windows.length).toBe(656);
    const { rows } = real('github-statuses/incidents.jsonl');
    const ours = new Map(rows.map(({ id, stamps }) => [id?.value, [stamps.start?.value, stamps.verified?.value]]));
    for (const [id, start, end] of windows) expect(ours.get(id), id).toEqual([start, end]);
  });

  it('Google Cloud: 157 rows, once created before it began', () => {
    const { adapter, shape, rows } = real('gcp/incidents.json');
    expect([adapter?.name, shape, rows.length]).toEqual(['google-cloud', 'array', 157]);
    expect(rows.every((row) => Object.keys(stampsOf(row)).join() === 'start,detected,verified')).toBe(true);
    expect(rows.filter(({ stamps }) => instantOf(stamps.detected) < instantOf(stamps.start))).toHaveLength(1);
    expect(new Set(rows.map(({ severity }) => severity))).toEqual(new Set(['low', 'medium', 'high']));
    expect(rows.every(({ service }) => Array.isArray(service) && service.length > 0)).toBe(true);
  });

  it('Statuspage: both answers of the API', () => {
    const github = real('statuspage/github_incidents_2024-09-17.json');
    expect([github.adapter?.name, github.shape, github.rows.length]).toEqual(['statuspage', 'container', 2]);
    expect(stampsOf(github.rows[0]!)).toEqual({
      start: '2024-09-16T21:31:02.713Z',
      detected: '2024-09-16T21:31:02.798Z',
      verified: '2024-09-16T22:08:39.333Z',
    });
    const anthropic = real('statuspage/anthropic_incident_2026-09-15_abridged.json');
    expect([anthropic.adapter?.name, anthropic.rows.length]).toEqual(['statuspage', 2]);
    expect(stampsOf(anthropic.rows[0]!)).toEqual({
      start: '2026-09-15T09:48:23.066Z',
      detected: '2026-09-15T09:48:23.229Z',
      fixed: '2026-09-15T10:50:26.391Z',
      verified: '2026-09-15T11:14:44.380Z',
    });
    expect(anthropic.rows[0]?.service).toHaveLength(4);
  });

  it('PagerDuty: the first API', () => {
    const { adapter, rows } = real('pagerduty/mapbox_v1_incidents_2016.json');
    expect([adapter?.name, rows.length]).toEqual(['pagerduty', 3]);
    expect(rows[0]).toMatchObject({ id: { value: 22897 }, service: 'food-source', severity: 'high' });
    expect(rows.every(({ title }) => typeof title?.value === 'string')).toBe(true);
    expect(stampsOf(rows[0]!)).toEqual({ start: '2016-05-24T19:35:02Z', verified: '2016-05-24T19:49:09Z' });
  });
});
