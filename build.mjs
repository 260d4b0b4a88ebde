/*
 * `npm run build` after the types: bundles the program and the library into dist/, and writes the licences of the packages
 * whose code lies in them to dist/THIRD-PARTY-LICENSES.txt, and the manual page to dist/ninefold.1. Prints warnings and errors alone.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import configs from './rolldown.config.mjs';

rmSync('dist', { recursive: true, force: true });
const modules = new Set();
for (const { output, ...input } of configs) {
  const bundle = await rolldown(input);
  const written = await bundle.write(output);
  await bundle.close();
  for (const chunk of written.output) for (const id of chunk.moduleIds ?? []) modules.add(id);
}
const build = createHash('sha256');
for (const file of readdirSync('dist', { recursive: true })
  .filter((name) => name.endsWith('.cjs'))
  .sort()) {
  const text = startable(readFileSync(`dist/${file}`, 'utf8'));
  writeFileSync(`dist/${file}`, text);
  build.update(text);
}
const start = readFileSync('dist/start.cjs', 'utf8').replaceAll(
  '__BUILD__',
  JSON.stringify(build.digest('hex').slice(0, 16)),
);
writeFileSync('dist/start.cjs', start);
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licences(modules));
writeFileSync('dist/ninefold.1', execFileSync(process.execPath, ['bin/ninefold.js', 'manual']));

/** The same script with escapes: a text of bytes is read sooner than one of characters. It can only `require` (see src/start). */
function startable(script) {
  if (/(?<![.\w])import\(/.test(script)) throw new Error('an import() is left, which src/start cannot answer');
  if (/\\[^\0-\x7f]|String\.raw/.test(script)) throw new Error('an escape here would change what the script means');
  return script.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The folder of the package that a module belongs to; null for our own. */
function packageFolder(id) {
  return /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1] ?? null;
}

/** What each package asks to be passed on with its code, by name. A package without a licence fails the build. */
function licences(ids) {
  const folders = new Set([...ids].map(packageFolder).filter((folder) => folder !== null));
  const texts = [...folders].map((folder) => {
    const { name, version, license, repository } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    if (!file || !license) throw new Error(`${name} is bundled and has no licence`);
    const source = (repository?.url ?? repository ?? '').replace(/^git\+/, ''); // the MPL asks where its code is had
    return `${name} ${version} (${license})${source === '' ? '' : `, ${source}`}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
  });
  const said = 'The code of these packages is part of ninefold. Each comes under its own licence.\n';
  return [said, ...new Set(texts.sort())].join(`\n${'-'.repeat(80)}\n\n`);
}
