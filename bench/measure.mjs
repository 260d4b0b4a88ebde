/** What the benchmarks share: running a whole process and measuring it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const program = here('../bin/ninefold.js');

/** Runs Node with arguments, as a process of its own: seconds on the wall, peak in MB, and its standard output. */
export function run(args) {
  const from = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ['--require', here('peak.cjs'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    maxBuffer: 2 ** 30,
  });
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  if (child.status !== 0) throw new Error(`status ${child.status}: node ${args.join(' ')}`);
  return { seconds, megabytes: Number(child.output[3]) / 1_000, output: child.output[1] };
}

/** Only the time, with nothing preloaded. */
export function time(args) {
  const from = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  if (status !== 0) throw new Error(`status ${status}: node ${args.join(' ')}`);
  return Number(process.hrtime.bigint() - from) / 1e6;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >>> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The generated log of so many rows; written if it is not there yet. */
export function logOf(rows, seed = 1) {
  const file = here(`data/incidents-${rows}.csv`);
  mkdirSync(here('data'), { recursive: true });
  if (!existsSync(file)) time([here('generate.mjs'), String(rows), String(seed), file]);
  return file;
}
