import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../run.ts';
import { scratchFolder } from '../scratch.ts';

const root = scratchFolder();
let folders = 0;

const log =
  'id,service,start,end\nA,shop,2026-10-03T10:00:00Z,2026-10-03T10:05:00Z\nB,shop,2026-11-03T10:00:00Z,2026-11-03T11:00:00Z\n';
const localLog = 'id,service,start,end\nA,shop,2026-11-03 10:00,2026-11-03 11:00\n';
const ambiguous = 'id,service,start,end\nA,shop,03/04/2026 10:00,03/04/2026 11:00\n';
const slo = 'service: shop\nwindow: 30d\nslos: [{ name: up, target: 99 }]\n';
const topology = 'components: { web: { availability: 99.95 } }\n';

/** A folder of its own with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = join(root, `shop${++folders}`);
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** What init writes for these files, and what check then says of it. */
async function started(files: Readonly<Record<string, string>>) {
  const folder = folderOf(files);
  const file = join(folder, 'ninefold.yaml');
  const said = await run(['init', folder]);
  expect([said.status, said.stderr]).toEqual([0, '']);
  const check = await run(['check', file, '--quiet']);
  return { folder, said: said.stdout, text: readFileSync(file, 'utf8'), check };
}

/** Loading five commands for the first time takes long on a busy machine. */
const patience = { timeout: 240_000 };

