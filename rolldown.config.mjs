import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

/*
 * CommonJS, because Node starts it sooner than ES modules; split, because a command should read only its own code:
 * every dynamic import (a command, a format, csv-parse, date-fns) becomes a file of its own.
 */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  input: { main: 'src/cli/main.ts', io: 'src/cli/io.ts', index: 'src/index.ts' },
  platform: 'node',
  resolve: {
    alias: {
      '#supports-color': here('src/report/formats/no-color-detection.ts'),
      'node:child_process': here('src/cli/no-child-process.ts'),
      'string-width$': here('src/report/formats/quick-width.ts'),
    },
  },
  transform: { target: 'node20' },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name].cjs',
    minify: true,
    // what two or more of them share is one file: every file costs a stat, a read and a compile at start
    codeSplitting: {
      groups: [{ name: 'shared', minShareCount: 2, test: (id) => !/input.(adapters|json|alias-adapter)/.test(id) }],
    },
  },
});
