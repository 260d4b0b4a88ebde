/**
 * The floor: the least that Node can do for the same numbers, by hand, for exactly the files of generate.mjs. No check,
 * no other dialect, no message; it knows every column by heart. Not a program that anyone could use.
 *
 *   node bench/byte-scanner.mjs FILE
 */
import { openSync, readSync } from 'node:fs';

const comma = 44;
const lineFeed = 10;
const quote = 34;
const columns = { start: 2, verified: 6, cause: 7, impact: 9 };
const phaseNames = ['detect', 'identify', 'fix', 'verify'];

let capacity = 1 << 16;
let count = 0;
const phases = phaseNames.map(() => ({ values: new Float64Array(capacity), count: 0 }));
let starts = new Float64Array(capacity);
let ends = new Float64Array(capacity);
const causes = [];
const stamps = new Float64Array(5);
const cellStart = new Int32Array(16);
const cellEnd = new Int32Array(16);

const descriptor = openSync(process.argv[2]);
const bytes = new Uint8Array((1 << 18) + 4_096);
let isHeader = true;
for (let held = 0; ; ) {
  const length = held + readSync(descriptor, bytes, held, bytes.length - held, null);
  if (length === held) break;
  const last = bytes.lastIndexOf(lineFeed, length - 1) + 1;
  for (let at = 0; at < last; ) at = record(at);
  bytes.copyWithin(0, last, length);
  held = length - last;
}

function record(from) {
  let at = from;
  for (let cell = 0; ; cell++) {
    cellStart[cell] = at;
    if (bytes[at] === quote) {
      at++;
      while (bytes[at] !== quote || bytes[++at] === quote) at++;
    } else while (bytes[at] !== comma && bytes[at] !== lineFeed) at++;
    cellEnd[cell] = at;
    if (bytes[at++] === lineFeed) break;
  }
  if (isHeader) isHeader = false;
  else incident();
  return at;
}

function incident() {
  for (let i = 0; i < 5; i++) stamps[i] = stampOf(cellStart[columns.start + i], cellEnd[columns.start + i]);
  if (Number.isNaN(stamps[4])) return; // still open
  if (count === capacity) grow();
  for (let i = 0; i < 4; i++) {
    const seconds = (stamps[i + 1] - stamps[i]) / 1_000;
    if (seconds >= 0) phases[i].values[phases[i].count++] = seconds;
  }
  starts[count] = stamps[0];
  ends[count++] = stamps[4];
  const cause = causeOf(cellStart[columns.cause], cellEnd[columns.cause]);
  cause.seconds += ((stamps[4] - stamps[0]) / 1_000) * impactOf(cellStart[columns.impact], cellEnd[columns.impact]);
}

function stampOf(start, end) {
  if (start === end) return Number.NaN;
  const two = (at) => bytes[start + at] * 10 + bytes[start + at + 1] - 528;
  const month = two(5);
  const year = two(0) * 100 + two(2) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + two(8) - 1;
  const days =
    year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
  return days * 86_400_000 + two(11) * 3_600_000 + two(14) * 60_000 + two(17) * 1_000;
}

function impactOf(start, end) {
  if (start === end) return 1;
  let value = 0;
  let scale = 1;
  for (let at = start + 2; at < end; at++) {
    value = value * 10 + bytes[at] - 48;
    scale *= 10;
  }
  return value / scale;
}

function causeOf(start, end) {
  for (const cause of causes) if (cause.bytes.length === end - start && isSame(cause.bytes, start)) return cause;
  const cause = { bytes: bytes.slice(start, end), seconds: 0 };
  causes.push(cause);
  return cause;
}

function isSame(known, start) {
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}

function grow() {
  capacity *= 2;
  const larger = (column) => {
    const copy = new Float64Array(capacity);
    copy.set(column);
    return copy;
  };
  for (const phase of phases) phase.values = larger(phase.values);
  starts = larger(starts);
  ends = larger(ends);
}

const result = { incidents: count, sumSeconds: 0, unionSeconds: 0, phases: {}, byCause: {} };
for (let row = 0, until = 0; row < count; row++) {
  if (ends[row] <= until) continue;
  result.unionSeconds += (ends[row] - Math.max(starts[row], until)) / 1_000; // the starts ascend already
  until = ends[row];
}
for (const { bytes: name, seconds } of causes) {
  result.sumSeconds += seconds;
  result.byCause[Buffer.from(name)] = seconds;
}
phases.forEach((phase, i) => {
  const sorted = phase.values.subarray(0, phase.count).sort();
  let sum = 0;
  for (const each of sorted) sum += each;
  const position = (sorted.length - 1) * 0.95;
  const below = Math.floor(position);
  const p95Seconds =
    sorted[below] + (position - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
  result.phases[phaseNames[i]] = { count: sorted.length, meanSeconds: sum / sorted.length, p95Seconds };
});
console.log(JSON.stringify(result));
