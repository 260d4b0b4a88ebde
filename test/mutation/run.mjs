// npm run mutants -- ROOM… [--files a.ts,b.ts]: changes the code of each room, one place at a time, and says which changes no
// test notices. Without a room: all of them, which takes hours. The score is of the mutants that were tried.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * The rooms of core that are mutated, and the tests that have to notice: those beside the room, and of the whole program
 * those that are about it and take no process, no browser and no large simulation.
 */
const rooms = {
  budget: ['test/core/budget', 'test/budget'],
  diagram: ['test/core/diagram'],
  failover: ['test/core/failover'],
  gates: ['test/core/gates'],
  incidents: ['test/core/incidents', 'test/incidents'],
  order: ['test/core/order'],
  projection: ['test/core/projection', 'test/project'],
  prometheus: ['test/core/prometheus'],
  quantity: ['test/core/quantity'],
  statistics: ['test/core/statistics'],
  time: ['test/core/time'],
  topology: ['test/core/topology'],
};

const words = process.argv.slice(2);
const at = words.indexOf('--files');
const files = at < 0 ? '' : (words.splice(at, 2)[1] ?? '');
const chosen = words.length > 0 ? words : Object.keys(rooms);
const unknown = chosen.find((room) => !(room in rooms));
if (unknown !== undefined) {
  console.error(`${unknown} is no room of src/core: give one of ${Object.keys(rooms).join(', ')}`);
  process.exit(2);
}

const goal = 0.9;
let missed = false;

for (const room of chosen) {
  mkdirSync('reports/mutation', { recursive: true });
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', 'test/mutation/stryker.config.mjs'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NINEFOLD_ROOM: room, NINEFOLD_FILES: files, NINEFOLD_TESTS: rooms[room].join(',') },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  const report = JSON.parse(readFileSync(`reports/mutation/${room}.json`, 'utf8'));
  const survivors = [];
  let killed = 0;
  let tried = 0;
  for (const [file, { mutants, source }] of Object.entries(report.files)) {
    const count = (...kinds) => mutants.filter(({ status }) => kinds.includes(status)).length;
    const ofFile = { killed: count('Killed', 'Timeout'), left: count('Survived', 'NoCoverage') };
    killed += ofFile.killed;
    tried += ofFile.killed + ofFile.left;
    console.log(`${file}: ${ofFile.killed} of ${ofFile.killed + ofFile.left}`);
    const lines = source.split('\n');
    for (const mutant of mutants) {
      if (mutant.status !== 'Survived' && mutant.status !== 'NoCoverage') continue;
      const { line, column } = mutant.location.start;
      const unreached = mutant.status === 'NoCoverage' ? ' (no test comes here)' : '';
      survivors.push(
        `${file}:${line}:${column} ${mutant.mutatorName}${unreached}\n    ${lines[line - 1].trim()}\n    -> ${mutant.replacement}`,
      );
    }
  }
  const list = `reports/mutation/${room}.txt`;
  writeFileSync(list, `${survivors.join('\n')}\n`);
  const score = tried === 0 ? 1 : killed / tried;
  missed ||= score < goal;
  console.log(
    `${room}: ${killed} of ${tried} noticed, ${(score * 100).toFixed(1)} % (goal ${goal * 100} %); the rest in ${list}\n`,
  );
}
process.exit(missed ? 1 : 0);
