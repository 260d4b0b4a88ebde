import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scratchFolder } from '../scratch.ts';
import { faultOf } from './held.ts';
import { mutated, mutations } from './mutation.ts';

/*
 * Inputs of every kind, each a good one that was changed in a few places, through the whole program. `npm run fuzz` makes more of
 * them from another seed; both are set by the environment, so that a failure can be made again.
 */
const runs = Number(process.env['NINEFOLD_FUZZ_RUNS'] ?? 200);
const seed = Number(process.env['NINEFOLD_FUZZ_SEED'] ?? 20261201);

const scratch = scratchFolder();
const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(folder)
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(path).isFile() && ending.test(path));

/** The calls of the documents, word by word: what a shell would add to one (a pipe, a file to write) leaves it out. */
function documentedCalls(): readonly (readonly string[])[] {
  const texts = ['README.md', ...filesIn('docs', /\.md$/)].map((file) => readFileSync(file, 'utf8'));
  const lines = texts.flatMap((text) => [...text.matchAll(/^\$ (?:npx )?ninefold (.*)$/gm)].map(([, line]) => line!));
  const isAlone = (line: string): boolean =>
    !/[|<>$&;\\]|--(output|report|format|simulate)/.test(line.replace(/"[^"]*"|'[^']*'/g, ''));
  return lines
    .filter((line) => /^(nines|compose|incidents|budget|project|check) /.test(line) && isAlone(line))
    .map((line) =>
      [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain!),
    );
}

const now = ['--at', '2026-11-24T12:00:00Z'];
/** Settings of a log; each call has some of them. */
const ofLog: readonly (readonly string[])[] = [
  ...[
    ['--month', '2026-03'],
    ['--from', '2026-01-01', '--to', '2026-06-01'],
    ['--window', '30d'],
    ['--zone', 'Europe/Berlin'],
  ],
  ...[['--skip-invalid'], ['--where', 'service=api'], ['--service-hours', 'Mo-Fr 09:00-17:00'], ['--min-outage', '1m']],
  ...[
    ['--merge-within', '10m'],
    ['--downtime', 'unweighted'],
    ['--map', 'severity=none'],
    ['--unknown', 'down'],
    ['--strict'],
  ],
  ...[
    ['--dedupe', 'none'],
    ['--target', '99.9'],
    ['--phases', 'service'],
  ],
];
const settings = fc.subarray(ofLog as (readonly string[])[], { maxLength: 3 }).map((some) => some.flat());

interface Kind {
  readonly name: string;
  readonly seeds: readonly string[];
  /** A call on the file with the mutated text. */
  readonly call: (file: string, some: readonly string[]) => readonly string[];
  readonly ending: string;
  /** Fewer runs of what takes long. */
  readonly share?: number;
}

const logCall = (file: string, some: readonly string[]) => ['incidents', file, ...now, ...some];
const kinds: readonly Kind[] = [
  {
    name: 'logs as tables',
    seeds: [...filesIn('fixtures', /\.csv$/), ...filesIn('fixtures/tools', /\.csv$/)],
    call: logCall,
    ending: 'csv',
  },
  {
    name: 'logs as JSON',
    seeds: [...filesIn('fixtures', /\.jsonl?$/), ...filesIn('fixtures/tools', /\.jsonl?$/)],
    call: logCall,
    ending: 'json',
  },
  {
    name: 'budgets of logs',
    seeds: filesIn('fixtures', /\.csv$/),
    call: (file, some) => ['budget', file, '--slo', '99.9', ...now, ...some],
    ending: 'csv',
  },
  {
    name: 'projections of logs',
    seeds: filesIn('fixtures', /\.csv$/),
    call: (file) => ['project', file, ...now, '--scale', 'mttr=0.5'],
    ending: 'csv',
    share: 0.3,
  },
  {
    name: 'files of events',
    seeds: ['fixtures/slo/events.csv'],
    call: (file) => ['budget', file, '--slo', '99.9', ...now],
    ending: 'csv',
  },
  {
    name: 'SLO files',
    seeds: [
      ...filesIn('fixtures/slo', /\.json$/),
      ...filesIn('fixtures/slo/teams', /./),
      ...filesIn('fixtures/project/slo', /./),
      ...filesIn('test/input/slo/files', /./),
    ],
    call: (file) => ['budget', 'fixtures/incidents.csv', '--slo', file, ...now],
    ending: 'yaml',
  },
  {
    name: 'policies',
    seeds: ['fixtures/slo/policy.yaml'],
    call: (file) => ['budget', 'fixtures/incidents.csv', '--slo', '99.9', '--policy', file, ...now],
    ending: 'yaml',
  },
  {
    name: 'targets',
    seeds: ['fixtures/slo/targets.yaml'],
    call: (file) => ['budget', 'fixtures/incidents.csv', '--targets', file, ...now],
    ending: 'yaml',
  },
  {
    name: 'deploys',
    seeds: ['fixtures/slo/deploys.csv'],
    call: (file) => ['budget', 'fixtures/incidents.csv', '--slo', '99.9', '--deploys', file, ...now],
    ending: 'csv',
  },
  {
    name: 'exclusions',
    seeds: ['fixtures/maintenance-windows.csv'],
    call: (file) => ['incidents', 'fixtures/incidents.csv', '--exclude', file, ...now],
    ending: 'csv',
  },
  {
    name: 'scenarios',
    seeds: ['fixtures/scenarios.yaml'],
    call: (file) => ['project', 'fixtures/postmortems.csv', '--scenarios', file, ...now],
    ending: 'yaml',
    share: 0.3,
  },
  {
    name: 'topologies',
    seeds: filesIn('fixtures/topologies', /./),
    call: (file) => ['compose', file, '--max-nodes', '20000', '--target', '99.9', ...now],
    ending: 'yaml',
    share: 0.5,
  },
  {
    name: 'project files',
    seeds: ['fixtures/project/ninefold.yaml'],
    call: (file) => ['check', file, ...now],
    ending: 'yaml',
    share: 0.3,
  },
];

it.each(kinds)(
  '$name',
  async ({ name, seeds, call, ending, share = 1 }) => {
    const texts = seeds.map((file) => readFileSync(file, 'utf8').slice(0, 20_000));
    const file = join(scratch, `${name.replaceAll(' ', '-')}.${ending}`);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: texts.length - 1 }), mutations(4), settings, async (which, changes, some) => {
        writeFileSync(file, mutated(texts[which]!, changes));
        expect(await faultOf(call(file, some)), seeds[which]).toBeNull();
      }),
      { seed, numRuns: Math.ceil(runs * share) },
    );
  },
  3_600_000,
);

it('the words of a call', async () => {
  const calls = documentedCalls();
  expect(calls.length).toBeGreaterThan(30);
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: calls.length - 1 }), fc.nat(), mutations(3), async (which, word, changes) => {
      const call = [...calls[which]!];
      const at = 1 + (word % (call.length - 1));
      call[at] = mutated(call[at]!, changes);
      expect(await faultOf([...call, ...(call.includes('--at') ? [] : now)])).toBeNull();
    }),
    { seed, numRuns: runs },
  );
}, 3_600_000);
