/**
 * How long a command takes before it has done anything: whole processes, each in turn with `node -e 0`, and the median
 * of the ratios of these pairs.
 *
 *   npm run build && node bench/start-up.mjs [PAIRS]       default: 41
 */
import { here, median, program, time } from './measure.mjs';

const pairs = Number(process.argv[2] ?? 41);
const log = here('../fixtures/postmortems.csv');
const commands = [
  { name: '--version', args: ['--version'], bar: 1.5 },
  { name: '--help', args: ['--help'], bar: 1.5 },
  { name: 'incidents, 31 rows, table', args: ['incidents', log], bar: 1.9 },
  { name: 'incidents, 31 rows, json', args: ['incidents', log, '--format', 'json'], bar: 1.9 },
];

const found = commands.map(() => ({ ratios: [], times: [] }));
const empty = [];
for (let pair = 0; pair < pairs; pair++) {
  for (const [i, { args }] of commands.entries()) {
    const nothing = time(['-e', '0']);
    const ours = time([program, ...args]);
    empty.push(nothing);
    found[i].ratios.push(ours / nothing);
    found[i].times.push(ours);
  }
}

console.log(`Start-up, ${pairs} pairs; node -e 0: ${median(empty).toFixed(0)} ms\n`);
console.log('| command | median ms | ratio | bar | |\n| --- | ---: | ---: | ---: | --- |');
for (const [i, { name, bar }] of commands.entries()) {
  const ratio = median(found[i].ratios);
  const times = median(found[i].times).toFixed(0);
  console.log(`| ${name} | ${times} | ${ratio.toFixed(2)} | ${bar} | ${ratio <= bar ? 'met' : 'missed'} |`);
}
