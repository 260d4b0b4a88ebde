/*
 * `npm run same-pack`: two clones of what is committed are built and packed, an hour apart by their files' times; both must be one
 * file, byte by byte. Prints its hash.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'ninefold-pack-'));
const run = (command, words, cwd) =>
  execFileSync(command, words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

function packed(name, secondsAgo) {
  const clone = join(folder, name);
  run('git', ['clone', '--quiet', '--no-hardlinks', '.', clone]);
  symlinkSync(resolve('node_modules'), join(clone, 'node_modules'), 'junction');
  const time = Date.now() / 1000 - secondsAgo;
  for (const file of run('git', ['ls-files', '-z'], clone).split('\0').filter(Boolean)) {
    const path = join(clone, file);
    utimesSync(path, time, time);
  }
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], clone).replace(/^[^[]*/, ''),
  );
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, filename)))
    .digest('hex');
  rmSync(clone, { recursive: true });
  return hash;
}

try {
  const [first, second] = [packed('one', 0), packed('another', 3_600)];
  if (first !== second) throw new Error(`the two packs differ: ${first}, ${second}`);
  console.log(first);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