describe('ninefold init', patience, () => {
  it('writes a project that check can judge, of logs, SLOs and topologies', async () => {
    const { said, text, check } = await started({ 'logs/api.csv': log, 'slo/shop.yaml': slo, 'shop.yaml': topology });
    expect(said).toContain('1 log, 1 SLO file, 1 topology, 2 gates.');
    expect(text).toContain('\n  api:\n    files: logs/api.csv #');
    expect(text).toContain('\n  - slo/shop.yaml #');
    expect(text).toContain('\n  shop: shop.yaml #');
    // an hour of 30 days is 0.14 %, of a budget of 1 %
    expect([check.status, check.stdout.match(/^[✓✗–!?] .*: /gm)]).toEqual([0, ['✓ budgets: ', '✓ design: ']]);
  });
  it('says of every line what it is for', async () => {
    const { text } = await started({ 'a.csv': localLog, 'b.csv': ambiguous, 'slo.yaml': slo, 'shop.yaml': topology });
    const [first, ...lines] = text.trimEnd().split('\n');
    expect(first).toBe('# yaml-language-server: $schema=./node_modules/ninefold/schema/project-file.schema.json');
    const settings = lines.filter((line) => line !== '' && !/^ *#/.test(line) && !/:$/.test(line));
    expect(settings.length).toBeGreaterThan(8);
    expect(settings.filter((line) => !line.includes(' # '))).toEqual([]);
    const heads = lines.flatMap((line, i) => (/^\w+:$/.test(line) ? [lines[i - 1]!] : []));
    expect(heads.every((line) => line.startsWith('# '))).toBe(true);
  });
  it('asks for the zone where stamps have none', async () => {
    const { text } = await started({ 'a.csv': localLog });
    expect(text).toContain('\n    zone: UTC # its timestamps say no zone');
  });
  it('judges the SLOs of several services by all of their logs at once', async () => {
    const of = (service: string) => `service,start,end\n${service},2026-01-03T10:00Z,2026-01-03T10:20Z\n`;
    const slos =
      'slos:\n  - { service: a, name: a, target: 99.9, window: 30d }\n  - { service: b, name: b, target: 99.9, window: 30d }\n';
    const { text } = await started({ 'a.csv': of('a'), 'b.csv': of('b'), 's.yaml': slos });
    expect(text).toContain('\n  budgets:\n    run: budget');
    expect(text).toContain('\n    log: [a, b] # ');
    expect(text.match(/run: budget/g)).toHaveLength(1);
  });
  it('puts what cannot be read into a comment, with the reason, and its gate', async () => {
    const { text, said, check } = await started({ 'a.csv': ambiguous, 'shop.yaml': topology });
    expect(text).toMatch(/\n {2}# {3}a\.csv:2:8: start: "03\/04\/2026 10:00" does not say which is the day/);
    expect(text).toContain('\n# logs:\n');
    expect(text).toContain('\n  # availability:\n  #   run: incidents');
    expect(said).toContain('2 entries stand in comments');
    expect(check.stdout.match(/^[✓✗–!?] .*: /gm)).toEqual(['✓ design: ']);
  });
  it('puts a gate that cannot be judged into a comment: the topology is broken', async () => {
    const { text } = await started({
      'a.csv': log,
      'shop.yaml': 'components: { web: { availability: 99.95, ned: 2 } }\n',
    });
    expect(text).toContain('shop.yaml:1:43: the component web has no key "ned"; did you mean need?');
    expect(text).toContain('\n  # design:\n');
  });
  it('names places from the folder on: two SLOs of one name', async () => {
    const { text, check } = await started({
      'a.csv': log,
      'b/one.yaml': slo,
      'b/two.yaml': slo,
      'shop.yaml': topology,
    });
    expect(text).toMatch(/\n {2}# {3}b\/two\.yaml:3:\d+: there are two SLOs of the name "up"/);
    expect(check.stdout.match(/^[✓✗–!?] .*: /gm)).toEqual(['✓ design: ']);
  });
  it('keeps a topology whose numbers are not filled in yet in a comment', async () => {
    const { text } = await started({ 'a.csv': log, 'shop.yaml': 'components: { web: { availability: "?" } }\n' });
    // 35 characters stand before the value
    expect(text).toContain('shop.yaml:1:36: 1 number is still to be filled in: web (line 1)');
  });
  it('asks nothing of a topology whose journeys have targets', async () => {
    const { text, check } = await started({
      'shop.yaml': `${topology}journeys: { buy: { path: web, target: 99.9 } }\n`,
    });
    expect(text.slice(text.indexOf('gates:'))).not.toContain('target:');
    expect(check.status).toBe(0);
  });
  it('tells counts of events and agreed maintenance from logs, and passes over what is neither', async () => {
    const { text, check } = await started({
      'requests.csv': 'timestamp,good,total\n2026-11-03T10:00:00Z,99,100\n',
      'maintenance.csv': 'start,end\n2026-11-03T10:00:00Z,2026-11-03T11:00:00Z\n',
      'package.json': '{"name": "shop", "scripts": {"start": "node ."}}',
      'prices.csv': 'article,price\nbread,3\n',
      'compose.yaml': 'services: { web: { image: shop } }\n',
      'template.yaml': 'a: {{ .Values.a }}\n',
      'photo.json': '\u0000',
      'empty.csv': '',
    });
    expect(text.match(/^ {4}files: .*/gm)).toEqual(['    files: requests.csv # counts of good and all events']);
    expect(text).toContain('\n#   maintenance.csv\n');
    expect(check.stdout.match(/^[✓✗–!?] .*?: /gm)).toHaveLength(1);
  });
  it('has an example where no gate can be judged: SLOs alone, or nothing at all', async () => {
    const { text, said, check } = await started({ 'slo.yaml': slo });
    expect(text).toContain('a budget needs to know what went wrong, and no incident log was found');
    expect(said).toContain('an example stands for them');
    // 99.9 % × 99.95 % = 99.85005 %
    expect([check.status, check.stdout]).toEqual([0, expect.stringContaining('✓ example')]);
    expect((await started({})).check.status).toBe(0);
  });
  it('gives names that tell files apart, whatever they are called', async () => {
    const { text, check } = await started({ 'eu/a.csv': log, 'us/a.csv': log, 'no.csv': log, 'x: {\n# y.csv': log });
    const names = text.slice(text.indexOf('\nlogs:'), text.indexOf('\ngates:')).match(/^ {2}[^ #].*:$/gm);
    expect(names).toEqual(['  eu-a:', '  "no":', '  us-a:', '  "x: {\\n# y":']);
    expect(check.status).not.toBe(2);
  });
  it('leaves a file that is there as it is', async () => {
    const folder = folderOf({ 'ninefold.yaml': 'mine' });
    const { status, stdout, stderr } = await run(['init', folder]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: there is ".*ninefold\.yaml" already, and it is left as it is\n/);
    expect(readFileSync(join(folder, 'ninefold.yaml'), 'utf8')).toBe('mine');
  });
  it('needs a folder', async () => {
    const { status, stderr } = await run(['init', join(root, 'nowhere')]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('there is no folder ')]);
  });
});
