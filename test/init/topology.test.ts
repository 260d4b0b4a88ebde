import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';
import { scratchFolder } from '../scratch.ts';

const folder = scratchFolder();
let files = 0;

async function sketched(file: string): Promise<string> {
  const { status, stdout, stderr } = await run(['init', '--from', file]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

/** The same with 99.9 for every number, as compose sees it. */
async function composed(text: string) {
  const file = join(folder, `filled${++files}.yaml`);
  writeFileSync(file, text.replaceAll('"?"', '99.9'));
  const { journeys } = await runJson(['compose', file]);
  return journeys[0].availability as number;
}

/** Loading two commands for the first time takes long on a busy machine. */
const patience = { timeout: 240_000 };

/** The availability of one part, and of so many of which one is enough. */
const one = 0.999;
const any = (count: number): number => 1 - 0.001 ** count;

describe('ninefold init --from', patience, () => {
  // what breaks each journey follows from the fixtures by hand
  it.each([
    // the host, one of three web, one worker, db; not the cache
    ['compose.yaml', one * any(3) * one * one],
    // checkout, payment, orders-db, tax-api
    ['catalog-info.yaml', one ** 4],
    // ingress, one of three web, db, one of two workers
    ['kubernetes.yaml', one * any(3) * one * any(2)],
    // a pair of machines, each with its zone, and the database
    ['plan.json', (1 - (1 - one * one) ** 2) * one],
    // web, orders, orders-db, mail
    ['jaeger.json', one ** 4],
  ])('%s: compose takes it once the numbers are there, and not before', async (name, expected) => {
    const text = await sketched(`fixtures/starters/${name}`);
    expect(await composed(text)).toBeCloseTo(expected, 12);
    const file = write('sketch.yaml', text);
    const { status, stdout, stderr } = await run(['compose', file]);
    expect([status, stdout]).toEqual([2, '']);
    const count = text.match(/: "\?"/g)!.length;
    const first = text.split('\n').findIndex((line) => line.includes(': "?"')) + 1;
    expect(stderr).toContain(`${file}:${first}:19: ${count} numbers are still to be filled in: `);
    expect(stderr.match(/^error/gm)).toHaveLength(1);
  });
  it.each(['compose.yaml', 'catalog-info.yaml', 'kubernetes.yaml', 'plan.json', 'jaeger.json'])(
    '%s: no number but counts, no value, each edge with where it comes from, and what was assumed',
    async (name) => {
      const text = await sketched(`fixtures/starters/${name}`);
      expect(text).not.toContain('not-to-be-shown');
      expect(text).not.toMatch(/(?:availability|mttr|mtbf): (?!"\?")/);
      const edges = text.match(/^ {6}- .*/gm) ?? [];
      const places = edges.map((line) => new RegExp(`# \\w+, fixtures/starters/${name}:(\\d+):\\d+$`).exec(line)?.[1]);
      const lines = readFileSync(`fixtures/starters/${name}`, 'utf8').split('\n');
      expect(places.every((line) => lines[Number(line) - 1] !== undefined)).toBe(true);
      expect(text).toMatch(/\n# What was assumed, to be checked:\n# - /);
    },
  );
  it('tells what is needed from what is not, and leaves out jobs and profiles', async () => {
    const text = await sketched('fixtures/starters/compose.yaml');
    expect(text).toContain('    optional:\n      - cache # depends_on, fixtures/starters/compose.yaml:7:7\n');
    expect(text).not.toMatch(/migrate|debugger/);
    expect(text).toContain('# - a number of replicas that is filled in elsewhere counts as 1\n');
  });
  it('leaves out what is scaled to nothing, and says so', async () => {
    const text = await sketched('fixtures/starters/kubernetes.yaml');
    expect(text).not.toContain('retired');
    expect(text).toContain('# - what is scaled to 0 replicas does not run, and is left out\n');
  });
  it('leaves an edge that closes a circle in a comment', async () => {
    expect(await sketched('fixtures/starters/jaeger.json')).toContain(
      '    # dependsOn orders: left out, it closes a circle (',
    );
  });
  it('takes instances of one resource for replicas, not those of two modules', async () => {
    const db = (key: string) => ({
      address: `module.a["${key}"].aws_db_instance.b`,
      type: 'aws_db_instance',
      values: {},
    });
    const root_module = { child_modules: [{ resources: [db('x')] }, { resources: [db('y')] }] };
    const text = await sketched(write('plan.json', { planned_values: { root_module } }));
    expect(text.match(/^ {2}module\S*(?= #)/gm)).toEqual([
      '  module.a.aws_db_instance.b:',
      '  module.a.aws_db_instance.b_2:',
    ]);
    expect(text).not.toContain('replicas:');
  });
  it('makes names that paths can have, and comments of one line', async () => {
    const calls = [
      { parent: 'a b\n  evil: 1', child: '9 lives!' },
      { parent: 'true', child: 'a/b:c' },
    ];
    const text = await sketched(write('calls.json', { data: calls }));
    expect(text.match(/^ {2}\S+:(?= #)/gm)).toEqual(['  "a-b-evil:-1":', '  _9-lives:', '  "true":', '  "a/b:c":']);
    // two journeys' ends in series, of two parts each
    expect(await composed(text)).toBeCloseTo(one ** 4, 12);
  });
  it.each([
    ['{{ if .Values.web }}\nkind: Deployment\n{{ end }}\n', 1],
    ['apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: "{{ .Release.Name }}" }\n', 3],
    ['kind: Deployment\nmetadata:\n  name: {{ name }}-web\n', 3],
  ])('refuses a template: %j', async (text, line) => {
    const file = write('deployment.yaml', text);
    const { status, stdout, stderr } = await run(['init', '--from', file]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${file}:${line}:`);
    expect(stderr).toContain('this is a template and no file yet: ');
    expect(stderr).toContain('helm template CHART | ninefold init --from -');
    expect(stderr.match(/^error/gm)).toHaveLength(1);
  });
  it.each([
    ['compose.yaml', 'compose'],
    ['plan.json', 'terraform'],
    ['jaeger.json', 'jaeger'],
  ])('is what compose names where it is given %s', async (name, source) => {
    const file = `fixtures/starters/${name}`;
    expect(await run(['compose', file])).toMatchObject({
      ...{ status: 2, stdout: '' },
      stderr: `error: ${file}:1:1: this is no topology; it reads as a file of ${source}\n  start one from it: ninefold init --from ${file} --output topology.yaml\n`,
    });
  });
  it('reads standard input', async () => {
    const stdin = readFileSync('fixtures/starters/jaeger.json', 'utf8');
    const { stdout } = await run(['init', '--from', '-'], { stdin });
    expect(stdout).toContain('from standard input (the dependencies that Jaeger saw)');
    expect(stdout).toContain('- orders # call, stdin:3:5');
  });
  it('writes a file that is not there yet, and says what is to be done', async () => {
    const output = join(folder, 'topology.yaml');
    const call = ['init', '--from', 'fixtures/starters/jaeger.json', '--output', output];
    const { status, stdout } = await run(call);
    expect([status, stdout]).toEqual([
      0,
      `Wrote ${output}: 4 parts, 3 edges. Next: fill in 4 numbers ("?"), then run ninefold compose ${output}\n`,
    ]);
    expect(existsSync(output)).toBe(true);
    expect(await run(call)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(' already, ') });
  });
  it.each([
    [['init', '--output', 'topology.yaml'], '--output needs --from'],
    [['init', '--from', 'fixtures/starters/nothing.yaml'], 'there is no file '],
    [['init', '--from', 'fixtures/incidents.json'], 'this is no file that a topology can be started from'],
    [['init', 'fixtures', '--from', 'fixtures/starters/jaeger.json'], 'one file is read, and there are '],
  ])('refuses %j', async (args, said) => {
    const { status, stdout, stderr } = await run(args);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(said)]);
  });
});
