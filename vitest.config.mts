import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const results = process.env['TEST_RESULTS'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/scratch-root.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // one load of src for all files of a thread: half of the time otherwise; no test changes what another one sees
    pool: 'threads',
    isolate: false,
    maxWorkers: availableParallelism(),
    // CI reads the runner's own result from a file
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
  },
});
