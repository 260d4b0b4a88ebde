/**
 * The exact engine on fault trees of the Aralia benchmark (topology files and their expected.json in a folder), next to
 * SCRAM where it is installed, each tree in a process of its own.
 *
 *   node bench/aralia.mjs [FOLDER] [TREE…]                 default folder: ../shared/data/aralia
 *   ROUNDS=3 NODES=20000000 SECONDS=300 node bench/aralia.mjs …
 *
 * Seconds are those of the whole process less those of one that only starts up: SCRAM on a tree of a single event, Node
 * on the bundle without a tree. The least of the rounds counts. A wrong number ends with status 1.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundled } from './engine-of.mjs';
import { here, run } from './measure.mjs';

const folder = process.argv[2] ?? here('../../shared/data/aralia');
const chosen = process.argv.slice(3);
const rounds = Number(process.env.ROUNDS ?? 3);
const scratch = mkdtempSync(join(tmpdir(), 'ninefold-aralia-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const bundle = await bundled('./aralia-one.ts');
const scramIsThere = spawnSync('scram', ['--version'], { stdio: 'ignore' }).status === 0;
const expectedFile = join(folder, 'expected.json');
const expected = new Map(
  existsSync(expectedFile)
    ? JSON.parse(readFileSync(expectedFile, 'utf8')).map((each) => [each.model, each.unavailability])
    : [],
);

const least = (times, measure) => Math.min(...Array.from({ length: times }, measure));
const startUp = least(5, () => run([bundle, '-']).seconds);
const scramStartUp = scramIsThere
  ? least(
      5,
      () => scram(mefOf({ components: { e: { unavailability: 0.5 } }, groups: {}, journeys: { top: 'e' } })).seconds,
    )
  : 0;
console.log(
  `start-up, taken off: Node ${(1e3 * startUp).toFixed(0)} ms, SCRAM ${(1e3 * scramStartUp).toFixed(0)} ms\n`,
);
console.log(
  '| tree | nodes | s | ms in process | MB | SCRAM, s | MB | ratio | ratio of whole processes | relative error |',
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');

let wrong = 0;
const models = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'expected.json')
  .map((name) => name.slice(0, -5));
for (const model of models) {
  if (chosen.length > 0 && !chosen.includes(model)) continue;
  const file = join(folder, `${model}.json`);
  const runs = [];
  const theirs = [];
  const mef = mefOf(JSON.parse(readFileSync(file, 'utf8')));
  for (let round = 0; round < rounds; round++) {
    runs.push(run([bundle, file]));
    if (scramIsThere) theirs.push(scram(mef));
  }
  const made = JSON.parse(runs[0].output);
  const seconds = Math.min(...runs.map((each) => each.seconds)) - startUp;
  const megabytes = Math.max(...runs.map((each) => each.megabytes));
  const scramSeconds = Math.min(...theirs.map((each) => each.seconds)) - scramStartUp;
  const scramMegabytes = Math.max(...theirs.map((each) => each.megabytes));
  const reference = expected.get(model) ?? theirs[0]?.unavailability;
  const error = made.kind ? Number.NaN : Math.abs(made.unavailability / reference - 1);
  // SCRAM prints six digits
  if (!(error < (expected.has(model) ? 1e-12 : 1e-5))) wrong++;
  const cells = [
    model,
    made.kind ? `gave up ${JSON.stringify(made.tried)}` : made.nodes,
    seconds.toFixed(3),
    (1e3 * made.seconds).toFixed(1),
    megabytes.toFixed(0),
    scramIsThere ? scramSeconds.toFixed(3) : '–',
    scramIsThere ? scramMegabytes.toFixed(0) : '–',
    scramIsThere ? (seconds / Math.max(scramSeconds, 0.001)).toFixed(1) : '–',
    scramIsThere ? ((seconds + startUp) / (scramSeconds + scramStartUp)).toFixed(1) : '–',
    error.toExponential(1),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
if (wrong > 0) {
  console.log(`\n${wrong} wrong or not solved`);
  process.exitCode = 1;
}

/** SCRAM's exact analysis of a model: seconds, peak MB, and the six digits that it prints. */
function scram(model) {
  const input = join(scratch, 'model.xml');
  const output = join(scratch, 'report.xml');
  writeFileSync(input, model);
  const from = process.hrtime.bigint();
  const child = spawnSync(
    '/usr/bin/env',
    ['time', '-f', '%M', 'scram', '--bdd', '--probability', '1', '-l', '1', '-o', output, input],
    {
      encoding: 'utf8',
      timeout: 600_000,
    },
  );
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  if (child.status !== 0) return { seconds: Number.NaN, megabytes: Number.NaN };
  const report = readFileSync(output, 'utf8');
  const unavailability = Number(/<sum-of-products[^>]* probability="([^"]+)"/.exec(report)?.[1]);
  return { seconds, megabytes: Number(child.stderr.trim().split('\n').at(-1)) / 1_000, unavailability };
}

/** A topology as an Open-PSA model: what works in parallel fails by an and, in series by an or. */
function mefOf({ components, groups, journeys }) {
  const isGate = (name) => Object.hasOwn(groups, name);
  const reference = (name) => `<${isGate(name) ? 'gate' : 'basic-event'} name="${name.trim()}"/>`;
  const formula = (text) => {
    const count = /^(\d+)of\((.*)\)$/.exec(text);
    const members = (count ? count[2].split(',') : text.split(/->|\|/)).map((name) => name.trim());
    const inner = members.map(reference).join('');
    if (members.length === 1) return inner;
    if (count) return `<atleast min="${members.length - Number(count[1]) + 1}">${inner}</atleast>`;
    return text.includes('|') ? `<and>${inner}</and>` : `<or>${inner}</or>`;
  };
  const gates = Object.entries(groups).map(
    ([name, text]) => `<define-gate name="${name}">${formula(text)}</define-gate>`,
  );
  const top = isGate(journeys.top) ? '' : `<define-gate name="top-gate">${reference(journeys.top)}</define-gate>`;
  const events = Object.entries(components).map(
    ([name, { unavailability }]) =>
      `<define-basic-event name="${name}"><float value="${unavailability}"/></define-basic-event>`,
  );
  return `<?xml version="1.0"?><opsa-mef><define-fault-tree name="tree">${top}${gates.join('\n')}</define-fault-tree><model-data>${events.join('\n')}</model-data></opsa-mef>`;
}
