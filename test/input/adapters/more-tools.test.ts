import { describe, expect, it, vi } from 'vitest';
import { jsonAdapters } from '../../../src/input/incidents/adapters/index.ts';
import { runJson } from '../../run.ts';
import { firstTools } from './read-export.ts';

/*
 * Small exports of our own in the shape of each tool, read by the whole program in May 2026. The numbers are those of the
 * stamps in the files, by hand: 10:00 to 11:00 is 3600 s, what is open at 23:00 on the 31st is 3600 s at the month's end.
 */

const may = ['--month', '2026-05', '--at', '2026-06-01', '--group-by', 'service,severity'];
const hour = 3_600;

interface Expected {
  readonly format: string;
  readonly downtimeSeconds: number;
  readonly failures: number;
  /** Service → downtime. */
  readonly services: Readonly<Record<string, number>>;
  readonly excluded?: Readonly<Record<string, number>>;
  readonly maintenance?: number;
  readonly open?: number;
}

const both = { checkout: hour, search: hour };

const exports: readonly (readonly [file: string, expected: Expected])[] = [
  [
    'alertmanager.json',
    {
      ...{ format: 'alertmanager', downtimeSeconds: 1.5 * hour + 2 * hour, failures: 2, open: 1 },
      services: { checkout: 1.5 * hour, search: 2 * hour },
      excluded: { suppressed: 1, notification: 1 },
    },
  ],
  [
    'aws-health.json', // 3600.5 s
    {
      ...{ format: 'aws-health', downtimeSeconds: 3_600.5, failures: 1, services: { RDS: 3_600.5 } },
      ...{ excluded: { notification: 1 }, maintenance: 1 },
    },
  ],
  [
    'aws-history.json', // 2 h, and open from 2026-05-10T09:00 to the end of the month: 21 d 15 h
    {
      ...{ format: 'aws-history', downtimeSeconds: 2 * hour + 519 * hour, failures: 2, open: 1 },
      services: {
        'Example Queue (Ireland)': 2 * hour,
        'Example Functions (Ireland)': 2 * hour,
        'Example Store (N. Virginia)': 519 * hour,
      },
    },
  ],
  [
    'cachet.json',
    { format: 'cachet', downtimeSeconds: hour, failures: 1, services: { Checkout: hour }, excluded: { hidden: 1 } },
  ],
  [
    'checkly.json',
    {
      format: 'checkly',
      downtimeSeconds: 1_200,
      failures: 1,
      services: { Shop: 1_200 },
      excluded: { up: 2, sameOutage: 1 },
    },
  ],
  ['checkly-page.json', { format: 'checkly-page', downtimeSeconds: hour, failures: 1, services: { Checkout: hour } }],
  [
    'checkmate.json',
    { format: 'checkmate', downtimeSeconds: 1_200 + hour, failures: 2, open: 1, services: { shop: 1_200 + hour } },
  ],
  [
    'gatus.json',
    {
      ...{ format: 'gatus', downtimeSeconds: 2_400, failures: 2, services: { 'core/shop': 2_400, blog: 120 } },
      excluded: { up: 4, sameOutage: 1, unknown: 1 },
    },
  ],
  [
    'github-issues.json',
    {
      ...{ format: 'github-issues', downtimeSeconds: hour, failures: 1, services: { checkout: hour } },
      excluded: { pullRequest: 1, duplicate: 1, notPlanned: 1 },
    },
  ],
  [
    'azure-health.json',
    {
      ...{ format: 'azure-health', downtimeSeconds: hour, failures: 1, services: { checkout: hour } },
      excluded: { up: 1 },
    },
  ],
  [
    'cloudwatch.json',
    {
      ...{ format: 'cloudwatch', downtimeSeconds: hour, failures: 1, services: { 'checkout-errors': hour } },
      excluded: { up: 1, notification: 2 },
    },
  ],
  [
    'slack-status.json', // 2 h: one over two services, and one that is open at the end of the month
    {
      ...{ format: 'slack-status', downtimeSeconds: 2 * hour, failures: 2, open: 1, maintenance: 1 },
      ...{ services: { checkout: hour, search: 2 * hour }, excluded: { notification: 1 } },
    },
  ],
  [
    'salesforce-trust.json',
    {
      ...{ format: 'salesforce-trust', downtimeSeconds: 2 * hour, failures: 2 },
      services: { EX1: 2 * hour, EX2: hour },
    },
  ],
  [
    'gitlab-issues.json',
    {
      ...{ format: 'gitlab-issues', downtimeSeconds: 2 * hour, failures: 2, open: 1 },
      ...{ services: { checkout: hour, search: hour }, excluded: { duplicate: 1 } },
    },
  ],
  [
    'gitlab.csv',
    { format: 'csv', downtimeSeconds: 2 * hour, failures: 2, open: 1, services: { checkout: hour, search: hour } },
  ],
  [
    'github-cli.json',
    {
      format: 'github-issues',
      downtimeSeconds: 2 * hour,
      failures: 2,
      open: 1,
      services: both,
      excluded: { notPlanned: 1 },
    },
  ],
  [
    'upptime-issues.json',
    {
      format: 'github-issues',
      downtimeSeconds: 2_700 + 900,
      failures: 2,
      services: { shop: 2_700, blog: 900 },
      maintenance: 1,
    },
  ],
  [
    'google-service-health.json',
    {
      ...{ format: 'google-service-health', downtimeSeconds: 2 * hour, failures: 1 },
      services: { 'Example SQL': 2 * hour, 'Example Runtime': 2 * hour },
      excluded: { merged: 1, falsePositive: 1 },
    },
  ],
  [
    'grafana-incident.json',
    {
      ...{ format: 'grafana-incident', downtimeSeconds: hour + 1_800, failures: 2 },
      ...{ services: { checkout: hour, search: 1_800 }, excluded: { test: 1 } },
    },
  ],
  [
    'grafana-oncall.json',
    {
      format: 'grafana-oncall',
      downtimeSeconds: 3_000,
      failures: 1,
      services: { checkout: 3_000 },
      excluded: { suppressed: 1 },
    },
  ],
  [
    'jira.json',
    {
      ...{ format: 'jira', downtimeSeconds: 2 * hour, failures: 2, open: 1 },
      services: { checkout: hour, payments: hour, search: hour },
      excluded: { duplicate: 1 },
    },
  ],
  [
    'jira.csv',
    {
      format: 'csv',
      downtimeSeconds: hour,
      failures: 1,
      services: { checkout: hour, payments: hour },
      excluded: { duplicate: 1 },
    },
  ],
  [
    'servicenow.json',
    {
      ...{ format: 'servicenow', downtimeSeconds: hour, failures: 1, services: { 'mail-01': hour } },
      excluded: { cancelled: 1, subIncident: 1 },
    },
  ],
  [
    'squadcast.jsonl',
    {
      format: 'squadcast',
      downtimeSeconds: 1_800 + hour,
      failures: 2,
      open: 1,
      services: { checkout: 1_800, search: hour },
    },
  ],
  [
    'uptime-kuma.json', // down from 10:02 to 10:04
    {
      format: 'uptime-kuma',
      downtimeSeconds: 120,
      failures: 1,
      services: { 1: 120 },
      excluded: { up: 5, sameOutage: 1, unknown: 2 },
    },
  ],
  [
    'uptime-kuma.csv',
    { format: 'csv', downtimeSeconds: 1_800, failures: 1, services: { shop: 1_800 }, excluded: { up: 4, unknown: 2 } },
  ],
  [
    'uptimerobot.json',
    {
      format: 'uptimerobot',
      downtimeSeconds: 1_800,
      failures: 1,
      services: { Shop: 1_800 },
      excluded: { up: 2, unknown: 1 },
    },
  ],
  [
    'uptimerobot.csv',
    { format: 'csv', downtimeSeconds: 1_800, failures: 1, services: { Shop: 1_800 }, excluded: { up: 1, unknown: 1 } },
  ],
  [
    'uptimerobot-incidents.json', // the second goes on: its 600 s are those so far
    {
      format: 'uptimerobot-incidents',
      ...{ downtimeSeconds: 1_800 + hour, failures: 2, open: 1, services: { Shop: 1_800, Blog: hour } },
    },
  ],
  [
    'prometheus.json', // 10:01 to 10:03:00.5; 10:01 to 10:02, one minute after the last sample before the gap
    {
      ...{ format: 'prometheus', downtimeSeconds: 120.5, failures: 2 },
      services: { 'checkout/10.0.0.1:8080': 120.5, search: 60 },
      excluded: { up: 7, sameOutage: 1, unknown: 1 },
    },
  ],
  [
    'goalert.csv',
    { format: 'csv', downtimeSeconds: hour, failures: 1, services: { Checkout: hour }, excluded: { falsePositive: 1 } },
  ],
  ['statuscake.json', { format: 'json', downtimeSeconds: 2_400, failures: 1, services: {}, excluded: { up: 2 } }],
  [
    'pingdom.json',
    { format: 'json', downtimeSeconds: 2_400, failures: 1, services: {}, excluded: { up: 2, unknown: 1 } },
  ],
  ['healthchecks.json', { format: 'json', downtimeSeconds: 2_400, failures: 1, services: {}, excluded: { up: 2 } }],
];

