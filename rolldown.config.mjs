import { defineConfig } from 'rolldown';

/*
 * CommonJS, because Node starts it sooner than ES modules; split, because a command should read only its own code:
 * every dynamic import (a command, a format, csv-parse, date-fns) becomes a file of its own.
 */
const output = {
  dir: 'dist',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name].cjs',
  minify: true,
  exports: 'named',
};

export default defineConfig({
  input: { main: 'src/cli/main.ts', io: 'src/cli/io.ts', index: 'src/index.ts' },
  platform: 'node',
  treeshake: true,
  transform: { target: 'node20' },
  output,
});
