import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A chunk is called by the folder and the file that it was made for: `commands-budget-run`, or by its package. */
const chunkName = (module) =>
  /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(module)?.[1].replace(/[@\\/]/g, '') ??
  module
    .replace(here('.'), '')
    .replace(/^src[\\/]/, '')
    .replace(/\.[a-z]+$/, '')
    .replace(/\W+/g, '-')
    .replace(/^-/, '');

const common = {
  logLevel: 'warn',
  platform: 'node',
  transform: { target: 'node20' },
};

/** What every command needs. */
const base =
  /src.(core.(problem|notice|nearest|json|order|quantity|time|gates)|report.([a-z-]+\.ts|words.(notice-text|source-remark)\.ts)|cli.(?!show-problem)|commands.([a-z-]+\.ts|options.[a-z-]+\.ts|log.options\.ts))/;
/*
 * The program. CommonJS, because Node starts it sooner than ES modules; split, because a command should read only its own
 * code: every dynamic import (a command, a format, csv-parse, date-fns) becomes a file of its own.
 */
const program = {
  ...common,
  input: { main: 'src/cli/main.ts', io: 'src/cli/io.ts', 'simulation-thread': 'src/cli/simulation-thread.ts' },
  resolve: {
    alias: {
      '#supports-color': here('src/report/formats/no-color-detection.ts'),
      'node:child_process': here('src/cli/no-child-process.ts'),
      'string-width$': here('src/report/formats/quick-width.ts'),
    },
  },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: ({ name, facadeModuleId, moduleIds }) =>
      `chunks/${name === 'shared' ? name : chunkName(facadeModuleId ?? moduleIds.at(-1) ?? name)}.cjs`,
    minify: true,
    dynamicImportInCjs: false, // src/start loads these files, and `import()` is Node's own
    // what every command needs is one file: every file costs a stat, a read and a compile at start, and so does code that a
    // command does not need
    codeSplitting: { groups: [{ name: 'shared', minShareCount: 2, test: base }] },
  },
};

/* What starts the program: small, because it is compiled at every start. `__BUILD__` is filled in by build.mjs. */
const start = {
  ...common,
  input: { start: 'src/start/start.ts' },
  output: { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', minify: true },
};

/* The library, apart from the program, so that what it exports does not decide what a command loads. */
const library = {
  ...common,
  input: { index: 'src/index.ts' },
  output: { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', minify: true },
};

export default defineConfig([program, start, library]);
