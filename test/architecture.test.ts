import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coreRooms, type Room } from './core-rooms.ts';
import { isNode, isSentence, nodesOf, textsOf } from './source-texts.ts';

/** Imports run one way. The first room that a file lies in counts; a room may always import itself. */
const rooms: readonly Room[] = [
  {
    from: 'src/core',
    mayImport: [],
    because: 'the numbers must not know files, terminals or the clock: then they can be tested, reused and trusted',
  },
  {
    from: 'src/input',
    mayImport: ['src/core'],
    because: 'reading ends in core types; what is shown of them is not its concern, so input and report never meet',
  },
  {
    from: 'src/report',
    mayImport: ['src/core'],
    because: 'a report is made from results alone: a format cannot change what was read or decided',
  },
  {
    from: 'src/commands',
    mayImport: ['src/core', 'src/input', 'src/report', 'schema'],
    because: 'a command turns options into a request and a result into a report; it has no arithmetic of its own',
  },
  {
    from: 'src/cli',
    mayImport: ['src/core', 'src/commands', 'src/report', 'package.json'],
    because: 'the only room that knows the process; it runs commands and never reads a log itself',
  },
  {
    from: 'src/start',
    mayImport: ['src/cli/io.ts', 'src/cli/main.ts'],
    because:
      'it loads the built program and knows nothing of it but its types: what it imports is compiled at every start',
  },
  { from: 'src/index.ts', mayImport: ['src/core'], because: 'the library is the core, without the command line' },
];

/** Each package has one home, so that replacing it touches one room. */
const packages: Readonly<Record<string, readonly string[]>> = {
  commander: ['src/cli', 'src/commands'],
  chalk: ['src/cli', 'src/report/formats'],
  'cli-table3': ['src/report/formats/table.ts'],
  'string-width': ['src/report/formats'],
  'csv-parse': ['src/input/csv'],
  'ical.js': ['src/input/tables/recurrence.ts', 'src/input/tables/calendar-file.ts'],
  yaml: ['src/input/structured'],
  // the network is touched in one file
  'node:http': ['src/input/prometheus/server/exchange.ts'],
  'node:https': ['src/input/prometheus/server/exchange.ts'],
  'node:zlib': ['src/input/prometheus/server/exchange.ts'],
  '@prometheus-io/lezer-promql': ['src/input/prometheus/promql'],
  'date-fns': ['src/core/time'],
  '@date-fns/utc': ['src/core/time'],
  'node:path': ['src/cli', 'src/start'],
  'node:vm': ['src/start'],
  '@dagrejs/dagre': ['src/report/formats/html/charts/graph.ts'],
  'd3-array': ['src/report/formats/html/charts'],
  'd3-scale': ['src/report/formats/html/charts'],
  'd3-shape': ['src/report/formats/html/charts'],
  'd3-time-format': ['src/report/formats/html/charts'],
  'node:crypto': ['src/cli/output'],
  'node:buffer': ['src/input/csv'],
  'node:worker_threads': ['src/cli/io.ts', 'src/cli/simulation-thread.ts'],
  'node:fs': [
    'src/input/source/source.ts',
    'src/input/source/named-files.ts',
    'src/input/topology/is-topology-file.ts',
    'src/cli/io.ts',
    'src/cli/output/output-file.ts',
    'src/cli/output/step-summary.ts',
    'src/cli/output/provenance.ts',
    'src/start',
  ],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));

/** What a file imports: paths from the project's root, or package names. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:^(?:import|export)\b[^;]*?\bfrom |\bimport\()'([^']+)'/gm)].map(([, name]) =>
    name!.startsWith('.') ? normalize(join(dirname(file), name!)) : name!,
  );
}

/** A file without its comments. */
const codeOf = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

const packageOf = (name: string): string =>
  name.startsWith('node:')
    ? name
    : name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');

const lies = (file: string, room: string): boolean => file === room || file.startsWith(`${room}/`);

