import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratch.ts';
import { runInShell } from '../shell.ts';

/* The built program with every way out to the network and to other programs closed: who takes one ends with status 99. */

const guard = join(scratchFolder(), 'guard.cjs');
writeFileSync(
  guard,
  `const taken = (name) => () => { require('node:fs').writeSync(2, name + ' was called\\n'); process.exit(99); };
   const close = (module, ...names) => { for (const name of names) require('node:' + module)[name] = taken(module + '.' + name); };
   close('net', 'connect', 'createConnection', 'createServer');
   require('node:net').Socket.prototype.connect = taken('a socket');
   close('http', 'request', 'get', 'createServer');
   close('https', 'request', 'get', 'createServer');
   close('tls', 'connect');
   close('dns', 'lookup', 'resolve');
   close('dgram', 'createSocket');
   close('child_process', 'spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork');
   globalThis.fetch = taken('fetch');
   globalThis.WebSocket = taken('WebSocket');`,
);
const guarded = (call: string) => runInShell(`ninefold ${call} > /dev/null`, { NODE_OPTIONS: `--require ${guard}` });
const march = 'fixtures/incidents.csv --month 2026-03 --at 2026-10-01 --quiet';

describe.skipIf(process.env['NINEFOLD_BINARY'] !== undefined)('nothing is fetched', () => {
  it.each([
    ['--version'],
    ['nines 99.9'],
    ['compose "99.9 -> 99.95" --format html'],
    ['compose fixtures/topologies/shop.yaml --simulate 10y --quiet'],
    [`incidents ${march}`],
    [`incidents ${march} --format html`],
    [`project ${march} --format html`],
    [`budget ${march} --slo 99`],
    ['check fixtures/project/ninefold.yaml --at 2026-10-01'],
  ])('by %s', (call) => {
    const { status, output } = guarded(call);
    expect([0, 1]).toContain(status);
    expect(output).not.toContain('was called');
  });
  it('but by who asks a server', () => {
    const { status, output } = guarded(
      'budget --slo 99.9 --prometheus http://127.0.0.1:9 --query "up" --at 2026-10-01',
    );
    expect([status, output]).toEqual([99, expect.stringContaining('was called')]);
  });
});
