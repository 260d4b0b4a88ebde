import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../../src/core/json.ts';
import { jsonAdapters } from '../../../src/input/incidents/adapters/index.ts';
import { run } from '../../run.ts';
import { firstTools } from './read-export.ts';

/*
 * People cut exports down with jq before they keep them. Whatever one key an export lacks, its tool is known by the rest; or
 * its columns say the same as the tool would. No other tool takes it for its own.
 */

const files = [
  ...firstTools.map(([file]) => `fixtures/${file}`),
  ...readdirSync('fixtures/tools')
    .filter((file) => !file.endsWith('.csv'))
    .map((file) => `fixtures/tools/${file}`),
];

/** An export as the JSON values that it holds: one, or one a line. */
function valuesOf(file: string): readonly Json[] {
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.jsonl')
    ? text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Json)
    : [JSON.parse(text) as Json];
}

function keysIn(value: Json, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const each of value) keysIn(each as Json, found);
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value)) {
      found.add(key);
      keysIn(inner, found);
    }
  return found;
}

function without(value: Json, dropped: ReadonlySet<string>): Json {
  if (Array.isArray(value)) return value.map((each) => without(each as Json, dropped));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !dropped.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, without(inner, dropped)]));
}

/** The figures that a wrong reading changes; what the program refuses has none. */
async function figuresOf(values: readonly Json[], source: string) {
  const args = ['incidents', '-', '--from', '2025-01-01', '--to', '2027-01-01', '--at', '2027-01-01'];
  const { stdout } = await run([...args, '--group-by', 'service', '--format', 'json', '--source', source], {
    stdin: values.map((value) => JSON.stringify(value)).join('\n'),
  });
  if (stdout === '') return { format: null, figures: null };
  const { sources, downtimeSeconds, failures, counts, groups } = JSON.parse(stdout);
  const services = groups.service.map((group: JsonObject) => [group['key'], group['downtimeSeconds']]);
  return {
    format: sources[0].format as string,
    figures: {
      downtimeSeconds,
      failures,
      services,
      ...{ because: counts.excludedBecause, planned: counts.maintenance },
    },
  };
}

const tools = new Set(jsonAdapters.map(({ name }) => name));

describe.each(files)('%s', (file) => {
  it('is read alike without any one of its keys', async () => {
    const values = valuesOf(file);
    const { format } = await figuresOf(values, 'auto');
    if (format === null || !tools.has(format)) return; // read by the names of its keys, whatever they are
    for (const key of new Set(values.flatMap((value) => [...keysIn(value)]))) {
      const abridged = values.map((value) => without(value, new Set([key])));
      const found = await figuresOf(abridged, 'auto');
      if (found.format === format) continue;
      expect(tools.has(found.format ?? ''), `${key}: known as ${found.format}`).toBe(false);
      expect(found.figures, `without ${key}`).toEqual((await figuresOf(abridged, format)).figures);
    }
  });
});

describe('what is left of a record when only its fields are kept', () => {
  const start = '2026-05-04T10:00:00Z';
  const end = '2026-05-04T11:00:00Z';
  const milestone = (slug: string, at: string) => ({ slug, occurred_at: at });
  it.each([
    ['rootly', { started_at: start, resolved_at: end, services: [{ data: { attributes: { name: 'api' } } }] }],
    [
      'firehydrant',
      {
        services: [{ name: 'api' }],
        lifecycle_phases: [{ milestones: [milestone('started', start), milestone('resolved', end)] }],
      },
    ],
    [
      'grafana-oncall',
      {
        ...{ created_at: start, resolved_at: end },
        labels: [{ key: { name: 'service' }, value: { name: 'api' } }],
      },
    ],
    ['pagerduty', { created_at: start, last_status_change_at: end, status: 'resolved', service: { summary: 'api' } }],
    ['alertmanager', { labels: { service: 'api' }, startsAt: start, endsAt: end }],
    ['github-issues', { createdAt: start, closedAt: end, labels: [{ name: 'service:api', color: 'ff0000' }] }],
    ['statuspage', { updates: [{ status: 'resolved', at: end }], started_at: start, components: ['api'] }],
    [
      'gatus',
      {
        name: 'api',
        events: [
          { type: 'UNHEALTHY', timestamp: start },
          { type: 'HEALTHY', timestamp: end },
        ],
      },
    ],
    [
      'servicenow',
      { number: 'INC1', opened_at: start, resolved_at: end, cmdb_ci: { display_value: 'api', link: 'x' } },
    ],
    ['json', { started_at: start, resolved_at: end, service: { data: { attributes: { name: 'api' } } } }],
  ])('%s', async (format, record) => {
    const found = await figuresOf([[record]], 'auto');
    expect([found.format, found.figures?.downtimeSeconds, found.figures?.services]).toEqual([
      ...[format, 3_600],
      [['api', 3_600]],
    ]);
  });
});

it('one endpoint of Gatus has its name beside its results', async () => {
  const result = (minute: string, success: boolean) => ({ success, timestamp: `2026-05-04T10:0${minute}:00Z` });
  const results = [result('0', true), result('1', false), result('2', true)];
  const found = await figuresOf([{ name: 'api', group: 'core', results }], 'auto');
  expect([found.format, found.figures?.services]).toEqual(['gatus', [['core/api', 60]]]);
});
