/*
 * `npm run test:machines [-- --nodes 20,22 --quick TEST…]`: the suite on every Node that is supported, in four zones and two
 * languages. A Node is a version, which npx fetches, or the path of one. --quick takes one zone and language a Node, another each
 * time; tests that are named are run instead of all.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: { nodes: { type: 'string', default: '20,22,24,26' }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const nodes = values.nodes.split(',');
const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'];
const languages = ['C.UTF-8', 'tr_TR.UTF-8']; // Turkish: i and I are no pair
const machines = nodes.flatMap((node, i) =>
  values.quick
    ? [{ node, zone: zones[i % zones.length], language: languages[i % languages.length] }]
    : zones.flatMap((zone) => languages.map((language) => ({ node, zone, language }))),
);

let failed = 0;
for (const { node, zone, language } of machines) {
  const [command, ...before] = /^\d+(\.\d+)*$/.test(node) ? ['npx', '--yes', `node@${node}`] : [node];
  const words = [
    ...before,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--silent=passed-only',
    '--reporter=dot',
    ...positionals,
  ];
  const { status, stdout, stderr } = spawnSync(command, words, {
    env: { ...process.env, TZ: zone, LANG: language, LC_ALL: language, NO_COLOR: '1' },
    ...{ encoding: 'utf8', maxBuffer: 1 << 28 },
  });
  const counts = /^ *Tests +(.*)$/m.exec(stdout)?.[1] ?? 'no result';
  console.log(`${status === 0 ? '✓' : '✗'} Node ${node}, ${zone}, ${language}: ${counts}`);
  if (status !== 0) {
    failed++;
    console.log(`${stdout}${stderr}`);
  }
}
process.exitCode = failed > 0 ? 1 : 0;