it.each(exports)('%s', async (file, expected) => {
  const result = await runJson(['incidents', `fixtures/tools/${file}`, ...may]);
  const services = result.groups.service.filter(({ key }: { key: string | null }) => key !== null);
  expect({
    format: result.sources[0].format,
    downtimeSeconds: result.downtimeSeconds,
    failures: result.failures,
    services: Object.fromEntries(
      services.map(({ key, downtimeSeconds }: { key: string; downtimeSeconds: number }) => [key, downtimeSeconds]),
    ),
    excluded: result.counts.excludedBecause,
    maintenance: result.counts.maintenance,
    open: result.counts.open,
  }).toEqual({ excluded: {}, maintenance: 0, open: 0, ...expected });
});

const ofTools = exports.filter(([, { format }]) => jsonAdapters.some(({ name }) => name === format));

it.each(ofTools)('%s is known as one tool alone', async (file, { format }) => {
  const adapter = jsonAdapters.find(({ name }) => name === format)!;
  const recognises = vi.spyOn(adapter, 'recognises');
  await runJson(['incidents', `fixtures/tools/${file}`, ...may]);
  const { calls, results } = recognises.mock;
  const records = calls.filter((_, i) => results[i]!.value === true);
  recognises.mockRestore();
  expect(records).not.toEqual([]);
  for (const [record, container] of records) {
    const knowing = jsonAdapters.filter((each) => each.recognises(record, container)).map((each) => each.name);
    expect(knowing).toEqual([format]);
  }
});

