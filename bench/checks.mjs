/**
 * How fast the checks of monitors are read: so many rows, one a minute from each of ten services, of which one in a thousand
 * begins an outage of three bad checks. Compares the downtime with what was written: another number ends with status 1.
 *
 *   npm run build && node bench/checks.mjs [ROWS]           default: 1000000
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { here, program, run } from './measure.mjs';

const rows = Number(process.argv[2] ?? 1_000_000);
const services = 10;
const badChecks = 3;
const minutes = Math.floor(rows / services);
const first = Date.UTC(2026, 0, 1);
const at = new Date(first + minutes * 60_000).toISOString();
const startsAt = (minute, service) => (minute * 7 + service * 131) % 1_000 === 0 && minute + badChecks < minutes;

mkdirSync(here('data'), { recursive: true });
const file = here(`data/checks-${rows}.csv`);
let outages = 0;
const lines = ['time,service,status'];
const isDown = Array.from({ length: services }, () => 0);
for (let minute = 0; minute < minutes; minute++) {
  const time = new Date(first + minute * 60_000).toISOString();
  for (let service = 0; service < services; service++) {
    if (startsAt(minute, service)) {
      outages++;
      isDown[service] = badChecks;
    }
    lines.push(`${time},service-${service},${isDown[service] > 0 ? 'down' : 'up'}`);
    isDown[service] = Math.max(0, isDown[service] - 1);
  }
}
if (!existsSync(file)) writeFileSync(file, `${lines.join('\n')}\n`);

const args = ['--group-by', 'service', '--from', '2026-01-01', '--to', at, '--at', at, '--format', 'json'];
const { seconds, megabytes, output } = run([program, 'incidents', file, ...args]);
const result = JSON.parse(output);
const found = result.groups.service.reduce((sum, { downtimeSeconds }) => sum + downtimeSeconds, 0);
const wanted = outages * badChecks * 60;
console.log(`${lines.length - 1} checks: ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`);
if (found !== wanted) {
  console.error(`downtime of the services: ${found} s, written were ${wanted} s`);
  process.exitCode = 1;
}
