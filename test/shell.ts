import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { scratchFolder } from './scratch.ts';

/** The program that is tested: the built one, or a binary that NINEFOLD_BINARY names. */
const binary = process.env['NINEFOLD_BINARY'];
const program = binary === undefined ? [process.execPath, resolve('bin/ninefold.js')] : [resolve(binary)];

const shims = scratchFolder();
for (const name of ['ninefold', 'npx']) {
  const skipped = name === 'npx' ? 'shift; ' : '';
  writeFileSync(join(shims, name), `#!/bin/sh\n${skipped}exec ${program.map((word) => `"${word}"`).join(' ')} "$@"\n`);
  chmodSync(join(shims, name), 0o755);
}

export interface ShellResult {
  readonly status: number | null;
  /** Standard output and standard error in the order of writing, as a terminal shows them. */
  readonly output: string;
}

/** Runs a command line in bash at the project's root, with the built `ninefold` on the path, 80 columns and no colour. */
export function runInShell(command: string, env: Readonly<Record<string, string>> = {}): ShellResult {
  const result = spawnSync('bash', ['-c', `exec 2>&1\n${command}`], {
    encoding: 'utf8',
    input: '',
    maxBuffer: 1 << 28,
    env: {
      ...process.env,
      PATH: `${shims}${delimiter}${process.env['PATH']}`,
      COLUMNS: '80',
      NO_COLOR: '1',
      TMPDIR: shims,
      FORCE_COLOR: '',
      ...env,
    },
  });
  return { status: result.status, output: result.stdout };
}
