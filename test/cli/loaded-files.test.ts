import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratch.ts';

/*
 * What a call loads of the built program is most of the time that it takes to start: nothing that it has no use for. The files
 * are seen where the program compiles them.
 */
const scratch = scratchFolder();
const list = join(scratch, 'loaded.txt');
const probe = join(scratch, 'probe.cjs');
writeFileSync(
  probe,
  `const vm = require('node:vm');
const { Script } = vm;
const names = [];
vm.Script = class extends Script { constructor(source, options) { super(source, options); names.push(options.filename); } };
process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(list)}, names.join('\\n')));
`,
);

function loadedBy(call: readonly string[]): readonly string[] {
  const { status, stderr } = spawnSync(process.execPath, ['--require', probe, 'bin/ninefold.js', ...call], {
    encoding: 'utf8',
  });
  if (status === 2) throw new Error(stderr);
  return readFileSync(list, 'utf8')
    .split('\n')
    .map((path) => basename(path, '.cjs'));
}

/** Files that are large, or have a library in them, and who needs them. */
const heavy: Readonly<Record<string, RegExp>> = {
  YAML: /^yaml$/,
  pages: /^report-formats-html/,
  calendars: /^input-tables-recurrence$/,
  PromQL: /promql|prometheus-(samples|server|read)/,
  'the second CSV reader': /library-reader/,
  'records of JSON': /record-log|adapters/,
  'dates in words': /date-format$/,
  topologies: /^(commands-compose-(?!limits)|core-diagram|core-topology|input-topology)/,
  simulations: /simulation/,
  schemas: /^schema-/,
  logs: /^input-incidents/,
  projections: /^commands-project/,
  budgets: /^commands-budget/,
  tables: /^report-formats-table$/,
};

const light: readonly (readonly [call: string, needs: readonly string[]])[] = [
  ['nines 99.9', ['tables']],
  ['nines 99.9 --format json', []],
  ['compose a=99->b=99', ['topologies', 'tables']],
  ['incidents fixtures/postmortems.csv', ['logs', 'tables']],
  ['incidents fixtures/postmortems.csv --format json', ['logs']],
  ['budget fixtures/incidents.csv --slo 99.9 --month 2027-02 --at 2027-03-01', ['logs', 'budgets', 'tables']],
  ['project fixtures/postmortems.csv --target 99.9', ['logs', 'projections', 'tables']],
];

describe.skipIf(!existsSync('dist/start.cjs'))('a call that is light', () => {
  it.each(light)('%s loads what it needs alone', (call, needs) => {
    const loaded = loadedBy(call.split(' '));
    const found = Object.keys(heavy).filter((name) => loaded.some((file) => heavy[name]!.test(file)));
    expect(found.sort()).toEqual([...needs].sort());
  });
  it('could load each of them: they are files of their own', () => {
    const files = ['dist', 'dist/chunks']
      .flatMap((folder) => readdirSync(folder))
      .map((name) => basename(name, '.cjs'));
    expect(Object.keys(heavy).filter((name) => !files.some((file) => heavy[name]!.test(file)))).toEqual([]);
  });
});
