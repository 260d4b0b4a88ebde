/**
 * Writes an incident log as CSV: about 187 bytes a row, the same bytes for the same seed on every machine.
 *
 *   node bench/generate.mjs N [SEED] [FILE]       to FILE, else to standard output
 *
 * Starts ascend over five years, with plausible phases. Some stamps are missing, some of the last incidents are open,
 * some have an impact, some titles are quoted with commas and doubled quotes.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

const header = 'id,service,start,detected,identified,fixed,verified,cause,severity,impact,title\n';
const from = Date.UTC(2021, 0, 1);
const span = 5 * 365 * 86_400_000;
const bytesAtOnce = 1 << 16;

const services = [
  'api-gateway',
  'auth',
  'billing',
  'cart',
  'catalog',
  'checkout',
  'cdn',
  'dashboard',
  'data-pipeline',
  'dns',
  'email',
  'inventory',
  'ledger',
  'notifications',
  'orders',
  'payments',
  'queue',
  'search',
  'storage',
  'webhooks',
];
const causes = [
  'deployment',
  'configuration',
  'network',
  'capacity',
  'hardware',
  'dependency',
  'human-error',
  'certificate',
];
const severities = ['critical', 'major', 'minor', 'low'];
const titles = [
  'Error rate above the threshold after a release',
  'Requests time out in one region of three',
  'Replica lag on the primary database cluster',
  'Queue consumers stuck on a poison message',
  '"Latency doubled, retries made it worse"',
  '"Certificate ""*.example.com"" ran out, clients refused"',
  'Disk full on a log volume of the old cluster',
  'Connection pool exhausted by slow queries of a report',
];

/** Numbers in [0, 1) from a seed: mulberry32. */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The log in pieces of text, ASCII only. */
export function* incidentLog(rows, seed) {
  const random = createRandom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  /** Exponential, in whole seconds, at least one. */
  const wait = (meanSeconds) => 1_000 * (1 + Math.round(-meanSeconds * Math.log(1 - random())));
  const stamp = (instant) => `${new Date(instant).toISOString().slice(0, 19)}Z`;
  const known = (share, instant) => (random() < share ? stamp(instant) : '');
  let text = header;
  for (let row = 0; row < rows; row++) {
    const start = from + Math.floor((span * (row + random())) / rows / 1_000) * 1_000;
    const detected = start + wait(120);
    const identified = detected + wait(480);
    const fixed = identified + wait(720);
    const verified = fixed + wait(300);
    const isOpen = random() < 0.1 && row >= rows * 0.99; // one in ten of the last hundredth
    const impact = random() < 0.15 ? (1 + Math.floor(random() * 99)) / 100 : '';
    text += `INC-${1_000_001 + row},${pick(services)},${stamp(start)},${known(0.98, detected)},`;
    text += `${known(0.95, identified)},${isOpen ? '' : known(0.97, fixed)},${isOpen ? '' : stamp(verified)},`;
    text += `${random() < 0.03 ? '' : pick(causes)},${pick(severities)},${impact},${pick(titles)}\n`;
    if (text.length >= bytesAtOnce) {
      yield text;
      text = '';
    }
  }
  yield text;
}

/** Writes it, and waits wherever the reader is slower. */
export async function writeIncidentLog(rows, seed, output) {
  for (const text of incidentLog(rows, seed)) {
    if (!output.write(text, 'latin1')) await once(output, 'drain');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [rows, seed = '1', file] = process.argv.slice(2);
  if (!/^\d+$/.test(rows ?? '') || !/^\d+$/.test(seed)) {
    process.stderr.write('usage: node bench/generate.mjs N [SEED] [FILE]\n');
    process.exit(2);
  }
  const output = file ? createWriteStream(file) : process.stdout;
  output.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  await writeIncidentLog(Number(rows), Number(seed), output);
  if (file) output.end();
}
