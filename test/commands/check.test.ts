import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run.ts';
import { scratchFolder } from '../scratch.ts';

const folder = scratchFolder();
let projects = 0;

const log = 'id,service,start,end\nA,shop,2027-02-03T10:00:00Z,2027-02-03T11:00:00Z\n';

/** A folder of its own with a project file and what it names. */
function project(text: string, files: Readonly<Record<string, string>> = {}): string {
  const root = join(folder, `p${++projects}`);
  for (const [name, content] of Object.entries({ 'log.csv': log, 'ninefold.yaml': text, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return join(root, 'ninefold.yaml');
}

const at = ['--at', '2027-03-01'];
const gatesOf = async (file: string, ...more: string[]) => {
  const { gates } = await runJson(['check', file, ...at, ...more]);
  return gates.map(({ name, status }: { name: string; status: string }) => [name, status]);
};

/** Loading four commands for the first time takes long on a busy machine. */
const patience = { timeout: 240_000 };

describe('ninefold check', patience, () => {
  it('judges every gate, each as its command would, a line each', async () => {
    const { status, stdout } = await run(['check', 'fixtures/project/ninefold.yaml', ...at, '--quiet']);
    expect([status, stdout.match(/^[✓✗–!?] .*/gm)]).toEqual([
      0,
      ['✓ budgets: 4 checks met', '✓ recovery: 2 checks met', '✓ status-page: 1 check met', '✓ design: 1 check met'],
    ]);
  });
  it('says what is missed, at the line that asks; one hour is more than 0.1 % of 30 days', async () => {
    const file = project(
      'logs: { shop: { files: log.csv, covers: 2027-01-01/2027-03-01 } }\nslos:\n  - { name: up, service: shop, target: 99.9 }\ngates:\n  a: { run: budget, log: shop }\n  b: { run: incidents, log: shop, month: 2027-02, target: 99 }\n',
    );
    const { checks } = await runJson(['check', file, ...at]);
    expect(checks).toMatchObject([
      {
        expression: 'a: consumedSeconds <= budgetSeconds',
        status: 'missed',
        actual: 3_600,
        limit: 2_592,
        file,
        line: 3,
      },
      { expression: 'b: availability >= 99%', status: 'met', file, line: 6 },
    ]);
    expect(await gatesOf(file)).toEqual([
      ['a', 'missed'],
      ['b', 'met'],
    ]);
    expect((await run(['check', file, ...at])).status).toBe(1);
  });
  it('reads each log in its own way', async () => {
    const other = 'id;opened;closed\nB;03.02.2027 11:00;03.02.2027 11:30\n';
    const file = project(
      'logs:\n  a: { files: log.csv, covers: 2027-01-01/2027-03-01 }\n  b: { files: "*.tsv", covers: 2027-01-01/2027-03-01, zone: Europe/Berlin, dateFormat: dd.MM.yyyy HH:mm, map: { start: opened, verified: closed } }\ngates:\n  a: { run: incidents, log: a, month: 2027-02, assert: downtimeSeconds == 3600 }\n  b: { run: incidents, log: b, month: 2027-02, assert: ["downtimeSeconds == 1800", "window.zone == Europe/Berlin"] }\n',
      { 'b.tsv': other },
    );
    expect(await gatesOf(file)).toEqual([
      ['a', 'met'],
      ['b', 'met'],
    ]);
  });
  it('is 2 before 1 before 0: what cannot be judged hides nothing, and leaves standard output empty', async () => {
    const file = project(
      'logs: { shop: log.csv, gone: gone.csv }\ngates:\n  lost: { run: incidents, log: gone, target: 99 }\n  a: { run: incidents, log: shop, month: 2027-02, target: 99.99 }\nreports: [checks.xml]\n'.replace(
        'checks.xml',
        join(folder, 'checks.xml'),
      ),
    );
    const { status, stdout, stderr } = await run(['check', file, ...at]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/\? lost: could not be judged: there is no file ".*gone.csv"/);
    expect(stderr).toMatch('✗ a: availability is ');
    const xml = readFileSync(join(folder, 'checks.xml'), 'utf8');
    expect(xml).toMatch(/errors="1"[\s\S]*<error message="there is no file/);
  });
  it('tells what was skipped, which --strict fails', async () => {
    const file = project(
      'logs: { shop: log.csv }\ngates:\n  a: { run: incidents, log: shop, month: 2027-02, assert: phases.fix.meanSeconds < 1h }\n',
    );
    expect(await gatesOf(file)).toEqual([['a', 'skipped']]);
    expect(await gatesOf(file, '--strict')).toEqual([['a', 'missed']]);
  });
  it('writes a page that says what it is of where the project file asks for one', async () => {
    const path = join(folder, 'gates.html');
    const file = project(
      'logs: { shop: log.csv }\ngates:\n  a: { run: incidents, log: shop, month: 2027-02, target: 99 }\nreports: [PAGE]\n'.replace(
        'PAGE',
        path,
      ),
    );
    expect((await run(['check', file, ...at])).status).toBe(0);
    const page = readFileSync(path, 'utf8');
    for (const name of ['ninefold.yaml', 'log.csv'])
      expect(page).toContain(
        createHash('sha256')
          .update(readFileSync(join(dirname(file), name)))
          .digest('hex'),
      );
  });
  it('shows the whole reports with --details', async () => {
    const { stdout } = await run(['check', 'fixtures/project/ninefold.yaml', ...at, '--details', '--quiet']);
    expect(stdout).toMatch('recovery: Findings');
    // A-1 was opened at 03.02.2027 11:00 on the clocks of Europe/Berlin, the zone of its log
    expect(stdout).toMatch(/^recovery: Longest \(start in Europe\/Berlin\)\n.*\n2027-02-03 11:00 +20m +A-1/m);
  });
});

describe('what a project file may not say', () => {
  const gate = (text: string): string => `logs: { shop: log.csv }\ngates:\n  a: { ${text} }\n`;
  it.each<[string, string, number]>([
    [gate('run: incidents, log: shop, month: 2027-02'), 'the gate "a" checks nothing, and would always be met', 3],
    [gate('run: incident, log: shop'), 'there is no command for a gate "incident"; did you mean incidents?', 3],
    [gate('run: incidents, log: shp, target: 99'), 'there is no log "shp"; did you mean shop?', 3],
    [gate('run: incidents, log: shop, targt: 99'), 'there is no setting of a "targt"; did you mean target?', 3],
    [gate('run: incidents, log: shop, target: 101'), '"101" is outside 0 to 100 %', 3],
    [gate('run: incidents, log: shop, strict: true'), 'there is no setting of a "strict"', 3],
    [gate('log: shop'), 'the gate a has no run', 3],
    ['logs: { shop: [] }\ngates: {}\n', 'gates', 2],
    ['gate: {}\n', 'gate', 1],
  ])('%#: %s', async (text, message, line) => {
    const file = project(text);
    const { status, stdout, stderr } = await run(['check', file, ...at]);
    const error = stderr.split('\n').find((each) => each.startsWith('error: '));
    expect([status, stdout]).toEqual([2, '']);
    expect(error).toMatch(`error: ${file}:${line}:`);
    expect(error).toMatch(message);
  });
  it('says where there is no project file', async () => {
    const { status, stderr } = await run(['check', join(folder, 'none.yaml')]);
    expect([status, stderr]).toEqual([2, expect.stringMatching('there is no file')]);
  });
});

it('says of a gate that nothing of it can fail', patience, async () => {
  const file = project(
    'logs: { shop: { files: log.csv } }\ngates:\n  a: { run: incidents, log: shop, month: 2027-02, warn: downtimeSeconds < 10 }\n  b: { run: incidents, log: shop, month: 2027-02, warn: downtimeSeconds < 10, assert: downtimeSeconds < 7200 }\n',
  );
  const { status, stderr } = await run(['check', file, ...at]);
  expect(status).toBe(0);
  expect(stderr.match(/^note: .*nothing that can fail/gm)).toEqual(['note: a: it asks for nothing that can fail']);
});
