/** The engine as one module, bundled from the sources into a folder that is gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { here } from './measure.mjs';

/** Bundles a file of TypeScript for Node; returns its path. The folder is removed when the process ends. */
export async function bundled(source) {
  const folder = mkdtempSync(join(tmpdir(), 'ninefold-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'bundle.mjs');
  await build({
    input: here(source),
    platform: 'node',
    logLevel: 'warn',
    output: { file, format: 'esm', minify: true },
  });
  return file;
}
