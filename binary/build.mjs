/*
 * `npm run binary`: one file that needs no Node, for the platform and with the Node that this runs on ("single executable
 * application"). The same engine computes the same digits. The tool that puts the program into a copy of Node is fetched by npm in
 * this version; nothing else is.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import configs from '../rolldown.config.mjs';

const tool = 'postject@1.0.0-alpha.6';
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'; // where Node says that a program may stand: its documentation
const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}binary/out`;
const file = `${out}/ninefold${process.platform === 'win32' ? '.exe' : ''}`;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const [program] = configs;
const { output: _, ...options } = program;
const bundle = await rolldown({ ...options, input: `${root}binary/start.ts`, cwd: root });
await bundle.write({ file: `${out}/program.cjs`, format: 'cjs', minify: true, codeSplitting: false });
await bundle.close();
writeFileSync(
  `${out}/sea.json`,
  JSON.stringify({
    main: `${out}/program.cjs`,
    output: `${out}/program.blob`,
    disableExperimentalSEAWarning: true,
    useCodeCache: true,
  }),
);
const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
run(process.execPath, '--experimental-sea-config', `${out}/sea.json`);
copyFileSync(process.execPath, file);
chmodSync(file, 0o755);
const isMac = process.platform === 'darwin';
if (isMac) run('codesign', '--remove-signature', file);
run(
  process.platform === 'win32' ? 'npx.cmd' : 'npx',
  ...['--yes', tool, file, 'NODE_SEA_BLOB', `${out}/program.blob`, '--sentinel-fuse', fuse],
  ...(isMac ? ['--macho-segment-name', 'NODE_SEA'] : []),
);
if (isMac) run('codesign', '--sign', '-', file);
for (const name of ['program.cjs', 'program.blob', 'sea.json']) rmSync(`${out}/${name}`);
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const said = execFileSync(file, ['--version'], { encoding: 'utf8' }).trim();
if (said !== version) throw new Error(`the binary says that it is ${said}, and this is ${version}`);
console.log(`${file}: ${Math.round(statSync(file).size / 1e6)} MB, ninefold ${said} with Node ${process.version}`);
