import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Slo } from '../../../src/input/slo/model.ts';
import { run, runJson, write } from '../../run.ts';
import { scratchFolder } from '../../scratch.ts';
import { parseSlos } from './problems-of.ts';

const day = 86_400;
const scratch = scratchFolder();

/** A new folder with one file. */
function folderWith(name: string, text: string): string {
  const folder = mkdtempSync(join(scratch, 'slo-'));
  writeFileSync(join(folder, name), text);
  return folder;
}

type Promised = readonly [name: string, service: string | null, targets: readonly number[], window: string | null];

const windowText = ({ window }: Slo): string | null => {
  if (window === null) return null;
  return window.kind === 'rolling' ? `${window.seconds / day}d` : `${window.period.count} ${window.period.unit}`;
};
const promised = async (text: string, file: string): Promise<readonly Promised[]> =>
  (await parseSlos(text, file)).slos.map((slo) => [
    slo.name,
    slo.service,
    slo.objectives.map(({ target }) => target.availability),
    windowText(slo),
  ]);

/** Files as teams have them, of test/input/slo/files: what they promise, read off by eye. */
const teams: Readonly<Record<string, readonly Promised[]>> = {
  'grafana.json': [['g', 'api', [0.995], '28d']],
  'helm-output.yaml': [['shop-errors', null, [0.995], '30d']],
  'k8s-list.yaml': [['x', 'web', [0.99], '14d']],
  'nobl9.yaml': [
    ['calendar', 'api-server', [0.9], '1 month'],
    ['rolling', 'api-server', [0.95], '14d'],
  ],
  'openslo-multi.yaml': [['shop-latency', 'shop', [0.99, 0.9], '28d']],
  'sloth-crd.yaml': [
    ['requests-availability', 'myservice', [0.999], null],
    ['plugin', 'myservice', [0.99], null],
  ],
  'sloth-helm.yaml': [['a', 'svc', [0.9999], null]],
  'v1alpha.yaml': [['a', 's', [0.98], '1 month']],
  'v2.yaml': [['a', 'shop', [0.999], '28d']],
};

describe('files as teams have them', () => {
  it.each(Object.entries(teams))('%s', async (file, expected) => {
    expect(await promised(readFileSync(`test/input/slo/files/${file}`, 'utf8'), file)).toEqual(expected);
  });
  it('are all here', () => {
    expect(readdirSync('test/input/slo/files').sort()).toEqual(Object.keys(teams).sort());
  });
  const own: readonly (readonly [string, readonly Promised[]])[] = [
    ['slos: [{ id: 1, service: api, name: up, objective: 99.9, period: 7d }]', [['up', 'api', [0.999], '7d']]],
    ['{ name: api, target: 0.999, time_window: 4w }', [['api', null, [0.999], '28d']]],
    ['{ displayName: up, goal: 0.99, rollingPeriod: 604800s }', [['slo', null, [0.99], '7d']]],
    [
      'services:\n  - { name: api, slo: 99.9 }\n  - { name: web, target: 99.5, window: 7d }\nwindow: 28d',
      [
        ['api', 'api', [0.999], '28d'],
        ['web', 'web', [0.995], '7d'],
      ],
    ],
    [
      'services:\n  api: { slos: [{ name: up, target: 99.9 }, { name: fast, target: 99 }] }\n  web: { slo: { target: 99 } }',
      [
        ['up', 'api', [0.999], null],
        ['fast', 'api', [0.99], null],
        ['web', 'web', [0.99], null],
      ],
    ],
    [
      '- { service: api, slo: 99.9, window: 30d }\n- { service: web, slo: 99, window: 30d }',
      [
        ['api', 'api', [0.999], '30d'],
        ['web', 'web', [0.99], '30d'],
      ],
    ],
    [
      'api: { availability: 99.9, window: 30 days }\nweb: { availability_target: 0.9995 }\npay: { slo: { target: 99 } }',
      [
        ['api', 'api', [0.999], '30d'],
        ['web', 'web', [0.9995], null],
        ['pay', 'pay', [0.99], null],
      ],
    ],
    ['slo: { target: 99 }', [['slo', null, [0.99], null]]],
  ];
  it.each(own)('%s', async (text, expected) => {
    expect(await promised(text, 'slo.yaml')).toEqual(expected);
  });
});