describe('imports run one way', () => {
  it.each(files)('%s', (file) => {
    const room = rooms.find(({ from }) => lies(file, from));
    expect(room, `${file} lies in no room of the table`).toBeDefined();
    for (const name of importsOf(file)) {
      if (!name.startsWith('src/') && !name.startsWith('schema/') && name !== 'package.json') {
        const homes = packages[packageOf(name)];
        expect(homes, `${packageOf(name)} has no home: add it to the table, with care for the start-up`).toBeDefined();
        expect(
          homes!.some((home) => lies(file, home)),
          `${file} imports ${name}, whose home is ${homes!.join(', ')}`,
        ).toBe(true);
        continue;
      }
      const allowed = [room!.from, ...room!.mayImport].some((each) => lies(name, each));
      expect(allowed, `${file} must not import ${name}: ${room!.because}`).toBe(true);
    }
  });

  it('has no circle, of types either', () => {
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      const circle = [...trail.slice(trail.indexOf(file)), file].join(' → ');
      expect(state.get(file), `a circle, so move what both need into a file of its own: ${circle}`).toBeUndefined();
      state.set(file, 'open');
      for (const name of importsOf(file)) if (files.includes(name)) visit(name, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
  });
});

describe('the rooms of core', () => {
  const core = files.filter((file) => lies(file, 'src/core'));
  const ground = 'src/core';
  /** What the files of a room import from other rooms of core. */
  const importsOfRoom = (from: string): string[] => [
    ...new Set(
      core
        .filter((file) => dirname(file) === from)
        .flatMap(importsOf)
        .map(dirname)
        .filter((room) => lies(room, 'src/core') && room !== from && room !== ground),
    ),
  ];

  it.each(core)('%s imports only what its room may', (file) => {
    const room = coreRooms.find(({ from }) => from === dirname(file));
    expect(room, `${dirname(file)} is not in the table of test/core-rooms.ts`).toBeDefined();
    for (const name of importsOf(file).filter((each) => lies(each, 'src/core'))) {
      const allowed = [room!.from, ground, ...room!.mayImport].includes(dirname(name));
      expect(allowed, `${file} must not import ${name}: ${room!.because}`).toBe(true);
    }
  });
  it.each(coreRooms)('$from imports only rooms above it, each of them in use', ({ from, mayImport }) => {
    const above = coreRooms.slice(
      0,
      coreRooms.findIndex((room) => room.from === from),
    );
    expect(mayImport.filter((name) => !above.some((room) => room.from === name))).toEqual([]);
    expect([...mayImport].sort(), 'the table says what is imported: add or delete').toEqual(importsOfRoom(from).sort());
  });
});

describe('the core is pure', () => {
  const core = files.filter((file) => file.startsWith('src/core/'));
  it.each(core)('%s knows no process and no clock', (file) => {
    expect(codeOf(file)).not.toMatch(
      /\bprocess\.|Date\.now|new Date\(\)|Math\.random|console\.|performance\.now|\bBuffer\b/,
    );
  });
});

describe('core has facts, and report the words for them', () => {
  /** Texts of core that are names and no sentences. */
  const names: Readonly<Record<string, readonly string[]>> = {
    // what the common part of a group is called: results are addressed by it, like by the name of a component
    'src/core/topology/compile/model-parts.ts': ['common cause of …', 'the replicas of …'],
    'src/core/topology/compile/pool-parts.ts': ['planned work on …'],
  };
  const core = files.filter((file) => file.startsWith('src/core/'));
  it.each(core)('%s has no sentence and no option', (file) => {
    const texts = textsOf(file);
    const advice = 'core has facts (ProblemFacts, NoticeFacts, LintFindingFacts …), and src/report/words has the words';
    expect(
      texts.filter((text) => isSentence(text) && !names[file]?.includes(text)),
      advice,
    ).toEqual([]);
    expect(
      texts.filter((text) => /(^|[^-])--[a-z]/.test(text)),
      `${advice}; the caller gives the place of an option`,
    ).toEqual([]);
  });
  it('would find one', () => {
    expect(['there is no …', 'a … of …', 'write --each 99.9', '… … … …', '… x …'].map(isSentence)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(textsOf('src/report/words/check-text.ts').filter(isSentence)).toContain('the log covers the window');
    expect(textsOf('src/report/words/check-text.ts')).toContain('… better than …');
  });
});

describe('input has facts too', () => {
  /** Rooms that bring sentences of their own: they go into a message as they are, as `reason` or as a note. */
  const speaking: Readonly<Record<string, string>> = {
    'src/input/csv': 'what makes a text no CSV is known only where it is parsed',
    'src/input/json': 'the same of JSON',
    'src/input/structured/json.ts': 'the same of JSON',
    'src/input/structured/yaml.ts': 'the same of YAML',
    'src/input/source/encoding.ts': 'what a file looks like that is no text',
    'src/input/incidents/adapters': 'the notes of a tool stand beside what is read of it',
  };
  /** What a thing of a file is called in messages, or what people call a format. */
  const isName = (text: string): boolean => /^the (\w+( …)? of|\w+ [A-Z])/.test(text) && text.split(' ').length <= 7;
  const names: Readonly<Record<string, readonly string[]>> = {
    'src/input/slo/readers/datadog.ts': ['a threshold of the Datadog SLO …'],
    'src/input/slo/readers/grafana.ts': ['an objective of the Grafana SLO …'],
    'src/input/slo/readers/home-grown.ts': ['plain YAML or JSON'],
    'src/input/slo/read-slo-file.ts': ['an object that is no SLO'],
    'src/input/slo/targets.ts': ['a file of targets'],
    'src/input/tables/deploys.ts': ['time of the deploy'],
    'src/input/tables/event-counts.ts': ['number of all events', 'number of good events', 'number of bad events'],
    'src/input/topology/failover.ts': ['a list of domains'],
    'src/input/topology/lookup.ts': ['component, group or cluster'],
  };
  const quiet = files.filter(
    (file) => lies(file, 'src/input') && !Object.keys(speaking).some((room) => lies(file, room)),
  );
  it.each(quiet)('%s has no sentence', (file) => {
    const sentences = textsOf(file).filter((text) => isSentence(text) && !isName(text));
    expect(
      sentences.filter((text) => !names[file]?.includes(text)),
      'put facts into ProblemFacts or NoticeFacts, and the words into src/report/words',
    ).toEqual([]);
    expect(names[file]?.filter((text) => !sentences.includes(text)) ?? [], 'not in use any more').toEqual([]);
  });
});

describe('one place each', () => {
  const everywhere = (pattern: RegExp): string[] => files.filter((file) => pattern.test(codeOf(file)));

  it('ends the process only in bin', () => {
    expect(everywhere(/process\.exit\b|process\.abort/)).toEqual([]);
    expect(readFileSync('bin/ninefold.js', 'utf8').match(/process\.exit\(/g)).toHaveLength(2);
  });
  it('rounds only in report/numbers.ts', () => {
    expect(everywhere(/\.toFixed\(|\.toLocaleString\(/)).toEqual([]);
    // to the 15 digits that a double holds of any decimal, once, so that sums of decimals come out as decimals
    const places = everywhere(/\.toExponential\(|\.toPrecision\(/);
    expect(places.sort()).toEqual(['src/core/quantity/without-dust.ts', 'src/report/numbers.ts']);
  });
  it('makes a percentage only in report/numbers.ts', () => {
    /** What else is multiplied by a hundred. */
    const reasons: Readonly<Record<string, string>> = {
      'src/core/time/iso.ts': 'years of a century',
      'src/commands/project/options.ts': 'a hundred years',
    };
    const isHundred = (value: unknown): boolean => isNode(value) && value['value'] === 100;
    const percents = files.filter((file) =>
      nodesOf(file).some(
        ({ type, operator, left, right }) =>
          type === 'BinaryExpression' && operator === '*' && (isHundred(left) || isHundred(right)),
      ),
    );
    expect(percents.filter((file) => !reasons[file])).toEqual(['src/report/numbers.ts']);
    expect(Object.keys(reasons).filter((file) => !percents.includes(file))).toEqual([]);
    const written = files.filter((file) => textsOf(file).some((text) => /… ?%/.test(text)));
    // the second says to write what was typed with a sign behind it
    expect(written.sort()).toEqual(['src/report/numbers.ts', 'src/report/words/problems/typed-problem-text.ts']);
  });
  it('writes to streams only in cli/io.ts', () => {
    expect(everywhere(/process\.(stdout|stderr|stdin)/)).toEqual(['src/cli/io.ts']);
  });
  it('has no function that only tests call: it moves to test/', () => {
    const doors = ['src/index.ts', 'src/cli/main.ts', 'src/cli/io.ts']; // imported by bin, and by those who import the package
    const texts = files.map((file) => [file, codeOf(file)] as const);
    const idle = texts
      .filter(([file]) => !doors.includes(file))
      .flatMap(([file, text]) =>
        [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)]
          .filter(([, name]) => {
            const use = new RegExp(`\\b${name}\\b`, 'g');
            return !texts.some(([other, code]) => (code.match(use)?.length ?? 0) > (other === file ? 1 : 0));
          })
          .map(([, name]) => `${name} of ${file}`),
      );
    expect(idle).toEqual([]);
  });
  it('keeps files small: over 250 lines needs a reason here', () => {
    const reasons: Readonly<Record<string, string>> = {};
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 251 && !reasons[file]);
    expect(long).toEqual([]);
  });
  it('keeps rooms small: a folder with over 20 files needs a reason here', () => {
    const reasons: Readonly<Record<string, string>> = {};
    const sizes = new Map<string, number>();
    for (const file of files) sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1);
    expect([...sizes].filter(([room, size]) => size > 20 && !reasons[room])).toEqual([]);
  });
});
