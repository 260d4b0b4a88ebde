/**
 * How fast a large log is read and analyzed, and how much memory that takes: ninefold, the plain loop (what an obvious
 * program does) and the byte scanner (the floor), in turn on the same generated files.
 *
 *   npm run build && node bench/rows.mjs [ROWS…]           default: 100000 1000000
 *   ROUNDS=3 PLAIN_UP_TO=1000000 node bench/rows.mjs …     rounds; the largest log that the plain loop gets
 *
 * Also compares the phases of all three: numbers that differ end with status 1.
 */
import { here, logOf, median, program, run } from './measure.mjs';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100_000, 1_000_000];
const rounds = Number(process.env.ROUNDS ?? 3);
const plainUpTo = Number(process.env.PLAIN_UP_TO ?? 1_000_000);
const bars = { shareOfPlainLoop: 0.25, megabytes: 300, timesScanner: 1.5 };
const at = '2026-01-01T00:00:00Z'; // so that open incidents last as long in every run

const programs = [
  { name: 'ninefold', args: (file) => [program, 'incidents', file, '--at', at, '--format', 'json'] },
  { name: 'plain loop', args: (file) => [here('plain-loop.mjs'), file], largest: plainUpTo },
  { name: 'byte scanner', args: (file) => [here('byte-scanner.mjs'), file] },
];

console.log('| rows | program | s | MB | × byte scanner |\n| ---: | --- | ---: | ---: | ---: |');
const seconds = new Map();
const remarks = [];
for (const rows of sizes) {
  const file = logOf(rows);
  const own = programs.filter(({ largest = Number.POSITIVE_INFINITY }) => rows <= largest);
  const runs = new Map(own.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const { name, args } of own) runs.get(name).push(run(args(file)));
  const of = (name, what) => median(runs.get(name).map((each) => each[what]));
  for (const { name } of own) {
    const times = of(name, 'seconds') / of('byte scanner', 'seconds');
    const row = [rows, name, of(name, 'seconds').toFixed(2), of(name, 'megabytes').toFixed(0), times.toFixed(1)];
    console.log(`| ${row.join(' | ')} |`);
  }
  seconds.set(rows, of('ninefold', 'seconds'));
  checkPhases(rows, own, runs);
  if (rows < 1_000_000) continue;
  if (runs.has('plain loop'))
    remark(
      rows,
      'share of the plain loop',
      of('ninefold', 'seconds') / of('plain loop', 'seconds'),
      bars.shareOfPlainLoop,
    );
  remark(rows, '× byte scanner', of('ninefold', 'seconds') / of('byte scanner', 'seconds'), bars.timesScanner);
  if (rows === 1_000_000) remark(rows, 'MB', of('ninefold', 'megabytes'), bars.megabytes);
}
for (let i = 1; i < sizes.length; i++) {
  const [fewer, more] = [sizes[i - 1], sizes[i]];
  const growth = seconds.get(more) / seconds.get(fewer);
  remarks.push(
    `ninefold, ${fewer} → ${more} rows: ${growth.toFixed(1)} times the time for ${more / fewer} times the rows`,
  );
}
console.log(`\n${remarks.join('\n')}`);

function remark(rows, what, value, bar) {
  remarks.push(`ninefold, ${rows} rows: ${what} ${value.toFixed(2)}, bar ${bar}: ${value <= bar ? 'met' : 'missed'}`);
}

/** Means and 95th percentiles of the four phases must be the same, but for rounding. */
function checkPhases(rows, own, runs) {
  const found = own.map(({ name }) => JSON.parse(runs.get(name)[0].output).phases);
  for (const phase of ['detect', 'identify', 'fix', 'verify']) {
    for (const field of ['count', 'meanSeconds', 'p95Seconds']) {
      const values = found.map((phases) => phases[phase][field]);
      const spread = Math.max(...values) - Math.min(...values);
      if (spread <= 1e-9 * values[0]) continue;
      console.error(`${rows} rows: ${phase}.${field} differs: ${values.join(', ')}`);
      process.exitCode = 1;
    }
  }
}
