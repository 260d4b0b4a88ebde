/**
 * What an obvious program does, as a yardstick: csv-parse with a row object each, date-fns for every stamp, arrays of
 * numbers. Downtime as sum and union, mean and p95 of four phases, downtime by cause.
 *
 *   node bench/plain-loop.mjs FILE
 */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { parseISO } from 'date-fns';

const phases = { detect: [], identify: [], fix: [], verify: [] };
const byCause = new Map();
const intervals = [];
let incidents = 0;

const rows = createReadStream(process.argv[2]).pipe(parse({ columns: true }));
for await (const row of rows) {
  incidents++;
  if (row.verified === '') continue;
  const start = parseISO(row.start);
  const detected = parseISO(row.detected);
  const identified = parseISO(row.identified);
  const fixed = parseISO(row.fixed);
  const verified = parseISO(row.verified);
  note(phases.detect, detected - start);
  note(phases.identify, identified - detected);
  note(phases.fix, fixed - identified);
  note(phases.verify, verified - fixed);
  const downtime = ((verified - start) / 1_000) * Number(row.impact || 1);
  byCause.set(row.cause, (byCause.get(row.cause) ?? 0) + downtime);
  intervals.push({ start, end: verified });
}

const result = { incidents, sumSeconds: 0, unionSeconds: unionSeconds(), phases: {}, byCause: {} };
for (const [cause, seconds] of byCause) {
  result.sumSeconds += seconds;
  result.byCause[cause] = seconds;
}
for (const [phase, seconds] of Object.entries(phases)) {
  seconds.sort((a, b) => a - b);
  const mean = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
  result.phases[phase] = { count: seconds.length, meanSeconds: mean, p95Seconds: quantile(seconds, 0.95) };
}
console.log(JSON.stringify(result));

function note(phase, milliseconds) {
  if (!Number.isNaN(milliseconds)) phase.push(milliseconds / 1_000);
}

function quantile(sorted, probability) {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

function unionSeconds() {
  intervals.sort((a, b) => a.start - b.start);
  let total = 0;
  let until = 0;
  for (const { start, end } of intervals) {
    if (end > until) {
      total += end - Math.max(start, until);
      until = +end;
    }
  }
  return total / 1_000;
}
