import { defineConfig } from 'vitest/config';

/** What would take minutes for each mutant. */
const tooSlow = [
  'test/core/failover/simulation/**',
  'test/core/failover/noticing/**',
  'test/core/diagram/graph/**',
  'test/**/differential.test.ts',
  'test/project/{compare,replay,replay-properties,shapes}.test.ts',
];

const folders = (process.env['NINEFOLD_TESTS'] ?? '').split(',');

export default defineConfig({
  test: {
    include: folders.map((folder) => `${folder}/**/*.test.ts`),
    exclude: tooSlow,
    globalSetup: 'test/scratch-root.ts',
    testTimeout: 60_000,
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
  },
});