describe('what a tool answers instead of SLOs is refused, also in a folder', () => {
  const slo = '{"id":"x","name":"y","type":"metric","thresholds":[{"timeframe":"30d","target":99.9}]}';
  it.each([
    ['{"errors":["Forbidden"]}', 'this is the answer to a request that failed: "Forbidden"'],
    ['{"error":{"message":"token expired"}}', 'this is the answer to a request that failed: "token expired"'],
    ['{"data":[]}', 'this answer has no SLO'],
    ['{"id":"x","name":"y","type":"metric","query":{"numerator":"a"}}', 'the Datadog SLO y has no thresholds'],
    [
      `{"data":[${slo}],"metadata":{"page":{"total_count":50}}}`,
      'this answer is a part of a whole: it has 1 of 50 SLOs',
    ],
  ])('%s', async (text, said) => {
    const folder = folderWith('good.yaml', 'target: 99.9');
    writeFileSync(join(folder, 'answer.json'), text);
    const { status, stdout, stderr } = await run(['budget', '--slo', folder, '--window', '30d']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`answer.json:1:`);
    expect(stderr).toContain(said);
  });
  it('an answer that has all that there are is read', async () => {
    const whole = `{"data":[${slo}],"metadata":{"page":{"total_count":1}}}`;
    expect(await promised(whole, 'dd.json')).toEqual([['y', null, [0.999], '30d']]);
  });
});

it('a project file in a folder of SLOs is none of them', async () => {
  const folder = folderWith('slo.yaml', 'target: 99.9\nname: up');
  writeFileSync(join(folder, 'ninefold.yaml'), 'slos: .\ngates: { a: { run: budget } }\n');
  const { slo } = await runJson(['budget', '--slo', folder, '--window', '30d']);
  expect(slo.availability).toBe(0.999);
});

it('a window of minutes that looks like one of months is refused, and both ways out are read', async () => {
  await expect(promised('target: 99.9\nwindow: 1m', 'slo.yaml')).rejects.toThrow();
  expect(await promised('target: 99.9\nwindow: PT1M', 'slo.yaml')).toEqual([['slo', null, [0.999], `${60 / day}d`]]);
  expect(await promised('target: 99.9\ncalendar: month', 'slo.yaml')).toEqual([['slo', null, [0.999], '1 month']]);
});

it("OpenSLO's targetPercent below 1 is a percentage all the same, and said", async () => {
  const text =
    'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec:\n  service: s\n  indicatorRef: x\n  timeWindow: [{ duration: 30d, isRolling: true }]\n  budgetingMethod: Occurrences\n  objectives: [{ targetPercent: 0.999 }]\n';
  const { slos, notices } = await parseSlos(text, 'slo.yaml');
  expect([slos[0]!.objectives[0]!.target.availability, notices]).toEqual([
    0.00999,
    expect.arrayContaining([{ kind: 'sloTargetBelowPercent', data: { slo: 'a', unavailability: 0.99001 } }]),
  ]);
});

describe('what is no SLO file is told so', () => {
  it.each<[string, string, RegExp]>([
    ['a table', 'service,target\napi,99.9\n', /no format of SLOs|not an SLO/],
    ['a Compose file', 'services: { web: { image: x } }\n', /no format of SLOs/],
    [
      'a scored evaluation',
      'spec_version: "1.0"\nobjectives: [{ sli: p95, pass: [{ criteria: ["<=1"] }] }]\n',
      /no format of SLOs/,
    ],
    ['two windows', 'slos: [{ name: a, target: 99, window: 7d, period: 30d }]\n', /says its window twice/],
    ['two of one name', 'slos: [{ name: a, target: 99 }, { name: a, target: 98 }]\n', /two SLOs of the name "a"/],
    ['a Helm template', 'service: {{ .Values.name }}\ntarget: 99\n', /template of Helm/],
  ])('%s', async (_, text, expected) => {
    const path = write('slo.yaml', text);
    const { status, stdout, stderr } = await run(['budget', 'fixtures/february.csv', '--slo', path, '--quiet']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(expected);
    expect(stderr.match(/^error: /gm)).toHaveLength(1);
    expect(stderr).not.toContain('logs are CSV or JSON');
  });
  it('counts a pattern that matches nothing as a mistake', async () => {
    const { status, stderr } = await run(['budget', 'fixtures/february.csv', '--slo', 'nowhere/**/*.yaml']);
    expect([status, stderr.match(/^error: /gm)?.length]).toEqual([2, 1]);
  });
});

describe('what is written is read back', { timeout: 240_000 }, () => {
  const window = ['--at', '2027-02-20', '--quiet'];
  const cases = readdirSync('test/input/slo/files').flatMap((file) =>
    ['openslo', 'sloth'].map((format) => [file, format] as const),
  );
  it.each(cases)('%s as %s', async (file, format) => {
    const path = `test/input/slo/files/${file}`;
    const written = await run(['budget', 'fixtures/february.csv', '--slo', path, ...window, '--format', format]);
    expect([written.status === 2, written.stdout === '']).toEqual([false, false]);
    const again = write('again.yaml', written.stdout);
    const targets = async (slo: string) => {
      const { objectives, slo: only } = await runJson(['budget', 'fixtures/february.csv', '--slo', slo, ...window]);
      const all = objectives?.length > 0 ? objectives.map((each: { slo: object }) => each.slo) : [only];
      return all.map(({ availability }: { availability: number }) => availability).sort();
    };
    expect(await targets(again)).toEqual(await targets(path));
  });
});
