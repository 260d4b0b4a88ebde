// StrykerJS over one room of core (NINEFOLD_ROOM), with the room's tests: see run.mjs.
const room = process.env['NINEFOLD_ROOM'];
const files = process.env['NINEFOLD_FILES'];

export default {
  mutate: files ? files.split(',') : [`src/core/${room}/**/*.ts`],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.mts', related: false },
  coverageAnalysis: 'perTest',
  // a mutant of what a module computes while it loads needs a load for itself: those are left out, and counted as ignored
  ignoreStatic: true,
  concurrency: 1,
  // its rewriting of tsconfig.json asks for the interface of TypeScript 5; nothing here needs it
  tsconfigFile: 'none.json',
  ignorePatterns: ['dist', 'binary/out', 'bench', 'docs', 'coverage', 'reports'],
  tempDirName: '.stryker-tmp',
  reporters: ['json'],
  jsonReporter: { fileName: `reports/mutation/${room}.json` },
  disableTypeChecks: false,
  allowEmpty: false,
  logLevel: 'warn',
};
