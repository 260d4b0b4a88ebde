/*
 * `npm run sbom`: what is in the package, as CycloneDX on standard output. An install brings ninefold alone; what lies in dist/ is
 * code of other packages, so the list is npm's own, of the lock file, less those of which the build took nothing.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const licences = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
const bundled = new Set([...licences.matchAll(/^-{80}\n\n(\S+ \S+) \(/gm)].map(([, each]) => each));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const asked = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
const bill = JSON.parse(execFileSync(npm, asked, { encoding: 'utf8', maxBuffer: 1 << 28 }));

const components = bill.components.filter(({ group, name, version }) =>
  bundled.has(`${group ? `${group}/` : ''}${name} ${version}`),
);
const missing = bundled.size - new Set(components.map(({ purl }) => purl)).size;
if (bundled.size === 0 || missing > 0)
  throw new Error(`${missing} of ${bundled.size} bundled packages are not in the lock`);
const kept = new Set([bill.metadata.component, ...components].map((each) => each['bom-ref']));
const dependencies = bill.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
console.log(JSON.stringify({ ...bill, components, dependencies }, null, 2));
