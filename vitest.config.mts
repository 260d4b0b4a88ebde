import { defineConfig } from 'vitest/config';

const results = process.env['TEST_RESULTS'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/scratch-root.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // CI reads the runner's own result from a file
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
  },
});