it('has a row for each tool, here or in recognise.test.ts', () => {
  const known: readonly string[] = [...firstTools.map(([, name]) => name), ...exports.map(([, { format }]) => format)];
  const without = jsonAdapters.map(({ name }) => name).filter((name) => !known.includes(name));
  expect(without, 'a fixture in fixtures/tools and a row above').toEqual([]);
});

describe('stamps beside start and end', () => {
  const phasesOf = async (file: string) => (await runJson(['incidents', `fixtures/tools/${file}`, ...may])).phases;
  it('GoAlert: the time to the acknowledgement', async () =>
    expect((await phasesOf('goalert.csv')).acknowledge.meanSeconds).toBe(200));
  it('Grafana OnCall: the acknowledgement', async () =>
    expect((await phasesOf('grafana-oncall.json')).acknowledge.meanSeconds).toBe(240));
  it('a status page of Checkly: from the first investigating to identified', async () => {
    const { detect, identify } = await phasesOf('checkly-page.json');
    expect([detect.count, identify.meanSeconds]).toEqual([0, 1_200]);
  });
});

describe('severities', () => {
  const severitiesOf = async (file: string): Promise<readonly (string | null)[]> =>
    (await runJson(['incidents', `fixtures/tools/${file}`, ...may])).groups.severity
      .map(({ key }: { key: string | null }) => key)
      .sort();
  it.each([
    ['github-issues.json', ['sev1']],
    ['upptime-issues.json', ['degraded', 'down']],
    ['aws-history.json', ['disrupted', 'informational']],
    ['servicenow.json', ['1 - Critical']],
    ['jira.csv', ['SEV1']],
    ['gitlab-issues.json', ['1', '2']],
    ['gitlab.csv', ['1', '2']],
    ['grafana-incident.json', ['Major', 'Minor']],
  ])('%s', async (file, severities) => expect(await severitiesOf(file)).toEqual(severities));
});
